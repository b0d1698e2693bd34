using System.Runtime.InteropServices;
using Symbolic.Expressions;
using Symbolic.Numerics;
using Symbolic.Rewriting;

namespace Symbolic.Simplification;

/// <summary>Joins two terms that differ by nothing but a sum, x*(1 + y)*z + 2*x*z = x*(3 + y)*z, or by a sum and one of its terms: x*(y - 1)*z - x*y*z = -x*z.</summary>
/// <remarks>Only where the sum becomes no longer, so that what it rounds off does not grow. Sums of hashes tell which terms could be joined.</remarks>
internal static class LikeCofactors
{
    private const int MaximumTerms = 24;

    /// <summary>The sum with two terms joined, or null where none are alike or that saves nothing.</summary>
    public static Expr? Apply(Add sum)
    {
        Expr[] terms = sum.ArgumentArray;
        if (terms.Length > MaximumTerms) return null;
        Span<ulong> cofactors = stackalloc ulong[MaximumTerms];
        ulong multiples = 0;
        for (int i = 0; i < terms.Length; i++)
        {
            Add? inner = SumIn(terms[i]);
            if (inner is not null) multiples |= 1UL << i;
            foreach (Expr factor in SumBuilder.FactorsOf(in terms[i]))
            {
                if (!ReferenceEquals(factor, inner)) cofactors[i] += factor.StableHash;
            }
        }

        for (int i = 0; multiples != 0 && i < terms.Length; i++)
        {
            for (int k = i + 1; k < terms.Length; k++)
            {
                if (cofactors[i] != cofactors[k] || (multiples & ((1UL << i) | (1UL << k))) == 0) continue;
                List<Expr> left = Cofactor(terms[i], out Expr first), right = Cofactor(terms[k], out Expr second);
                if (!CollectionsMarshal.AsSpan(left).SequenceEqual(CollectionsMarshal.AsSpan(right))) continue;
                if (With(sum, i, k, Joined(terms[i], terms[k], left, first, second)) is { } result) return result;
            }
        }

        return multiples == 0 ? null : WithTerms(sum, cofactors, multiples);
    }

    /// <summary>The sum with a term that has a sum among its factors joined with one that has a term of that sum instead.</summary>
    private static Expr? WithTerms(Add sum, ReadOnlySpan<ulong> cofactors, ulong multiples)
    {
        Expr[] terms = sum.ArgumentArray;
        for (int i = 0; i < terms.Length; i++)
        {
            if ((multiples >> i & 1) == 0) continue;
            foreach (Expr inner in SumIn(terms[i])!.Arguments)
            {
                ulong wanted = cofactors[i];
                foreach (Expr factor in SumBuilder.FactorsOf(in inner)) wanted += factor.StableHash;
                if (wanted == cofactors[i]) continue;
                for (int k = 0; k < terms.Length; k++)
                {
                    if (cofactors[k] != wanted || (multiples >> k & 1) != 0) continue;
                    List<Expr> left = Cofactor(terms[i], out Expr first), right = Cofactor(terms[k], out _);
                    if (left.Count == 0 || !left.TrueForAll(right.Remove)) continue;
                    if (With(sum, Math.Min(i, k), Math.Max(i, k), Joined(terms[i], terms[k], left, first, Canonical.Product(CollectionsMarshal.AsSpan(right)))) is { } result) return result;
                }
            }
        }

        return null;
    }

    /// <summary>The sum with one term instead of two, or null if it is no shorter.</summary>
    private static Expr? With(Add sum, int first, int second, Expr? joined)
    {
        if (joined is null) return null;
        Expr[] terms = sum.ArgumentArray;
        Expr result = Canonical.Sum([.. terms.AsSpan(0, first), .. terms.AsSpan((first + 1)..second), .. terms.AsSpan(second + 1), joined]);
        return result.Weight < sum.Weight && Cost.OfTop(result) < Cost.OfTop(sum) ? result : null;
    }

    /// <summary>Two terms as one: their common factors times the sum of what else they have; null where there are none or that sum is longer.</summary>
    private static Expr? Joined(Expr a, Expr b, List<Expr> left, Expr first, Expr second)
    {
        if (left.Count == 0) return null;
        (Rational p, Rational q) = (SumBuilder.Coefficient(a), SumBuilder.Coefficient(b));
        Rational common = (q / p).IsInteger ? p : (p / q).IsInteger ? q : Rational.One;
        Expr total = Canonical.Sum(Terms.Scale(first, p / common), Terms.Scale(second, q / common));
        return Length(total) <= Math.Max(Length(first), Length(second)) ? Canonical.Product([Number.Of(common), .. left, total]) : null;
    }

    private static int Length(Expr e) => e is Add ? e.Arguments.Length : 1;

    /// <summary>The factors of a term beside its number and its sum.</summary>
    /// <param name="term">A canonical term.</param>
    /// <param name="sum">The sum, or 1.</param>
    private static List<Expr> Cofactor(Expr term, out Expr sum)
    {
        sum = (Expr?)SumIn(term) ?? Number.One;
        List<Expr> factors = [];
        foreach (Expr factor in SumBuilder.FactorsOf(in term))
        {
            if (!ReferenceEquals(factor, sum)) factors.Add(factor);
        }

        return factors;
    }

    /// <summary>The sum among the factors of a term, if there is one only.</summary>
    private static Add? SumIn(Expr term)
    {
        Add? found = null;
        int count = 0;
        foreach (Expr factor in SumBuilder.FactorsOf(in term))
        {
            if (factor is not Add sum) continue;
            found = sum;
            count++;
        }

        return count == 1 ? found : null;
    }
}
