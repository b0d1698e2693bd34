using Symbolic.Functions;
using Symbolic.Numerics;
using static Symbolic.Library.Rows;

namespace Symbolic.Library;

/// <summary>The error function and the gamma function with their families.</summary>
/// <remarks>Three rows exist for their specs only: derivatives of erfcx, dawson and the beta functions cancel as written, and a delegate evaluates
/// these kernels in their place.</remarks>
internal static class SpecialFunctionRows
{
    private static readonly Interval s_unitOpen = new(-1, 1);
    private static readonly Interval s_zeroToTwo = new(0, 2);

    public static readonly FunctionDefinition[] All =
    [
        Row("erf(x)", static () => new(SpecialFunctions.Erf) { Extended = new(PairedErrorFunctions.Erf, PairedVariation.Erf, ScaledSpecialFunctions.Erf), Vector = new(VectorKernels.Erf) { Ulps = 0.9 }, Exact = ExactFunctions.Of(Ball.Erf) }, "2/sqrt(pi)*exp(-x^2)") with { Range = s_unitOpen, Monotone = 1, Parity = -1, Latex = @"\operatorname{erf}", Accuracy = "0.54 ulp", Method = "polynomials, last step compensated" },
        Row("erfc(x)", static () => new(SpecialFunctions.Erfc) { Extended = new(PairedErrorFunctions.Erfc, PairedVariation.Erfc, ScaledSpecialFunctions.Erfc), Vector = new(VectorKernels.Erfc) { Ulps = 1.7 }, Exact = ExactFunctions.Of(Ball.Erfc) }, "-2/sqrt(pi)*exp(-x^2)") with { Range = s_zeroToTwo, Monotone = -1, Spec = "1 - erf(x)", Accuracy = "0.6 ulp", Method = "erfcx and dawson times a compensated exponential" },
        Row("erfi(x)", static () => new(SpecialFunctions.Erfi) { Extended = new(PairedErrorFunctions.Erfi, PairedVariation.Erfi, ScaledSpecialFunctions.Erfi), Exact = ExactFunctions.Of(Ball.Erfi) }, "2/sqrt(pi)*exp(x^2)") with { Monotone = 1, Parity = -1, Accuracy = "0.73 ulp", Method = "erfcx and dawson times a compensated exponential" },
        Row("erfcx(x)", static () => new(SpecialFunctions.Erfcx) { Vector = new(VectorKernels.Erfcx) { Ulps = 1.5 }, Extended = new(PairedErrorFunctions.Erfcx, PairedVariation.Erfcx, ScaledSpecialFunctions.Erfcx), Exact = ExactFunctions.Of(Ball.Erfcx) }, "2*x*erfcx(x) - 2/sqrt(pi)") with { Range = Interval.Positive, Monotone = -1, Spec = "exp(x^2)*erfc(x)", Accuracy = "0.57 ulp", Method = "polynomials on intervals, asymptotic beyond" },
        Row("erfinv(x)", static () => new(SpecialFunctions.Erfinv) { Extended = new(PairedInverseErrorFunctions.Erfinv, PairedInverseErrorFunctions.Moves, ScaledSpecialFunctions.Erfinv), Exact = ExactFunctions.Of(Ball.Erfinv) }, "sqrt(pi)/2*exp(erfinv(x)^2)") with { Monotone = 1, Parity = -1, Domain = "-1 < x and x < 1", Accuracy = "1.9 ulp", Aliases = ["inverf"], Method = "polynomials on intervals in x^2 and sqrt(-log x)" },
        Row("erfcinv(x)", static () => new(SpecialFunctions.Erfcinv) { Extended = new(PairedInverseErrorFunctions.Erfcinv, PairedInverseErrorFunctions.Moves, static _ => ScaledNumber.None), Exact = ExactFunctions.Of(Ball.Erfcinv) }, "-sqrt(pi)/2*exp(erfcinv(x)^2)") with { Monotone = -1, Domain = "0 < x and x < 2", Accuracy = "1.9 ulp", Aliases = ["inverfc"], Method = "polynomials on intervals in x^2 and sqrt(-log x)" },
        Row("dawson(x)", static () => new(SpecialFunctions.Dawson) { Extended = new(PairedErrorFunctions.Dawson, PairedVariation.Dawson, ScaledSpecialFunctions.Dawson), Exact = ExactFunctions.Of(Ball.Dawson) }, "1 - 2*x*dawson(x)") with { Parity = -1, Spec = "sqrt(pi)/2*exp(-x^2)*erfi(x)", Accuracy = "0.71 ulp", Aliases = ["dawsn"], Method = "polynomials on intervals, asymptotic beyond" },
        Row("erfcxprime(x)", SpecialFunctions.ErfcxDerivative, "2*erfcx(x) + 2*x*erfcxprime(x)") with { Range = Interval.Negative, Monotone = 1, Spec = "2*x*erfcx(x) - 2/sqrt(pi)", Accuracy = "2.2 ulp", Method = "derivatives of the polynomials of erfcx and dawson" },
        Row("dawsonprime(x)", SpecialFunctions.DawsonDerivative, "-2*dawson(x) - 2*x*dawsonprime(x)") with { Spec = "1 - 2*x*dawson(x)", Parity = 1, Accuracy = "1E-15", Method = "derivatives of the polynomials of erfcx and dawson" },
        Row("gamma(x)", static () => new(SpecialFunctions.Gamma) { Extended = new(PairedGamma.Gamma, PairedVariation.Gamma, ScaledSpecialFunctions.Gamma), Exact = ExactFunctions.Of(Ball.Gamma) }, "gamma(x)*digamma(x)") with { Latex = @"\Gamma", Accuracy = "0.51 ulp", Method = "polynomials on [2, 3], recurrence, Stirling, reflection; compensated" },
        Row("lgamma(x)", static () => new(SpecialFunctions.LogGamma) { Extended = new(PairedGamma.LogGamma, PairedVariation.LogGamma, ScaledSpecialFunctions.LogGamma), Exact = ExactFunctions.Of(Ball.LogGamma) }, "digamma(x)") with { Aliases = ["loggamma", "gammaln", "lngamma"], Spec = "log(abs(gamma(x)))", Accuracy = "1 ulp", Method = "polynomials beside 1 and 2, Stirling, reflection; compensated" },
        Row("digamma(x)", static () => new(SpecialFunctions.Digamma) { Extended = new(PairedGamma.Digamma, PairedVariation.Digamma, ScaledSpecialFunctions.Digamma), Exact = ExactFunctions.Of(Ball.Digamma) }, "trigamma(x)") with { Latex = @"\psi", Accuracy = "1.2 ulp", Method = "polynomials, asymptotic series, reflection; compensated" },
        Row("trigamma(x)", static () => new(SpecialFunctions.Trigamma) { Extended = new(PairedGamma.Trigamma, PairedVariation.Trigamma, ScaledSpecialFunctions.Trigamma), Exact = ExactFunctions.Of(Ball.Trigamma) }, "polygamma(2, x)") with { Range = Interval.Positive, Latex = @"\psi_1", Accuracy = "1.2 ulp", Method = "polynomials, asymptotic series, reflection; compensated" },
        Row("polygamma(n, x)", static () => new(SpecialFunctions.Polygamma) { Exact = ExactFunctions.Of(Ball.Polygamma) }, "none", "polygamma(n + 1, x)") with { Accuracy = "0.6 ulp", Method = "Euler-Maclaurin summation, two-sided below 0; compensated, balls beside zeros" },
        Row("beta(a, b)", static () => new(SpecialFunctions.Beta) { Exact = ExactFunctions.Of(Ball.Beta) }, "beta(a, b)*(digamma(a) - digamma(a + b))", "beta(a, b)*(digamma(b) - digamma(a + b))") with { Spec = "gamma(a)*gamma(b)/gamma(a + b)", IsSymmetric = true, Latex = @"\mathrm{B}", Accuracy = "0.6 ulp", Method = "gamma family in double-double, reflection" },
        Row("digammadiff(a, b)", SpecialFunctions.DigammaDifference, "trigamma(a + b) - trigamma(a)", "trigamma(a + b)") with { Spec = "digamma(a + b) - digamma(a)", Accuracy = "1.7 ulp", Method = "gamma family in double-double, reflection" },
        Row("lbeta(a, b)", static () => new(SpecialFunctions.LogBeta) { Exact = ExactFunctions.Of(Ball.LogBeta) }, "digamma(a) - digamma(a + b)", "digamma(b) - digamma(a + b)") with { Spec = "log(abs(beta(a, b)))", IsSymmetric = true, Accuracy = "0.6 ulp", Aliases = ["logbeta", "betaln"], Method = "gamma family in double-double, reflection" },
    ];
}
