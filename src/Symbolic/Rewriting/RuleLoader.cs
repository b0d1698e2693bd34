using System.Collections.Immutable;
using System.Globalization;
using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Parsing;

namespace Symbolic.Rewriting;

/// <summary>Turns a rule text into a layer, with all the checks that need no numbers.</summary>
internal sealed class RuleLoader
{
    private const int MaximumPatternNodes = 2_000;
    private readonly RuleSet _below;
    private readonly string? _file;
    private readonly RuleFileSyntax _syntax;
    private readonly RuleDiagnostics _report;
    private readonly FunctionTable _functions;
    private readonly int _layer;
    private readonly bool _isKnown;

    private RuleLoader(RuleSet below, RuleFileSyntax syntax, string? file, ImmutableArray<Diagnostic> diagnostics, bool isKnown)
    {
        _isKnown = isKnown;
        _below = below;
        _file = file;
        _syntax = syntax;
        _report = new RuleDiagnostics(diagnostics, file);
        _functions = syntax.Functions;
        _layer = below.Layers.Length + 1;
    }

    /// <summary>The layer a text declares above a rule set.</summary>
    /// <param name="below">The rule set.</param>
    /// <param name="text">The text.</param>
    /// <param name="limits">How much may be read.</param>
    /// <param name="file">The file's name for diagnostics, or null.</param>
    /// <param name="isKnown">Whether the rules are known not to repeat each other nor to go in circles, as those are that come with the engine.</param>
    /// <exception cref="SymbolicException">The text has errors; all of them are in the diagnostics.</exception>
    public static RuleLayer Load(RuleSet below, string text, Limits limits, string? file, bool isKnown = false)
    {
        ParseOptions options = new() { Functions = below.Functions, Limits = limits, File = file, DefersForms = isKnown };
        RuleFileSyntax syntax = RuleFileParser.Parse(text, options, out ImmutableArray<Diagnostic> diagnostics);
        return new RuleLoader(below, syntax, file, diagnostics, isKnown).Layer();
    }

    private RuleLayer Layer()
    {
        _report.ThrowIfErrors();
        List<FunctionDefinition> functions = [];
        foreach (DeclarationSyntax declaration in _syntax.Declarations)
        {
            if (declaration is FunctionSyntax function) functions.Add(Function(function));
        }

        _report.ThrowIfErrors();
        FunctionTable table = _below.Functions.WithAll(functions);
        List<Pair> pairs = [];
        List<Rewrite> rewrites = [];
        foreach (DeclarationSyntax declaration in _syntax.Declarations)
        {
            if (declaration is PairSyntax pairSyntax && Pair(pairSyntax, table) is { } pair) pairs.Add(pair);
            if (declaration is RewriteSyntax rewriteSyntax && Rewrite(rewriteSyntax, table) is { } rewrite) rewrites.Add(rewrite);
        }

        if (!_isKnown) Duplicates(pairs, table);
        if (!_isKnown) Duplicates(rewrites, table);
        RuleLayer layer = new(_syntax, [.. functions], [.. pairs], [.. rewrites], _report.Warnings, _file);
        _report.ThrowIfErrors();
        if (_isKnown) return layer;
        ValueCycles.Check(pairs, table, _report);
        RewriteCycles.Check(rewrites, table, _report);
        _report.ThrowIfErrors();
        return layer;
    }

    private FunctionDefinition Function(FunctionSyntax syntax)
    {
        FormulaChecks checks = new(_report, syntax.Parameters, isPair: false);
        if (syntax.Parameters.Distinct(StringComparer.Ordinal).Count() != syntax.Parameters.Length) _report.Error("SD1006", $"function '{syntax.Name}' has two parameters of one name", syntax.NameSpan);
        if (_syntax.Declarations.OfType<FunctionSyntax>().First(f => f.Name == syntax.Name && f.Parameters.Length == syntax.Parameters.Length) != syntax)
        {
            _report.Error("SD1006", $"function '{syntax.Name}' is declared twice", syntax.NameSpan);
        }

        if (Constant.Named(syntax.Name) is not null || syntax.Name is "D" or "diff" or "if") _report.Error("SD1007", $"'{syntax.Name}' cannot be redefined", syntax.NameSpan);
        CheckRedefinition(syntax);
        if (syntax.Body is not null) checks.Check(syntax.Body, "the body");
        RuleForms forms = RuleForms.Read(syntax, syntax.Parameters, checks, _report);
        return new FunctionDefinition
        {
            Name = syntax.Name,
            Parameters = syntax.Parameters,
            Origin = syntax.Body is not null ? FunctionOrigin.User : syntax.IsNative ? FunctionOrigin.Native : FunctionOrigin.Unknown,
            Spec = syntax.Body is null ? null : new Formula(syntax.Body.Expression),
            Partials = forms.Partials(syntax.Parameters),
            Value = forms.Value,
            Tangent = forms.Tangent,
            Where = forms.Where,
            IsSurrogate = syntax.IsSurrogate,
            Source = _report.Place(syntax.NameSpan),
        };
    }

    /// <summary>A built-in may be declared again without <c>override</c> only when the body says what it means already.</summary>
    private void CheckRedefinition(FunctionSyntax syntax)
    {
        if (syntax.IsOverride || !_below.Functions.TryGet(syntax.Name, syntax.Parameters.Length, out FunctionDefinition? known) || known.Origin != FunctionOrigin.BuiltIn) return;
        bool same = syntax.Body is not null && known.Spec is not null
            && Substitution.Apply(Formulas.Read(known.Spec, _below.Functions), known.Parameters, [.. syntax.Parameters.Select(static p => new Symbol(p))]).Equals(syntax.Body.Expression);
        if (!same) _report.Error("SD1007", $"'{syntax.Name}' is a built-in function; write 'function {syntax.Name}({string.Join(", ", syntax.Parameters)}) override = …' to replace it", syntax.NameSpan);
    }

    private Pair? Pair(PairSyntax syntax, FunctionTable table)
    {
        if (!IsPattern(syntax.Pattern, syntax)) return null;
        ImmutableArray<string> names = Metavariables(syntax.Pattern);
        FormulaChecks checks = new(_report, names, isPair: true);
        RuleForms forms = RuleForms.Read(syntax, names, checks, _report);
        if (!syntax.IsOverride && BuiltInHead(syntax.Pattern.Expression, table) is { } head)
        {
            _report.Error("SD1007", $"pair '{syntax.Name}' would replace the derivative of the built-in function '{head}'; write 'pair {syntax.Name} override: …' if that is meant", syntax.NameSpan);
        }

        Pattern pattern = new(syntax.Pattern.Expression, table, forms.Conditions, forms.Defaults);
        string name = string.Concat(Rewriting.Pair.Prefix, _layer.ToString(CultureInfo.InvariantCulture), ":", syntax.Name);
        FunctionDefinition row = new()
        {
            Name = name,
            Parameters = pattern.Metavariables,
            Origin = FunctionOrigin.User,
            Spec = new Formula(syntax.Pattern.Expression),
            Partials = forms.Partials(pattern.Metavariables),
            Value = forms.Value,
            Tangent = forms.Tangent,
            IsSurrogate = syntax.IsSurrogate,
            Source = _report.Place(syntax.NameSpan),
        };
        return new Pair { Name = syntax.Name, Pattern = pattern, Row = row, Layer = _layer, Priority = syntax.Priority, IsOverride = syntax.IsOverride, IsOptional = _isKnown, Span = syntax.NameSpan, File = _file };
    }

    private Rewrite? Rewrite(RewriteSyntax syntax, FunctionTable table)
    {
        if (!IsPattern(syntax.Pattern, syntax)) return null;
        ImmutableArray<string> names = Metavariables(syntax.Pattern);
        FormulaChecks checks = new(_report, names, isPair: true);
        checks.Check(syntax.Replacement, "the replacement");
        if (syntax.IsSurrogate) _report.Error("SD1001", $"rewrite '{syntax.Name}' keeps the value, so it cannot be a surrogate; write 'pair {syntax.Name} surrogate: …' to change a derivative", syntax.NameSpan);
        foreach (ClauseSyntax clause in syntax.Clauses.Where(static clause => clause is not WhereClause)) _report.Error("SD1001", "a rewrite has a replacement and conditions only; a pair has forms for the derivative and the value", clause.Span);
        RuleForms forms = RuleForms.Read(syntax with { Clauses = [.. syntax.Clauses.OfType<WhereClause>()] }, names, checks, _report);
        ImmutableArray<Condition> conditions = [.. RuleForms.ReadConditions(syntax.Conditions, checks, _report), .. forms.Conditions];
        Pattern pattern = new(syntax.Pattern.Expression, table, conditions, forms.Defaults);
        return new Rewrite(syntax.Name, pattern, syntax.Replacement.Expression) { Layer = _layer, Priority = syntax.Priority, Span = syntax.NameSpan, File = _file };
    }

    private static ImmutableArray<string> Metavariables(FormulaSyntax pattern)
    {
        List<string> names = [];
        foreach (Expr node in ExpressionGraph.Of(pattern.Expression).Nodes)
        {
            if (node is Symbol symbol && !names.Contains(symbol.Name)) names.Add(symbol.Name);
        }

        return [.. names];
    }

    private bool IsPattern(FormulaSyntax pattern, DeclarationSyntax syntax)
    {
        bool isBare = pattern.Expression is Symbol;
        if (isBare || !Array.Exists(ExpressionGraph.Of(pattern.Expression).Nodes, static node => node is Symbol))
        {
            string what = isBare ? "a bare metavariable, which would match everything" : syntax is PairSyntax ? "a constant, which has no derivative" : "a constant, in which nothing can vary";
            _report.Error("SD1002", $"the pattern of '{syntax.Name}' is {what}; write an expression such as log(1 + exp(u))", pattern.Span);
            return false;
        }

        if (ExpressionGraph.Of(pattern.Expression).Nodes.Length <= MaximumPatternNodes) return true;
        _report.Error("SD5001", $"the pattern of '{syntax.Name}' has more than {MaximumPatternNodes} nodes; this limit cannot be raised", pattern.Span);
        return false;
    }

    /// <summary>The function whose every call the pattern matches, if it is a built-in one.</summary>
    private static string? BuiltInHead(Expr pattern, FunctionTable table)
    {
        if (pattern is not Call { IsDerivative: false } call || !table.TryGet(call.Name, call.Arguments.Length, out FunctionDefinition? row)) return null;
        bool general = Array.TrueForAll(call.ArgumentArray, static a => a is Symbol) && call.ArgumentArray.Distinct().Count() == call.Arguments.Length;
        return general && row.Origin == FunctionOrigin.BuiltIn ? call.Name : null;
    }

    private void Duplicates(List<Pair> pairs, FunctionTable table)
    {
        for (int i = 0; i < pairs.Count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (pairs[i].Name == pairs[j].Name) _report.Error("SD1006", $"there are two pairs named '{pairs[i].Name}'; give one of them another name", pairs[i].Span);
                else if (PairSet.AreSame(pairs[i].Pattern, pairs[j].Pattern, table)) _report.Error("SD1006", $"pairs '{pairs[j].Name}' and '{pairs[i].Name}' have the same pattern; remove one, or give it a 'where' clause", pairs[i].Span);
            }
        }
    }

    private void Duplicates(List<Rewrite> rewrites, FunctionTable table)
    {
        for (int i = 0; i < rewrites.Count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (rewrites[i].Name == rewrites[j].Name) _report.Error("SD1006", $"there are two rewrites named '{rewrites[i].Name}'; give one of them another name", rewrites[i].Span);
                else if (PairSet.AreSame(rewrites[i].Pattern, rewrites[j].Pattern, table)) _report.Error("SD1006", $"rewrites '{rewrites[j].Name}' and '{rewrites[i].Name}' have the same pattern; remove one, or give it a condition", rewrites[i].Span);
            }
        }
    }
}
