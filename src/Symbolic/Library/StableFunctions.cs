using Symbolic.Functions;
using Symbolic.Numerics;
using static Symbolic.Library.Rows;

namespace Symbolic.Library;

/// <summary>Functions that exist because writing them out loses digits: the logistic family, log-sum-exp, entropy, exponential quotients.</summary>
internal static class StableFunctions
{
    private static readonly Interval s_zeroToOneOpen = new(0, 1, true, true);

    public static readonly FunctionDefinition[] All =
    [
        Row("sigmoid(x)", Kernels.Sigmoid, "sigmoid(x)*sigmoid(-x)") with { Residual = new(KernelResiduals.Sigmoid, new(VectorResiduals.Sigmoid)), Vector = new(VectorKernels.Sigmoid), Amplification = "abs(x)", Range = s_zeroToOneOpen, Monotone = 1, Spec = "1/(1 + exp(-x))", Latex = @"\sigma", Aliases = ["expit", "logistic"], Accuracy = "0.501 ulp", FastForms = [new("exp(-x)", "1/(1 + exp(-x))"), new("exp(x)", "if(exp(x) > 1e300, 1, exp(x)/(1 + exp(x)))"), new(null, "1/(1 + exp(-x))")], Method = "exp and log1p in double-double" },
        Row("softplus(x)", Kernels.Softplus, "sigmoid(x)") with { Residual = new(KernelResiduals.Softplus, new(VectorResiduals.Softplus)), Vector = new(VectorKernels.Softplus), Amplification = "1 + abs(x)", Range = Interval.Positive, Monotone = 1, Spec = "log(1 + exp(x))", Accuracy = "0.501 ulp", Method = "exp and log1p in double-double" },
        Row("logaddexp(x, y)", Kernels.LogAddExp, "sigmoid(x - y)", "sigmoid(y - x)") with { Spec = "log(exp(x) + exp(y))", IsSymmetric = true, Accuracy = "0.51 ulp", Method = "exp and log1p in double-double" },
        Row("logsubexp(x, y)", Kernels.LogSubExp, "-1/expm1(y - x)", "exp(y - x)/expm1(y - x)") with { Spec = "log(exp(x) - exp(y))", Domain = "x > y", Accuracy = "0.51 ulp", Method = "exp and log1p in double-double" },
        Row("log1mexp(x)", Kernels.Log1mExp, "exp(x)/expm1(x)") with { Range = Interval.Negative, Monotone = -1, Spec = "log(1 - exp(x))", Domain = "x < 0", Accuracy = "0.501 ulp", Method = "exp and log1p in double-double" },
        Row("expm1mx(x)", Kernels.Expm1mx, "expm1(x)") with { Range = Interval.NonNegative, Spec = "exp(x) - 1 - x", Accuracy = "0.51 ulp", Method = "expm1 in double-double; Taylor series near 0" },
        Row("log1pmx(x)", Kernels.Log1pmx, "-x/(1 + x)") with { Spec = "log(1 + x) - x", Domain = "x > -1", Accuracy = "0.51 ulp", Method = "log1p in double-double; Taylor series near 0" },
        Row("xmsin(x)", Kernels.XMinusSin, "2*sin(x/2)^2") with { Monotone = 1, Parity = -1, Spec = "x - sin(x)", Accuracy = "0.51 ulp", Method = "sine in double-double; Taylor series near 0" },
        Row("logit(x)", Kernels.Logit, "1/(x*(1 - x))") with { Monotone = 1, Spec = "log(x/(1 - x))", Domain = "0 < x and x < 1", Accuracy = "0.501 ulp", Method = "exp and log1p in double-double" },
        Row("xlogy(x, y)", Kernels.Xlogy, "log(y)", "x/y") with { Residual = new(KernelResiduals.Xlogy, new(VectorResiduals.Xlogy)), Vector = new(VectorKernels.Xlogy), Spec = "if(x == 0, 0, x*log(y))", Domain = "y > 0 or x == 0", Accuracy = "0.502 ulp", Method = "log in double-double, product rounded once" },
        Row("xlog1py(x, y)", Kernels.Xlog1py, "log1p(y)", "x/(1 + y)") with { Residual = new(KernelResiduals.Xlog1py, new(VectorResiduals.Xlog1py)), Vector = new(VectorKernels.Xlog1py), Spec = "if(x == 0, 0, x*log(1 + y))", Domain = "y > -1 or x == 0", Accuracy = "0.502 ulp", Method = "log in double-double, product rounded once" },
        Row("powlog(x, y)", PowerLogarithm, "y*x^(y - 1)*log(x) + x^(y - 1)", "x^y*log(x)^2") with { Residual = new(KernelResiduals.PowerLogarithm, new(VectorResiduals.PowerLogarithm)), Spec = "x^y*log(x)", Domain = "x > 0", FastForms = [new("x^y", "if(x > 0, x^y*log(x), powlog(x, y))")], Accuracy = "0.53 ulp", Method = "log in double-double, product rounded once" },
        Row("exprel(x)", Kernels.Exprel, "dexprel(x)") with { Exact = ExactFunctions.Of(static (x, precision) => Ball.ExprelDerivative(Ball.FromInteger(0), x, precision)), Extended = new(PairedQuotientKernels.Exprel0, PairedQuotientKernels.Exprel0Moves, ScaledSpecialFunctions.Exprel), Vector = new(VectorKernels.Exprel), Amplification = "1 + abs(x)", Range = Interval.Positive, Monotone = 1, Spec = "if(x == 0, 1, (exp(x) - 1)/x)", Accuracy = "0.501 ulp", Method = "expm1 in double-double; Taylor series near 0" },
        Row("dexprel(x)", Kernels.Dexprel, "d2exprel(x)") with { Vector = new(VectorKernels.Dexprel), Extended = new(PairedQuotientKernels.Exprel1, PairedQuotientKernels.Exprel1Moves, ScaledSpecialFunctions.Unknown), Exact = ExactFunctions.Of(static (x, precision) => Ball.ExprelDerivative(Ball.FromInteger(1), x, precision)), Range = Interval.Positive, Monotone = 1, Spec = "if(x == 0, 1/2, (x*exp(x) - exp(x) + 1)/x^2)", Accuracy = "0.56 ulp", FastForms = [new("exp(x)", "if(1/4 < abs(x) and abs(x) < 300, (x*exp(x) - (exp(x) - 1))/x^2, dexprel(x))")], Method = "expm1 in double-double; Taylor series near 0" },
        Row("d2exprel(x)", Kernels.D2exprel, "dexprel(3, x)") with { Extended = new(PairedQuotientKernels.Exprel2, PairedQuotientKernels.Exprel2Moves, ScaledSpecialFunctions.Unknown), Exact = ExactFunctions.Of(static (x, precision) => Ball.ExprelDerivative(Ball.FromInteger(2), x, precision)), Range = Interval.Positive, Monotone = 1, Spec = "if(x == 0, 1/3, (exp(x)*(x^2 - 2*x + 2) - 2)/x^3)", Accuracy = "0.55 ulp", Method = "expm1 in double-double; Taylor series near 0" },
        Row("dexprel(n, x)", Kernels.ExprelDerivative, "none", "dexprel(n + 1, x)") with { ExtendedBinary = new(PairedQuotientKernels.Exprel, PairedQuotientKernels.ExprelMoves, ScaledSpecialFunctions.Unknown), Exact = ExactFunctions.Of(Ball.ExprelDerivative), Range = Interval.Positive, Domain = "n >= 0 and n == floor(n)", Accuracy = "0.51 ulp", Method = "recurrence upwards or downwards in double-double" },
        Row("phi2(x)", Kernels.Phi2, "dphi2(x)") with { Range = Interval.Positive, Monotone = 1, Spec = "if(x == 0, 1/2, (exp(x) - 1 - x)/x^2)", Accuracy = "0.56 ulp", Method = "expm1 in double-double; Taylor series near 0" },
        Row("dphi2(x)", Kernels.DPhi2, "if(x == 0, 1/12, (exp(x)*(x^2 - 4*x + 6) - 2*x - 6)/x^4)") with { Range = Interval.Positive, Monotone = 1, Spec = "if(x == 0, 1/6, ((x - 2)*exp(x) + x + 2)/x^3)", Accuracy = "0.56 ulp", Method = "expm1 in double-double; Taylor series near 0" },
        Row("gumbeldensity(x)", Kernels.GumbelDensity, "(1 - exp(x))*gumbeldensity(x)") with { Range = Interval.NonNegative, Spec = "exp(x - exp(x))", Accuracy = "0.51 ulp", Method = "both exponentials in double-double" },
        Row("cexpexp(x)", Kernels.InverseCloglog, "gumbeldensity(x)") with { Range = Interval.NonNegative, Monotone = 1, Spec = "1 - exp(-exp(x))", Accuracy = "0.51 ulp", Method = "exp and expm1 in double-double" },
        Row("log1prel(x)", Kernels.Log1pOverX, "dlog1prel(1, x)") with { Exact = ExactFunctions.Of(static (x, precision) => Ball.Log1prelDerivative(Ball.FromInteger(0), x, precision)), Extended = new(PairedQuotientKernels.Log1prel0, PairedQuotientKernels.Log1prel0Moves, ScaledSpecialFunctions.Unknown), Range = Interval.Positive, Monotone = -1, Spec = "if(x == 0, 1, log(1 + x)/x)", Domain = "x > -1", Accuracy = "0.51 ulp", Method = "table-driven log in double-double" },
        Row("dlog1prel(n, x)", Kernels.Log1prelDerivative, "none", "dlog1prel(n + 1, x)") with { ExtendedBinary = new(PairedQuotientKernels.Log1prel, PairedQuotientKernels.Log1prelMoves, ScaledSpecialFunctions.Unknown), Exact = ExactFunctions.Of(Ball.Log1prelDerivative), Domain = "x > -1 and n >= 0 and n == floor(n)", Accuracy = "0.51 ulp", Method = "series in x/(1 + x) or the logarithm without its first terms, in double-double" },
    ];

    private static double PowerLogarithm(double x, double y) => Kernels.PowLog(x, y, 1);
}
