using Symbolic.Numerics;

namespace Symbolic.Expressions;

/// <summary>Builds canonical powers.</summary>
internal static class PowerBuilder
{
    /// <summary>Exact powers of numbers beyond this many bits stay unevaluated.</summary>
    public const long MaximumBits = 1 << 18;

    public static Expr Build(Expr @base, Expr exponent)
    {
        if (exponent is Number { Value.IsOne: true }) return @base;
        if (exponent is Number { Value.IsZero: true }) return NonFinite.In(@base) ? Constant.NaN : Number.One;
        if (ReferenceEquals(@base, Constant.E)) return new Call("exp", [exponent]);
        if (@base is Number { Value.IsOne: true }) return NonFinite.In(exponent) ? Constant.NaN : @base;
        if (@base is Call { Name: "exp", IsDerivative: false, ArgumentArray: [var u] } exponential) return OfExponential(exponential, u, exponent);
        return exponent is Number number ? Numeric(@base, number) : new Pow(@base, exponent);
    }

    /// <summary>An exact power of a number by a whole exponent, or null when it is undefined or has too many digits.</summary>
    public static Number? IntegerPower(Number @base, Rational exponent)
    {
        if (!exponent.TryGetInt32(out int n) || n == int.MinValue || (n < 0 && @base.Value.IsZero)) return null;
        bool unit = @base.Value == Rational.MinusOne;
        if (unit) return n % 2 == 0 ? Number.One : Number.MinusOne;
        long bits = Math.Max((long)@base.Value.Numerator.GetBitLength(), @base.Value.Denominator.GetBitLength());
        return bits * Math.Abs((long)n) > MaximumBits ? null : new Number(Rational.Pow(@base.Value, n), @base.IsDecimal);
    }

    /// <summary>exp(u)^v = exp(u*v) for every real u and v.</summary>
    private static Expr OfExponential(Call exponential, Expr u, Expr exponent)
    {
        if (NonFinite.In(exponent) || NonFinite.In(u)) return new Pow(exponential, exponent);
        return Build(Constant.E, Canonical.Product(u, exponent));
    }

    private static Expr Numeric(Expr @base, Number exponent) => @base switch
    {
        Number number => OfNumber(number, exponent),
        Pow power => OfPower(power, exponent),
        Mul product => OfProduct(product, exponent),
        Constant { IsReal: false } constant => NonFinite.Power(constant, exponent),
        _ => new Pow(@base, exponent),
    };

    /// <summary>Exact roots and powers of numbers: 4^(1/2) = 2, 8^(1/2) = 2*2^(1/2), 0^-1 and (-8)^(1/3) stay.</summary>
    private static Expr OfNumber(Number @base, Number exponent)
    {
        if (@base.Value.IsZero) return exponent.Value.Sign > 0 ? Number.Zero : new Pow(@base, exponent);
        if (exponent.Value.IsInteger) return (Expr?)IntegerPower(@base, exponent.Value) ?? new Pow(@base, exponent);
        return @base.Value.Sign < 0 ? new Pow(@base, exponent) : ProductBuilder.Build([new Pow(@base, exponent)]);
    }

    /// <summary>
    /// (x^a)^n = x^(a*n) for whole n. For other exponents: where a is odd or no whole number, x^a has a root only for
    /// x ≥ 0, so that (x^a)^p = x^(a*p); where a is even it is |x|^(a*p): (x^2)^(1/2) = |x|.
    /// </summary>
    private static Expr OfPower(Pow power, Number exponent)
    {
        if (power.Exponent is not Number inner)
        {
            return exponent.Value.IsInteger ? Build(power.Base, Canonical.Product(power.Exponent, exponent)) : new Pow(power, exponent);
        }

        Number product = new(inner.Value * exponent.Value);
        bool even = inner.Value.IsEvenInteger && !exponent.Value.IsInteger && !product.Value.IsEvenInteger;
        return Build(even ? Absolute(power.Base) : power.Base, product);
    }

    private static Expr Absolute(Expr e) => e is Call { Name: "abs", IsDerivative: false } ? e : new Call("abs", [e]);

    /// <summary>(a*b)^n = a^n*b^n for whole n; for other exponents only a positive number that is a power leaves the base.</summary>
    private static Expr OfProduct(Mul product, Number exponent)
    {
        if (exponent.Value.IsInteger) return Distribute(product, exponent);
        if (product.ArgumentArray[0] is Number coefficient && Roots.IsPerfectPower(coefficient.Value.Abs()))
        {
            Expr rest = Canonical.Product(product.Arguments[1..]);
            Expr inner = coefficient.Value.Sign < 0 ? Canonical.Negate(rest) : rest;
            return Canonical.Product(OfNumber(new Number(coefficient.Value.Abs()), exponent), Build(inner, exponent));
        }

        return Roots.IsProperFraction(exponent.Value) ? new Pow(product, exponent) : ProductBuilder.Build([new Pow(product, exponent)]);
    }

    private static Expr Distribute(Mul product, Number exponent)
    {
        Expr[] powers = new Expr[product.Arguments.Length];
        for (int i = 0; i < powers.Length; i++) powers[i] = Build(product.ArgumentArray[i], exponent);
        return Canonical.Product(powers);
    }
}
