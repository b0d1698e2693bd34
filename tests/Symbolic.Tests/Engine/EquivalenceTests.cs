using Symbolic.Expressions;
using Symbolic.Tests.Simplification;
using Xunit;

namespace Symbolic.Tests.Engine;

/// <summary>Equal, different or undecided, with a reason.</summary>
public sealed class EquivalenceTests
{
    [Theory]
    [InlineData("sin(2*x)", "2*sin(x)*cos(x)")]
    [InlineData("sigmoid(x)", "1/2 + tanh(x/2)/2")]
    [InlineData("tanh(x)", "(exp(2*x) - 1)/(exp(2*x) + 1)")]
    [InlineData("sin(x + y)", "sin(x)*cos(y) + cos(x)*sin(y)")]
    [InlineData("sin(5*x)", "16*sin(x)^5 - 20*sin(x)^3 + 5*sin(x)")]
    [InlineData("tan(2*x)", "2*tan(x)/(1 - tan(x)^2)")]
    [InlineData("exp(x + y)", "exp(x)*exp(y)")]
    [InlineData("1/(1 - x) - 1/(1 + x)", "2*x/(1 - x^2)")]
    [InlineData("(x + y)^3", "x^3 + 3*x^2*y + 3*x*y^2 + y^3")]
    [InlineData("(a - b)/(sqrt(a) + sqrt(b))", "sqrt(a) - sqrt(b)")]
    [InlineData("cosh(x)^2 - sinh(x)^2", "1")]
    [InlineData("log(2*x)", "log(2) + log(x)")]
    [InlineData("sech(x)^2", "1 - tanh(x)^2")]
    public void Equal(string first, string second) => Assert.Equal(EquivalenceKind.Equal, Expr.Parse(first).EquivalentTo(Expr.Parse(second)).Kind);

    [Theory]
    [InlineData("sqrt(x^2)", "x", "different: at x=-1 the values are 1 and -1")]
    [InlineData("x", "x + 1e-60", "different: at x=1 both are near 1, but not equal")]
    [InlineData("exp(pi) - pi", "20", "different: as numbers the values are 19.999099979189477 and 20")]
    [InlineData("atan(x) + atan(1/x)", "pi/2", "different: at x=-1 the values are -1.5707963267948966 and 1.5707963267948966")]
    [InlineData("f(x)", "f(-x)", "undecided: there are no exact values to compare (unresolved)")]
    [InlineData("asin(x) + acos(x)", "pi/2", "undecided: the values agree to at least 200 bits at 40 points, which is no proof; at x=2 only the second has a value")]
    [InlineData("log(-1 - x^2)", "1", "undecided: no point was found where both have a value; at x=1 only the second has a value")]
    public void Other_answers_say_why(string first, string second, string expected)
    {
        SymbolicEngine engine = SymbolicEngine.Default.With("function f(x) = unknown");
        string answer = engine.Equivalent(engine.Parse(first), engine.Parse(second)).ToString();
        if (expected.Contains("unresolved", StringComparison.Ordinal)) Assert.StartsWith("undecided: there are no exact values to compare", answer, StringComparison.Ordinal);
        else Assert.Equal(expected, answer);
    }

    public static TheoryData<string, string> Cases => CaseFile.Read("equivalence.cases");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Answers_are_right_and_do_not_depend_on_the_order(string question, string expected)
    {
        Expr[] sides = [.. question.Split('|').Select(static side => Expr.Parse(side))];
        foreach (Equivalence answer in (Equivalence[])[sides[0].EquivalentTo(sides[1]), sides[1].EquivalentTo(sides[0])])
        {
            Assert.Equal(expected, answer.Kind.ToString().ToLowerInvariant());
            Assert.NotEmpty(answer.Reason);
        }
    }

    [Fact]
    public void What_takes_too_long_is_undecided()
    {
        SymbolicEngine engine = SymbolicEngine.Default.WithLimits(new Limits { Time = TimeSpan.FromMilliseconds(300) });
        Expr tower = Expr.Symbol("x");
        for (int i = 0; i < 20_000; i++) tower = engine.Call("exp", tower);
        Equivalence answer = engine.Equivalent(tower, engine.Call("exp", tower));
        Assert.Equal(EquivalenceKind.Undecided, answer.Kind);
        Assert.Contains("0.3 s", answer.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_proved_equal_is_equal_and_what_differs_differs()
    {
        for (int seed = 1; seed <= 120; seed++)
        {
            RandomExpressions random = new(seed);
            Expr a = RawReader.Rebuild(random.Raw(2 + random.Next(12))), b = random.Next(2) == 0 ? a.Simplify() : RawReader.Rebuild(random.Raw(2 + random.Next(12)));
            Equivalence answer = a.EquivalentTo(b);
            if (answer.IsEqual) SameValues.Assert(a, b, random, seed);
            if (b == a.Simplify()) Assert.False(answer.IsDifferent, $"seed {seed}: {a} and {b} are {answer}");
        }
    }

    [Fact]
    public void Case_distinctions_written_otherwise_are_not_different_and_one_more_case_is_not_equal()
    {
        int proved = 0;
        for (int seed = 5; seed < 5 + (7 * 60); seed += 7)
        {
            FamilyExpressions random = new(seed);
            Expr e = random.Next(4 + (seed % 9)), other = ExpressionGraph.Rewrite(e, static node => node is Call call ? Otherwise(call) : node);
            Equivalence answer = e.EquivalentTo(other);
            Assert.False(answer.IsDifferent, $"seed {seed}: {e} and {other} are {answer}");
            if (answer.IsEqual && e != other) proved++;
            Expr more = other + Expr.If(Expr.Symbol("x") > (seed % 5) - 2, 1, 0);
            Assert.False(e.EquivalentTo(more).IsEqual, $"seed {seed}: {e} and {more}");
        }

        Assert.True(proved > 10, $"{proved} were proved");
    }

    private static Expr Otherwise(Call call) => call switch
    {
        { Name: "abs" } => Expr.Call("max", call.Arguments[0], -call.Arguments[0]),
        { Name: "relu" } => Expr.If(call.Arguments[0] > 0, call.Arguments[0], 0),
        { Name: "max" } => (call.Arguments[0] + call.Arguments[1] + Expr.Abs(call.Arguments[0] - call.Arguments[1])) / 2,
        { Name: "min" } => Expr.If(call.Arguments[1] < call.Arguments[0], call.Arguments[1], call.Arguments[0]),
        _ => call,
    };

    [Fact]
    public void The_first_factor_that_differs_gives_a_point()
    {
        Equivalence answer = Expr.Parse("x*y").EquivalentTo(Expr.Parse("x + y"));
        Assert.True(answer.IsDifferent);
        Assert.NotEqual(answer.Point!["x"] * answer.Point["y"], answer.Point["x"] + answer.Point["y"]);
    }
}
