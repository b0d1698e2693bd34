using Symbolic.Numerics;

namespace Symbolic.Polynomials;

/// <summary>A number times a monomial.</summary>
internal readonly record struct Term(Monomial Monomial, Rational Coefficient);
