using Symbolic.Expressions;
using Symbolic.Numerics;

namespace Symbolic.Rewriting;

/// <content>Products: the numeric coefficient apart, the other factors in any order.</content>
internal sealed partial class Matcher
{
    private Match? RootProduct(Mul pattern, Expr subject)
    {
        Rational own = SumBuilder.Coefficient(pattern);
        Expr[] wanted = _pattern.Structured(pattern);
        (Rational given, Expr[] factors) = Terms.Factors(subject);
        if (factors.Length == 0) return null;
        Match? found = null;
        Pool pool = new(factors);
        TryFactors(wanted, 0, pool, given / own, rest => Accept(rest, pool.Unused(), out found));
        return found;
    }

    private bool TryProduct(Mul pattern, Expr subject, Continuation next)
    {
        Rational own = SumBuilder.Coefficient(pattern);
        Expr[] wanted = _pattern.Structured(pattern);
        if (subject is Add)
        {
            // -u against -x - y, and b*u against x + y where b is optional
            if (!own.IsOne && Terms.DivideOut(subject, own) is { } divided && TryScaled(wanted, divided, next)) return true;
            return own.IsOne && TryWhole(wanted, new Pool([subject]), Rational.One, next);
        }

        (Rational given, Expr[] factors) = Terms.Factors(subject);
        bool written = own.IsOne || (!given.IsOne && given.Sign == own.Sign);
        if (!written) return false;
        if (TryWhole(wanted, new Pool(factors), given / own, next)) return true;

        // -4*x^2*y^2 is -u^2 for u = 2*x*y
        return wanted is [Pow] && factors.Length > 0 && Try(wanted[0], Canonical.Product([Number.Of(given / own), .. factors]), next);
    }

    private bool TryScaled(Expr[] wanted, Expr subject, Continuation next) =>
        wanted.Length == 1 ? Try(wanted[0], subject, next) : TryWhole(wanted, new Pool([subject]), Rational.One, next);

    /// <summary>All factors must be used; a coefficient that is left over must go into a metavariable.</summary>
    private bool TryWhole(Expr[] wanted, Pool pool, Rational coefficient, Continuation next) =>
        TryFactors(wanted, 0, pool, coefficient, rest => rest.IsOne && pool.IsEmpty && next(), absorbs: true);

    private bool TryFactors(Expr[] wanted, int index, Pool pool, Rational coefficient, Func<Rational, bool> next, bool absorbs = false)
    {
        if (--_steps < 0) return false;
        if (index == wanted.Length) return next(coefficient);
        Expr pattern = NextBound(wanted, index);
        bool isBound = IsBound(pattern);
        bool isHopeless = isBound ? pattern is Call call && IsMissing(call, pool) : pattern is not Symbol && !AnyMayMatch(pattern, pool);
        return !isHopeless && TryFactor(pattern, isBound, wanted, index, pool, coefficient, next, absorbs);
    }

    private bool TryFactor(Expr pattern, bool isBound, Expr[] wanted, int index, Pool pool, Rational coefficient, Func<Rational, bool> next, bool absorbs)
    {
        Func<Rational, bool> further = index + 1 == wanted.Length ? next : FurtherFactors(wanted, index + 1, pool, next, absorbs);
        if (isBound) return TakeInstance(pattern, pool, coefficient, further);
        if (pattern is Symbol symbol) return TryBareFactor(symbol, wanted.Length - index, pool, coefficient, further, absorbs);
        return TryFactor(pattern, pool, coefficient, further, absorbs);
    }

    private Func<Rational, bool> FurtherFactors(Expr[] wanted, int index, Pool pool, Func<Rational, bool> next, bool absorbs) => rest => TryFactors(wanted, index, pool, rest, next, absorbs);

    private bool TryFactor(Expr pattern, Pool pool, Rational coefficient, Func<Rational, bool> next, bool absorbs)
    {
        for (int i = 0; i < pool.Count; i++)
        {
            if (pool.IsUsed(i) || !MayMatch(pattern, pool[i])) continue;
            pool.Use(i);
            if (Try(pattern, pool[i], () => next(coefficient))) return true;
            if (pattern is Add sum && pool[i] is Add given && TryMultiples(sum, given, ratio => next(coefficient * ratio))) return true;
            if (absorbs && !coefficient.IsOne && pattern is Pow && Try(pattern, Canonical.Product(Number.Of(coefficient), pool[i]), () => next(Rational.One))) return true;
            pool.Free(i);
        }

        return false;
    }

    /// <summary>A sum that is a number times the pattern: the number belongs to the product.</summary>
    private bool TryMultiples(Add pattern, Add subject, Func<Rational, bool> next)
    {
        foreach (Rational factor in Factors(_pattern.Structured(pattern)[0], subject.ArgumentArray))
        {
            if (!factor.IsOne && Try(pattern, Terms.Scale(subject, factor.Reciprocal()), () => next(factor))) return true;
        }

        return false;
    }

    /// <summary>Factors of a pattern that are known already must stand among the given ones; their numeric parts divide the coefficient. What stands for a number
    /// alone must be the coefficient: log(2) is not 1/2 of u*log(u).</summary>
    private bool TakeInstance(Expr pattern, Pool pool, Rational coefficient, Func<Rational, bool> next)
    {
        (Rational number, Expr[] factors) = Terms.Factors(Instance(pattern));
        if (number.IsZero || (factors.Length == 0 && number.Abs() != coefficient.Abs())) return false;
        List<int> taken = [];
        bool complete = Array.TrueForAll(factors, factor => pool.Take(factor, taken));
        if (complete && next(coefficient / number)) return true;
        pool.Free(taken);
        return false;
    }

    /// <summary>Whether no operand can be what f(c*u) stands for: told from the coefficients, which are cheaper to get than the whole.</summary>
    private bool IsMissing(Call pattern, Pool pool)
    {
        if (pattern.Arguments.Length != 1) return false;
        (Rational factor, Expr term) = SumBuilder.Split(pattern.Arguments[0]);
        if (term is not Symbol symbol || _bindings[_pattern.IndexOf(symbol)] is not { } value || value is Number or Constant or Add) return false;
        Rational wanted = (factor * SumBuilder.Coefficient(value)).Abs();
        for (int i = 0; i < pool.Count; i++)
        {
            if (!pool.IsUsed(i) && pool[i] is Call other && other.SameHead(pattern) && SumBuilder.Coefficient(other.Arguments[0]).Abs() == wanted) return false;
        }

        return true;
    }

    /// <summary>A metavariable alone takes all that is left when it is the last, else single factors or an optional value.</summary>
    private bool TryBareFactor(Symbol symbol, int remaining, Pool pool, Rational coefficient, Func<Rational, bool> next, bool absorbs)
    {
        if (remaining > 1)
        {
            for (int i = 0; i < pool.Count; i++)
            {
                if (pool.IsUsed(i)) continue;
                pool.Use(i);
                if (Bind(symbol, pool[i], () => next(coefficient))) return true;
                pool.Free(i);
            }
        }
        else if (!pool.IsEmpty || (absorbs && (!coefficient.IsOne || pool.Count == 0)))
        {
            Rational number = absorbs ? coefficient : Rational.One;
            List<int> taken = pool.UseAll();
            Expr[] all = [Number.Of(number), .. taken.ConvertAll(i => pool[i])];
            if (Bind(symbol, Canonical.Product(all), () => next(coefficient / number))) return true;
            pool.Free(taken);
        }

        bool takesNumber = remaining > 1 && absorbs && !coefficient.IsOne;
        return (takesNumber && Bind(symbol, Number.Of(coefficient), () => next(Rational.One))) || TryDefault(symbol, () => next(coefficient));
    }

    private bool TryDefault(Symbol symbol, Continuation next) =>
        _pattern.Defaults.TryGetValue(symbol.Name, out Expr? preset) && Bind(symbol, preset, next);
}
