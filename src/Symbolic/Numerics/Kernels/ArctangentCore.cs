using System.Runtime.CompilerServices;
using static Symbolic.Numerics.ErrorFree;

namespace Symbolic.Numerics;

/// <summary>The angle of a point as a pair of doubles, relative error below 2^-64: the common part of the inverse trigonometric kernels.</summary>
/// <remarks>atan q = atan c + atan((q − c)/(1 + q·c)) with c the multiple of 1/64 nearest to q ≤ 1.</remarks>
internal static class ArctangentCore
{
    private const int Steps = AngleTable.Steps;
    private const double HalfPi = 1.5707963267948966, HalfPiLow = 6.123233995736766e-17;

    /// <summary>atan(y/x) in [0, π/2] for finite x, y ≥ 0, not both 0, whose squares neither overflow nor underflow against each other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Angle(DoubleDouble y, DoubleDouble x)
    {
        if (y.High <= x.High) return AngleOfFlat(y, x);
        DoubleDouble complement = AngleOfFlat(x, y);
        DoubleDouble sum = FastTwoSum(HalfPi, -complement.High);
        return FastTwoSum(sum.High, sum.Low + (HalfPiLow - complement.Low));
    }

    /// <summary>atan(y/x) for 0 ≤ y ≤ x.</summary>
    [MethodImpl(Jit.Inlined)]
    private static DoubleDouble AngleOfFlat(DoubleDouble y, DoubleDouble x)
    {
        int cell = Nearest(y.High / x.High, Steps, out double whole);
        if ((uint)cell > Steps) return DoubleDouble.NaN; // whatever bits a NaN has
        double c = whole * (1.0 / Steps);
        DoubleDouble numerator = TwoSum(y.High, -c * x.High);
        numerator = FastTwoSum(numerator.High, numerator.Low + Math.FusedMultiplyAdd(-c, x.Low, y.Low) + ProductError(-c, x.High));
        DoubleDouble denominator = FastTwoSum(x.High, c * y.High);
        double denominatorLow = denominator.Low + Math.FusedMultiplyAdd(c, y.Low, x.Low) + ProductError(c, y.High);
        double reciprocal = 1 / denominator.High, q = numerator.High * reciprocal;
        double remainder = Math.FusedMultiplyAdd(-q, denominator.High, numerator.High) + Math.FusedMultiplyAdd(-q, denominatorLow, numerator.Low);
        double qLow = remainder * reciprocal;
        double square = q * q;
        double series = Math.FusedMultiplyAdd(square, 1 / 9.0, -1 / 7.0);
        series = Math.FusedMultiplyAdd(square, series, 1 / 5.0);
        series = Math.FusedMultiplyAdd(square, series, -1 / 3.0);
        double tail = Math.FusedMultiplyAdd(square * q, series, qLow);
        ref double angle = ref Entry(AngleTable.Values, 2 * cell);
        DoubleDouble sum = TwoSum(angle, q);
        return FastTwoSum(sum.High, sum.Low + (Unsafe.Add(ref angle, 1) + tail));
    }

    [MethodImpl(Jit.Inlined)]
    private static double ProductError(double a, double b) => Math.FusedMultiplyAdd(a, b, -(a * b));
}
