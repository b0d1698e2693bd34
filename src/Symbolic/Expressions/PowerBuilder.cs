using System.Numerics;
using Symbolic.Numerics;

namespace Symbolic.Expressions;

/// <summary>Builds canonical powers.</summary>
internal static class PowerBuilder
{
    /// <summary>Exact powers of numbers beyond this many bits stay unevaluated.</summary>
    public const long MaximumBits = 1 << 20;

    public static Expr Build(Expr @base, Expr exponent)
    {
        if (exponent is Number { Value.IsOne: true }) return @base;
        if (exponent is Number { Value.IsZero: true }) return NonFinite.In(@base) ? Constant.NaN : Number.One;
        if (ReferenceEquals(@base, Constant.E)) return new Call("exp", [exponent]);
        if (@base is Number { Value.IsOne: true }) return NonFinite.In(exponent) ? Constant.NaN : @base;
        if (@base is Call { Name: "exp", IsDerivative: false } exponential) return OfExponential(exponential, exponent);
        return exponent is Number number ? Numeric(@base, number) : new Pow(@base, exponent);
    }

    private static Expr OfExponential(Call exponential, Expr exponent) =>
        exponent is Number or Constant { IsReal: true }
            ? new Call("exp", [Canonical.Product(exponential.ArgumentArray[0], exponent)])
            : new Pow(exponential, exponent);

    private static Expr Numeric(Expr @base, Number exponent) => @base switch
    {
        Number number => OfNumber(number, exponent),
        Pow power => OfPower(power, exponent),
        Mul product => OfProduct(product, exponent),
        Call { Name: "abs", IsDerivative: false } abs when exponent.Value.IsEvenInteger => Build(abs.ArgumentArray[0], exponent),
        _ => new Pow(@base, exponent),
    };

    /// <summary>Exact roots and powers of numbers: 4^(1/2) = 2, 8^(1/2) stays, 0^-1 stays.</summary>
    private static Expr OfNumber(Number @base, Number exponent)
    {
        Rational b = @base.Value, p = exponent.Value;
        if (b.IsZero) return p.Sign > 0 ? Number.Zero : new Pow(@base, exponent);
        if (p.IsInteger) return (Expr?)IntegerPower(@base, exponent) ?? new Pow(@base, exponent);
        if (b.Sign < 0 || p.Denominator > 64 || !p.Numerator.Equals(BigInteger.Clamp(p.Numerator, -4096, 4096))) return new Pow(@base, exponent);
        int degree = (int)p.Denominator;
        if (ExactRoot.Of(b.Numerator, degree) is not { } top || ExactRoot.Of(b.Denominator, degree) is not { } bottom) return new Pow(@base, exponent);
        return Build(new Number(Rational.Create(top, bottom)), new Number(p.Numerator));
    }

    private static Number? IntegerPower(Number @base, Number exponent)
    {
        if (!exponent.Value.TryGetInt32(out int n) || n == int.MinValue) return null;
        long bits = Math.Max((long)@base.Value.Numerator.GetBitLength(), @base.Value.Denominator.GetBitLength());
        bool unit = @base.Value == Rational.MinusOne;
        if (!unit && bits * Math.Abs((long)n) > MaximumBits) return null;
        return unit
            ? (n % 2 == 0 ? Number.One : Number.MinusOne)
            : new Number(Rational.Pow(@base.Value, n), @base.IsDecimal);
    }

    /// <summary>(x^a)^n = x^(a*n) for whole n; (x^2)^(1/2) = |x|: both hold wherever the left side is defined.</summary>
    private static Expr OfPower(Pow power, Number exponent)
    {
        if (power.Exponent is Number inner)
        {
            Rational product = inner.Value * exponent.Value;
            if (exponent.Value.IsInteger || (inner.Value.IsEvenInteger && product.IsEvenInteger)) return Build(power.Base, new Number(product));
            if (inner.Value.IsEvenInteger && product.IsInteger) return Build(new Call("abs", [power.Base]), new Number(product));
        }
        else if (exponent.Value.IsInteger)
        {
            return Build(power.Base, Canonical.Product(power.Exponent, exponent));
        }

        return new Pow(power, exponent);
    }

    /// <summary>(a*b)^n = a^n*b^n for whole n; for other exponents only a positive number with an exact power leaves the base.</summary>
    private static Expr OfProduct(Mul product, Number exponent)
    {
        if (exponent.Value.IsInteger) return Distribute(product, exponent);
        if (product.ArgumentArray[0] is not Number { Value.Sign: > 0 } coefficient) return Rooted(product, exponent);
        Expr root = OfNumber(coefficient, exponent);
        if (root is not Number number) return Rooted(product, exponent);
        Expr rest = Canonical.Product(product.Arguments[1..]);
        return Canonical.Product(number, Build(rest, exponent));
    }

    private static Expr Distribute(Mul product, Number exponent)
    {
        Expr[] powers = new Expr[product.Arguments.Length];
        for (int i = 0; i < powers.Length; i++) powers[i] = Build(product.ArgumentArray[i], exponent);
        return Canonical.Product(powers);
    }

    private static Pow Rooted(Mul product, Number exponent) => new(product, exponent);
}
