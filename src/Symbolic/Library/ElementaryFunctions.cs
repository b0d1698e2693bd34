using Symbolic.Functions;
using Symbolic.Numerics;
using static Symbolic.Library.Rows;

namespace Symbolic.Library;

/// <summary>Powers, exponentials and logarithms.</summary>
internal static class ElementaryFunctions
{
    private static readonly Interval s_aboveMinusOne = new(-1, double.PositiveInfinity, true, true);

    public static readonly FunctionDefinition[] All =
    [
        // signature      kernel               partials
        Macro("sqrt(x)", "x^(1/2)") with { Domain = "x >= 0" },
        Row("cbrt(x)", static () => new(Kernels.Cbrt) { Residual = new(KernelResiduals.Cbrt, new(VectorResiduals.Cbrt)), Vector = new(VectorKernels.Cbrt), Extended = new(DoubleDouble.Cbrt, Variation.Cbrt, ScaledFunctions.Cbrt), Exact = ExactFunctions.Of(Ball.Cbrt) }, "1/(3*cbrt(x)^2)") with { Amplification = "0.34", Monotone = 1, Parity = -1, Latex = @"\sqrt[3]", Accuracy = "0.501 ulp", Method = "1/∛x from the exponent and two steps of higher order, a Newton step with an exact residual" },
        Row("exp(x)", static () => new(Math.Exp) { Residual = Paired(KernelPairs.Exp, KernelResiduals.Exp, PairedResiduals<VectorResiduals.Exp>.Inlined), Extended = new(DoubleDouble.Exp, Variation.Exp, ScaledFunctions.Exp) { Underflow = 16 * double.Epsilon, Rough = RoughNumber.Exp, Vector = DoubleDoubleFunctions.Exp }, Vector = new(VectorKernels.Exp), Exact = ExactFunctions.Of(Ball.Exp), SingleKernel = MathF.Exp }, "exp(x)") with { Amplification = "abs(x)", Range = Interval.Positive, Monotone = 1, Latex = @"\exp", Accuracy = "0.53 ulp", Method = "System.Math" },
        Macro("exp2(x)", "2^x"),
        Macro("exp10(x)", "10^x"),
        Row("expm1(x)", static () => new(Kernels.Expm1) { Residual = Paired(KernelPairs.Expm1, KernelResiduals.Expm1, PairedResiduals<VectorResiduals.Expm1>.Called), Extended = new(DoubleDouble.Expm1, Variation.Expm1, ScaledFunctions.Expm1) { Rough = RoughFunctions.Expm1, Vector = DoubleDoubleFunctions.Expm1 }, Vector = new(VectorKernels.Expm1), Exact = ExactFunctions.Of(Ball.Expm1) }, "exp(x)") with { Amplification = "1 + abs(x)", Range = s_aboveMinusOne, Monotone = 1, Spec = "exp(x) - 1", MatchesAsSpec = true, Accuracy = "0.501 ulp", Method = "table-driven e^x in double-double" },
        Row("log(x)", static () => new(NaturalLogarithm) { Residual = Paired(KernelPairs.Log, KernelResiduals.Log, PairedResiduals<VectorResiduals.Log>.Inlined), Extended = new(DoubleDouble.Log, Variation.Log, ScaledFunctions.Log) { Vector = DoubleDoubleFunctions.Log }, Vector = new(VectorKernels.Log), Exact = ExactFunctions.Of(Ball.Log), SingleKernel = NaturalLogarithmSingle }, "1/x") with { Amplification = "1/abs(log(x))", Monotone = 1, Domain = "x > 0", Aliases = ["ln"], Latex = @"\log", Accuracy = "0.53 ulp", Method = "System.Math" },
        Macro("log(x, b)", "log(x)/log(b)"),
        Row("log2(x)", static () => new(Kernels.Log2) { Residual = Paired(KernelPairs.Log2, KernelResiduals.Log2, PairedResiduals<VectorResiduals.Log2>.Called), Vector = new(VectorKernels.Log2), Exact = ExactFunctions.Of(Ball.Log2) }, "1/(x*log(2))") with { Amplification = "1.5/abs(log2(x))", Monotone = 1, Spec = "log(x)/log(2)", Domain = "x > 0", Latex = @"\log_2", Accuracy = "0.51 ulp", Method = "table-driven log in double-double" },
        Row("log10(x)", static () => new(Kernels.Log10) { Residual = Paired(KernelPairs.Log10, KernelResiduals.Log10, PairedResiduals<VectorResiduals.Log10>.Called), Vector = new(VectorKernels.Log10), Exact = ExactFunctions.Of(Ball.Log10) }, "1/(x*log(10))") with { Amplification = "0.5/abs(log10(x))", Monotone = 1, Spec = "log(x)/log(10)", Domain = "x > 0", Latex = @"\log_{10}", Accuracy = "0.51 ulp", Method = "table-driven log in double-double" },
        Row("log1p(x)", static () => new(Kernels.Log1p) { Residual = Paired(KernelPairs.Log1p, KernelResiduals.Log1p, PairedResiduals<VectorResiduals.Log1p>.Called), Extended = new(DoubleDouble.Log1p, Variation.Log1p, ScaledFunctions.Log1p), Vector = new(VectorKernels.Log1p), Exact = ExactFunctions.Of(Ball.Log1p) }, "1/(1 + x)") with { Monotone = 1, Spec = "log(1 + x)", Domain = "x > -1", MatchesAsSpec = true, Accuracy = "0.51 ulp", Method = "table-driven log in double-double" },
        Row("root(x, n)", static () => new(RealRoot) { Exact = ExactFunctions.Of(Ball.Root) }, "root(x, n)/(n*x)", "-root(x, n)*log(x)/n^2") with { Accuracy = "1 ulp", Method = "x^(1/n) in double-double; balls for tiny results" },
    ];

    private static double NaturalLogarithm(double x) => Math.Log(x);

    private static float NaturalLogarithmSingle(float x) => MathF.Log(x);

    /// <summary>The real n-th root: of negative numbers too when n is an odd whole number; NaN for n = 0.</summary>
    private static double RealRoot(double x, double n)
    {
        if (n == 0) return double.NaN;
        if (!(x < 0)) return PositiveRoot(x, n);
        if (double.IsOddInteger(n)) return -PositiveRoot(-x, n);
        double power = 1 / n; // a whole power where that is exact
        return power == Math.Floor(power) && Math.FusedMultiplyAdd(power, n, -1) == 0 ? Math.Pow(x, power) : double.NaN;
    }

    /// <summary>x^(1/n) with 1/n to twice the digits, as its rounding is multiplied by log(x)/n.</summary>
    private static double PositiveRoot(double x, double n)
    {
        double root = Math.Pow(x, 1 / n);
        if (!(x > 0 && double.IsFinite(x) && Math.Abs(n) is > 1e-290 and < 1e290 && root is > 0 and < double.PositiveInfinity)) return root;
        if (root < 1e-280) return ExactEvaluation.Run(precision => Ball.Root(Ball.FromDouble(x), Ball.FromDouble(n), precision)).Value;
        return DoubleDouble.Pow(x, DoubleDouble.One / n).High;
    }
}
