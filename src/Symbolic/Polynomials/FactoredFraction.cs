using System.Collections.Immutable;

namespace Symbolic.Polynomials;

/// <summary>A polynomial times powers of the factors of a <see cref="FactoredRing"/>.</summary>
/// <param name="Rest">The polynomial; exponents may be negative.</param>
/// <param name="Powers">The exponents other than 0 by the number of the factor.</param>
internal sealed record FactoredFraction(Term[] Rest, ImmutableSortedDictionary<int, int> Powers)
{
    /// <summary>The number 1.</summary>
    public static readonly FactoredFraction One = Of(TermArithmetic.One);

    /// <summary>Whether the value is 0.</summary>
    public bool IsZero => Rest.Length == 0;

    /// <summary>A polynomial.</summary>
    public static FactoredFraction Of(Term[] terms) => new(terms, ImmutableSortedDictionary<int, int>.Empty);
}
