using System.Runtime.CompilerServices;
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
        if (ReferenceEquals(@base, Constant.E)) return Canonical.Call("exp", [exponent]);
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
        return bits * Math.Abs((long)n) > MaximumBits ? null : Number.Of(Rational.Pow(@base.Value, n), @base.IsDecimal);
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
    /// x ≥ 0, so that (x^a)^p = x^(a*p); where a is even it is |x|^(a*p): (x^2)^(1/2) = |x|. |x|^2 stays, or
    /// |x|*|x|*|x| would depend on its grouping: the simplifier makes it x^2. A loop, because such powers nest as deep as the input does.
    /// </summary>
    private static void Unnest(ref Expr @base, ref Expr exponent)
    {
        while (exponent is Number { Value: { IsOne: false, IsZero: false } } outer)
        {
            if (@base is not Pow power || !TryMerge(power, outer, ref @base, ref exponent)) return;
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
        bool even = inner.Value.IsEvenInteger && !outer.Value.IsInteger && !product.IsEvenInteger;
        (@base, exponent) = (even ? Absolute(power.Base) : power.Base, Number.Of(product));
        return true;
    }

    private static Expr Absolute(Expr e) => e is Call { Name: "abs", IsDerivative: false } ? e : new Call("abs", [e]);

    /// <summary>(a*b)^n = a^n*b^n for whole n; for other exponents only a positive number that is a power leaves the base.</summary>
    private static Expr OfProduct(Mul product, Number exponent)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw TooDeep();
        if (exponent.Value.IsInteger) return Distribute(product, exponent);
        if (product.ArgumentArray[0] is Number coefficient && Roots.IsPerfectPower(coefficient.Value.Abs()))
        {
            Expr rest = Canonical.Product(product.Arguments[1..]);
            Expr inner = coefficient.Value.Sign < 0 ? Canonical.Negate(rest) : rest;
            return Canonical.Product(OfNumber(Number.Of(coefficient.Value.Abs()), exponent), Build(inner, exponent));
        }

        return Roots.IsProperFraction(exponent.Value) ? new Pow(product, exponent) : ProductBuilder.Build([new Pow(product, exponent)]);
    }

    /// <summary>Roots of products of roots of products …, raised to a huge power, are the one thing here that nests by recursion.</summary>
    private static SymbolicException TooDeep() =>
        new(Diagnostic.Error("SD5001", "a power of roots within roots nests too deeply to be multiplied out; write it with fewer roots or a smaller exponent"));

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
}
