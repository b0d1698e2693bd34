using System.Runtime.CompilerServices;
using static Symbolic.Numerics.ErrorFree;

namespace Symbolic.Numerics;

/// <content>Inverse trigonometric functions, all through the angle of a point.</content>
public readonly partial struct DoubleDouble
{
    private const double SeventhLow = 7.93016446160826e-18; // what 1/7 as a double lacks

    /// <summary>The arc tangent, relative error below 2^-96. ±π/2 at ±∞, ±0 at ±0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Atan(DoubleDouble x)
    {
        DoubleDouble a = Abs(x);
        if (a.High < 1e-40) return x;
        return WithSign(a.High > 1e60 ? (a.IsFinite ? HalfPi - (1 / a) : HalfPi) : a.IsNaN ? a : Angle(a, One), x);
    }

    /// <summary>The angle of the point (x, y) in [−π, π], relative error below 2^-95. On the axes and at infinity as <see cref="Math.Atan2"/> has it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Atan2(DoubleDouble y, DoubleDouble x)
    {
        if (y.High == 0 || x.High == 0 || !y.IsFinite || !x.IsFinite) return AxisAngle(y.High, x.High);
        int exponent = Math.ILogB(Math.Max(Math.Abs(x.High), Math.Abs(y.High)));
        DoubleDouble u = ScaleB(Abs(x), -exponent);
        DoubleDouble v = ScaleB(Abs(y), -exponent);
        if (v.High < 1e-40 * u.High && x.High > 0) return WithSign(v / u, y);
        DoubleDouble angle = Angle(v, u);
        if (x.High < 0) angle = Pi - angle;
        return WithSign(angle, y);
    }

    /// <summary>The arc sine, relative error below 2^-95. ±π/2 at ±1, NaN beyond, ±0 at ±0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Asin(DoubleDouble x)
    {
        DoubleDouble a = Abs(x);
        if (a.High < 1e-40) return x;
        DoubleDouble square = (1 - a) * (1 + a);
        return square.High >= 0 ? WithSign(Angle(a, Sqrt(square)), x) : NaN;
    }

    /// <summary>The arc cosine, relative error below 2^-95 where 1 − x is. 0 at 1, π at −1, NaN beyond.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Acos(DoubleDouble x)
    {
        DoubleDouble a = Abs(x);
        DoubleDouble square = (1 - a) * (1 + a);
        if (!(square.High >= 0)) return NaN;
        DoubleDouble angle = a.High < 1e-40 ? HalfPi - a : Angle(Sqrt(square), a);
        return x.High < 0 ? Pi - angle : angle;
    }

    /// <summary>atan(y/x) in [0, π/2] for x, y ≥ 0, not both 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble Angle(DoubleDouble y, DoubleDouble x) => y <= x ? AngleOfFlat(y, x) : HalfPi - AngleOfFlat(x, y) + HalfPi3;

    /// <summary>atan(y/x) for 0 ≤ y ≤ x: the table's angle nearest to it plus the Taylor series of the rest.</summary>
    [MethodImpl(Jit.Inlined)]
    private static DoubleDouble AngleOfFlat(DoubleDouble y, DoubleDouble x)
    {
        int cell = Nearest(y.High / x.High * AngleTable.Steps, out double whole);
        double c = whole / AngleTable.Steps;
        DoubleDouble q = (y - (x * c)) / (x + (y * c));
        DoubleDouble square = DoubleWord.Square(q);
        double w = square.High, series = Math.FusedMultiplyAdd(w, Math.FusedMultiplyAdd(w, Math.FusedMultiplyAdd(w, -1 / 15.0, 1 / 13.0), -1 / 11.0), 1 / 9.0);
        DoubleDouble sum = FastTwoSum(-1 / 7.0, Math.FusedMultiplyAdd(w, series, -SeventhLow));
        sum = DoubleWord.Horner(square, sum, 1 / 5.0, FifthLow);
        sum = DoubleWord.Horner(square, sum, -1 / 3.0, -ThirdLow);
        q = DoubleWord.AddLesser(q, DoubleWord.Multiply(DoubleWord.Multiply(q, square), sum));
        return cell == 0 ? q : DoubleWord.AddLesser(new(AngleTable.Values[2 * cell], AngleTable.Values[(2 * cell) + 1]), q);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble AxisAngle(double y, double x)
    {
        double angle = Math.Atan2(y, x);
        if (double.IsNaN(angle)) return angle;
        double eighths = Math.Round(angle * (4 / Math.PI));
        return eighths == 0 ? angle : HalfPi * (eighths / 2);
    }
}
