using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using V = System.Runtime.Intrinsics.Vector512<double>;

namespace Symbolic.Numerics;

/// <summary>What eight rounded function values lack, as <see cref="KernelResiduals"/> says it for one: from pairs of doubles over vectors, right to 2^-62 of the value; and
/// for functions of one argument values together with what they lack, for little more than either takes.</summary>
/// <remarks>Lanes out of the usual range are left to the vector kernels and the scalar residuals, so that no lane depends on its neighbours.</remarks>
internal static unsafe partial class VectorResiduals
{
    private const double Largest = 690, LargestHyperbolic = 300, LeastNormal = 2.2250738585072014e-308, LargestReduced = 134217728, Tiny = 1e-17;

    /// <summary>e^x − y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Exp(V x, V y)
    {
        DoubleDoubleVector value = PairedExp(x, out V usual);
        return Usual(usual, Rest(value, y), x, y, &KernelResiduals.Exp);
    }

    /// <summary>e^x, and what that lacks.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Exp(V x, out V rest)
    {
        DoubleDoubleVector value = PairedExp(x, out V usual);
        return Joined(usual, value, x, out rest, &VectorKernels.Exp, &Exp);
    }

    /// <summary>e^x − 1 − y.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static V Expm1(V x, V y)
    {
        DoubleDoubleVector value = PairedExpm1(x, out V usual);
        return Usual(usual, Rest(value, y), x, y, &KernelResiduals.Expm1);
    }

    /// <summary>e^x − 1, and what that lacks.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static V Expm1(V x, out V rest)
    {
        DoubleDoubleVector value = PairedExpm1(x, out V usual);
        return Joined(usual, value, x, out rest, &VectorKernels.Expm1, &Expm1);
    }

    /// <summary>log x − y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Log(V x, V y)
    {
        DoubleDoubleVector value = PairedLog(x, out V usual);
        return Usual(usual, Rest(value, y), x, y, &KernelResiduals.Log);
    }

    /// <summary>log x, and what that lacks.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Log(V x, out V rest)
    {
        DoubleDoubleVector value = PairedLog(x, out V usual);
        return Joined(usual, value, x, out rest, &VectorKernels.Log, &Log);
    }

    /// <summary>log(1 + x) − y.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static V Log1p(V x, V y)
    {
        DoubleDoubleVector value = PairedLog1p(x, out V usual);
        return Usual(usual, Rest(value, y), x, y, &KernelResiduals.Log1p);
    }

    /// <summary>log(1 + x), and what that lacks.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static V Log1p(V x, out V rest)
    {
        DoubleDoubleVector value = PairedLog1p(x, out V usual);
        return Joined(usual, value, x, out rest, &VectorKernels.Log1p, &Log1p);
    }

    /// <summary>sin x − y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Sin(V x, V y)
    {
        DoubleDoubleVector value = PairedSin(x, out V usual);
        return Usual(usual, Rest(value, y), x, y, &KernelResiduals.Sin);
    }

    /// <summary>sin x, and what that lacks.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Sin(V x, out V rest)
    {
        DoubleDoubleVector value = PairedSin(x, out V usual);
        return Joined(usual, value, x, out rest, &VectorKernels.Sin, &Sin);
    }

    /// <summary>cos x − y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Cos(V x, V y)
    {
        DoubleDoubleVector value = PairedCos(x, out V usual);
        return Usual(usual, Rest(value, y), x, y, &KernelResiduals.Cos);
    }

    /// <summary>cos x, and what that lacks.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Cos(V x, out V rest)
    {
        DoubleDoubleVector value = PairedCos(x, out V usual);
        return Joined(usual, value, x, out rest, &VectorKernels.Cos, &Cos);
    }

    /// <summary>tan x − y.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static V Tan(V x, V y)
    {
        DoubleDoubleVector value = PairedTan(x, out V usual);
        return Usual(usual, Rest(value, y), x, y, &KernelResiduals.Tan);
    }

    /// <summary>tan x, and what that lacks.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static V Tan(V x, out V rest)
    {
        DoubleDoubleVector value = PairedTan(x, out V usual);
        return Joined(usual, value, x, out rest, &VectorKernels.Tan, &Tan);
    }

    /// <summary>atan x − y.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static V Atan(V x, V y)
    {
        DoubleDoubleVector value = PairedAtan(x, out V usual);
        return Usual(usual, Rest(value, y), x, y, &KernelResiduals.Atan);
    }

    /// <summary>atan x, and what that lacks.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static V Atan(V x, out V rest)
    {
        DoubleDoubleVector value = PairedAtan(x, out V usual);
        return Joined(usual, value, x, out rest, &VectorKernels.Atan, &Atan);
    }

    /// <summary>asin x − y.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static V Asin(V x, V y)
    {
        DoubleDoubleVector value = PairedAsin(x, out V usual);
        return Usual(usual, Rest(value, y), x, y, &KernelResiduals.Asin);
    }

    /// <summary>asin x, and what that lacks.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static V Asin(V x, out V rest)
    {
        DoubleDoubleVector value = PairedAsin(x, out V usual);
        return Joined(usual, value, x, out rest, &VectorKernels.Asin, &Asin);
    }

    /// <summary>acos x − y.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static V Acos(V x, V y)
    {
        DoubleDoubleVector value = PairedAcos(x, out V usual);
        return Usual(usual, Rest(value, y), x, y, &KernelResiduals.Acos);
    }

    /// <summary>acos x, and what that lacks.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static V Acos(V x, out V rest)
    {
        DoubleDoubleVector value = PairedAcos(x, out V usual);
        return Joined(usual, value, x, out rest, &VectorKernels.Acos, &Acos);
    }

    /// <summary>sinh x − y.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static V Sinh(V x, V y)
    {
        DoubleDoubleVector value = PairedSinh(x, out V usual);
        return Usual(usual, Rest(value, y), x, y, &KernelResiduals.Sinh);
    }

    /// <summary>sinh x, and what that lacks.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static V Sinh(V x, out V rest)
    {
        DoubleDoubleVector value = PairedSinh(x, out V usual);
        return Joined(usual, value, x, out rest, &VectorKernels.Sinh, &Sinh);
    }

    /// <summary>cosh x − y.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static V Cosh(V x, V y)
    {
        DoubleDoubleVector value = PairedCosh(x, out V usual);
        return Usual(usual, Rest(value, y), x, y, &KernelResiduals.Cosh);
    }

    /// <summary>cosh x, and what that lacks.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static V Cosh(V x, out V rest)
    {
        DoubleDoubleVector value = PairedCosh(x, out V usual);
        return Joined(usual, value, x, out rest, &VectorKernels.Cosh, &Cosh);
    }

    /// <summary>tanh x − y.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static V Tanh(V x, V y)
    {
        DoubleDoubleVector value = PairedTanh(x, out V usual);
        return Usual(usual, Rest(value, y), x, y, &KernelResiduals.Tanh);
    }

    /// <summary>tanh x, and what that lacks.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static V Tanh(V x, out V rest)
    {
        DoubleDoubleVector value = PairedTanh(x, out V usual);
        return Joined(usual, value, x, out rest, &VectorKernels.Tanh, &Tanh);
    }

    /// <summary>1/tanh x − y.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static V Coth(V x, V y)
    {
        DoubleDoubleVector value = PairedCoth(x, out V usual);
        return Usual(usual, Rest(value, y), x, y, &KernelResiduals.Coth);
    }

    /// <summary>1/tanh x, and what that lacks.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static V Coth(V x, out V rest)
    {
        DoubleDoubleVector value = PairedCoth(x, out V usual);
        return Joined(usual, value, x, out rest, &VectorKernels.Coth, &Coth);
    }

    /// <summary>1/cosh x − y.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static V Sech(V x, V y)
    {
        DoubleDoubleVector value = PairedSech(x, out V usual);
        return Usual(usual, Rest(value, y), x, y, &KernelResiduals.Sech);
    }

    /// <summary>1/cosh x, and what that lacks.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static V Sech(V x, out V rest)
    {
        DoubleDoubleVector value = PairedSech(x, out V usual);
        return Joined(usual, value, x, out rest, &VectorKernels.Sech, &Sech);
    }

    /// <summary>1/sinh x − y.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static V Csch(V x, V y)
    {
        DoubleDoubleVector value = PairedCsch(x, out V usual);
        return Usual(usual, Rest(value, y), x, y, &KernelResiduals.Csch);
    }

    /// <summary>1/sinh x, and what that lacks.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static V Csch(V x, out V rest)
    {
        DoubleDoubleVector value = PairedCsch(x, out V usual);
        return Joined(usual, value, x, out rest, &VectorKernels.Csch, &Csch);
    }

    /// <summary>log(1 + e^x) − y.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static V Softplus(V x, V y)
    {
        DoubleDoubleVector value = PairedSoftplus(x, out V usual);
        return Usual(usual, Rest(value, y), x, y, &KernelResiduals.Softplus);
    }

    /// <summary>log(1 + e^x), and what that lacks.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static V Softplus(V x, out V rest)
    {
        DoubleDoubleVector value = PairedSoftplus(x, out V usual);
        return Joined(usual, value, x, out rest, &VectorKernels.Softplus, &Softplus);
    }

    /// <summary>1/(1 + e^-x) − y.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static V Sigmoid(V x, V y)
    {
        DoubleDoubleVector value = PairedSigmoid(x, out V usual);
        return Usual(usual, Rest(value, y), x, y, &KernelResiduals.Sigmoid);
    }

    /// <summary>1/(1 + e^-x), and what that lacks.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static V Sigmoid(V x, out V rest)
    {
        DoubleDoubleVector value = PairedSigmoid(x, out V usual);
        return Joined(usual, value, x, out rest, &VectorKernels.Sigmoid, &Sigmoid);
    }

    /// <summary>∛x − y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Cbrt(V x, V y)
    {
        DoubleDoubleVector square = DoubleDoubleVector.TwoProduct(y, y);
        V rest = (VectorKernels.NegatedMultiplyAdd(square.High, y, x) - (square.Low * y)) / (square.High * 3.0);
        return Vector512.ConditionalSelect(IsBetween(Vector512.Abs(x), 1e-280, double.MaxValue), rest, Vector512.ConditionalSelect(Vector512.Equals(x, V.Zero), V.Zero, Vector512.Create(double.NaN)));
    }

    /// <summary>√(x² + y²) − z; NaN where squares could overflow or underflow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Hypot(V x, V y, V z)
    {
        V large = Vector512.MaxNative(Vector512.Abs(x), Vector512.Abs(y)), small = Vector512.MinNative(Vector512.Abs(x), Vector512.Abs(y)), square = large * large, less = z * z;
        V lost = VectorKernels.MultiplySubtract(large, large, square) - VectorKernels.MultiplySubtract(z, z, less), other = small * small;
        DoubleDoubleVector difference = DoubleDoubleVector.TwoSum(square, -less), total = DoubleDoubleVector.TwoSum(difference.High, other);
        V rest = (total.High + (total.Low + (difference.Low + (VectorKernels.MultiplySubtract(small, small, other) + lost)))) / (z + z);
        return Vector512.ConditionalSelect(IsBetween(z, 1e-130, 1e130), rest, Vector512.ConditionalSelect(Vector512.Equals(z, V.Zero), V.Zero, Vector512.Create(double.NaN)));
    }

    /// <summary>x·log y − z, 0 for x = 0.</summary>
    public static V Xlogy(V x, V y, V z) => Usual(IsNormal(y) & IsFarFromZero(z), OfProduct(VectorPairs.Log(y), x, z), x, y, z, &KernelResiduals.Xlogy);

    /// <summary>x·log(1 + y) − z, 0 for x = 0.</summary>
    public static V Xlog1py(V x, V y, V z)
    {
        V usual = Vector512.GreaterThan(y, Vector512.Create(-1.0)) & Vector512.LessThan(y, Vector512.Create(double.PositiveInfinity)) & IsFarFromZero(y) & IsFarFromZero(z);
        return Usual(usual, OfProduct(LogOnePlus(y), x, z), x, y, z, &KernelResiduals.Xlog1py);
    }

    /// <summary>x^y − z, also for x &lt; 0 with whole y; NaN where y·log x is not known well enough.</summary>
    public static V Power(V x, V y, V z)
    {
        V sign = z & Vector512.Create(-0.0), a = Vector512.Abs(x), usual = IsPower(a, y, out DoubleDoubleVector power, out V scale, out _);
        V rest = Vector512.FusedMultiplyAdd(power.Low, scale, Vector512.FusedMultiplyAdd(power.High, scale, -(z ^ sign)));
        return Usual(usual, rest ^ sign, x, y, z, &KernelResiduals.Power);
    }

    /// <summary>x^y·log x − z; NaN where y·log x is not known well enough.</summary>
    public static V PowerLogarithm(V x, V y, V z)
    {
        V usual = IsPower(x, y, out DoubleDoubleVector power, out V scale, out DoubleDoubleVector log), high = power.High * log.High;
        V low = Vector512.FusedMultiplyAdd(power.High, log.Low, Vector512.FusedMultiplyAdd(power.Low, log.High, Vector512.FusedMultiplyAdd(power.Low, log.Low, VectorKernels.MultiplySubtract(power.High, log.High, high))));
        return Usual(usual & Vector512.GreaterThan(x, V.Zero), Vector512.FusedMultiplyAdd(low, scale, VectorKernels.MultiplySubtract(high, scale, z)), x, y, z, &KernelResiduals.PowerLogarithm);
    }

    /// <summary>x^y = power·scale, and where that is certain to 2^-63 and in the range of doubles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V IsPower(V x, V y, out DoubleDoubleVector power, out V scale, out DoubleDoubleVector log)
    {
        const double MostExponent = 64; // the logarithm is right to 2^-69
        log = VectorPairs.Log(x);
        log = DoubleDoubleVector.FastTwoSum(log.High, log.Low);
        V product = log.High * y, low = Vector512.FusedMultiplyAdd(log.Low, y, VectorKernels.MultiplySubtract(log.High, y, product));
        power = VectorPairs.Exp(product, low, out scale);
        return IsNormal(x) & Vector512.LessThan(Vector512.Abs(product), Vector512.Create(Largest)) & Vector512.LessThan(Vector512.Abs(y), Vector512.Create(MostExponent));
    }

    /// <summary>Whether products with it neither overflow nor underflow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V IsFarFromZero(V x) => IsBetween(Vector512.Abs(x), 1e-270, 1e300);

    /// <summary>a·b − y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V OfProduct(DoubleDoubleVector a, V b, V y)
    {
        V product = a.High * b;
        return (product - y) + Vector512.FusedMultiplyAdd(a.Low, b, VectorKernels.MultiplySubtract(a.High, b, product));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Rest(DoubleDoubleVector value, V y) => (value.High - y) + value.Low;

    /// <summary>What lanes in the usual range have, and what the scalar function says of the others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Usual(V usual, V rest, V x, V y, delegate*<double, double, double> scalar) => IsEverywhere(usual) ? rest : Unusual(usual, rest, x, y, scalar);

    /// <summary>The same for functions of two arguments.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Usual(V usual, V rest, V x, V y, V z, delegate*<double, double, double, double> scalar) => IsEverywhere(usual) ? rest : Unusual(usual, rest, x, y, z, scalar);

    /// <summary>The double next to a pair, and what that lacks; in lanes out of the usual range the kernel's value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Joined(V usual, DoubleDoubleVector value, V x, out V rest, delegate*<V, V> kernel, delegate*<V, V, V> residual)
    {
        V sum = value.High + value.Low;
        rest = value.Low - (sum - value.High);
        return IsEverywhere(usual) ? sum : Unusual(usual, sum, x, ref rest, kernel, residual);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsEverywhere(V mask) => Vector512.EqualsAll(mask.AsInt64(), Vector512<long>.AllBitsSet);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static V Unusual(V usual, V value, V x, ref V rest, delegate*<V, V> kernel, delegate*<V, V, V> residual)
    {
        value = Vector512.ConditionalSelect(usual, value, kernel(x));
        rest = Vector512.ConditionalSelect(usual, rest, residual(x, value));
        return value;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static V Unusual(V usual, V rest, V x, V y, delegate*<double, double, double> scalar)
    {
        for (int i = 0; i < V.Count; i++)
        {
            if (usual.AsInt64()[i] == 0) rest = rest.WithElement(i, scalar(x[i], y[i]));
        }

        return rest;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static V Unusual(V usual, V rest, V x, V y, V z, delegate*<double, double, double, double> scalar)
    {
        for (int i = 0; i < V.Count; i++)
        {
            if (usual.AsInt64()[i] == 0) rest = rest.WithElement(i, scalar(x[i], y[i], z[i]));
        }

        return rest;
    }
}
