using Symbolic.Numerics;

namespace Symbolic.Functions;

/// <summary>A function of eight double-double numbers.</summary>
/// <returns>Whether all of them are in its range; else the value means nothing.</returns>
internal delegate bool ExtendedVectorFunction(DoubleDoubleVector x, out DoubleDoubleVector value);
