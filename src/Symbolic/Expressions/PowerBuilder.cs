using System.Numerics;
using Symbolic.Numerics;

namespace Symbolic.Expressions;

/// <summary>Builds canonical powers.</summary>
internal static class PowerBuilder
{
    /// <summary>Exact powers of numbers beyond this many bits stay unevaluated; less than the digits <see cref="Limits.Default"/> allows.</summary>
    public const long MaximumBits = 1 << 18;

    /// <summary>Powers of powers are merged as long as the exponents fit in machine words.</summary>
    private const long LargestExponent = 64;

    public static Expr Build(Expr @base, Expr exponent)
    {
        Unnest(ref @base, ref exponent);
        if (exponent is Number { Value.IsOne: true }) return @base;
        if (exponent is Number { Value.IsZero: true }) return NonFinite.In(@base) ? Constant.NaN : Number.One;
        if (ReferenceEquals(@base, Constant.E)) return new Call("exp", [exponent]);
        if (@base is Number { Value.IsOne: true }) return NonFinite.In(exponent) ? Constant.NaN : @base;
        if (@base is Call { Name: "exp", IsDerivative: false } exponential) return OfExponential(exponential, exponent);
        if (exponent is not Number number) return new Pow(@base, exponent);
        return @base switch
        {
            Number value => OfNumber(value, number),
            Mul product => OfProduct(product, number),
            _ => new Pow(@base, exponent),
        };
    }

    /// <summary>
    /// (x^a)^n = x^(a*n) for whole n; (x^2)^(1/2) = |x|; |x|^n = x^n for even n: all hold wherever the left side is defined.
    /// A loop, because such powers nest as deep as the input does.
    /// </summary>
    private static void Unnest(ref Expr @base, ref Expr exponent)
    {
        while (exponent is Number { Value: { IsOne: false, IsZero: false } } outer)
        {
            if (@base is Call { Name: "abs", IsDerivative: false } abs && outer.Value.IsEvenInteger)
            {
                @base = abs.ArgumentArray[0];
            }
            else if (@base is not Pow power || !TryMerge(power, outer, ref @base, ref exponent))
            {
                return;
            }
        }
    }

    private static bool TryMerge(Pow power, Number outer, ref Expr @base, ref Expr exponent)
    {
        if (power.Exponent is not Number inner)
        {
            if (!outer.Value.IsInteger) return false;
            (@base, exponent) = (power.Base, Canonical.Product(power.Exponent, outer));
            return true;
        }

        if (outer.Value.BitLength > LargestExponent || inner.Value.BitLength > LargestExponent) return false;
        Rational product = inner.Value * outer.Value;
        if (product.BitLength > LargestExponent) return false;
        bool isEven = inner.Value.IsEvenInteger && product.IsInteger;
        if (!outer.Value.IsInteger && !isEven) return false;
        bool isAbsolute = !outer.Value.IsInteger && !product.IsEvenInteger;
        (@base, exponent) = (isAbsolute ? new Call("abs", [power.Base]) : power.Base, new Number(product));
        return true;
    }

    private static Expr OfExponential(Call exponential, Expr exponent) =>
        exponent is Number or Constant { IsReal: true }
            ? new Call("exp", [Canonical.Product(exponential.ArgumentArray[0], exponent)])
            : new Pow(exponential, exponent);

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
        List<Expr> powers = new(product.Arguments.Length);
        Stack<(Mul, Expr)>? nested = null;
        (Mul Product, Expr Exponent) next = (product, exponent);
        do
        {
            foreach (Expr factor in next.Product.Arguments)
            {
                (Expr @base, Expr power) = (factor, next.Exponent);
                Unnest(ref @base, ref power);
                if (@base is Mul inner && power is Number { Value.IsInteger: true }) (nested ??= new()).Push((inner, power));
                else powers.Add(Build(@base, power));
            }
        }
        while (nested is not null && nested.TryPop(out next));
        return Canonical.Product(powers.ToArray());
    }

    private static Pow Rooted(Mul product, Number exponent) => new(product, exponent);
}
