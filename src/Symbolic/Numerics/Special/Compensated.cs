using System.Runtime.CompilerServices;

namespace Symbolic.Numerics;

/// <summary>An unevaluated sum of two doubles, the second at most half a unit in the last place of the first: about 106 bits.</summary>
/// <remarks>Error-free transformations after Knuth (sum), Dekker (ordered sum) and Boldo–Muller (product by fused multiply-add);
/// the composite operations are those of Joldes, Muller, Popescu, "Tight and rigorous error bounds for basic building blocks of
/// double-word arithmetic" (2017), with relative errors between 2^-105 and 2^-102. Overflow of the first part leaves the second NaN:
/// callers keep their operands scaled.</remarks>
internal readonly struct Compensated
{
    /// <summary>The number <paramref name="hi"/> + <paramref name="lo"/>, which must be normalised already.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Compensated(double hi, double lo)
    {
        Hi = hi;
        Lo = lo;
    }

    /// <summary>The value rounded to a double.</summary>
    public double Hi { get; }

    /// <summary>What <see cref="Hi"/> leaves out.</summary>
    public double Lo { get; }

    /// <summary>A double is such a sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Compensated(double value) => new(value, 0);

    /// <summary>a + b exactly.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Compensated Sum(double a, double b)
    {
        double s = a + b;
        double t = s - a;
        return new Compensated(s, (a - (s - t)) + (b - t));
    }

    /// <summary>a + b exactly, for |a| ≥ |b| or a = 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Compensated OrderedSum(double a, double b)
    {
        double s = a + b;
        return new Compensated(s, b - (s - a));
    }

    /// <summary>a·b exactly, unless the lower part underflows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Compensated Product(double a, double b)
    {
        double p = a * b;
        return new Compensated(p, Math.FusedMultiplyAdd(a, b, -p));
    }

    /// <summary>a/b to about 106 bits.</summary>
    public static Compensated Quotient(double a, double b)
    {
        double q = a / b;
        return OrderedSum(q, Math.FusedMultiplyAdd(-q, b, a) / b);
    }

    /// <summary>The sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Compensated operator +(Compensated a, double b)
    {
        Compensated s = Sum(a.Hi, b);
        return OrderedSum(s.Hi, s.Lo + a.Lo);
    }

    /// <summary>The sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Compensated operator +(Compensated a, Compensated b)
    {
        Compensated s = Sum(a.Hi, b.Hi);
        Compensated t = Sum(a.Lo, b.Lo);
        Compensated v = OrderedSum(s.Hi, s.Lo + t.Hi);
        return OrderedSum(v.Hi, t.Lo + v.Lo);
    }

    /// <summary>The difference.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Compensated operator -(Compensated a, Compensated b) => a + -b;

    /// <summary>The negation.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Compensated operator -(Compensated a) => new(-a.Hi, -a.Lo);

    /// <summary>The product.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Compensated operator *(Compensated a, double b)
    {
        Compensated p = Product(a.Hi, b);
        return OrderedSum(p.Hi, Math.FusedMultiplyAdd(a.Lo, b, p.Lo));
    }

    /// <summary>The product.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Compensated operator *(Compensated a, Compensated b)
    {
        Compensated p = Product(a.Hi, b.Hi);
        double cross = Math.FusedMultiplyAdd(a.Hi, b.Lo, a.Lo * b.Lo);
        return OrderedSum(p.Hi, p.Lo + Math.FusedMultiplyAdd(a.Lo, b.Hi, cross));
    }

    /// <summary>The quotient.</summary>
    public static Compensated operator /(Compensated a, Compensated b)
    {
        double q = a.Hi / b.Hi;
        Compensated rest = a - (b * q);
        double q2 = rest.Hi / b.Hi;
        rest -= b * q2;
        return OrderedSum(q, q2) + (rest.Hi / b.Hi);
    }

    /// <summary>The square root, 0 at 0.</summary>
    public static Compensated Sqrt(Compensated a)
    {
        if (a.Hi == 0) return a;
        double r = Math.Sqrt(a.Hi);
        Compensated rest = a - Product(r, r);
        return OrderedSum(r, rest.Hi / (2 * r));
    }

    /// <summary>The value times a power of two, exact unless a part underflows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Compensated Scale(double powerOfTwo) => new(Hi * powerOfTwo, Lo * powerOfTwo);

    /// <summary>The value times 2^<paramref name="exponent"/>, rounded to the nearest double (ties to even) also where that is subnormal; ±∞ beyond the range.</summary>
    public double ToDouble(int exponent)
    {
        double result = Math.ScaleB(Hi, exponent);
        if (Math.Abs(result) >= 1E-300 || Hi == 0 || !double.IsFinite(Hi)) return result;
        double units = Math.ScaleB(Hi, exponent + 1074), below = Math.Floor(units);
        double aboveTie = units - below - 0.5 + Math.ScaleB(Lo, exponent + 1074);
        bool up = aboveTie > 0 || (aboveTie == 0 && below % 2 != 0);
        return Math.CopySign(Math.ScaleB(up ? below + 1 : below, -1074), Hi);
    }

    /// <summary>The absolute value.</summary>
    public Compensated Abs() => Hi < 0 ? -this : this;
}
