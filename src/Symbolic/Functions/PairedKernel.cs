namespace Symbolic.Functions;

/// <summary>A value of a function, and what it lacks to the true one.</summary>
/// <param name="x">The argument.</param>
/// <param name="rest">What the value lacks.</param>
internal delegate double PairedKernel(double x, out double rest);

/// <summary>A value of a function of two arguments, and what it lacks to the true one.</summary>
/// <param name="x">The first argument.</param>
/// <param name="y">The second argument.</param>
/// <param name="rest">What the value lacks.</param>
internal delegate double PairedBinaryKernel(double x, double y, out double rest);
