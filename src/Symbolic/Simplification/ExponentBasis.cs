using System.Numerics;
using Symbolic.Expressions;
using Symbolic.Numerics;

namespace Symbolic.Simplification;

/// <summary>Exponents as whole combinations of a few of them: with the exponentials of those as unknowns, exponentials are monomials.</summary>
internal sealed class ExponentBasis
{
    private const int MostTerms = 12;
    private readonly List<Dictionary<Expr, Rational>> _vectors = [], _rows = [];
    private readonly List<(Expr Pivot, Rational[] Combination)> _pivots = [];
    private readonly List<BigInteger> _parts = [];

    /// <summary>How many unknowns there are.</summary>
    public int Count => _vectors.Count;

    /// <summary>An exponent by its terms: what is not a number in each, and the number.</summary>
    public static Dictionary<Expr, Rational> Terms(Expr exponent)
    {
        Dictionary<Expr, Rational> terms = [];
        Expr expanded = Expansion.Of(exponent, MostTerms) ?? exponent;
        foreach (Expr term in expanded is Add sum ? sum.ArgumentArray : [expanded])
        {
            (Rational coefficient, Expr rest) = SumBuilder.Split(term);
            if (!coefficient.IsZero) terms[rest] = terms.GetValueOrDefault(rest) + coefficient;
        }

        return terms;
    }

    /// <summary>Takes an exponent in: as a new unknown where it is no combination of those that are there, which become roots of what they were where it is no whole one.</summary>
    public void Add(Expr exponent)
    {
        Dictionary<Expr, Rational> vector = Terms(exponent), rest = new(vector);
        Rational[] coordinates = Reduce(rest);
        if (rest.Count == 0)
        {
            for (int i = 0; i < coordinates.Length; i++) _parts[i] *= (coordinates[i] * _parts[i]).Denominator;
            return;
        }

        (Expr pivot, Rational scale) = rest.First();
        foreach (Expr key in rest.Keys.ToArray()) rest[key] /= scale;
        _pivots.Add((pivot, [.. coordinates.Select(c => -c / scale), scale.Reciprocal()]));
        _rows.Add(rest);
        _vectors.Add(vector);
        _parts.Add(BigInteger.One);
    }

    /// <summary>The powers of the unknowns whose product has an exponent that was taken in.</summary>
    public Rational[] PowersOf(Expr exponent)
    {
        Rational[] coordinates = Reduce(Terms(exponent));
        return [.. coordinates.Select((c, i) => c * _parts[i])];
    }

    /// <summary>The exponent of an unknown.</summary>
    public Expr this[int unknown] => Canonical.Sum([.. _vectors[unknown].Select(term => Canonical.Product(Number.Of(term.Value / _parts[unknown]), term.Key))]);

    /// <summary>Takes the known exponents out of another, and says how often each.</summary>
    private Rational[] Reduce(Dictionary<Expr, Rational> rest)
    {
        Rational[] coordinates = new Rational[_rows.Count];
        for (int i = 0; i < _rows.Count; i++)
        {
            (Expr pivot, Rational[] combination) = _pivots[i];
            if (!rest.TryGetValue(pivot, out Rational factor)) continue;
            foreach ((Expr key, Rational value) in _rows[i])
            {
                Rational left = rest.GetValueOrDefault(key) - (factor * value);
                if (left.IsZero) rest.Remove(key);
                else rest[key] = left;
            }

            for (int k = 0; k < combination.Length; k++) coordinates[k] += factor * combination[k];
        }

        return coordinates;
    }
}
