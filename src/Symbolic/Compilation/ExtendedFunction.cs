namespace Symbolic.Compilation;

/// <summary>An emitted evaluation in double-double arithmetic.</summary>
/// <param name="x">The first variable.</param>
/// <param name="results">The first of the results: high part, low part and error bound of each.</param>
/// <returns>Whether every condition on the way could be decided; the results are void if not.</returns>
internal delegate bool ExtendedFunction(ref double x, ref double results);
