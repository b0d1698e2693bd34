using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using V = System.Runtime.Intrinsics.Vector512<double>;

namespace Symbolic.Numerics;

/// <content>The error function and its complement.</content>
internal static partial class VectorKernels
{
    /// <summary>erf x: a polynomial in x² up to 1, beyond 1 − erfc|x| with the sign of x. NaN ↦ NaN, ±0 ↦ ±0, ±∞ ↦ ±1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Erf(V x)
    {
        V a = Vector512.Abs(x), small = ErrorOfSmall(x), large = V.One - ErrorComplement(a);
        return WithSignOf(Vector512.ConditionalSelect(Vector512.LessThan(a, V.One), small, large), x);
    }

    /// <summary>erfc x: 1 − erf x up to ¾, with what erf x lacks, beyond e^(−x²)·P/(1 + 2|x|) with x² to twice the digits. NaN ↦ NaN, −∞ ↦ 2, +∞ ↦ 0; subnormal results at full speed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Erfc(V x)
    {
        const double Near = 0.75;
        V a = Vector512.Abs(x), slope = ErrorSeries(x), small = Vector512.FusedMultiplyAdd(x, slope, x), lost = Vector512.FusedMultiplyAdd(x, slope, x - small), near = V.One - small, tail = ErrorComplement(a);
        near += V.One - near - small - lost;
        V far = Vector512.ConditionalSelect(Vector512.LessThan(x, V.Zero), Vector512.Create(2.0) - tail, tail);
        return Vector512.ConditionalSelect(Vector512.LessThan(a, Vector512.Create(Near)), near, far);
    }

    /// <summary>erf x for |x| ≤ 1 as x + x·S(x²).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ErrorOfSmall(V x) => Vector512.FusedMultiplyAdd(x, ErrorSeries(x), x);

    /// <summary>erf(x)/x − 1 for |x| ≤ 1, with error 2^-56.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ErrorSeries(V x)
    {
        V z = x * x, z2 = z * z, z3 = z2 * z;
        V a = Quadratic(z, z2, -0.37612638903183543, 0.12837916709551256, 0.11283791670945006);
        V b = Quadratic(z, z2, 0.0052239776071164225, -0.02686617064323777, -0.0008548325975389692);
        V c = Quadratic(z, z2, -1.492473690741966e-05, 0.00012055294904839707, 1.6447424703317362e-06);
        V d = Quadratic(z, z2, 1.3720064546777686e-08, -1.6208483801871705e-07, -7.795898827002142e-10);
        return Vector512.FusedMultiplyAdd(z3, Vector512.FusedMultiplyAdd(z3, Vector512.FusedMultiplyAdd(z3, d, c), b), a);
    }

    /// <summary>erfc a for a ≥ ½: e^(−a²)·P(t)/(1 + 2a) with t = (a − 3)/(a + 3).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ErrorComplement(V a)
    {
        const double Last = 27.3; // beyond, even the subnormal numbers end
        a = Vector512.ConditionalSelect(Vector512.GreaterThan(a, Vector512.Create(Last)), Vector512.Create(Last), a);
        V three = Vector512.Create(3.0), t = (a - three) / (a + three), square = a * a;
        V n = Reduce(-square, out V r, out V low);
        V e = ExponentialParts(r, low - MultiplySubtract(a, a, square), out V eLow), p = ComplementSeries(t);
        V d = Vector512.FusedMultiplyAdd(a, Vector512.Create(2.0), V.One), inverse = V.One / d, dLow = (V.One - d) + (a + a);
        V product = e * p, productLow = Vector512.FusedMultiplyAdd(eLow, p, MultiplySubtract(e, p, product)), quotient = product * inverse;
        V rest = Vector512.FusedMultiplyAdd(-quotient, d, product) + Vector512.FusedMultiplyAdd(-quotient, dLow, productLow);
        quotient = Vector512.FusedMultiplyAdd(rest, inverse, quotient);
        return Scale(quotient, n);
    }

    /// <summary>(1 + 2a)·e^(a²)·erfc a in t = (a − 3)/(a + 3), for a from ½ to 27.3, error 2^-58.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ComplementSeries(V t)
    {
        V t2 = t * t, t3 = t2 * t;
        V a = Quadratic(t, t2, -0.04756229435345074, -0.1356211061245812, 0.12964515870276178);
        V b = Quadratic(t, t2, 0.06830802734395643, -0.11927366341530841, -0.023770514918629852);
        V c = Quadratic(t, t2, 0.0018886903577358938, 0.0025293918160869174, -0.0007798322687356027);
        V d = Quadratic(t, t2, 0.00012509930940957716, -0.00010515977128836111, 4.9492303893142535e-06);
        V e = Quadratic(t, t2, -7.302558523314923e-07, -2.0100301681208227e-05, 3.471425612772484e-06);
        V f = Quadratic(t, t2, -6.143356151620105e-07, 3.53136140304296e-07, -1.3493484160272947e-07);
        V g = Quadratic(t, t2, 3.471439309715726e-08, 9.851359846478899e-08, -1.0562476427046968e-08);
        V h = Vector512.Create(-4.490254648877565e-09);
        V high = Vector512.FusedMultiplyAdd(t3, Vector512.FusedMultiplyAdd(t3, Vector512.FusedMultiplyAdd(t3, Vector512.FusedMultiplyAdd(t3, h, g), f), e), d);
        return Vector512.FusedMultiplyAdd(t, Vector512.FusedMultiplyAdd(t3, Vector512.FusedMultiplyAdd(t3, Vector512.FusedMultiplyAdd(t3, high, c), b), a), Vector512.Create(1.2530080582697296));
    }
}
