using System.Numerics;
using Symbolic.Expressions;
using Symbolic.Numerics;

namespace Symbolic.Polynomials;

/// <summary>Roots as kernels with a relation: factors of the radicand that are positive get roots of their own, the rest is one kernel, however the radicand was written.</summary>
/// <remarks>sqrt(8 + 4*x) and sqrt(2 + x) differ by sqrt(4); sqrt(1 - x^4) is sqrt(1 + x^2)*sqrt(1 - x^2), both of which are defined where it is; (1 - x)*(1 + x) stays under one
/// root. Even powers that are left leave an absolute value.</remarks>
internal sealed class RootReader(KernelTable kernels, FactoredRing ring, Func<Expr, bool> isPositive)
{
    private const int LargestDegree = 200;
    private const int LargestPrime = 1000;

    private readonly Dictionary<Expr, int> _degrees = [];
    private readonly List<Relation> _relations = [];

    /// <summary>The relations of all kernels that were made, those of inner roots first.</summary>
    public IReadOnlyList<Relation> Relations => _relations;

    /// <summary>A power of a quotient with an exponent that is no whole number, or null.</summary>
    public FactoredFraction? Power(FactoredFraction @base, Rational exponent)
    {
        if (new RelationReduction(ring, _relations).Reduced(@base) is not { IsZero: false } reduced || ring.Apart(reduced) is not { } apart) return null;
        Rational number = apart.Rest[0].Coefficient;
        FactoredFraction? result = OfNumber(number.Abs(), exponent);
        List<(FactoredFraction Factor, int Exponent)> rest = [];
        foreach ((FactoredFraction factor, int power) in Factors(apart))
        {
            if (isPositive(FactoredForm.Write(factor, ring, kernels))) result = ring.Product(result, Root(factor, exponent * power));
            else rest.Add((factor, power));
        }

        return ring.Product(result, OfRest(rest, number.Sign, exponent));
    }

    private static IEnumerable<(FactoredFraction Factor, int Exponent)> Factors(FactoredFraction apart)
    {
        Monomial monomial = apart.Rest[0].Monomial;
        for (uint left = monomial.Support; left != 0; left &= left - 1)
        {
            int kernel = BitOperations.TrailingZeroCount(left);
            yield return (Of(Monomial.Of(kernel), Rational.One), monomial[kernel]);
        }

        foreach ((int factor, int power) in apart.Powers) yield return (FactoredFraction.One with { Powers = FactoredFraction.One.Powers.Add(factor, 1) }, power);
    }

    private FactoredFraction? OfRest(List<(FactoredFraction Factor, int Exponent)> factors, int sign, Rational exponent)
    {
        if (factors.Count == 0) return sign < 0 ? null : FactoredFraction.One;
        int shared = (int)factors.Aggregate(BigInteger.Zero, static (gcd, f) => BigInteger.GreatestCommonDivisor(gcd, f.Exponent));
        if (shared % 2 == 0 && sign < 0) return null;
        if (factors.TrueForAll(static f => f.Exponent < 0)) shared = -shared;
        FactoredFraction? inner = Of(Monomial.One, sign);
        foreach ((FactoredFraction factor, int power) in factors) inner = ring.Product(inner, ring.Power(factor, power / shared));
        if (inner is null) return null;
        return shared % 2 == 0 ? Absolute(inner, exponent * shared) : Root(inner, exponent * shared);
    }

    private FactoredFraction? OfNumber(Rational number, Rational exponent)
    {
        FactoredFraction? result = FactoredFraction.One;
        foreach ((BigInteger value, int sign) in (ReadOnlySpan<(BigInteger, int)>)[(number.Numerator, 1), (number.Denominator, -1)])
        {
            BigInteger rest = value;
            for (int p = 2; p < LargestPrime && !rest.IsOne; p++)
            {
                int count = 0;
                for (; (rest % p).IsZero; rest /= p) count++;
                if (count > 0) result = ring.Product(result, Root(Of(Monomial.One, p), exponent * (sign * count)));
            }

            if (!rest.IsOne) result = ring.Product(result, Root(Of(Monomial.One, rest), exponent * sign));
        }

        return result;
    }

    /// <summary>|b|^e.</summary>
    private FactoredFraction? Absolute(FactoredFraction @base, Rational exponent)
    {
        if (exponent.TryGetInt32(out int whole) && whole % 2 == 0) return ring.Power(@base, whole);
        Call absolute = new("abs", [FactoredForm.Write(@base, ring, kernels)]);
        if (kernels.Of(absolute) is not (var kernel and >= 0) || ring.Power(@base, 2) is not { } square) return null;
        Relate(kernel, 2, square);
        return Root(Of(Monomial.Of(kernel), Rational.One), exponent);
    }

    /// <summary>b^e as b^p*r^q with the kernel r = b^(1/n).</summary>
    private FactoredFraction? Root(FactoredFraction @base, Rational exponent)
    {
        Rational whole = exponent.Floor(), part = exponent - whole;
        if (!whole.TryGetInt32(out int p) || ring.Power(@base, p) is not { } outside) return null;
        if (part.IsZero) return outside;
        Expr radicand = FactoredForm.WriteShort(@base, ring, kernels);
        if (!((Rational)part.Denominator).TryGetInt32(out int degree) || degree > LargestDegree) return null;
        if (_degrees.TryGetValue(radicand, out int known)) degree = (int)(known / BigInteger.GreatestCommonDivisor(known, degree) * degree);
        if (degree > LargestDegree || kernels.Of(Canonical.Power(radicand, Number.Of(Rational.Create(1, degree)))) is not (var kernel and >= 0)) return null;
        _degrees[radicand] = degree;
        Relate(kernel, degree, @base);
        return ring.Product(outside, Of(Monomial.Of(kernel, (int)(part * degree).Numerator), Rational.One));
    }

    private void Relate(int kernel, int degree, FactoredFraction value)
    {
        if (!_relations.Exists(r => r.Kernel == kernel)) _relations.Add(new Relation(kernel, degree, value));
    }

    private static FactoredFraction Of(Monomial monomial, Rational number) => FactoredFraction.Of([new Term(monomial, number)]);
}
