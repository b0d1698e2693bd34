namespace Symbolic.Numerics;

public sealed partial class Ball
{
    /// <summary>asinh x, odd, with relative accuracy.</summary>
    /// <remarks>log1p(|x| + x²/(1 + √(1 + x²))); radius: that of these operations.</remarks>
    public static Ball Asinh(Ball x, int precision)
    {
        if (x.Propagates() || x.IsZero) return x;
        if (x.IsTiny) return x.ToFirstOrder();
        int working = precision + 8;
        Ball magnitude = Abs(x), square = Square(x, working);
        Ball root = Sqrt(Add(square, One, working), working);
        Ball value = Log1p(Add(magnitude, Divide(square, Add(root, One, working), working), working), precision);
        return x.IsNegativeHeaded() ? Negate(value) : value;
    }

    /// <summary>acosh x for x ≥ 1. <see cref="Undefined"/> below; exact at 1.</summary>
    /// <remarks>log1p(u + √(u(u + 2))) with u = x − 1; radius: that of these operations.</remarks>
    public static Ball Acosh(Ball x, int precision)
    {
        if (x.Propagates()) return x;
        int working = precision + 8;
        Ball u = Subtract(x, One, working);
        if (u.Sign < 0) return Undefined;
        Ball root = Sqrt(Multiply(u, Add(u, FromInteger(2), working), working), working);
        return Log1p(Add(u, root, working), precision);
    }

    /// <summary>atanh x for |x| &lt; 1. <see cref="Undefined"/> from ±1 on.</summary>
    /// <remarks>log1p(2|x|/(1 − |x|))/2; radius: that of these operations.</remarks>
    public static Ball Atanh(Ball x, int precision)
    {
        if (x.Propagates() || x.IsZero) return x;
        if (x.IsTiny) return x.ToFirstOrder();
        int working = precision + 8;
        Ball magnitude = Abs(x), rest = Subtract(One, magnitude, working);
        if (rest.Sign <= 0) return Undefined;
        Ball value = Scale(Log1p(Scale(Divide(magnitude, rest, working), 1, working), precision), -1, precision);
        return x.IsNegativeHeaded() ? Negate(value) : value;
    }

    /// <summary>acoth x = atanh(1/x) for |x| &gt; 1. <see cref="Undefined"/> elsewhere.</summary>
    /// <remarks>log1p(2/(|x| − 1))/2; radius: that of these operations.</remarks>
    public static Ball Acoth(Ball x, int precision)
    {
        if (x.Propagates()) return x;
        int working = precision + 8;
        Ball rest = Subtract(Abs(x), One, working);
        if (rest.Sign <= 0) return Undefined;
        Ball value = Scale(Log1p(Divide(FromInteger(2), rest, working), precision), -1, precision);
        return x.IsNegativeHeaded() ? Negate(value) : value;
    }

    /// <summary>asech x = acosh(1/x) for 0 &lt; x ≤ 1. <see cref="Undefined"/> elsewhere; exact at 1.</summary>
    /// <remarks>log1p((1 − x + √((1 − x)(1 + x)))/x); radius: that of these operations.</remarks>
    public static Ball Asech(Ball x, int precision)
    {
        if (x.Propagates()) return x;
        int working = precision + 8;
        Ball rest = Subtract(One, x, working);
        if (x.Sign <= 0 || rest.Sign < 0) return Undefined;
        Ball root = Sqrt(Multiply(rest, Add(One, x, working), working), working);
        return Log1p(Divide(Add(rest, root, working), x, working), precision);
    }

    /// <summary>acsch x = asinh(1/x). <see cref="Undefined"/> at 0.</summary>
    /// <remarks>Radius: that of the inverse hyperbolic sine of the quotient.</remarks>
    public static Ball Acsch(Ball x, int precision) => Asinh(Reciprocal(x, precision + 8), precision);
}
