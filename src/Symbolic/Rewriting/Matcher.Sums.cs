using Symbolic.Expressions;
using Symbolic.Numerics;

namespace Symbolic.Rewriting;

/// <content>Sums: terms in any order; at the root a part of the terms, times one number.</content>
internal sealed partial class Matcher
{
    private Match? RootSum(Add pattern, Expr subject)
    {
        Expr? view = subject is Add ? SpecViews.OfTerms(subject, _functions) : SpecViews.Of(subject, _functions);
        Match? found = subject is Add ? RootTerms(pattern, subject) : null;
        return found ?? (view is Add ? RootTerms(pattern, view) : null);
    }

    private Match? RootTerms(Add pattern, Expr subject)
    {
        Expr[] wanted = _pattern.Structured(pattern);
        Expr[] terms = subject.Arguments.ToArray();
        foreach (Rational factor in Factors(wanted[0], terms))
        {
            Match? found = null;
            Pool pool = new(factor.IsOne ? terms : Array.ConvertAll(terms, term => Terms.Scale(term, factor.Reciprocal())));
            bool matched = TryTerms(wanted, 0, pool, () => Accept(factor, pool.UnusedOf(terms), out found));
            if (matched) return found;
        }

        return null;
    }

    /// <summary>The numbers by which the pattern may be multiplied: the ratios of the coefficients where its first term could match, 1 first; none where it could nowhere.</summary>
    private List<Rational> Factors(Expr anchor, Expr[] terms)
    {
        List<Rational> factors = [];
        (Rational own, Expr term) = SumBuilder.Split(anchor);
        foreach (Expr candidate in terms)
        {
            (Rational given, Expr rest) = SumBuilder.Split(candidate);
            if (!MayMatch(term, rest)) continue;
            if (factors.Count == 0) factors.Add(Rational.One);
            Rational ratio = given / own;
            if (!factors.Contains(ratio)) factors.Add(ratio);
        }

        return factors;
    }

    private bool TrySum(Add pattern, Expr subject, Continuation next)
    {
        Expr[] wanted = _pattern.Structured(pattern);
        if (TryAllTerms(wanted, subject, next)) return true;
        Expr? view = subject is Add ? SpecViews.OfTerms(subject, _functions) : SpecViews.Of(subject, _functions);
        return view is not null && TryAllTerms(wanted, view, next);
    }

    private bool TryAllTerms(Expr[] wanted, Expr subject, Continuation next)
    {
        if (subject is Add sum && sum.Arguments.Length > wanted.Length && Array.TrueForAll(wanted, TakesOne)) return false;
        Pool pool = new(Terms.Of(subject));
        return TryTerms(wanted, 0, pool, IfEmpty(pool, next));
    }

    private static Continuation IfEmpty(Pool pool, Continuation next) => () => pool.IsEmpty && next();

    /// <summary>Whether a term of a pattern matches one term at most, whatever its metavariables stand for.</summary>
    private static bool TakesOne(Expr pattern) => pattern is Number or Call or Pow { Base: Call };

    private bool TryTerms(Expr[] wanted, int index, Pool pool, Continuation next)
    {
        if (--_steps < 0) return false;
        if (index == wanted.Length) return next();
        Expr pattern = NextBound(wanted, index);
        bool isBound = IsBound(pattern);
        bool isHopeless = !isBound && !IsBare(pattern) && !AnyMayMatch(pattern, pool);
        return !isHopeless && TryTerm(pattern, isBound, wanted, index, pool, next);
    }

    private bool TryTerm(Expr pattern, bool isBound, Expr[] wanted, int index, Pool pool, Continuation next)
    {
        bool isLast = index == wanted.Length - 1;
        Continuation further = isLast ? next : FurtherTerms(wanted, index + 1, pool, next);
        if (isBound) return TakeTerms(pattern, pool, further);
        if (IsBare(pattern) && isLast) return TryRest(pattern, pool, further);
        for (int i = 0; i < pool.Count; i++)
        {
            if (pool.IsUsed(i) || !MayMatch(pattern, pool[i])) continue;
            pool.Use(i);
            if (Try(pattern, pool[i], further)) return true;
            pool.Free(i);
        }

        return pattern is Symbol symbol && TryDefault(symbol, further);
    }

    private Continuation FurtherTerms(Expr[] wanted, int index, Pool pool, Continuation next) => () => TryTerms(wanted, index, pool, next);

    private bool TakeTerms(Expr pattern, Pool pool, Continuation next)
    {
        Expr instance = Instance(pattern);
        if (instance.IsZero) return next();
        if (TakeAll(instance, pool, next)) return true;
        return instance is Mul { ArgumentArray: [Number number, Add sum] } && TakeAll(Terms.Scale(sum, number.Value), pool, next);
    }

    private static bool TakeAll(Expr instance, Pool pool, Continuation next)
    {
        if (instance is Add) return TakeAll(instance.ArgumentArray, pool, next);
        int at = pool.IndexOf(instance);
        if (at < 0) return false;
        pool.Use(at);
        if (next()) return true;
        pool.Free(at);
        return false;
    }

    private static bool TakeAll(Expr[] terms, Pool pool, Continuation next)
    {
        List<int> taken = [];
        bool complete = Array.TrueForAll(terms, term => pool.Take(term, taken));
        if (complete && next()) return true;
        pool.Free(taken);
        return false;
    }

    /// <summary>The last metavariable term takes all that is left, as one sum.</summary>
    private bool TryRest(Expr pattern, Pool pool, Continuation next)
    {
        if (pool.IsEmpty) return pattern is Symbol symbol && TryDefault(symbol, next);
        List<int> taken = pool.UseAll();
        Expr rest = taken.Count == 1 ? pool[taken[0]] : Canonical.Sum([.. taken.ConvertAll(i => pool[i])]);
        if (Try(pattern, rest, next)) return true;
        pool.Free(taken);
        return false;
    }

    private static bool IsBare(Expr pattern) => SumBuilder.Split(pattern).Term is Symbol;

    /// <summary>Brings an operand whose metavariables are all known to the front, where it is looked up instead of searched.</summary>
    private Expr NextBound(Expr[] wanted, int index)
    {
        for (int i = index; i < wanted.Length; i++)
        {
            if (!IsBound(wanted[i])) continue;
            (wanted[index], wanted[i]) = (wanted[i], wanted[index]);
            break;
        }

        return wanted[index];
    }

    /// <summary>Whether an operand that is free could match, as far as the cheap test can tell.</summary>
    private bool AnyMayMatch(Expr pattern, Pool pool)
    {
        for (int i = 0; i < pool.Count; i++)
        {
            if (!pool.IsUsed(i) && MayMatch(pattern, pool[i])) return true;
        }

        return false;
    }

    /// <summary>A cheap test that rules most operands out.</summary>
    private bool MayMatch(Expr pattern, Expr subject) => pattern switch
    {
        Number => subject is Number,
        Call call => subject is Call other && (call.SameHead(other) || SpecViews.Has(other, _functions)),
        Pow { Base: Call call } => subject is not Call other || SpecViews.Has(other, _functions) || IsOptional(((Pow)pattern).Exponent, Rational.One),
        _ => HasFunctionsOf(pattern, subject),
    };

    /// <summary>Whether the functions and roots of a pattern occur in an expression, or could do without: where a call is seen as something else or applied to 0, or
    /// metavariables are known, for which a function may vanish.</summary>
    private bool HasFunctionsOf(Expr pattern, Expr subject)
    {
        ulong bits = subject.FunctionBits;
        return (pattern.FunctionBits & Call.FormMask & ~bits) == 0 || (bits & (_functions.Views | Call.ZeroBit)) != 0 || IsPartlyBound(pattern);
    }
}
