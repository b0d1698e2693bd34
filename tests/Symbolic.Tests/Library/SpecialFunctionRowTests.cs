using Xunit;

namespace Symbolic.Tests.Library;

/// <summary>The rows of the special functions: partials against differences of the kernels, stability far out, reading and printing.</summary>
public sealed class SpecialFunctionRowTests
{
    [Theory]
    [InlineData("erf(x)", -4, 4)]
    [InlineData("erfc(x)", -4, 4)]
    [InlineData("erfi(x)", -4, 4)]
    [InlineData("erfcx(x)", -3, 6)]
    [InlineData("erfcxprime(x)", -3, 6)]
    [InlineData("erfinv(x)", -0.9, 0.9)]
    [InlineData("erfcinv(x)", 0.1, 1.9)]
    [InlineData("dawson(x)", -6, 6)]
    [InlineData("dawsonprime(x)", -6, 6)]
    [InlineData("gamma(x)", 0.5, 9)]
    [InlineData("gamma(x)", -2.9, -2.1)]
    [InlineData("lgamma(x)", 0.5, 30)]
    [InlineData("lgamma(x)", -3.9, -3.1)]
    [InlineData("digamma(x)", 0.5, 30)]
    [InlineData("trigamma(x)", 0.5, 30)]
    [InlineData("polygamma(3, x)", 0.5, 10)]
    [InlineData("polygamma(2, x)", -1.9, -1.1)]
    [InlineData("beta(x, 2.5)", 0.5, 8)]
    [InlineData("beta(1.5, x)", 0.5, 8)]
    [InlineData("lbeta(x, 3)", 0.5, 8)]
    [InlineData("lbeta(3, x)", 0.5, 8)]
    [InlineData("digammadiff(x, 2)", 0.5, 8)]
    [InlineData("digammadiff(2, x)", 0.5, 8)]
    [InlineData("lowergamma(2.5, x)", 0.5, 20)]
    [InlineData("uppergamma(-1.5, x)", 0.5, 10)]
    [InlineData("gammap(3, x)", 0.5, 20)]
    [InlineData("gammaq(0.5, x)", 0.5, 20)]
    [InlineData("gammadensity(x, 3)", 0.5, 9)]
    [InlineData("gammadensity(2.5, x)", 0.5, 9)]
    [InlineData("lowergamma(x, 2.5)", 0.5, 9)]
    [InlineData("uppergamma(x, 0.5)", -3.9, 9)]
    [InlineData("gammap(x, 4)", 0.5, 9)]
    [InlineData("gammaq(x, 100)", 70, 130)]
    [InlineData("dgammap(3, x)", 0.5, 9)]
    [InlineData("dlowergamma(3, x)", 0.5, 9)]
    [InlineData("duppergamma(-2, x)", 0.5, 9)]
    [InlineData("zeta(x)", 1.3, 9)]
    [InlineData("zeta(x)", -9, 0.8)]
    [InlineData("dzeta(2, x)", -5, 0.5)]
    [InlineData("zeta(2, x)", 0.5, 9)]
    [InlineData("zeta(0, x)", 0.5, 9)]
    [InlineData("zeta(-1.5, x)", 0.5, 9)]
    [InlineData("polylog(2, x)", -9, 0.9)]
    [InlineData("polylog(-1.5, x)", -3, 0.7)]
    [InlineData("polylog(3.5, x)", 0.1, 0.9)]
    [InlineData("lambertw(x)", -0.3, 30)]
    [InlineData("lambertw(x, -1)", -0.35, -0.05)]
    public void Derivatives_are_those_of_the_values(string text, double low, double high)
    {
        Expr expression = Expr.Parse(text);
        Func<double, double> f = expression.Compile("x"), derivative = expression.Differentiate("x").Compile("x");
        Random random = new(20240722);
        for (int i = 0; i < 25; i++)
        {
            double x = low + ((high - low) * random.NextDouble());
            double expected = Difference(f, x, out double error), actual = derivative(x);
            Assert.True(Math.Abs(actual - expected) <= error + (1E-9 * Math.Abs(expected)) + (1E-13 * Math.Abs(f(x))), $"{text} at {x:R}: {expected:R} and {actual:R}");
        }
    }

    [Theory]
    [InlineData("erfcx(x)", 1E8, -5.6418958354775626E-17)]
    [InlineData("erfcx(x)", 30, -0.0006258354105074841)]
    [InlineData("dawson(x)", 1E8, -5E-17)]
    [InlineData("dawson(x)", 30, -0.000556484063550548)]
    [InlineData("lambertw(x)", 0, 1)]
    [InlineData("lambertw(x)", 1E300, 9.985406726398788E-301)]
    [InlineData("gammap(2, x)", 0, 0)]
    [InlineData("gammap(1000, x)", 1000, 0.012614611348721499)]
    [InlineData("lgamma(x)", 1E300, 690.7755278982137)]
    [InlineData("erfinv(x)", 0, 0.8862269254527579)]
    public void Derivatives_are_right_to_the_last_digits(string text, double x, double expected)
    {
        double actual = Expr.Parse(text).Differentiate("x").Compile("x")(x);
        Assert.True(Math.Abs(actual - expected) <= 1E-15 * Math.Abs(expected), $"{actual:R}");
    }

    [Fact]
    public void Derivatives_of_the_beta_functions_do_not_cancel()
    {
        double actual = Expr.Parse("lbeta(x, y)").Differentiate("x").Compile("x", "y")(1E10, 1);
        Assert.True(Math.Abs(actual + 1E-10) <= 1E-25, $"{actual:R}");
    }

    [Theory]
    [InlineData("erfcx(x)", "2*x*erfcx(x) - 2/sqrt(pi)")]
    [InlineData("zeta(x)", "dzeta(1, x)")]
    [InlineData("polylog(2, x)", "polylog(1, x)/x")]
    [InlineData("zeta(2, x)", "-2*zeta(3, x)")]
    [InlineData("zeta(0, x)", "-1")]
    [InlineData("gammaq(3, x)", "-gammadensity(3, x)")]
    [InlineData("lambertw(x)", "1/(x + exp(lambertw(x)))")]
    public void Derivatives_read_as_a_person_would_write_them(string text, string expected) =>
        Assert.Equal(Expr.Parse(expected), Expr.Parse(text).Differentiate("x"));

    /// <summary>Ridders' extrapolation of central differences, with its estimate of the error.</summary>
    private static double Difference(Func<double, double> f, double x, out double error)
    {
        const int Columns = 8;
        double[][] table = [.. Enumerable.Range(0, Columns).Select(static _ => new double[Columns])];
        double h = 0.02 * Math.Min(1, Math.Max(0.25, Math.Abs(x))), best = double.NaN;
        error = double.PositiveInfinity;
        for (int row = 0; row < Columns; row++, h /= 1.4)
        {
            table[row][0] = (f(x + h) - f(x - h)) / (x + h - (x - h));
            for (int k = 1; k <= row; k++)
            {
                double factor = Math.Pow(1.4, 2 * k);
                table[row][k] = ((table[row][k - 1] * factor) - table[row - 1][k - 1]) / (factor - 1);
                double estimate = Math.Max(Math.Abs(table[row][k] - table[row][k - 1]), Math.Abs(table[row][k] - table[row - 1][k - 1]));
                if (estimate >= error) continue;
                error = estimate;
                best = table[row][k];
            }
        }

        return best;
    }
}
