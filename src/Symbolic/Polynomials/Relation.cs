namespace Symbolic.Polynomials;

/// <summary>A power of a kernel in terms of kernels that come before it: r^2 = 1 + x for r = sqrt(1 + x), cos(u)^2 = 1 - sin(u)^2.</summary>
/// <param name="Kernel">The kernel.</param>
/// <param name="Degree">The power, from 2 on.</param>
/// <param name="Value">What that power is wherever the kernel has a value; with its factors taken apart.</param>
internal sealed record Relation(int Kernel, int Degree, FactoredFraction Value);
