using System.Numerics;
using Symbolic.Numerics;

namespace Symbolic.Expressions;

/// <summary>One form for the roots of numbers and products within a product, however it was grouped.</summary>
/// <remarks>
/// A root is B^e with a number or product B and e no whole number. Its whole part is multiplied out, which makes e a proper
/// fraction between 0 and 1 and the form unique; then 1/B^(1-e) is put for B^e/B where that is shorter. Square roots of
/// whole numbers become one, without square factors: sqrt(8)/2 = sqrt(2), 1/sqrt(2) = sqrt(2)/2.
/// </remarks>
internal static class Roots
{
    private const int MaximumDegree = 64;
    private const long MaximumPowerBits = 512;

    /// <summary>A power has its own node and that of its exponent beside its base.</summary>
    private const int WeightOfExponent = 2;

    /// <summary>Whether a product has roots, so that <see cref="Normalise"/> has work.</summary>
    public static bool IsRoot(Expr factor) =>
        factor is Pow { Base: Number { Value.Sign: > 0 } or Mul, Exponent: Number { Value.IsInteger: false } };

    /// <summary>Whether a number lies between 0 and 1.</summary>
    public static bool IsProperFraction(Rational value) => value.Sign > 0 && value < Rational.One;

    /// <summary>Whether a number other than 1 is r^k for a whole k of 2 or more.</summary>
    public static bool IsPerfectPower(Rational value) => !value.IsOne && !Reduced(value, Rational.One).Exponent.Abs().IsOne;

    /// <summary>The k with a = b^k for positive numbers other than 1, or null when it is not rational.</summary>
    public static Rational? Logarithm(Rational a, Rational b)
    {
        if (a.Sign <= 0 || b.Sign <= 0 || a.IsOne || b.IsOne) return null;
        (Rational p, Rational m) = Reduced(a, Rational.One);
        (Rational q, Rational n) = Reduced(b, Rational.One);
        if (p == q) return m / n;
        return p == q.Reciprocal() ? -(m / n) : null;
    }

    /// <summary>Brings the roots among collected factors to their one form; the factors stay sorted.</summary>
    public static void Normalise(List<Expr> factors, ref Coefficient coefficient)
    {
        int first = factors.FindIndex(IsRoot);
        if (first < 0 || (factors.FindLastIndex(IsRoot) == first && IsNormal(factors, first, coefficient))) return;
        List<Expr> roots = [];
        BigInteger radicand = BigInteger.One;
        for (int round = 0; round < 8 && factors.Exists(IsRoot); round++) Extract(factors, roots, ref radicand, ref coefficient);
        Number? squareRoot = SquareFree(radicand, ref coefficient);
        for (int i = 0; i < roots.Count; i++) Shorten(factors, roots, i, ref coefficient);
        factors.AddRange(roots);
        if (squareRoot is not null) factors.Add(new Pow(squareRoot, Number.Half));
        factors.Sort(static (a, b) => CanonicalOrder.FactorOrder(a, b));
    }

    /// <summary>Whether the only root among collected factors is known to be in its one form: nothing else has a base in common with its radicand, a product of
    /// whole powers, and its exponent is between 0 and 1, or between -1 and 0 where that is shorter than a root over the whole radicand.</summary>
    private static bool IsNormal(List<Expr> factors, int at, in Coefficient coefficient)
    {
        if (factors[at] is not Pow { Base: Mul radicand, Exponent: Number { Value: var exponent } } || exponent.Abs() > Rational.One) return false;
        long length = 0;
        Rational inverse = Rational.One;
        foreach (Expr factor in radicand.Arguments)
        {
            if (factor is Number number) inverse = number.Value.Reciprocal();
            else if (!Canonical.IsPlain(factor) || CanonicalOrder.Exponent(factor) is not Number { Value: { IsInteger: true } power } || Has(factors, CanonicalOrder.Base(factor))) return false;
            else length += CanonicalOrder.Base(factor).Weight + (power == Rational.MinusOne ? 0 : WeightOfExponent);
        }

        return exponent.Sign > 0 || coefficient.Value.Length < length + (coefficient.Value * inverse).Length;
    }

    private static bool Has(List<Expr> factors, Expr @base)
    {
        foreach (Expr factor in factors)
        {
            if (CanonicalOrder.Bases(@base, CanonicalOrder.Base(factor)) == 0) return true;
        }

        return false;
    }

    /// <summary>Moves the roots out of the factors, their whole parts into the factors, square roots of whole numbers into the radicand.</summary>
    private static void Extract(List<Expr> factors, List<Expr> roots, ref BigInteger radicand, ref Coefficient coefficient)
    {
        Expr[] all = [.. factors];
        factors.Clear();
        foreach (Expr factor in all)
        {
            if (!IsRoot(factor)) factors.Add(factor);
            else if (factor is Pow { Base: Number } power) OfNumber(power, factors, roots, ref radicand, ref coefficient);
            else OfProduct((Pow)factor, factors, roots, ref coefficient);
        }

        ProductBuilder.Collect(factors, ref coefficient);
    }

    private static void OfProduct(Pow power, List<Expr> factors, List<Expr> roots, ref Coefficient coefficient)
    {
        Rational exponent = power.Exponent.NumberValue!.Value, whole = exponent.Floor();
        if (!whole.IsZero) ProductBuilder.Take(PowerBuilder.Build(power.Base, Number.Of(whole)), factors, ref coefficient);
        AddRoot(power.Base, exponent - whole, factors, roots, ref coefficient);
    }

    private static void OfNumber(Pow power, List<Expr> factors, List<Expr> roots, ref BigInteger radicand, ref Coefficient coefficient)
    {
        Number number = (Number)power.Base;
        (Rational b, Rational e) = Reduced(number.Value, power.Exponent.NumberValue!.Value);
        Rational whole = e.Floor();
        if (PowerBuilder.IntegerPower(Number.Of(b), whole) is not { } outside)
        {
            roots.Add(power);
            return;
        }

        coefficient.Multiply(outside.Value);
        if (e == whole) return;
        if (b.IsInteger && e - whole == Rational.Half) radicand *= b.Numerator;
        else AddRoot(b == number.Value ? number : Number.Of(b), e - whole, factors, roots, ref coefficient);
    }

    private static void AddRoot(Expr @base, Rational fraction, List<Expr> factors, List<Expr> roots, ref Coefficient coefficient)
    {
        int at = roots.FindIndex(r => r is Pow power && power.Base.Equals(@base));
        if (at >= 0)
        {
            fraction += CanonicalOrder.Exponent(roots[at]).NumberValue!.Value;
            roots.RemoveAt(at);
        }

        if (fraction >= Rational.One)
        {
            ProductBuilder.Take(@base, factors, ref coefficient);
            fraction -= Rational.One;
        }

        if (!fraction.IsZero) roots.Add(new Pow(@base, Number.Of(fraction)));
    }

    /// <summary>r and e*k for b = r^k with the largest k; whole numbers instead of their reciprocals.</summary>
    private static (Rational Base, Rational Exponent) Reduced(Rational value, Rational exponent)
    {
        bool reciprocal = value.Numerator.IsOne && !value.IsInteger;
        (BigInteger top, BigInteger bottom) = reciprocal ? (value.Denominator, BigInteger.One) : (value.Numerator, value.Denominator);
        if (reciprocal) exponent = -exponent;
        long bits = Math.Max((long)top.GetBitLength(), bottom.GetBitLength());
        if (bits > MaximumPowerBits) return (Rational.Create(top, bottom), exponent);
        for (int degree = (int)Math.Min(bits, MaximumDegree); degree > 1; degree--)
        {
            if (ExactRoot.Of(top, degree) is not { } p || ExactRoot.Of(bottom, degree) is not { } q) continue;
            return (Rational.Create(p, q), exponent * degree);
        }

        return (Rational.Create(top, bottom), exponent);
    }

    /// <summary>Moves the square factors of the radicand into the coefficient; null when nothing is left below the root.</summary>
    private static Number? SquareFree(BigInteger radicand, ref Coefficient coefficient)
    {
        if (radicand.IsOne) return null;
        (BigInteger root, BigInteger rest) = SquareFactor.Of(radicand);
        if (!root.IsOne) coefficient.Multiply(root);
        return rest.IsOne ? null : Number.Of(rest);
    }

    /// <summary>B^f with other factors that hold 1/B becomes B^(f-1) without it, and B*B^f becomes B^(f+1), where that is shorter.</summary>
    private static void Shorten(List<Expr> factors, List<Expr> roots, int index, ref Coefficient coefficient)
    {
        if (roots[index] is not Pow { Exponent: Number { Value: var exponent } } || !IsProperFraction(exponent)) return;
        if (Move(factors, roots, index, -1, ref coefficient)) return;
        while (Move(factors, roots, index, 1, ref coefficient))
        {
        }
    }

    /// <summary>Moves B or 1/B from the other factors into a root, if they hold it and what is left is shorter.</summary>
    private static bool Move(List<Expr> factors, List<Expr> roots, int index, int sign, ref Coefficient coefficient)
    {
        Pow root = (Pow)roots[index];
        if (!Holds(factors, root.Base, sign)) return false;
        Coefficient changed = coefficient;
        List<Expr> candidate = [.. factors];
        ProductBuilder.Take(PowerBuilder.Build(root.Base, Number.Of((Rational)(-sign))), candidate, ref changed);
        ProductBuilder.Collect(candidate, ref changed);
        if (Length(candidate, changed) >= Length(factors, coefficient)) return false;
        coefficient = changed;
        factors.Clear();
        factors.AddRange(candidate);
        roots[index] = new Pow(root.Base, Number.Of(CanonicalOrder.Exponent(root).NumberValue!.Value + (Rational)sign));
        return true;
    }

    /// <summary>Whether the factors hold B (or 1/B) in full, so that B = 0 leaves them 0 (or undefined) already.</summary>
    private static bool Holds(List<Expr> factors, Expr root, int sign)
    {
        foreach (Expr factor in root is Mul product ? product.Arguments : [])
        {
            if (factor is Number) continue;
            if (CanonicalOrder.Exponent(factor) is not Number { Value: var exponent }) return false;
            Expr @base = CanonicalOrder.Base(factor);
            Expr? other = factors.Find(f => CanonicalOrder.Bases(@base, CanonicalOrder.Base(f)) == 0);
            if (other is null || CanonicalOrder.Exponent(other) is not Number { Value: var held }) return false;
            if (held.Sign != sign * exponent.Sign || held.Abs() < exponent.Abs()) return false;
        }

        return true;
    }

    private static long Length(List<Expr> factors, Coefficient coefficient)
    {
        long length = coefficient.Value.Length;
        foreach (Expr factor in factors) length += factor.Weight;
        return length;
    }
}
