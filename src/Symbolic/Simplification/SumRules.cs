using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Numerics;

namespace Symbolic.Simplification;

/// <summary>Rewrites at a canonical sum, each of which leaves it smaller.</summary>
internal static class SumRules
{
    private const int MaximumDistributed = 16;
    private const int MaximumCollected = 48;

    /// <summary>The sum after the first rule that changes it, or itself.</summary>
    /// <param name="sum">A canonical sum.</param>
    /// <param name="functions">The functions that names mean.</param>
    /// <param name="collects">Whether products of sums are multiplied out where like terms meet; what other expressions share would be lost.</param>
    public static Expr Apply(Add sum, FunctionTable functions, bool collects) =>
        Distribute(sum, collects) ?? TermIdentities.Apply(sum, functions) ?? CommonFactors.Apply(sum) ?? CommonDenominators.Apply(sum) ?? (collects ? Collected(sum) ?? LikeCofactors.Apply(sum) : null) ?? sum;

    /// <summary>(1 + x)*(2 + x) + (1 + x)*(3 + x) = 5 + 7*x + 2*x^2, where multiplying out makes like terms meet so that less is left.</summary>
    private static Expr? Collected(Add sum)
    {
        if (sum.Arguments.Length > MaximumCollected || !Array.Exists(sum.ArgumentArray, HasSum) || !MayMeet(sum) || !LikeTermsMeet(sum)) return null;
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
                Expr like = at < 0 ? summand : Canonical.Product([.. factors[..at], summand, .. factors[(at + 1)..]]);
                if (!seen.Add(SumBuilder.Split(like).Term)) return true;
            }
        }

        return false;
    }

    private static bool HasSum(Expr term) => term is Mul product ? Array.Exists(product.ArgumentArray, IsSum) : IsSum(term);

    private static bool IsSum(Expr factor) => factor is Add or Pow { Base: Add, Exponent: Number { Value: { IsInteger: true, Sign: > 0 } } };

    /// <summary>a - (b - c) = a - b + c, a - (b - a + c) = 2*a - b - c, 3*(1 + x) + 5*(2 + x) = 13 + 8*x: where it is no longer or like terms meet.</summary>
    private static Expr? Distribute(Add sum, bool collects)
    {
        Expr[] terms = sum.ArgumentArray;
        if (!collects || !Array.Exists(terms, static t => Nested(t) is not null)) return null;
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
