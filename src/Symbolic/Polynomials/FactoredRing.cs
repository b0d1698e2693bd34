using System.Collections.Immutable;
using Symbolic.Numerics;

namespace Symbolic.Polynomials;

/// <summary>Rational functions with their factors apart: sums multiply out only what the terms do not share, products and powers nothing.</summary>
/// <remarks>Denominators stay products of what they were made of, so that common ones are found by comparing, and cancelling is trial division: no greatest common divisor of
/// large polynomials is ever taken. Every method gives null where it takes too many terms, or for a quotient by 0.</remarks>
internal sealed class FactoredRing(int maximumTerms)
{
    private const int LargestFactored = 24;
    private const int MaximumFactors = 64;
    private const int LargestPower = 400;
    private const long MaximumWork = 100_000;

    private readonly List<Term[]> _factors = [];
    private long _work = MaximumWork;
    private readonly HashSet<int> _below = [];
    private uint _kernelsBelow;
    private bool _isSettled;

    /// <summary>A factor: whole coefficients without a common divisor, no monomial that all terms share.</summary>
    public Term[] this[int factor] => _factors[factor];

    /// <summary>The sum.</summary>
    public FactoredFraction? Sum(IReadOnlyList<FactoredFraction> parts)
    {
        ImmutableSortedDictionary<int, int>.Builder shared = ImmutableSortedDictionary.CreateBuilder<int, int>();
        foreach (int factor in parts.Where(static p => !p.IsZero).SelectMany(static p => p.Powers.Keys).Distinct())
        {
            int least = parts.Where(static p => !p.IsZero).Min(p => p.Powers.GetValueOrDefault(factor));
            if (least != 0) shared[factor] = least;
        }

        TermSum sum = new();
        foreach (FactoredFraction part in parts.Where(static p => !p.IsZero))
        {
            if (Expanded(part, shared) is not { } terms) return null;
            sum.Add(terms, Monomial.One, Rational.One);
            if (sum.Count > maximumTerms) return null;
        }

        return Cancelled(new FactoredFraction(sum.ToTerms(), shared.ToImmutable()));
    }

    /// <summary>The product.</summary>
    public FactoredFraction? Product(FactoredFraction? a, FactoredFraction? b)
    {
        if (a is null || b is null) return null;
        if (a.Rest.Length > 1 && b.Rest.Length > 1) (a, b) = (Apart(a), Apart(b));
        if (a is null || b is null || Product(a.Rest, b.Rest) is not { } rest) return null;
        ImmutableSortedDictionary<int, int>.Builder powers = a.Powers.ToBuilder();
        foreach ((int factor, int exponent) in b.Powers)
        {
            int power = powers.GetValueOrDefault(factor) + exponent;
            if (Math.Abs(power) > LargestPower) return null;
            if (power == 0) powers.Remove(factor);
            else powers[factor] = power;
        }

        FactoredFraction product = new(rest, powers.ToImmutable());
        return rest.Length > 1 ? Cancelled(product) : product;
    }

    /// <summary>The product of two polynomials.</summary>
    public Term[]? Product(Term[] a, Term[] b)
    {
        Deadline.Check();
        _work -= (long)a.Length * b.Length;
        return _work < 0 ? null : TermArithmetic.Product(a, b, maximumTerms);
    }

    /// <summary>The value times a polynomial, multiplied out with the rest, and with the factors above the bar: what is left can be reduced.</summary>
    public FactoredFraction? Multiplied(FactoredFraction a, Term[] factor)
    {
        ImmutableSortedDictionary<int, int> below = a.Powers.Where(static p => p.Value < 0).ToImmutableSortedDictionary();
        return Expanded(a, below.ToBuilder()) is { } rest && Product(rest, factor) is { } product ? new FactoredFraction(product, below) : null;
    }

    /// <summary>The value times a polynomial, which is multiplied out with a rest of one term only.</summary>
    public FactoredFraction? Scaled(FactoredFraction a, Term[] factor) =>
        Apart(a) is { } apart && Product(apart.Rest, factor) is { } rest ? new FactoredFraction(rest, apart.Powers) : null;

    /// <summary>A whole power.</summary>
    public FactoredFraction? Power(FactoredFraction a, int exponent)
    {
        if (exponent == 1) return a;
        if (Math.Abs(exponent) > LargestPower || Apart(a) is not { IsZero: false } apart) return exponent > 0 && a.IsZero ? a : null;
        if (apart.Powers.Values.Any(p => Math.Abs((long)p * exponent) > LargestPower)) return null;
        if (exponent < 0 && !_isSettled) NoteAbove(apart);
        Term[] rest = exponent < 0 ? [new Term(Monomial.One / apart.Rest[0].Monomial, apart.Rest[0].Coefficient.Reciprocal())] : apart.Rest;
        return TermArithmetic.Power(rest, Math.Abs(exponent), maximumTerms) is { } power && TermArithmetic.AreBounded(power)
            ? new FactoredFraction(power, apart.Powers.ToImmutableSortedDictionary(static p => p.Key, p => p.Value * exponent))
            : null;
    }

    /// <summary>The value with a rest of one term: all else is among the factors.</summary>
    public FactoredFraction? Apart(FactoredFraction a)
    {
        if (a.Rest.Length <= 1) return a;
        Monomial content = TermArithmetic.Content(a.Rest);
        Term[] plain = TermArithmetic.Divide(a.Rest, content, Rational.One), primitive = GreatestCommonDivisor.Primitive(plain);
        ImmutableSortedDictionary<int, int>.Builder powers = a.Powers.ToBuilder();
        foreach ((Term[] factor, int exponent) in FactorsOf(primitive))
        {
            if (Index(factor) is not (var index and >= 0)) return null;
            int power = powers.GetValueOrDefault(index) + exponent;
            if (power == 0) powers.Remove(index);
            else powers[index] = power;
        }

        return new FactoredFraction([new Term(content, Division.Leading(plain).Coefficient / Division.Leading(primitive).Coefficient)], powers.ToImmutable());
    }

    /// <summary>The value with the factors below the bar that divide the rest cancelled.</summary>
    public FactoredFraction Cancelled(FactoredFraction a)
    {
        if (a.IsZero) return FactoredFraction.Of([]);
        Monomial content = TermArithmetic.Content(a.Rest);
        Term[] rest = TermArithmetic.Divide(a.Rest, content, Rational.One);
        ImmutableSortedDictionary<int, int> powers = a.Powers;
        foreach ((int factor, int exponent) in a.Powers)
        {
            int left = exponent;
            for (; left < 0 && Divided(rest, _factors[factor]) is { } quotient; left++) rest = quotient;
            if (left != exponent) powers = left == 0 ? powers.Remove(factor) : powers.SetItem(factor, left);
        }

        return new FactoredFraction(Array.ConvertAll(rest, t => t with { Monomial = t.Monomial * content }), powers);
    }

    /// <summary>Ends the reading: what stood below a bar until now is where the expression has no value.</summary>
    /// <param name="relations">A kernel is 0 only where the factors of its power are, and factors that differ by relations are 0 at the same points.</param>
    public void Settle(IReadOnlyList<Relation> relations)
    {
        _isSettled = true;
        RelationReduction reduction = new(this, relations);
        foreach (int factor in _below.ToArray())
        {
            if (reduction.Reduced(FactoredFraction.Of(_factors[factor])) is { IsZero: false } reduced && Apart(reduced) is { } apart) NoteAbove(apart);
        }

        foreach (Relation relation in relations.Where(static r => r.Degree == 2)) NoteNorms(relation, reduction);
        foreach (Relation relation in relations.Reverse().Where(r => (_kernelsBelow >> r.Kernel & 1) != 0))
        {
            if (Apart(relation.Value) is { } value) NoteAbove(value);
        }
    }

    /// <summary>Whether a quotient has a value wherever the expression that was read has one, as far as what stands below the bar tells.</summary>
    /// <param name="a">The quotient.</param>
    /// <param name="isNonZero">Whether a polynomial is 0 nowhere.</param>
    public bool IsDefined(FactoredFraction a, Func<Term[], bool> isNonZero)
    {
        if (a.Powers.Any(p => p.Value < 0 && !_below.Contains(p.Key) && !isNonZero(_factors[p.Key]))) return false;
        for (uint left = TermArithmetic.Content(a.Rest).Negative & ~_kernelsBelow; left != 0; left &= left - 1)
        {
            if (!isNonZero([new Term(Monomial.Of(System.Numerics.BitOperations.TrailingZeroCount(left)), Rational.One)])) return false;
        }

        return true;
    }

    /// <summary>Where a + b*r and a - b*r both stand below a bar, so does a^2 - b^2*r^2.</summary>
    private void NoteNorms(Relation relation, RelationReduction reduction)
    {
        foreach (int factor in _below.Where(f => UnivariateView.Degree(_factors[f], relation.Kernel) == 1).ToArray())
        {
            Term[] conjugate = RelationReduction.Conjugate(_factors[factor], relation.Kernel);
            if (!_below.Any(f => f != factor && AreAssociated(_factors[f], conjugate)) || Product(_factors[factor], conjugate) is not { } norm) continue;
            if (reduction.Reduced(FactoredFraction.Of(norm)) is { IsZero: false } reduced && Apart(reduced) is { } apart) NoteAbove(apart);
        }
    }

    /// <summary>Whether two polynomials differ by a sign at most.</summary>
    private static bool AreAssociated(Term[] a, Term[] b) =>
        a.Length == b.Length && (TermArithmetic.Sum([a, b]).Length == 0 || TermArithmetic.Sum([a, TermArithmetic.Divide(b, Monomial.One, Rational.MinusOne)]).Length == 0);

    private void NoteAbove(FactoredFraction a)
    {
        _below.UnionWith(a.Powers.Where(static p => p.Value > 0).Select(static p => p.Key));
        _kernelsBelow |= a.Rest[0].Monomial.Support & ~a.Rest[0].Monomial.Negative;
    }

    /// <summary>The number of a factor, which is registered if it is new; -1 when there are too many.</summary>
    private int Index(Term[] factor)
    {
        Term[] sorted = [.. factor.OrderBy(static t => t.Monomial)];
        int known = _factors.FindIndex(f => f.AsSpan().SequenceEqual(sorted));
        if (known >= 0 || _factors.Count == MaximumFactors) return known;
        _factors.Add(sorted);
        return _factors.Count - 1;
    }

    private IEnumerable<(Term[] Factor, int Exponent)> FactorsOf(Term[] primitive)
    {
        _work -= 20L * primitive.Length * primitive.Length;
        return primitive.Length > LargestFactored || _work < 0 ? [(primitive, 1)] : Factorization.Of(primitive).Factors;
    }

    private static Term[]? Divided(Term[] rest, Term[] factor)
    {
        if (rest.Length < 2 || (UnivariateView.Support(factor) & ~UnivariateView.Support(rest)) != 0) return null;
        return Division.Exact(rest, factor);
    }

    /// <summary>The polynomial that is left beside the shared powers.</summary>
    private Term[]? Expanded(FactoredFraction part, ImmutableSortedDictionary<int, int>.Builder shared)
    {
        Term[]? result = part.Rest;
        foreach (int factor in part.Powers.Keys.Union(shared.Keys))
        {
            int exponent = part.Powers.GetValueOrDefault(factor) - shared.GetValueOrDefault(factor);
            for (int i = 0; i < exponent && result is not null; i++) result = Product(result, _factors[factor]);
        }

        return result;
    }
}
