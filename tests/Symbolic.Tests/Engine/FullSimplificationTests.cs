using Symbolic.Simplification;
using Symbolic.Tests.Simplification;
using Xunit;

namespace Symbolic.Tests.Engine;

/// <summary>The search for the shortest form.</summary>
public sealed class FullSimplificationTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 6)];

    [Theory]
    [InlineData("(x + 1)^2 - (x - 1)^2", "4*x")]
    [InlineData("sin(x)*cos(x)", "sin(2*x)/2")]
    [InlineData("cos(x)^2 - sin(x)^2", "cos(2*x)")]
    [InlineData("sin(x + y) - sin(x)*cos(y) - cos(x)*sin(y)", "0")]
    [InlineData("(x^2 + 2*x + 1)/(x + 1)", "1 + x")]
    [InlineData("1/(x - 1) - 1/(x + 1)", "2/((x - 1)*(1 + x))")]
    [InlineData("a*x + a*y + b*x + b*y", "(a + b)*(x + y)")]
    [InlineData("x^8 - 8*x^7 + 28*x^6 - 56*x^5 + 70*x^4 - 56*x^3 + 28*x^2 - 8*x + 1", "(x - 1)^8")]
    [InlineData("exp(2*x) - 2*exp(x) + 1", "(exp(x) - 1)^2")]
    [InlineData("(x^2 - 1)/(x^4 - 1)", "1/(1 + x^2)")]
    [InlineData("(sin(x)^2 - 2*sin(x)*cos(x) + cos(x)^2)/(sin(x) - cos(x))", "sin(x) - cos(x)")]
    [InlineData("log(1 + exp(x))", "log(1 + exp(x))")]
    [InlineData("sqrt(x + 1) - sqrt(x)", "sqrt(1 + x) - sqrt(x)")]
    [InlineData("2*x - x^2/sqrt(x^2 - 1) - sqrt(x^2 - 1)", "-(x - sqrt(x^2 - 1))^2/sqrt(x^2 - 1)")]
    [InlineData("2*c*m*(1/sqrt(1 - v^2/c^2) - 1) - m*v^2/(c*(1 - v^2/c^2)^(3/2))", "-c*m*(sqrt(1 - v^2/c^2) - 1)^2*(1 + 2*sqrt(1 - v^2/c^2))/(1 - v^2/c^2)^(3/2)")]
    public void Finds_the_shortest_form(string text, string expected)
    {
        FullSimplification found = Expr.Parse(text).SimplifyFully();
        Assert.NotEmpty(found.Reason);
        Assert.Equal(Expr.Parse(expected), found.Expression);
        Assert.Equal(found.Expression, found.Expression.Simplify(SimplifyLevel.Full));
    }

    public static TheoryData<string, string> Cases => CaseFile.Read("full.cases");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Derivatives_of_antiderivatives_collapse(string question, string expected)
    {
        string[] parts = question.Split(" by ");
        Expr plain = Expr.Parse(parts[0]).Differentiate(parts[1]), full = plain.SimplifyFully().Expression;
        Assert.Equal(expected, full.ToString());
        Assert.True(Cost.Of(full) <= Cost.Of(plain), $"{plain} costs {Cost.Of(plain)}, {full} costs {Cost.Of(full)}");
        Assert.Equal(full, plain.SimplifyFully().Expression);
        Assert.False(plain.EquivalentTo(full).IsDifferent);
    }

    [Theory]
    [InlineData("sqrt(2)*(sqrt(x) + 3*sqrt(1 + x))*sqrt(sqrt(x)*sqrt(1 + x) - x)/8 - (3/8 + x)*asin(sqrt(x) - sqrt(1 + x))", "-asin(sqrt(x) - sqrt(1 + x))")]
    [InlineData("sqrt(6)*x/36 - sqrt(6)*atan(cos(x)*sin(x)/(2 + sqrt(6) + cos(x)^2))/36 + tan(x)/(6*(3 + 2*tan(x)^2))", "cos(x)^2/(2 + cos(x)^2)^2")]
    [InlineData("37*sqrt(7)*atan(sqrt(7)*sqrt(1 - 2*x)/(7*sqrt(3 + 5*x)))/27 + 1649*sqrt(10)*asin(sqrt(2/11)*sqrt(3 + 5*x))/1080 + 107*sqrt(1 - 2*x)*sqrt(3 + 5*x)/36 - sqrt(1 - 2*x)*(3 + 5*x)^(3/2)/3 - (1 - 2*x)^(3/2)*(3 + 5*x)^(3/2)/(3*(2 + 3*x))", "(1 - 2*x)^(3/2)*(3 + 5*x)^(3/2)/(2 + 3*x)^2")]
    [InlineData("(d + k*x)*ei((a + b*log(c*(d + k*x)^n))/(b*n))*exp(-a/(b*n))*(c*(d + k*x)^n)^(-1/n)/(b^2*k*n^2) - (d + k*x)/(b*k*n*(a + b*log(c*(d + k*x)^n)))", "1/(a + b*log(c*(d + k*x)^n))^2")]
    [InlineData("2*a*(a + a*cos(c + d*x))^(3/2)*sin(c + d*x)/(5*d) + 16*a^2*sqrt(a + a*cos(c + d*x))*sin(c + d*x)/(15*d) + 64*a^3*sin(c + d*x)/(15*d*sqrt(a + a*cos(c + d*x)))", "(a*(1 + cos(c + d*x)))^(5/2)")]
    [InlineData("b*d*n*x^(4/3)/(4*k) - b*d^2*n*x^(2/3)/(2*k^2) + b*d^3*n*log(d + k*x^(2/3))/(2*k^3) - b*n*x^2/6 + x^2*(a + b*log(c*(d + k*x^(2/3))^n))/2", "x*(a + b*log(c*(d + k*x^(2/3))^n))")]
    [InlineData("70*b^4*log(x)/a^9 - 140*b^4*log(a + b*sqrt(x))/a^9 + 70*b^3/(a^8*sqrt(x)) + 70*b^4/(a^8*(a + b*sqrt(x))) - 15*b^2/(a^7*x) + 15*b^4/(a^7*(a + b*sqrt(x))^2) + 10*b/(3*a^6*x^(3/2)) + 10*b^4/(3*a^6*(a + b*sqrt(x))^3) + b^4/(2*a^5*(a + b*sqrt(x))^4) - 1/(2*a^5*x^2)", "1/(x^3*(a + b*sqrt(x))^5)")]
    [InlineData("3*sqrt(2)*atan(1 + sqrt(2)*sqrt(x))/8 - 3*sqrt(2)*atan(1 - sqrt(2)*sqrt(x))/8 - 3*sqrt(2)*log(1 - sqrt(2)*sqrt(x) + x)/16 + 3*sqrt(2)*log(1 + sqrt(2)*sqrt(x) + x)/16 + sqrt(x)/(2*(1 + x^2))", "1/(sqrt(x)*(1 + x^2)^2)")]
    [InlineData("x/a - tanh(c + d*x)/(d*(a + a*sech(c + d*x)))", "1/(a*(1 + sech(c + d*x)))")]
    [InlineData("10*log(1 + sin(c + d*x))/(a^4*d) - 4*sin(c + d*x)/(a^4*d) + sin(c + d*x)^2/(2*a^4*d) + 1/(3*a*d*(a + a*sin(c + d*x))^3) - 5/(2*d*(a^2 + a^2*sin(c + d*x))^2) + 10/(d*(a^4 + a^4*sin(c + d*x)))", "cos(c + d*x)*sin(c + d*x)^5/(a^4*(1 + sin(c + d*x))^4)")]
    public void Derivatives_in_which_most_cancels_collapse_without_a_search(string text, string expected) => Assert.Equal(expected, Expr.Parse(text).Differentiate("x").ToString());

    /// <summary>What a user's pair matches is not cancelled, even where one of the library hides part of it.</summary>
    [Fact]
    public void Quotients_that_pairs_match_stay_theirs()
    {
        const string Quotient = "(exp(2*x) - 1)/(exp(x) - 1)";
        SymbolicEngine engine = SymbolicEngine.Default.With("pair mine: (exp(2*u) - 1)/(exp(u) - 1)\n  d/du = cosh(u) + sinh(u)\n", verification: VerificationMode.Off);
        Derivation own = engine.Derive(engine.Parse(Quotient), ["x"]), usual = SymbolicEngine.Default.Derive(Expr.Parse(Quotient), ["x"]);
        Assert.Equal("mine", Assert.Single(own.Pairs).Pair);
        Assert.Equal("exp(x)", usual.Expression.ToString());
        Assert.Empty(usual.Pairs);
    }

    [Fact]
    public void A_search_that_is_cut_short_says_so()
    {
        Expr e = Expr.Parse("(a*x + b)^5*(c*y - d)^4 + sin(x + y)*cos(x - y)/(a^2 - b^2) + log(x) + log(y)");
        FullSimplification found = e.SimplifyFully(nodes: 50);
        Assert.False(found.IsComplete);
        Assert.Equal("the budget of 50 nodes is used up", found.Reason);
        Assert.Equal("the time of 0 s is up", e.SimplifyFully(time: TimeSpan.Zero).Reason);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Values_are_kept_and_nothing_grows(int seed)
    {
        RandomExpressions random = new(seed);
        for (int i = 0; i < 40; i++)
        {
            random.Forget();
            Expr e = RawReader.Rebuild(random.Raw(2 + random.Next(12)));
            FullSimplification found = e.SimplifyFully(nodes: 3_000);
            Expr plain = e.Simplify();
            SameValues.Assert(e, found.Expression, random, seed);
            Assert.True(Cost.Of(found.Expression) <= Cost.Of(plain), $"seed {seed}: {e} gives {found.Expression}, which costs more than {plain}");
            Assert.True(found.Expression == Expr.Parse(found.Expression.ToString()), $"seed {seed}: {found.Expression} reads back differently");
            if (found.IsComplete) Assert.True(Cost.Of(found.Expression.Simplify(SimplifyLevel.Full)) >= Cost.Of(found.Expression), $"seed {seed}: {e} gives {found.Expression}, then less");
        }
    }
}
