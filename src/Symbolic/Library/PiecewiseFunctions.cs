using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Numerics;
using static Symbolic.Library.Rows;

namespace Symbolic.Library;

/// <summary>Functions with kinks and steps, and the conditional. The derivatives at kinks are conventions: any pair can replace them.</summary>
internal static class PiecewiseFunctions
{
    private static readonly Interval s_unit = new(-1, 1);
    private static readonly Interval s_zeroToOne = new(0, 1);

    public static readonly FunctionDefinition[] All =
    [
        Conditional(),
        Row("abs(x)", static () => new(AbsoluteValue) { Extended = new(DoubleDouble.Abs, Variation.Abs, ScaledFunctions.Abs) { IsExact = true }, Vector = new(VectorKernels.Abs), Exact = ExactFunctions.Of(Ball.Abs) }, "sign(x)") with { Amplification = "1", Range = Interval.NonNegative, Parity = 1, Accuracy = "exact", Method = "by definition" },
        Row("sign(x)", static () => new(Kernels.Sign) { Extended = new(PairedSteps.Sign, PairedVariation.Sign, ScaledSpecialFunctions.Sign) { IsExact = true }, Vector = new(VectorKernels.Sign), Exact = ExactFunctions.Of(Ball.SignOf) }, "0") with { Range = s_unit, Parity = -1, IsStepLike = true, JumpsAtZero = true, Accuracy = "exact", Method = "by definition" },
        Row("floor(x)", static () => new(Floor) { Extended = new(PairedSteps.Floor, PairedVariation.Floor, ScaledSpecialFunctions.Floor) { IsExact = true }, Vector = new(VectorKernels.Floor), Exact = ExactFunctions.Of(Ball.Floor) }, "0") with { IsStepLike = true, Accuracy = "exact", Method = "by definition" },
        Row("ceil(x)", static () => new(Ceiling) { Extended = new(PairedSteps.Ceiling, PairedVariation.Ceiling, ScaledSpecialFunctions.Ceiling) { IsExact = true }, Vector = new(VectorKernels.Ceiling), Exact = ExactFunctions.Of(Ball.Ceil) }, "0") with { IsStepLike = true, Accuracy = "exact", Method = "by definition" },
        Row("round(x)", static () => new(Kernels.Round) { Extended = new(PairedSteps.Round, PairedVariation.Round, ScaledSpecialFunctions.Round) { IsExact = true }, Vector = new(VectorKernels.Round), Exact = ExactFunctions.Of(Ball.Round) }, "0") with { Parity = -1, IsStepLike = true, Accuracy = "exact", Method = "by definition" },
        Row("frac(x)", static () => new(Kernels.Frac) { Exact = ExactFunctions.Of(Ball.Frac) }, "1") with { Range = s_zeroToOne, Spec = "x - floor(x)", Accuracy = "0.5 ulp", Method = "exact remainders, rounded once" },
        Row("step(x)", static () => new(Kernels.Step) { Vector = new(VectorKernels.Step) }, "0") with { Range = s_zeroToOne, Spec = "if(x > 0, 1, if(x == 0, 1/2, if(x < 0, 0, nan)))", IsStepLike = true, JumpsAtZero = true, Accuracy = "exact", Method = "by definition" },
        Row("min(x, y)", static () => new(Kernels.Min) { ExtendedBinary = new(PairedSteps.Min, PairedVariation.Extremum, ScaledSpecialFunctions.Min) { IsExact = true }, Vector = new(VectorKernels.Min), Exact = ExactFunctions.Of(Ball.Min) }, "step(y - x)", "step(x - y)") with { Amplification = "1", IsSymmetric = true, Aliases = ["fmin"], Latex = @"\min", Accuracy = "exact", Method = "by definition" },
        Row("max(x, y)", static () => new(Kernels.Max) { ExtendedBinary = new(PairedSteps.Max, PairedVariation.Extremum, ScaledSpecialFunctions.Max) { IsExact = true }, Vector = new(VectorKernels.Max), Exact = ExactFunctions.Of(Ball.Max) }, "step(x - y)", "step(y - x)") with { Amplification = "1", IsSymmetric = true, Aliases = ["fmax"], Latex = @"\max", Accuracy = "exact", Method = "by definition" },
        Row("clamp(x, lo, hi)", static () => new(Kernels.Clamp) { Vector = new(VectorKernels.Clamp) }, "if(x < lo, 0, if(x > hi, 0, 1))", "if(x < lo, 1, 0)", "if(x < lo, 0, if(x > hi, 1, 0))") with { Amplification = "1", Spec = "if(x < lo, lo, if(x > hi, hi, x))", Accuracy = "exact", Method = "by definition" },
        Row("hypot(x, y)", static () => new(Kernels.Hypot) { Residual = new(KernelResiduals.Hypot, new(VectorResiduals.Hypot)), Vector = new(VectorKernels.Hypot) }, "x/hypot(x, y)", "y/hypot(x, y)") with { Amplification = "1", Range = Interval.NonNegative, Spec = "sqrt(x^2 + y^2)", IsSymmetric = true, Accuracy = "0.501 ulp", Method = "corrected square root (Borges 2019)" },
        Row("mod(x, y)", Kernels.Mod, "1", "-floor(x/y)") with { Spec = "x - y*floor(x/y)", Accuracy = "0.5 ulp", Method = "exact remainders, rounded once" },
        Row("relu(x)", static () => new(Kernels.Relu) { Vector = new(VectorKernels.Relu) }, "if(x > 0, 1, 0)") with { Amplification = "1", Range = Interval.NonNegative, Spec = "max(x, 0)", Accuracy = "exact", Method = "by definition" },
    ];

    /// <summary>Both branches are differentiated, one is taken: no product of a branch with 0 or 1 can make NaN of the branch not taken.</summary>
    private static FunctionDefinition Conditional()
    {
        Expr a = new Symbol("a"), b = new Symbol("b"), c = new Symbol("c");
        Expr tangent = new Call("if", [c, new Call("d", [a]), new Call("d", [b])]);
        return Row("if(c, a, b)", null) with { Tangent = new Formula(tangent) };
    }

    private static double AbsoluteValue(double x) => Math.Abs(x);

    private static double Floor(double x) => Math.Floor(x);

    private static double Ceiling(double x) => Math.Ceiling(x);
}
