using System.Runtime.CompilerServices;
using static Symbolic.Numerics.ErrorFree;

namespace Symbolic.Numerics;

/// <summary>The angle of a point as a pair of doubles, relative error below 2^-64: the common part of the inverse trigonometric kernels.</summary>
/// <remarks>atan q = atan c + atan((q − c)/(1 + q·c)) with c the multiple of 1/64 nearest to q ≤ 1.</remarks>
internal static class ArctangentCore
{
    private const int Steps = 64;
    private static readonly DoubleDouble s_halfPi = new(1.5707963267948966, 6.123233995736766e-17);
    private static readonly double[] s_angles = Angles();

    /// <summary>atan(y/x) in [0, π/2] for finite x, y ≥ 0, not both 0, whose squares neither overflow nor underflow against each other.</summary>
    public static DoubleDouble Angle(DoubleDouble y, DoubleDouble x)
    {
        if (y.High <= x.High) return AngleOfFlat(y, x);
        DoubleDouble complement = AngleOfFlat(x, y);
        DoubleDouble sum = FastTwoSum(s_halfPi.High, -complement.High);
        return FastTwoSum(sum.High, sum.Low + (s_halfPi.Low - complement.Low));
    }

    /// <summary>atan(y/x) for 0 ≤ y ≤ x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static DoubleDouble AngleOfFlat(DoubleDouble y, DoubleDouble x)
    {
        int cell = (int)Math.Round(y.High / x.High * Steps);
        double c = cell / (double)Steps;
        DoubleDouble numerator = TwoSum(y.High, -c * x.High);
        numerator = FastTwoSum(numerator.High, numerator.Low + Math.FusedMultiplyAdd(-c, x.Low, y.Low) + ProductError(-c, x.High));
        DoubleDouble denominator = FastTwoSum(x.High, c * y.High);
        double denominatorLow = denominator.Low + Math.FusedMultiplyAdd(c, y.Low, x.Low) + ProductError(c, y.High);
        double q = numerator.High / denominator.High;
        double remainder = Math.FusedMultiplyAdd(-q, denominator.High, numerator.High) + Math.FusedMultiplyAdd(-q, denominatorLow, numerator.Low);
        double qLow = remainder / denominator.High;
        double square = q * q;
        double series = Math.FusedMultiplyAdd(square, 1 / 9.0, -1 / 7.0);
        series = Math.FusedMultiplyAdd(square, series, 1 / 5.0);
        series = Math.FusedMultiplyAdd(square, series, -1 / 3.0);
        double tail = Math.FusedMultiplyAdd(square * q, series, qLow);
        double[] angles = s_angles;
        DoubleDouble sum = TwoSum(angles[2 * cell], q);
        return FastTwoSum(sum.High, sum.Low + (angles[(2 * cell) + 1] + tail));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double ProductError(double a, double b) => Math.FusedMultiplyAdd(a, b, -(a * b));

    /// <summary>atan(i/64) for i from 0 to 64 as pairs, each from the one before: atan(i/64) − atan((i−1)/64) = atan(64/(4096 + i(i−1))).</summary>
    private static double[] Angles()
    {
        double[] angles = new double[2 * (Steps + 1)];
        DoubleDouble angle = 0;
        for (int i = 1; i <= Steps; i++)
        {
            angle += SmallAngle(Steps, (Steps * Steps) + (i * (i - 1.0)));
            (angles[2 * i], angles[(2 * i) + 1]) = (angle.High, angle.Low);
        }

        return angles;
    }

    private static DoubleDouble SmallAngle(double y, double x)
    {
        DoubleDouble q = (DoubleDouble)y / x;
        DoubleDouble square = q * q;
        DoubleDouble sum = 0;
        for (int n = 21; n >= 1; n -= 2) sum = (DoubleDouble.One / n) - (sum * square);
        return q * sum;
    }
}
