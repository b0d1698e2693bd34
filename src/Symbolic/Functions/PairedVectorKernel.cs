using System.Runtime.Intrinsics;

namespace Symbolic.Functions;

/// <summary>Eight values of a function, and what they lack to the true ones.</summary>
/// <param name="x">The arguments.</param>
/// <param name="rest">What the values lack.</param>
internal delegate Vector512<double> PairedVectorKernel(Vector512<double> x, out Vector512<double> rest);
