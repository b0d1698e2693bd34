using Symbolic.Functions;
using Symbolic.Numerics;
using static Symbolic.Library.Rows;

namespace Symbolic.Library;

/// <summary>Functions of statistical physics that cancel or overflow when written out: logarithms of hyperbolic functions, Langevin's and Bernoulli's function.</summary>
internal static class PhysicsFunctions
{
    private static readonly Interval s_unit = new(-1, 1, false, false);

    public static readonly FunctionDefinition[] All =
    [
        Row("logcosh(x)", Kernels.LogCosh, "tanh(x)") with { Range = Interval.NonNegative, Parity = 1, Spec = "log(cosh(x))", Accuracy = "0.51 ulp", Method = "log1p of exponentials in double-double; Taylor series near 0" },
        Row("logsinh(x)", LogarithmOfSinh, "coth(x)") with { Monotone = 1, Spec = "log(sinh(x))", Domain = "x > 0", Accuracy = "0.51 ulp", Method = "log1p of exponentials in double-double; Taylor series near 0" },
        Row("langevin(x)", static () => new(Kernels.Langevin) { Extended = new(PairedQuotientKernels.Langevin0, PairedQuotientKernels.Langevin0Moves, ScaledSpecialFunctions.Unknown), Exact = ExactFunctions.Of(static (x, precision) => Ball.LangevinDerivative(Ball.FromInteger(0), x, precision)) }, "dlangevin(x)") with { Range = s_unit, Parity = -1, Monotone = 1, Spec = "if(x == 0, 0, coth(x) - 1/x)", Accuracy = "0.53 ulp", Method = "exponentials in double-double; Taylor series near 0" },
        Row("dlangevin(x)", static () => new(Kernels.DLangevin) { Extended = new(PairedQuotientKernels.Langevin1, PairedQuotientKernels.Langevin1Moves, ScaledSpecialFunctions.Unknown), Exact = ExactFunctions.Of(static (x, precision) => Ball.LangevinDerivative(Ball.FromInteger(1), x, precision)) }, "d2langevin(x)") with { Range = Interval.NonNegative, Parity = 1, Spec = "if(x == 0, 1/3, 1/x^2 - csch(x)^2)", Accuracy = "0.53 ulp", Method = "exponentials in double-double; Taylor series near 0" },
        Row("d2langevin(x)", static () => new(Kernels.D2Langevin) { Extended = new(PairedQuotientKernels.Langevin2, PairedQuotientKernels.Langevin2Moves, ScaledSpecialFunctions.Unknown), Exact = ExactFunctions.Of(static (x, precision) => Ball.LangevinDerivative(Ball.FromInteger(2), x, precision)) }, "dlangevin(3, x)") with { Parity = -1, Spec = "if(x == 0, 0, 2*coth(x)*csch(x)^2 - 2/x^3)", Accuracy = "0.55 ulp", Method = "exponentials in double-double; Taylor series near 0" },
        Row("bernoulli(x)", static () => new(Kernels.Bernoulli) { Vector = new(VectorKernels.Bernoulli) { Common = VectorKernels.CommonBernoulli, Rare = VectorKernels.IsRareQuotient }, Extended = new(PairedQuotientKernels.Bernoulli0, PairedQuotientKernels.Bernoulli0Moves, ScaledSpecialFunctions.Bernoulli), Exact = ExactFunctions.Of(static (x, precision) => Ball.BernoulliDerivative(Ball.FromInteger(0), x, precision)) }, "dbernoulli(x)") with { Range = Interval.NonNegative, Monotone = -1, Spec = "if(x == 0, 1, x/(exp(x) - 1))", Accuracy = "0.503 ulp", Method = "exponentials in double-double; Taylor series near 0" },
        Row("dbernoulli(x)", static () => new(Kernels.DBernoulli) { Vector = new(VectorKernels.DBernoulli) { Common = VectorKernels.CommonDBernoulli, Rare = VectorKernels.IsRareQuotient }, Extended = new(PairedQuotientKernels.Bernoulli1, PairedQuotientKernels.Bernoulli1Moves, ScaledSpecialFunctions.Dbernoulli), Exact = ExactFunctions.Of(static (x, precision) => Ball.BernoulliDerivative(Ball.FromInteger(1), x, precision)) }, "d2bernoulli(x)") with { Monotone = 1, Spec = "if(x == 0, -1/2, (exp(x) - 1 - x*exp(x))/(exp(x) - 1)^2)", FastForms = [new("exp(x)", "if(1/4 < abs(x) and abs(x) < 300, (exp(x) - 1 - x*exp(x))/(exp(x) - 1)^2, dbernoulli(x))")], Accuracy = "0.55 ulp", Method = "exponentials in double-double; Taylor series near 0" },
        Row("d2bernoulli(x)", static () => new(Kernels.D2Bernoulli) { Extended = new(PairedQuotientKernels.Bernoulli2, PairedQuotientKernels.Bernoulli2Moves, ScaledSpecialFunctions.Unknown), Exact = ExactFunctions.Of(static (x, precision) => Ball.BernoulliDerivative(Ball.FromInteger(2), x, precision)) }, "dbernoulli(3, x)") with { Range = Interval.NonNegative, Parity = 1, Spec = "if(x == 0, 1/6, exp(x)*(x*(exp(x) + 1) - 2*(exp(x) - 1))/(exp(x) - 1)^3)", Accuracy = "0.55 ulp", Method = "exponentials in double-double; Taylor series near 0" },
        Row("dlangevin(n, x)", static () => new(Kernels.LangevinDerivative) { ExtendedBinary = new(PairedQuotientKernels.Langevin, PairedQuotientKernels.LangevinMoves, ScaledSpecialFunctions.Unknown), Exact = ExactFunctions.Of(Ball.LangevinDerivative) }, "none", "dlangevin(n + 1, x)") with { Domain = "n >= 0 and n == floor(n)", Accuracy = "0.53 ulp", Method = "polynomials in 1/(exp(2*x) - 1), Bernoulli numbers near 0, in double-double; balls beside zeros" },
        Row("dbernoulli(n, x)", static () => new(Kernels.BernoulliDerivative) { ExtendedBinary = new(PairedQuotientKernels.Bernoulli, PairedQuotientKernels.BernoulliMoves, ScaledSpecialFunctions.Unknown), Exact = ExactFunctions.Of(Ball.BernoulliDerivative) }, "none", "dbernoulli(n + 1, x)") with { Domain = "n >= 0 and n == floor(n)", Accuracy = "0.55 ulp", Method = "polynomials in 1/(exp(x) - 1), Bernoulli numbers near 0, in double-double; balls beside zeros" },
    ];

    private static double LogarithmOfSinh(double x) => x < 0 ? double.NaN : Kernels.LogSinh(x);
}
