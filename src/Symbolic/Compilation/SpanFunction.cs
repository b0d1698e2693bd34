namespace Symbolic;

/// <summary>Evaluates several expressions at one point.</summary>
/// <param name="x">One value per variable, in the order the function was compiled for.</param>
/// <param name="y">Receives one value per expression; must not overlap <paramref name="x"/>.</param>
/// <exception cref="ArgumentException">The lengths do not fit, or the spans overlap.</exception>
public delegate void SpanFunction(ReadOnlySpan<double> x, Span<double> y);
