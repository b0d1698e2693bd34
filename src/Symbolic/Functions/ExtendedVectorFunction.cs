using Symbolic.Numerics;

namespace Symbolic.Functions;

/// <summary>A function of eight double-double numbers.</summary>
/// <returns>The lanes that are out of its range, where the value means nothing: a bit for each.</returns>
internal delegate uint ExtendedVectorFunction(DoubleDoubleVector x, out DoubleDoubleVector value);
