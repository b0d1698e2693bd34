using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Numerics;

namespace Symbolic.Simplification;

/// <summary>Rewrites at a canonical sum, each of which leaves it smaller.</summary>
internal static class SumRules
{
    private const int MaximumDistributed = 16;
    private const int MaximumCollected = 48;
    private const int FewTerms = 24;

    private static readonly Expr s_one = Number.One;

    /// <summary>The sum after the first rule that changes it, or itself.</summary>
    /// <param name="sum">A canonical sum.</param>
    /// <param name="functions">The functions that names mean.</param>
    /// <param name="collects">Whether products of sums are multiplied out where like terms meet; what other expressions share would be lost.</param>
    public static Expr Apply(Add sum, FunctionTable functions, bool collects)
    {
        TermCounts counts = TermCounts.Of(sum);
        return (collects && counts.Multiples > 0 ? Distribute(sum) : null)
            ?? TermIdentities.Apply(sum, functions)
            ?? CommonFactors.Apply(sum)
            ?? (counts.Denominators > 0 ? CommonDenominators.Apply(sum) : null)
            ?? (collects && counts.Sums + counts.Powers > 0 ? Collected(sum) : null)
            ?? (collects && counts.Sums > 0 ? LikeCofactors.Apply(sum) : null)
            ?? sum;
    }

    /// <summary>(1 + x)*(2 + x) + (1 + x)*(3 + x) = 5 + 7*x + 2*x^2, where multiplying out makes like terms meet so that less is left.</summary>
    private static Expr? Collected(Add sum)
    {
        if (sum.Arguments.Length > MaximumCollected || !MayMeet(sum) || !LikeTermsMayMeet(sum) || !LikeTermsMeet(sum)) return null;
        if (Expansion.Of(sum, MaximumCollected) is not { } expanded) return null;
        return expanded.Weight < sum.Weight && Cost.OfTop(expanded) < Cost.OfTop(sum) ? expanded : null;
    }

    /// <summary>Whether something stands in two terms, or in two terms of a sum in one: (a - b)^2 + (c - d)^2 has no like terms, however it is multiplied out.</summary>
    private static bool MayMeet(Add sum)
    {
        List<Expr> bases = OperandLists.Rent();
        bool mayMeet = !AreNew(sum, bases, isInner: false);
        OperandLists.Return(bases);
        return mayMeet;
    }

    /// <summary>Adds what the terms of a sum are products of powers of to a list, unless something is in it already or a sum stands in a sum in a sum.</summary>
    private static bool AreNew(Add sum, List<Expr> bases, bool isInner)
    {
        foreach (ref readonly Expr term in sum.Arguments)
        {
            foreach (ref readonly Expr factor in term is Mul product ? product.Arguments : new ReadOnlySpan<Expr>(in term))
            {
                if (factor is Number && term is Mul) continue;
                Expr @base = factor is Number ? Number.One : CanonicalOrder.Base(factor);
                if (@base is Add inner ? isInner || !AreNew(inner, bases, isInner: true) : bases.Count == MaximumCollected || bases.Contains(@base)) return false;
                if (@base is not Add) bases.Add(@base);
            }
        }

        return true;
    }

    /// <summary>Whether like terms may meet so: told by sums of hashes of bases times exponents, which are the same for products of the same powers. Where there are
    /// many terms, or other exponents than small whole numbers, that is not known.</summary>
    private static bool LikeTermsMayMeet(Add sum)
    {
        Span<ulong> seen = stackalloc ulong[FewTerms];
        int count = 0;
        foreach (ref readonly Expr term in sum.Arguments)
        {
            ReadOnlySpan<Expr> factors = term is Mul product ? product.Arguments : new ReadOnlySpan<Expr>(in term);
            int at = -1;
            for (int i = factors.Length - 1; i >= 0; i--)
            {
                if (!IsSum(factors[i])) continue;
                if (at >= 0 || factors[i] is Pow) return true;
                at = i;
            }

            ulong cofactor = 0;
            for (int i = 0; i < factors.Length; i++)
            {
                if (i != at && !AddPower(factors[i], ref cofactor)) return true;
            }

            foreach (ref readonly Expr summand in at < 0 ? new ReadOnlySpan<Expr>(in s_one) : factors[at].Arguments)
            {
                ulong monomial = cofactor;
                foreach (ref readonly Expr factor in summand is Mul inner ? inner.Arguments : new ReadOnlySpan<Expr>(in summand))
                {
                    if (!AddPower(factor, ref monomial)) return true;
                }

                if (count == FewTerms || seen[..count].Contains(monomial)) return true;
                seen[count++] = monomial;
            }
        }

        return false;
    }

    /// <summary>Adds a factor to the sum of hashes; false where products with it do more than to add up exponents.</summary>
    private static bool AddPower(Expr factor, ref ulong monomial)
    {
        if (factor is Number) return true;
        Expr @base = factor;
        int exponent = 1;
        if (factor is Pow power)
        {
            if (power.Exponent is not Number { Value: var value } || !value.TryGetInt32(out exponent)) return false;
            @base = power.Base;
        }

        if (@base is not (Symbol or Add or Call { IsExponential: false })) return false;
        monomial += @base.StableHash * unchecked((ulong)exponent);
        return true;
    }

    /// <summary>Whether multiplying out one sum per term, or a power of a sum, lets like terms meet; a sum nested after Horner is left alone.</summary>
    private static bool LikeTermsMeet(Add sum)
    {
        HashSet<Expr> seen = [];
        foreach (Expr term in sum.Arguments)
        {
            Expr[] factors = term is Mul product ? product.ArgumentArray : [term];
            int at = Array.FindIndex(factors, IsSum);
            if (at >= 0 && (factors[at] is Pow || Array.FindIndex(factors, at + 1, IsSum) >= 0)) return true;
            foreach (Expr summand in at < 0 ? [term] : factors[at].Arguments)
            {
                Expr like = at < 0 ? summand : Canonical.Product([.. factors.AsSpan(0, at), summand, .. factors.AsSpan(at + 1)]);
                if (!seen.Add(SumBuilder.Split(like).Term)) return true;
            }
        }

        return false;
    }

    private static bool IsSum(Expr factor) => factor is Add or Pow { Base: Add, Exponent: Number { Value: { IsInteger: true, Sign: > 0 } } };

    /// <summary>a - (b - c) = a - b + c, a - (b - a + c) = 2*a - b - c, 3*(1 + x) + 5*(2 + x) = 13 + 8*x: where it is no longer or like terms meet.</summary>
    private static Expr? Distribute(Add sum)
    {
        Expr[] terms = sum.ArgumentArray;
        if (!Array.Exists(terms, static t => Nested(t) is not null)) return null;
        if (Array.Exists(terms, IsShort)) return Canonical.Sum([.. terms.Select(static t => IsShort(t) ? Distributed(t) : t)]);
        Expr all = Canonical.Sum([.. terms.Select(Distributed)]);
        if (all is Add longer && longer.Arguments.Length > terms.Length) return null;
        return Cost.OfTop(all) < Cost.OfTop(sum) ? all : null;
    }

    /// <summary>Whether -(a - b + …) has no more nodes when the sign goes into the terms.</summary>
    private static bool IsShort(Expr term)
    {
        if (Nested(term) is not { } inner || term.Arguments[0] is not Number { Value: var c } || c != Rational.MinusOne) return false;
        return inner.Arguments.Length <= 2 * (1 + Negations.Count(inner)) || Array.Exists(inner.ArgumentArray, Negations.Absorbs);
    }

    /// <summary>The sum that a term multiplies by a number.</summary>
    private static Add? Nested(Expr term) =>
        term is Mul { ArgumentArray: [Number, Add inner] } && inner.Arguments.Length <= MaximumDistributed ? inner : null;

    private static Expr Distributed(Expr term) =>
        Nested(term) is { } inner ? Negations.Scaled(inner, term.Arguments[0].NumberValue!.Value) : term;
}
