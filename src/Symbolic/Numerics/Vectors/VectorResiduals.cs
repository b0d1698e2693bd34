using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using V = System.Runtime.Intrinsics.Vector512<double>;

namespace Symbolic.Numerics;

/// <summary>What eight rounded function values lack, as <see cref="KernelResiduals"/> says it for one: from pairs of doubles over vectors, right to 2^-62 of the value.</summary>
/// <remarks>Lanes out of the usual range are left to the scalar residuals, so that no lane depends on its neighbours. Functions of one argument are types (<see cref="IPairedFunction"/>), of which kernels are made for all of them in one place.</remarks>
internal static unsafe partial class VectorResiduals
{
    /// <summary>From there on what exponentials differ from their limit by is less than 2^-80 of it.</summary>
    private const double FarFromZero = 30, LargestLogistic = 600;

    private const double Largest = 690, LargestHyperbolic = 300, LeastNormal = 2.2250738585072014e-308, LargestReduced = 134217728, Tiny = 1e-17;

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

    /// <summary>log(e^x + e^y) − z.</summary>
    public static V LogAddExp(V x, V y, V z)
    {
        V usual = VectorKernels.LogAddExpParts(x, y, out DoubleDoubleVector total);
        return Usual(usual & IsKept(total, Vector512.MaxNative(x, y)), (total.High - z) + total.Low, x, y, z, &KernelResiduals.LogAddExp);
    }

    /// <summary>log(e^x − e^y) − z.</summary>
    public static V LogSubExp(V x, V y, V z)
    {
        V usual = VectorKernels.LogSubExpParts(x, y, out DoubleDoubleVector total);
        return Usual(usual & IsKept(total, x), (total.High - z) + total.Low, x, y, z, &KernelResiduals.LogSubExp);
    }

    /// <summary>Whether most of a term is left of a sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V IsKept(DoubleDoubleVector sum, V term) => Vector512.GreaterThan(Vector512.Abs(sum.High), Vector512.Abs(term) * 0.5);

    /// <summary>The angle of the point (x, y) less z.</summary>
    public static V Atan2(V y, V x, V z)
    {
        V a = Vector512.Abs(y), b = Vector512.Abs(x), sign = y & Vector512.Create(-0.0);
        DoubleDoubleVector angle = VectorPairs.Angle(new DoubleDoubleVector(a, V.Zero), new DoubleDoubleVector(b, V.Zero)), beside = DoubleDoubleVector.FastTwoSum(Vector512.Create(Math.PI), -angle.High);
        DoubleDoubleVector whole = DoubleDoubleVector.Select(Vector512.LessThan(x, V.Zero), new DoubleDoubleVector(beside.High, beside.Low + (Vector512.Create(DoubleDouble.Pi.Low) - angle.Low)), angle);
        V usual = IsBetween(a, KernelPairs.LeastSide, KernelPairs.LargestSide) & IsBetween(b, KernelPairs.LeastSide, KernelPairs.LargestSide);
        return Usual(usual, ((whole.High - (z ^ sign)) + whole.Low) ^ sign, y, x, z, &KernelResiduals.Atan2);
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
        V usual = IsPowerLogarithm(x, y, out DoubleDoubleVector product, out V scale);
        return Usual(usual, Vector512.FusedMultiplyAdd(product.Low, scale, VectorKernels.MultiplySubtract(product.High, scale, z)), x, y, z, &KernelResiduals.PowerLogarithm);
    }

    /// <summary>x^y·log x = product·scale, and where that is as certain as the power.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V IsPowerLogarithm(V x, V y, out DoubleDoubleVector product, out V scale)
    {
        V usual = IsPower(x, y, out DoubleDoubleVector power, out scale, out DoubleDoubleVector log), high = power.High * log.High;
        product = new(high, Vector512.FusedMultiplyAdd(power.High, log.Low, Vector512.FusedMultiplyAdd(power.Low, log.High, Vector512.FusedMultiplyAdd(power.Low, log.Low, VectorKernels.MultiplySubtract(power.High, log.High, high)))));
        return usual & Vector512.GreaterThan(x, V.Zero);
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

    /// <summary>What lanes in the usual range have, and what the scalar function says of the others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Usual(V usual, V rest, V x, V y, V z, delegate*<double, double, double, double> scalar) => IsEverywhere(usual) ? rest : Unusual(usual, rest, x, y, z, scalar);

    /// <summary>Whether a mask is set in all lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsEverywhere(V mask) => Vector512.EqualsAll(mask.AsInt64(), Vector512<long>.AllBitsSet);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static V Unusual(V usual, V rest, V x, V y, V z, delegate*<double, double, double, double> scalar)
    {
        rest = OfNumbers(rest, z, ref usual);
        for (uint left = Others(usual); left != 0; left &= left - 1)
        {
            int i = BitOperations.TrailingZeroCount(left);
            rest = rest.WithElement(i, scalar(x[i], y[i], z[i]));
        }

        return rest;
    }

    /// <summary>What values lack that are numbers; NaN for others, and 0 for 0, as scalar residuals have it. Such lanes are usual, too.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V OfNumbers(V rest, V values, ref V usual)
    {
        V numbers = Vector512.LessThanOrEqual(Vector512.Abs(values), Vector512.Create(double.MaxValue)), zeros = Vector512.AndNot(Vector512.Equals(values, V.Zero), usual);
        usual |= zeros | ~numbers;
        return Vector512.ConditionalSelect(numbers, Vector512.AndNot(rest, zeros), Vector512.Create(double.NaN));
    }

    /// <summary>The lanes in which a mask is not set, a bit for each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Others(V mask) => (uint)(~mask).ExtractMostSignificantBits();
}
