using System.Collections.Immutable;
using System.Text.Json;
using Antlr4.Runtime;
using Antlr4.Runtime.Misc;
using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Parsing;
using Symbolic.Parsing.Generated;
using Xunit;

namespace Symbolic.Tests.Parsing;

public sealed class RuleFileTests
{
    private const string Sample = """
        # a file about logarithms

        # the textbook case
        pair log1pexp override surrogate priority -3: log(1 + exp(u))   # wherever it occurs
          # its derivative
          d/du  = sigmoid(u)      # stable
          value = softplus(u)

        function swish(x) = x*sigmoid(x)
        function j0(x) = native
          d/dx = -j1(x)
        function j1(x) = unknown
        function clipgrad(u, lo, hi) surrogate = u
          where  lo <= 0, hi >= 0
          tangent = clamp(d(u), lo, hi)
        pair lse1: log(a + b*exp(u))
          where a is num, b > 0, u is var, default b = 1
          d/da = none
        rewrite vers: 1 - cos(u) -> 2*sin(u/2)^2
        rewrite l1me priority 7: log(1 - exp(u)) -> log1mexp(u) if u < 0, u is const
        # the end
        """;

    public static TheoryData<string> AcceptedRules
    {
        get
        {
            TheoryData<string> rules = [Sample];
            using JsonDocument cases = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Engine", "custom-derivatives.json")));
            foreach (JsonElement item in cases.RootElement.GetProperty("cases").EnumerateArray())
            {
                bool isSyntax = item.TryGetProperty("expect_error", out JsonElement code) && code.GetString() is "SD1001" or "SD1008" or "SD1009";
                if (isSyntax) continue;
                if (item.TryGetProperty("rules", out JsonElement text) && !string.IsNullOrWhiteSpace(text.GetString())) rules.Add(text.GetString()!);
                if (item.TryGetProperty("library_rules", out JsonElement library) && library.ValueKind == JsonValueKind.String) rules.Add(library.GetString()!);
            }

            return rules;
        }
    }

    [Theory]
    [MemberData(nameof(AcceptedRules))]
    public void Is_read_by_the_product_and_by_the_grammar(string rules)
    {
        Assert.Empty(Errors(rules));
        ReadByGrammar(rules);
    }

    [Fact]
    public void Declarations_have_names_flags_and_clauses()
    {
        ImmutableArray<DeclarationSyntax> all = Read(Sample).Declarations;
        Assert.Equal(["log1pexp", "swish", "j0", "j1", "clipgrad", "lse1", "vers", "l1me"], all.Select(static d => d.Name));
        PairSyntax pair = Assert.IsType<PairSyntax>(all[0]);
        Assert.Equal((true, true, -3), (pair.IsOverride, pair.IsSurrogate, pair.Priority));
        Assert.Equal("log(1 + exp(u))", pair.Pattern.Text);
        DerivativeClause derivative = Assert.IsType<DerivativeClause>(pair.Clauses[0]);
        Assert.Equal(("u", "sigmoid(u)"), (derivative.Variable, derivative.Form!.Text));
        Assert.Equal(6, derivative.Span.Line);
        Assert.Equal("softplus(u)", Assert.IsType<ValueClause>(pair.Clauses[1]).Form.Text);
    }

    [Fact]
    public void Functions_have_parameters_and_one_of_three_bodies()
    {
        RuleFileSyntax file = Read(Sample);
        FunctionSyntax[] functions = [.. file.Declarations.OfType<FunctionSyntax>()];
        Assert.Equal("x*sigmoid(x)", functions[0].Body!.Text);
        Assert.Equal((true, null), (functions[1].IsNative, functions[1].Body));
        Assert.Equal((false, null), (functions[2].IsNative, functions[2].Body));
        Assert.Equal(["u", "lo", "hi"], functions[3].Parameters.AsEnumerable());
        Assert.True(functions[3].IsSurrogate);
        Assert.Equal("clamp(d(u), lo, hi)", Assert.IsType<TangentClause>(functions[3].Clauses[1]).Form.Text);
        Assert.True(file.Functions.TryGet("clipgrad", 3, out _));
    }

    [Fact]
    public void Conditions_are_relations_kinds_and_defaults()
    {
        ImmutableArray<DeclarationSyntax> all = Read(Sample).Declarations;
        WhereClause where = Assert.IsType<WhereClause>(all[5].Clauses[0]);
        Assert.Equal([("a", "num"), (null, null), ("u", "var")], where.Conditions.Select(static c => (c.Metavariable, c.Kind)));
        Assert.Equal("b > 0", where.Conditions[1].Relation!.Text);
        Assert.Equal(("b", "1"), (where.Defaults[0].Metavariable, where.Defaults[0].Value.Text));
        Assert.Null(Assert.IsType<DerivativeClause>(all[5].Clauses[1]).Form);
        RewriteSyntax rewrite = Assert.IsType<RewriteSyntax>(all[7]);
        Assert.Equal(("log1mexp(u)", 7), (rewrite.Replacement.Text, rewrite.Priority));
        Assert.Equal(["u < 0", "u is const"], rewrite.Conditions.Select(static c => c.Relation?.Text ?? $"{c.Metavariable} is {c.Kind}"));
    }

    [Fact]
    public void Comments_stay_with_what_they_are_about()
    {
        RuleFileSyntax file = Read(Sample);
        Assert.Equal(["# a file about logarithms", "# the textbook case"], file.Declarations[0].Comments.AsEnumerable());
        Assert.Equal("# wherever it occurs", file.Declarations[0].LineComment);
        Assert.Equal(["# its derivative"], file.Declarations[0].Clauses[0].Comments.AsEnumerable());
        Assert.Equal("# stable", file.Declarations[0].Clauses[0].LineComment);
        Assert.Equal(["# the end"], file.TrailingComments.AsEnumerable());
    }

    [Fact]
    public void Functions_may_be_used_before_they_are_declared_and_in_derivative_patterns()
    {
        RuleFileSyntax file = Read("pair ode: D[1](h)(x)\n  d/dx = -h(x)\nfunction h(x) = unknown");
        Call pattern = Assert.IsType<Call>(Assert.IsType<PairSyntax>(file.Declarations[0]).Pattern.Expression);
        Assert.Equal(("h", 1), (pattern.Name, Assert.Single(pattern.Orders)));
    }

    [Fact]
    public void A_declared_function_takes_the_place_of_a_macro()
    {
        RuleFileSyntax file = Read("function sqrt(x) = native\nfunction r(x) = sqrt(x)");
        Assert.Equal("sqrt", Assert.IsType<Call>(Assert.IsType<FunctionSyntax>(file.Declarations[1]).Body!.Expression).Name);
    }

    [Fact]
    public void Words_of_rule_files_are_names_in_formulas()
    {
        RuleFileSyntax file = Read("pair value: exp(where)*var\n  d/dwhere = value*num\n  value = none\nfunction pair(rewrite) = rewrite + native\n");
        Assert.Equal(["value", "pair"], file.Declarations.Select(static d => d.Name));
        Assert.Equal(["where"], file.Declarations[0].Clauses.OfType<DerivativeClause>().Select(static d => d.Variable));
    }

    [Fact]
    public void Formulas_go_on_inside_brackets_only()
    {
        RuleFileSyntax file = Read("pair a: log(1 +   # one\n   exp(u))\n  d/du = (1\n +\n u)\r\n\r\nrewrite b:\n  sin(-u) -> -sin(u)\n");
        Assert.Equal(["a", "b"], file.Declarations.Select(static d => d.Name));
        Assert.Equal(ParsingTable.Parse("1 + u"), Assert.IsType<DerivativeClause>(file.Declarations[0].Clauses[0]).Form!.Expression);
        Assert.NotEmpty(Errors("pair a: 1 +\n exp(u)\n"));
    }

    [Fact]
    public void A_conditional_replacement_may_have_a_condition_too()
    {
        RewriteSyntax rewrite = Assert.IsType<RewriteSyntax>(Read("rewrite r: step(u)*2 -> if(u > 0, 2, 0) if (u != 0)").Declarations[0]);
        Assert.Equal(("if(u > 0, 2, 0)", "(u != 0)"), (rewrite.Replacement.Text, rewrite.Conditions[0].Relation!.Text));
        Assert.Equal("2", Assert.IsType<RewriteSyntax>(Read("rewrite r: step(u)*2 -> 2 if (u > 0)").Declarations[0]).Replacement.Text);
    }

    [Theory]
    [InlineData("pair r: log(1 + exp(u)\n  d/du = 1", "SD1001 1:23 missing ')'")]
    [InlineData("pair r: log(1 + exp(u))\n  d/du = sigmod(u)", "SD1009 2:10 unknown function 'sigmod'; did you mean 'sigmoid'?")]
    [InlineData("pair r: sin(u, u)", "SD1008 1:9 sin takes 1 argument, not 2")]
    [InlineData("pair r log(u)", "SD1001 1:7 missing ':'")]
    [InlineData("pair r: log(u) = 3", "SD1001 1:16 '=' is not expected here")]
    [InlineData("pair: log(u)", "SD1001 1:5 a pair needs a name")]
    [InlineData("function f(x) x", "SD1001 1:14 missing '='")]
    [InlineData("function f() = 1", "SD1001 1:12 the parameters of a function are names")]
    [InlineData("function f(x, x) = 1", "SD1001 1:15 the parameter 'x' is declared twice")]
    [InlineData("function f(x, pi) = 1", "SD1001 1:15 'pi' is a constant and cannot be a parameter")]
    [InlineData("rewrite r: sin(-u)", "SD1001 1:19 missing '->'")]
    [InlineData("rewrite r: sin(-u -> -sin(u)", "SD1001 1:18 missing ')'")]
    [InlineData("pair r: log(u)\n  d/du 1/u", "SD1001 2:7 missing '='")]
    [InlineData("pair r: log(u)\n  d/du = 1\n  d/du = 2", "SD1001 3:3 'd/du =' is given twice")]
    [InlineData("pair r: log(u)\n  dudu = 1", "SD1001 2:3 'dudu' begins neither a clause nor a declaration")]
    [InlineData("pair r: log(u)\n  where u is real", "SD1001 2:14 'real' is no kind of operand")]
    [InlineData("pair r: log(u)\n  where u", "SD1001 2:9 a number stands where a condition is expected")]
    [InlineData("pair r: log(u)\n  default u", "SD1001 2:12 missing '='")]
    [InlineData("pair r: log(u)\n  value = 1 2", "SD1001 2:12 missing operator between '1' and '2'")]
    [InlineData("pair r priority x: log(u)", "SD1001 1:8 a priority is a whole number")]
    [InlineData("function g(x) = x\n  d/dx = d(x)", "SD1009 2:10 'd(u)' has a meaning in 'tangent = …' only; for a product write 'd*(x)'")]
    [InlineData("value = 1", "SD1001 1:1 a clause stands before any declaration")]
    [InlineData("lorem ipsum", "SD1001 1:1 'lorem' begins no declaration")]
    public void Says_what_is_wrong(string rules, string expected)
    {
        Diagnostic first = Errors(rules)[0];
        Assert.StartsWith(expected, $"{first.Code} {first.Span.Line}:{first.Span.Column} {first.Message}", StringComparison.Ordinal);
    }

    [Fact]
    public void After_an_error_the_next_declaration_is_read()
    {
        const string Rules = "pair a: log(1 + \n d/du = 1\n\npair b: zork(u)\n  d/du = 1\n  d/dv = 2 +\n\nfunction c(x) = x";
        RuleFileSyntax file = RuleFileParser.Parse(Rules, ParsingTable.Options, out ImmutableArray<Diagnostic> diagnostics);
        Assert.Equal([1, 4, 6], diagnostics.Select(static d => d.Span.Line));
        Assert.Equal("c", file.Declarations[^1].Name);
    }

    [Theory]
    [InlineData("f2(x, y) = x*y + f2(y, x)")]
    [InlineData("function f2(x, y) = x*y")]
    [InlineData("  f2(x, y) surrogate = x\n  d/dx = 1")]
    [InlineData("f2(x, y) = unknown")]
    public void Definitions_need_no_keyword(string text)
    {
        RuleFileSyntax file = RuleFileParser.ParseDefinition(text, ParsingTable.Options, out ImmutableArray<Diagnostic> diagnostics);
        Assert.Empty(diagnostics);
        Assert.Equal("f2", Assert.Single(file.Declarations).Name);
        Assert.True(file.Functions.TryGet("f2", 2, out _));
    }

    [Theory]
    [InlineData("f2(x = 3", 6)]
    [InlineData("f2(x) = x +", 12)]
    [InlineData("x", 2)]
    [InlineData("", 1)]
    public void Definitions_report_in_their_own_text(string text, int column)
    {
        RuleFileParser.ParseDefinition(text, ParsingTable.Options, out ImmutableArray<Diagnostic> diagnostics);
        Assert.Equal(column, diagnostics[0].Span.Column);
    }

    [Theory]
    [InlineData("x=1, y=2", "x 1, y 2")]
    [InlineData("x = pi/2,y=-inf , z=1e-300", "x pi/2, y -inf, z 1e-300")]
    [InlineData("μ=sqrt(2)", "μ sqrt(2)")]
    [InlineData("x=min(1,2)", "x min(1, 2)")]
    public void Points_are_names_with_numbers(string text, string expected) =>
        Assert.Equal(expected, string.Join(", ", PointParser.Parse(text, ParsingTable.Options).Select(static c => $"{c.Name} {c.Value}")));

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("x=")]
    [InlineData("x=1,")]
    [InlineData("x=y")]
    [InlineData("x=1 y=2")]
    [InlineData("1=x")]
    [InlineData("x=1,x=2")]
    [InlineData("pi=3")]
    [InlineData("x=(1")]
    public void Bad_points_are_diagnostics(string text) =>
        Assert.Equal("SD1001", Assert.Throws<SymbolicException>(() => PointParser.Parse(text, ParsingTable.Options)).Code);

    private static RuleFileSyntax Read(string rules)
    {
        RuleFileSyntax file = RuleFileParser.Parse(rules, ParsingTable.Options, out ImmutableArray<Diagnostic> diagnostics);
        Assert.Empty(diagnostics);
        return file;
    }

    private static ImmutableArray<Diagnostic> Errors(string rules)
    {
        FunctionTable functions = ParsingTable.Table.With(new FunctionDefinition { Name = "dsinc", Parameters = ["n", "x"] });
        RuleFileParser.Parse(rules, ParsingTable.Options with { Functions = functions }, out ImmutableArray<Diagnostic> diagnostics);
        return [.. diagnostics.Where(static d => d.Severity == Severity.Error)];
    }

    /// <summary>Throws unless the generated parser reads the rules; line ends inside brackets do not count.</summary>
    private static void ReadByGrammar(string rules)
    {
        FoldedCharStream stream = new();
        stream.Reset(rules);
        List<IToken> tokens = [];
        int open = 0;
        foreach (IToken token in new SymbolicLexer(stream).GetAllTokens())
        {
            if (token.Type is SymbolicLexer.OPEN) open++;
            if (token.Type is SymbolicLexer.CLOSE) open--;
            if (open == 0 || token.Type != SymbolicLexer.NEWLINE) tokens.Add(token);
        }

        SymbolicParser parser = new(new CommonTokenStream(new ListTokenSource(tokens))) { ErrorHandler = new BailErrorStrategy() };
        try
        {
            parser.ruleFile();
        }
        catch (ParseCanceledException error)
        {
            Assert.Fail($"the grammar does not read\n{rules}\n{error.InnerException}");
        }
    }
}
