using Symbolic.Functions;
using Symbolic.Numerics;
using static Symbolic.Library.Rows;

namespace Symbolic.Library;

/// <summary>The error function and the gamma function with their families.</summary>
internal static class SpecialFunctionRows
{
    private static readonly Interval s_unitOpen = new(-1, 1);
    private static readonly Interval s_zeroToTwo = new(0, 2);

    public static readonly FunctionDefinition[] All =
    [
        Row("erf(x)", SpecialFunctions.Erf, "2/sqrt(pi)*exp(-x^2)") with { Exact = ExactFunctions.Of(Ball.Erf), Range = s_unitOpen, Monotone = 1, Parity = -1, Latex = @"\operatorname{erf}" },
        Row("erfc(x)", SpecialFunctions.Erfc, "-2/sqrt(pi)*exp(-x^2)") with { Exact = ExactFunctions.Of(Ball.Erfc), Range = s_zeroToTwo, Monotone = -1, Spec = "1 - erf(x)" },
        Row("erfi(x)", SpecialFunctions.Erfi, "2/sqrt(pi)*exp(x^2)") with { Exact = ExactFunctions.Of(Ball.Erfi), Monotone = 1, Parity = -1 },
        Row("erfcx(x)", SpecialFunctions.Erfcx, "2*x*erfcx(x) - 2/sqrt(pi)") with { Exact = ExactFunctions.Of(Ball.Erfcx), Range = Interval.Positive, Monotone = -1, Spec = "exp(x^2)*erfc(x)" },
        Row("erfinv(x)", SpecialFunctions.Erfinv, "sqrt(pi)/2*exp(erfinv(x)^2)") with { Monotone = 1, Parity = -1, Domain = "-1 < x and x < 1" },
        Row("erfcinv(x)", SpecialFunctions.Erfcinv, "-sqrt(pi)/2*exp(erfcinv(x)^2)") with { Monotone = -1, Domain = "0 < x and x < 2" },
        Row("dawson(x)", SpecialFunctions.Dawson, "1 - 2*x*dawson(x)") with { Exact = ExactFunctions.Of(Ball.Dawson), Parity = -1, Spec = "sqrt(pi)/2*exp(-x^2)*erfi(x)" },
        Row("gamma(x)", SpecialFunctions.Gamma, "gamma(x)*digamma(x)") with { Exact = ExactFunctions.Of(Ball.Gamma), Latex = @"\Gamma" },
        Row("lgamma(x)", SpecialFunctions.LogGamma, "digamma(x)") with { Exact = ExactFunctions.Of(Ball.LogGamma), Aliases = ["loggamma"], Spec = "log(abs(gamma(x)))" },
        Row("digamma(x)", SpecialFunctions.Digamma, "trigamma(x)") with { Exact = ExactFunctions.Of(Ball.Digamma), Latex = @"\psi" },
        Row("trigamma(x)", SpecialFunctions.Trigamma, "polygamma(2, x)") with { Exact = ExactFunctions.Of(Ball.Trigamma), Range = Interval.Positive, Latex = @"\psi_1" },
        Row("polygamma(n, x)", SpecialFunctions.Polygamma, "none", "polygamma(n + 1, x)") with { Exact = ExactFunctions.Of(Ball.Polygamma) },
        Row("beta(a, b)", SpecialFunctions.Beta, "beta(a, b)*(digamma(a) - digamma(a + b))", "beta(a, b)*(digamma(b) - digamma(a + b))") with { Exact = ExactFunctions.Of(Ball.Beta), Spec = "gamma(a)*gamma(b)/gamma(a + b)", IsSymmetric = true, Latex = @"\mathrm{B}" },
        Row("lbeta(a, b)", SpecialFunctions.LogBeta, "digamma(a) - digamma(a + b)", "digamma(b) - digamma(a + b)") with { Exact = ExactFunctions.Of(Ball.LogBeta), Spec = "log(abs(beta(a, b)))", IsSymmetric = true },
    ];
}
