using Symbolic.Functions;
using Symbolic.Numerics;
using static Symbolic.Library.Rows;

namespace Symbolic.Library;

/// <summary>Hyperbolic functions, their reciprocals and inverses.</summary>
/// <remarks>The partial of tanh is sech², not 1 − tanh² or 1/cosh²: the first cancels and the second overflows when it is evaluated or
/// differentiated again.</remarks>
internal static class HyperbolicFunctions
{
    private static readonly Interval s_fromOne = new(1, double.PositiveInfinity, false, true);
    private static readonly Interval s_unitOpen = new(-1, 1, true, true);
    private static readonly Interval s_unitPositive = new(0, 1, true);

    public static readonly FunctionDefinition[] All =
    [
        Row("sinh(x)", Kernels.Sinh, "cosh(x)") with { Residual = Paired(KernelResiduals.Sinh, VectorResiduals.Sinh, new(VectorResiduals.Sinh, VectorResiduals.CommonSinh, VectorResiduals.IsRareSinh)), Extended = new(DoubleDouble.Sinh, Variation.Sinh, ScaledFunctions.Sinh) { Rough = RoughFunctions.Sinh }, Vector = new(VectorKernels.Sinh), Amplification = "1 + abs(x)", Exact = ExactFunctions.Of(Ball.Sinh), Monotone = 1, SingleKernel = MathF.Sinh, Parity = -1, Latex = @"\sinh", Accuracy = "0.51 ulp", FastKernel = Math.Sinh, Method = "expm1 and exp in double-double" },
        Row("cosh(x)", Kernels.Cosh, "sinh(x)") with { Residual = Paired(KernelResiduals.Cosh, VectorResiduals.Cosh, new(VectorResiduals.Cosh, VectorResiduals.CommonCosh, VectorResiduals.IsRareCosh)), Extended = new(DoubleDouble.Cosh, Variation.Cosh, ScaledFunctions.Cosh) { Rough = RoughFunctions.Cosh }, Vector = new(VectorKernels.Cosh), Amplification = "abs(x)", Exact = ExactFunctions.Of(Ball.Cosh), Range = s_fromOne, SingleKernel = MathF.Cosh, Parity = 1, Latex = @"\cosh", Accuracy = "0.501 ulp", FastKernel = Math.Cosh, Method = "expm1 and exp in double-double" },
        Row("tanh(x)", Kernels.Tanh, "sech(x)^2") with { Residual = Paired(KernelResiduals.Tanh, VectorResiduals.Tanh, new(VectorResiduals.Tanh, VectorResiduals.CommonTanh, VectorResiduals.IsRareTanh)), Extended = new(DoubleDouble.Tanh, Variation.Tanh, ScaledFunctions.Tanh) { Vector = DoubleDoubleFunctions.TryTanh }, Vector = new(VectorKernels.Tanh), Amplification = "1", Exact = ExactFunctions.Of(Ball.Tanh), Range = s_unitOpen, Monotone = 1, SingleKernel = MathF.Tanh, Spec = "sinh(x)/cosh(x)", Parity = -1, Latex = @"\tanh", Accuracy = "0.501 ulp", FastKernel = Math.Tanh, FastForms = [new("sech(x)", "if(abs(x) < 1/3, tanh(x), sign(x)*(1 - exp(-abs(x))^2)/(1 + exp(-abs(x))^2))")], Method = "expm1 and exp in double-double" },
        Row("coth(x)", Kernels.Coth, "-csch(x)^2") with { Residual = Paired(KernelResiduals.Coth, VectorResiduals.Coth, new(VectorResiduals.Coth, VectorResiduals.CommonCoth, VectorResiduals.IsRareCoth)), Vector = new(VectorKernels.Coth), Amplification = "1", Exact = ExactFunctions.Of(Ball.Coth), Spec = "cosh(x)/sinh(x)", Parity = -1, Latex = @"\coth", Domain = "x != 0", Accuracy = "0.501 ulp", Method = "expm1 and exp in double-double" },
        Row("sech(x)", Kernels.Sech, "-sech(x)*tanh(x)") with { Residual = Paired(KernelResiduals.Sech, VectorResiduals.Sech, new(VectorResiduals.Sech, VectorResiduals.CommonSech, VectorResiduals.IsRareSech)), Vector = new(VectorKernels.Sech), Amplification = "abs(x)", Exact = ExactFunctions.Of(Ball.Sech), Range = s_unitPositive, Spec = "1/cosh(x)", Parity = 1, Accuracy = "0.501 ulp", FastForms = [new(null, "2*exp(-abs(x))/(1 + exp(-abs(x))^2)")], Method = "expm1 and exp in double-double" },
        Row("csch(x)", Kernels.Csch, "-csch(x)*coth(x)") with { Residual = Paired(KernelResiduals.Csch, VectorResiduals.Csch, new(VectorResiduals.Csch, VectorResiduals.CommonCsch, VectorResiduals.IsRareCsch)), Vector = new(VectorKernels.Csch), Amplification = "1 + abs(x)", Exact = ExactFunctions.Of(Ball.Csch), Spec = "1/sinh(x)", Parity = -1, Domain = "x != 0", Accuracy = "0.51 ulp", FastForms = [new("exp(2*x) - 1", "if(abs(x) < 300, 4*exp(2*x)/(exp(2*x) - 1)^2, csch(x)^2)") { IsSquare = true }, new("exp(2*x)", "if(1/4 < abs(x) and abs(x) < 300, 4*exp(2*x)/(exp(2*x) - 1)^2, csch(x)^2)") { IsSquare = true }], Method = "expm1 and exp in double-double" },
        Row("asinh(x)", Kernels.Asinh, "1/sqrt(1 + x^2)") with { Vector = new(VectorKernels.Asinh), Extended = new(DoubleDouble.Asinh, Variation.Asinh, ScaledFunctions.Asinh), Amplification = "1", Exact = ExactFunctions.Of(Ball.Asinh), Monotone = 1, Spec = "log(x + sqrt(1 + x^2))", Parity = -1, Aliases = ["arcsinh", "arsinh"], Accuracy = "0.503 ulp", Method = "log1p in double-double" },
        Row("acosh(x)", Kernels.Acosh, "1/(sqrt(x - 1)*sqrt(x + 1))") with { Vector = new(VectorKernels.Acosh), Extended = new(DoubleDouble.Acosh, Variation.Acosh, ScaledFunctions.Acosh), Exact = ExactFunctions.Of(Ball.Acosh), Range = Interval.NonNegative, Monotone = 1, Spec = "log(x + sqrt(x - 1)*sqrt(x + 1))", Domain = "x >= 1", Aliases = ["arccosh", "arcosh"], Accuracy = "0.501 ulp", Method = "log1p in double-double" },
        Row("atanh(x)", Kernels.Atanh, "1/(1 - x^2)") with { Vector = new(VectorKernels.Atanh), Extended = new(DoubleDouble.Atanh, Variation.Atanh, ScaledFunctions.Odd), Exact = ExactFunctions.Of(Ball.Atanh), Monotone = 1, Spec = "log((1 + x)/(1 - x))/2", Parity = -1, Domain = "-1 < x and x < 1", Aliases = ["arctanh", "artanh"], Accuracy = "0.501 ulp", Method = "log1p in double-double" },
        Row("acoth(x)", Kernels.Acoth, "1/(1 - x^2)") with { Exact = ExactFunctions.Of(Ball.Acoth), Spec = "atanh(1/x)", Parity = -1, Domain = "x < -1 or x > 1", Aliases = ["arccoth", "arcoth"], Accuracy = "0.501 ulp", Method = "log1p in double-double" },
        Row("asech(x)", Kernels.Asech, "-1/(x*sqrt(1 - x^2))") with { Exact = ExactFunctions.Of(Ball.Asech), Spec = "acosh(1/x)", Domain = "0 < x and x <= 1", Aliases = ["arcsech", "arsech"], Accuracy = "0.501 ulp", Method = "log1p in double-double" },
        Row("acsch(x)", Kernels.Acsch, "-1/(abs(x)*sqrt(1 + x^2))") with { Exact = ExactFunctions.Of(Ball.Acsch), Spec = "asinh(1/x)", Parity = -1, Domain = "x != 0", Aliases = ["arccsch", "arcsch"], Accuracy = "0.501 ulp", Method = "log1p in double-double" },
    ];
}
