using Symbolic.Expressions;
using Symbolic.Numerics;

namespace Symbolic.Simplification;

/// <summary>Takes a factor that all terms of a sum share out of it: exp(x)*sin(x) + exp(x)*cos(x), a/b + c/b.</summary>
/// <remarks>Only where it saves operations, and only factors that a reader would take out: functions, powers of sums, denominators, and variables beside
/// functions; polynomials stay expanded.</remarks>
internal static class CommonFactors
{
    private const int MaximumTerms = 256;

    /// <summary>The factored sum, or null.</summary>
    public static Expr? Apply(Add sum)
    {
        Expr[] terms = sum.ArgumentArray;
        if (terms.Length > MaximumTerms || terms[0] is Number) return null;
        if (Shared(terms) is not { Count: > 0 } common) return null;
        Expr divisor = Cofactors.Product(common);
        Expr rest = Canonical.Sum(Cofactors.Of(terms, common));
        Expr factored = Canonical.Product(divisor, rest);
        long saved = Cost.OfTop(sum) - Cost.OfTop(factored);
        bool isFraction = common.TrueForAll(static p => p.Exponent.Sign < 0);
        return saved > 0 || (saved == 0 && (isFraction || factored.Weight <= sum.Weight)) ? factored : null;
    }

    private static List<(Expr Base, Rational Exponent)>? Shared(Expr[] terms)
    {
        List<(Expr Base, Rational Exponent)>? shared = null;
        bool? hasFunctions = null;
        foreach (Expr factor in SumBuilder.FactorsOf(in terms[0]))
        {
            bool isVariable = CanonicalOrder.Base(factor) is Symbol && CanonicalOrder.Exponent(factor) is Number { Value.Sign: > 0 };
            if (isVariable && !(hasFunctions ??= HaveFunctions(terms))) continue;
            if (PowerIn(factor, isVariable) is { } power && InAll(terms, power) is { } common) (shared ??= []).Add(common);
        }

        return shared;
    }

    /// <summary>What a reader would take out of a factor: a base and an exponent; an exponential or a power with an exponent that is no number is a base.</summary>
    private static (Expr Base, Rational Exponent)? PowerIn(Expr factor, bool isVariable)
    {
        if (factor is Call { Name: "exp" }) return (factor, Rational.One);
        Expr @base = CanonicalOrder.TrueBase(factor);
        if (CanonicalOrder.Exponent(factor) is Number exponent && (exponent.Value.Sign < 0 || isVariable || @base is Add or Call)) return (@base, exponent.Value);
        return factor is Pow { Exponent: not Number } ? (factor, Rational.One) : null;
    }

    /// <summary>The power that the terms from the second on have too, or null.</summary>
    private static (Expr Base, Rational Exponent)? InAll(Expr[] terms, (Expr Base, Rational Exponent) shared)
    {
        for (int i = 1; i < terms.Length; i++)
        {
            if (Least(SumBuilder.FactorsOf(in terms[i]), shared) is not { } exponent) return null;
            shared.Exponent = exponent;
        }

        return shared;
    }

    /// <summary>Whether there is something beside variables and numbers in the terms.</summary>
    private static bool HaveFunctions(Expr[] terms)
    {
        foreach (ref readonly Expr term in terms.AsSpan())
        {
            foreach (Expr factor in SumBuilder.FactorsOf(in term))
            {
                if (factor is Call or Pow { Exponent: not Number } or Pow { Base: Call }) return true;
            }
        }

        return false;
    }

    /// <summary>The exponent nearer to 0 of the two with which a base occurs, or null when it occurs only once, with both signs or in other denominators.</summary>
    private static Rational? Least(ReadOnlySpan<Expr> factors, (Expr Base, Rational Exponent) shared)
    {
        foreach (Expr factor in factors)
        {
            bool whole = factor is Call or Pow { Exponent: not Number };
            Expr @base = whole ? factor : CanonicalOrder.Base(factor);
            if (@base != shared.Base) continue;
            Rational exponent = whole ? Rational.One : CanonicalOrder.Exponent(factor).NumberValue!.Value;
            if (exponent.Sign != shared.Exponent.Sign || (exponent.Sign < 0 && exponent != shared.Exponent)) return null;
            return exponent.Abs() < shared.Exponent.Abs() ? exponent : shared.Exponent;
        }

        return null;
    }
}
