using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using V = System.Runtime.Intrinsics.Vector512<double>;

namespace Symbolic.Numerics;

/// <content>Arc functions.</content>
internal static partial class VectorKernels
{
    private const double Tan1 = 0.41421356237309503, Tan3 = 2.414213562373095; // tan(π/8), tan(3·π/8)
    private const double ThreeQuarterPi1 = 2.356194490192345, ThreeQuarterPi2 = 9.184850993605148e-17;

    /// <summary>atan x: |x| counts from 0, from 1 (as (|x| − 1)/(|x| + 1)) or from ∞ (as −1/|x|), whichever leaves less than tan(π/8), with one division
    /// for all three; minimax polynomial. NaN ↦ NaN, ±0 ↦ ±0, ±∞ ↦ ±π/2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Atan(V x)
    {
        V a = Vector512.Abs(x), isMiddle = Vector512.GreaterThan(a, Vector512.Create(Tan1)), isLarge = Vector512.GreaterThan(a, Vector512.Create(Tan3));
        V numerator = Vector512.ConditionalSelect(isLarge, Vector512.Create(-1.0), Vector512.ConditionalSelect(isMiddle, a - V.One, a));
        V denominator = Vector512.ConditionalSelect(isLarge, a, Vector512.ConditionalSelect(isMiddle, a + V.One, V.One));
        V turn = Vector512.ConditionalSelect(isLarge, Vector512.Create(HalfPi1), isMiddle & Vector512.Create(HalfPi1 / 2));
        V turnLow = Vector512.ConditionalSelect(isLarge, Vector512.Create(HalfPi2), isMiddle & Vector512.Create(HalfPi2 / 2));
        V t = numerator / denominator, z = t * t;
        V rest = Vector512.FusedMultiplyAdd(t * z, ArctangentSeries(z), turnLow);
        return WithSignOf(turn + (t + rest), x);
    }

    /// <summary>The angle of the point (x, y) in [−π, π]: as <see cref="Atan"/> of |y|/|x|, with one division, and from π where x &lt; 0. As IEEE 754 has it on the axes and at infinity.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Atan2(V y, V x)
    {
        V a = Vector512.Abs(y), b = Vector512.Abs(x), isHuge = Vector512.GreaterThan(Vector512.MaxNative(a, b), Vector512.Create(1e300));
        V scale = Vector512.ConditionalSelect(isHuge, Vector512.Create(0.25), V.One);
        (a, b) = (a * scale, b * scale);
        V isEqual = Vector512.Equals(a, b), isLarge = Vector512.GreaterThan(a, b * Tan3);
        V isMiddle = Vector512.GreaterThan(a, b * Tan1) | (isEqual & Vector512.GreaterThan(a, V.Zero)), isLeft = Vector512.LessThan(x.AsInt64(), Vector512<long>.Zero).AsDouble();
        V numerator = Vector512.ConditionalSelect(isLarge, -b, Vector512.ConditionalSelect(isMiddle, a - b, a));
        V denominator = Vector512.ConditionalSelect(isLarge, a, Vector512.ConditionalSelect(isMiddle, a + b, b));
        V right = isMiddle & Vector512.Create(HalfPi1 / 2), rightLow = isMiddle & Vector512.Create(HalfPi2 / 2);
        V left = Vector512.ConditionalSelect(isMiddle, Vector512.Create(ThreeQuarterPi1), Vector512.Create(2 * HalfPi1)), leftLow = Vector512.ConditionalSelect(isMiddle, Vector512.Create(ThreeQuarterPi2), Vector512.Create(2 * HalfPi2));
        V turn = Vector512.ConditionalSelect(isLarge, Vector512.Create(HalfPi1), Vector512.ConditionalSelect(isLeft, left, right));
        V turnLow = Vector512.ConditionalSelect(isLarge, Vector512.Create(HalfPi2), Vector512.ConditionalSelect(isLeft, leftLow, rightLow));
        V t = Vector512.ConditionalSelect(isEqual, V.Zero, numerator / denominator), z;
        t ^= isLeft & Vector512.Create(-0.0);
        z = t * t;
        return WithSignOf(turn + (t + Vector512.FusedMultiplyAdd(t * z, ArctangentSeries(z), turnLow)), y);
    }

    /// <summary>asin x: minimax polynomial up to ½, beyond π/2 − 2·asin √((1 − |x|)/2). NaN and |x| &gt; 1 ↦ NaN, ±0 ↦ ±0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Asin(V x)
    {
        V isLarge = ArcsineParts(x, out V s, out V rest);
        V twice = s + s, large = Vector512.Create(HalfPi1) - (twice - (Vector512.Create(HalfPi2) - (rest + rest)));
        return WithSignOf(Vector512.ConditionalSelect(isLarge, large, s + rest), x);
    }

    /// <summary>acos x: as <see cref="Asin"/>, without subtracting from π/2 where x &gt; ½. NaN and |x| &gt; 1 ↦ NaN, 1 ↦ 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Acos(V x)
    {
        V isLarge = ArcsineParts(x, out V s, out V rest), isNegative = Vector512.LessThan(x, V.Zero);
        V twice = s + s, near = twice + (rest + rest);
        V far = Vector512.Create(2 * HalfPi1) - (twice - (Vector512.Create(2 * HalfPi2) - (rest + rest)));
        V signed = WithSignOf(s, x), middle = Vector512.Create(HalfPi1) - (signed - (Vector512.Create(HalfPi2) - WithSignOf(rest, x)));
        return Vector512.ConditionalSelect(isLarge, Vector512.ConditionalSelect(isNegative, far, near), middle);
    }

    /// <summary>asin(s) = s + rest for s = |x| up to ½ and s = √((1 − |x|)/2) beyond.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ArcsineParts(V x, out V s, out V rest)
    {
        V a = Vector512.Abs(x), isLarge = Vector512.GreaterThan(a, Vector512.Create(0.5));
        V z = Vector512.ConditionalSelect(isLarge, (V.One - a) * 0.5, x * x);
        s = Vector512.ConditionalSelect(isLarge, Vector512.Sqrt(z), a);
        V lost = Vector512.ConditionalSelect(isLarge, Vector512.FusedMultiplyAdd(-s, s, z) / (s + s), V.Zero);
        rest = Vector512.FusedMultiplyAdd(s * z, ArcsineSeries(z), Vector512.ConditionalSelect(Vector512.GreaterThan(s, V.Zero), lost, V.Zero));
        return isLarge | ~Vector512.Equals(x, x);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ArctangentSeries(V z)
    {
        V z2 = z * z, z3 = z2 * z;
        V a = Quadratic(z, z2, 0.19999999999951087, -0.33333333333333187, -0.1428571427997442);
        V b = Quadratic(z, z2, -0.09090897489469017, 0.11111110773373047, 0.07692055746043196);
        V c = Quadratic(z, z2, 0.058475566267457674, -0.06663056030878345, -0.05037869197686522);
        V d = Linear(z, -0.017870098782875134, 0.03802947158611575);
        return Vector512.FusedMultiplyAdd(z3, Vector512.FusedMultiplyAdd(z3, Vector512.FusedMultiplyAdd(z3, d, c), b), a);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ArcsineSeries(V z)
    {
        V z2 = z * z, z3 = z2 * z;
        V a = Quadratic(z, z2, 0.07499999999971095, 0.1666666666666676, 0.044642857174224136);
        V b = Quadratic(z, z2, 0.022372214318213676, 0.03038194272950777, 0.017351624732641444);
        V c = Quadratic(z, z2, 0.011400238094136402, 0.013980662389073067, 0.01077270078341017);
        V d = Quadratic(z, z2, 0.021636856974466507, 0.0037352343200085705, -0.020898809490814328);
        V e = Vector512.FusedMultiplyAdd(z3, Vector512.Create(0.03256583927490458), d);
        return Vector512.FusedMultiplyAdd(z3, Vector512.FusedMultiplyAdd(z3, Vector512.FusedMultiplyAdd(z3, e, c), b), a);
    }
}
