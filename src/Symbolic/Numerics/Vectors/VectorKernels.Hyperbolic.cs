using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using V = System.Runtime.Intrinsics.Vector512<double>;

namespace Symbolic.Numerics;

/// <content>Hyperbolic functions.</content>
internal static partial class VectorKernels
{
    /// <summary>tanh x by a minimax polynomial below 0.55, else 1 − 2/(e^(2|x|) + 1) with the sign of x. NaN ↦ NaN, ±0 ↦ ±0, ±∞ ↦ ±1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Tanh(V x)
    {
        V a = Vector512.Abs(x), two = Vector512.Create(2.0);
        V large = WithSignOf(V.One - (two / (Exp(a + a) + V.One)), x);
        return WithSignOf(Vector512.ConditionalSelect(Vector512.LessThan(a, Vector512.Create(0.55)), TanhOfSmall(x), large), x);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V TanhOfSmall(V x)
    {
        V z = x * x, z2 = z * z;
        V low = Quadratic(z, z2, 0.1333333333332661, -0.333333333333333, -0.05396825396376355);
        V middle = Quadratic(z, z2, -0.008863232606640285, 0.0218694883860839, 0.0035920920925950122);
        V high = Quadratic(z, z2, 0.0005884464250902402, -0.001455543287971718, -0.0002333867116736725);
        V top = Linear(z, -1.9499467221367055e-05, 8.332403889106473e-05);
        V z3 = z2 * z;
        V series = Vector512.FusedMultiplyAdd(z3, Vector512.FusedMultiplyAdd(z3, Vector512.FusedMultiplyAdd(z3, top, high), middle), low);
        return Vector512.FusedMultiplyAdd(x * z, series, x);
    }

    /// <summary>sinh x by a minimax polynomial below 1, else (e − 1/e)/2 with e = exp|x| and the sign of x. NaN ↦ NaN, ±0 ↦ ±0, ±∞ ↦ ±∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Sinh(V x)
    {
        V a = Vector512.Abs(x), half = ShiftedExp(a, -1), large = half - (Vector512.Create(0.25) / half);
        return WithSignOf(Vector512.ConditionalSelect(Vector512.LessThan(a, V.One), SinhOfSmall(x), large), x);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V SinhOfSmall(V x)
    {
        V z = x * x, z2 = z * z;
        V low = Vector512.FusedMultiplyAdd(z2, Linear(z, 2.755731913037927e-06, 0.00019841269841531202), Linear(z, 0.00833333333333297, 0.16666666666666669));
        V high = Quadratic(z, z2, 1.605700052085293e-10, 2.5052126856094766e-08, 7.765897596002476e-13);
        return Vector512.FusedMultiplyAdd(x * z, Vector512.FusedMultiplyAdd(z2 * z2, high, low), x);
    }

    /// <summary>cosh x = (e + 1/e)/2 with e = exp|x|. NaN ↦ NaN, ±∞ ↦ +∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Cosh(V x)
    {
        V half = ShiftedExp(Vector512.Abs(x), -1);
        return half + (Vector512.Create(0.25) / half);
    }

    /// <summary>1/cosh x = t/(1 + t²/4) with t = 2·exp(−|x|). NaN ↦ NaN, ±∞ ↦ 0; subnormal results at full speed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Sech(V x) => ReciprocalOfHyperbolic(Vector512.Abs(x), 0.25);

    /// <summary>1/sinh x: by the polynomial of <see cref="Sinh"/> below 1, else t/(1 − t²/4) with t = 2·exp(−|x|) and the sign of x. NaN ↦ NaN, ±0 ↦ ±∞, ±∞ ↦ ±0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Csch(V x)
    {
        V a = Vector512.Abs(x), large = ReciprocalOfHyperbolic(a, -0.25);
        return WithSignOf(Vector512.ConditionalSelect(Vector512.LessThan(a, V.One), V.One / SinhOfSmall(x), large), x);
    }

    /// <summary>t/(1 + c·t²) with t = 2·exp(−a) and c = ±1/4, and what t and the divisor were rounded off.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ReciprocalOfHyperbolic(V a, double c)
    {
        V quarter = Vector512.Create(c), t = ShiftedExp(-a, 1, out V rest), square = t * t;
        V divisor = Vector512.FusedMultiplyAdd(square, quarter, V.One), inverse = V.One / divisor, quotient = t * inverse;
        V lost = Vector512.FusedMultiplyAdd(square, quarter, V.One - divisor) + (quarter * Vector512.FusedMultiplyAdd(t, t, -square)) + (Vector512.Create(2 * c) * t * rest);
        return Vector512.FusedMultiplyAdd(Vector512.FusedMultiplyAdd(-quotient, divisor, t) + (rest - (quotient * lost)), inverse, quotient);
    }

    /// <summary>1/tanh x: by the polynomial of <see cref="Tanh"/> below 0.55, else 1 + 2/(e^(2|x|) − 1) with the sign of x. NaN ↦ NaN, ±0 ↦ ±∞, ±∞ ↦ ±1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Coth(V x)
    {
        V a = Vector512.Abs(x), large = V.One + (Vector512.Create(2.0) / (Exp(a + a) - V.One));
        return WithSignOf(Vector512.ConditionalSelect(Vector512.LessThan(a, Vector512.Create(0.55)), V.One / TanhOfSmall(x), large), x);
    }

    /// <summary>2^shift·e^x, rounded once where it is subnormal; overflows where the product does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ShiftedExp(V x, double shift)
    {
        V n = Reduce(x, out V r, out _);
        return Scale(V.One + Vector512.FusedMultiplyAdd(r * r, ExponentialTail(r), r), n + Vector512.Create(shift));
    }

    /// <summary>The same, and what the sum of 1 and the polynomial has rounded off.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ShiftedExp(V x, double shift, out V rest)
    {
        V n = Reduce(x, out V r, out V low) + Vector512.Create(shift);
        V part = r + Vector512.FusedMultiplyAdd(r * r, ExponentialTail(r), low), sum = V.One + part;
        rest = Scale(part - (sum - V.One), n);
        return Scale(sum, n);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V WithSignOf(V value, V sign)
    {
        V mask = Vector512.Create(-0.0);
        return Vector512.AndNot(value, mask) | (sign & mask);
    }
}
