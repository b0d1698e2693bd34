using Symbolic.Functions;
using Symbolic.Numerics;
using static Symbolic.Library.Rows;

namespace Symbolic.Library;

/// <summary>Circular functions, their reciprocals and inverses.</summary>
internal static class TrigonometricFunctions
{
    private static readonly Interval s_unit = new(-1, 1);
    private static readonly Interval s_quarterTurns = new(-1.5707963267948968, 1.5707963267948968, true, true);

    public static readonly FunctionDefinition[] All =
    [
        Row("sin(x)", Math.Sin, "cos(x)") with { Residual = new(KernelResiduals.Sin, new(VectorResiduals.Sin)), Extended = new(DoubleDouble.Sin, Variation.Circular, ScaledFunctions.Odd) { Vector = DoubleDoubleFunctions.TrySin }, Vector = new(VectorKernels.Sin) { Common = VectorKernels.CommonSin, Rare = VectorKernels.NeedsLongReduction }, Amplification = "abs(x/sin(x))", Exact = ExactFunctions.Of(Ball.Sin), Range = s_unit, SingleKernel = MathF.Sin, Parity = -1, Latex = @"\sin", Accuracy = "0.53 ulp", Method = "System.Math" },
        Row("cos(x)", Math.Cos, "-sin(x)") with { Residual = new(KernelResiduals.Cos, new(VectorResiduals.Cos)), Extended = new(DoubleDouble.Cos, Variation.Circular, ScaledFunctions.Cos) { Vector = DoubleDoubleFunctions.TryCos }, Vector = new(VectorKernels.Cos) { Common = VectorKernels.CommonCos, Rare = VectorKernels.NeedsLongReduction }, Amplification = "abs(x/cos(x))", Exact = ExactFunctions.Of(Ball.Cos), Range = s_unit, SingleKernel = MathF.Cos, Parity = 1, Latex = @"\cos", Accuracy = "0.53 ulp", Method = "System.Math" },
        Row("tan(x)", Math.Tan, "1 + tan(x)^2") with { Residual = new(KernelResiduals.Tan, new(VectorResiduals.Tan)), Extended = new(DoubleDouble.Tan, Variation.Tan, ScaledFunctions.Odd), Vector = new(VectorKernels.Tan) { Common = VectorKernels.CommonTan, Rare = VectorKernels.NeedsLongReduction }, Exact = ExactFunctions.Of(Ball.Tan), SingleKernel = MathF.Tan, Parity = -1, Latex = @"\tan", Accuracy = "0.53 ulp", Method = "System.Math" },
        Row("cot(x)", Kernels.Cot, "-1 - cot(x)^2") with { Exact = ExactFunctions.Of(Ball.Cot), Spec = "cos(x)/sin(x)", Parity = -1, Latex = @"\cot", Accuracy = "0.501 ulp", Method = "Payne-Hanek reduction and tables, double-double" },
        Row("sec(x)", Kernels.Sec, "sec(x)*tan(x)") with { Exact = ExactFunctions.Of(Ball.Sec), Spec = "1/cos(x)", Parity = 1, Latex = @"\sec", Accuracy = "0.501 ulp", Method = "Payne-Hanek reduction and tables, double-double" },
        Row("csc(x)", Kernels.Csc, "-csc(x)*cot(x)") with { Exact = ExactFunctions.Of(Ball.Csc), Spec = "1/sin(x)", Parity = -1, Latex = @"\csc", Accuracy = "0.501 ulp", Method = "Payne-Hanek reduction and tables, double-double" },
        Row("asin(x)", Math.Asin, "1/sqrt(1 - x^2)") with { Residual = new(KernelResiduals.Asin, new(VectorResiduals.Asin)), Extended = new(DoubleDouble.Asin, Variation.Asin, ScaledFunctions.Odd), Vector = new(VectorKernels.Asin), Exact = ExactFunctions.Of(Ball.Asin), Monotone = 1, SingleKernel = MathF.Asin, Parity = -1, Domain = "-1 <= x and x <= 1", Aliases = ["arcsin"], Latex = @"\arcsin", Accuracy = "0.53 ulp", Method = "System.Math" },
        Row("acos(x)", Math.Acos, "-1/sqrt(1 - x^2)") with { Residual = new(KernelResiduals.Acos, new(VectorResiduals.Acos)), Extended = new(DoubleDouble.Acos, Variation.Asin, ScaledFunctions.Acos), Vector = new(VectorKernels.Acos), Exact = ExactFunctions.Of(Ball.Acos), Range = Interval.NonNegative, Monotone = -1, SingleKernel = MathF.Acos, Domain = "-1 <= x and x <= 1", Aliases = ["arccos"], Latex = @"\arccos", Accuracy = "0.53 ulp", Method = "System.Math" },
        Row("atan(x)", Math.Atan, "1/(1 + x^2)") with { Residual = new(KernelResiduals.Atan, new(VectorResiduals.Atan)), Extended = new(DoubleDouble.Atan, Variation.Atan, ScaledFunctions.Atan), Vector = new(VectorKernels.Atan), Amplification = "1", Exact = ExactFunctions.Of(Ball.Atan), Range = s_quarterTurns, Monotone = 1, SingleKernel = MathF.Atan, Parity = -1, Aliases = ["arctan"], Latex = @"\arctan", Accuracy = "0.53 ulp", Method = "System.Math" },
        Row("acot(x)", Kernels.Acot, "-1/(1 + x^2)") with { Exact = ExactFunctions.Of(Ball.Acot), Spec = "atan(1/x)", Parity = -1, Aliases = ["arccot"], Domain = "x != 0", Accuracy = "0.501 ulp", Method = "table-driven arctangent in double-double" },
        Row("asec(x)", Kernels.Asec, "1/(x^2*sqrt(1 - 1/x^2))") with { Exact = ExactFunctions.Of(Ball.Asec), Spec = "acos(1/x)", Aliases = ["arcsec"], Domain = "x <= -1 or x >= 1", Accuracy = "0.501 ulp", Method = "table-driven arctangent in double-double" },
        Row("acsc(x)", Kernels.Acsc, "-1/(x^2*sqrt(1 - 1/x^2))") with { Exact = ExactFunctions.Of(Ball.Acsc), Spec = "asin(1/x)", Parity = -1, Aliases = ["arccsc"], Domain = "x <= -1 or x >= 1", Accuracy = "0.501 ulp", Method = "table-driven arctangent in double-double" },
        Row("atan2(y, x)", Kernels.Atan2, "x/(x^2 + y^2)", "-y/(x^2 + y^2)") with { ExtendedBinary = new(DoubleDouble.Atan2, PairedVariation.Atan2, ScaledSpecialFunctions.Atan2), Exact = ExactFunctions.Of(Ball.Atan2), Aliases = ["arctan2"], Accuracy = "1 ulp", Method = "table-driven arctangent in double-double" },
        Row("sinc(x)", Kernels.Sinc, "dsinc(1, x)") with { Vector = new(VectorKernels.Sinc), Extended = new(PairedQuotientKernels.Sinc0, PairedQuotientKernels.Sinc0Moves, ScaledSpecialFunctions.Unknown), Exact = ExactFunctions.Of(Ball.Sinc), Range = s_unit, Spec = "if(x == 0, 1, sin(x)/x)", Parity = 1, Accuracy = "0.501 ulp", Method = "sine in double-double over x" },
        Row("dsinc(n, x)", Kernels.Dsinc, "none", "dsinc(n + 1, x)") with { Vector = new(VectorKernels.Dsinc), ExtendedBinary = new(PairedQuotientKernels.Sinc, PairedQuotientKernels.SincMoves, ScaledSpecialFunctions.Unknown), Exact = ExactFunctions.Of(Ball.SincDerivative), Domain = "n >= 0 and n == floor(n)", Accuracy = "0.58 ulp", Method = "recurrence upwards or downwards in double-double" },
    ];
}
