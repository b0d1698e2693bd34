namespace Symbolic.Numerics;

/// <summary>A function over the reals, evaluated in ball arithmetic.</summary>
/// <param name="arguments">The arguments, of every <see cref="BallKind"/>.</param>
/// <param name="precision">The working precision in bits.</param>
/// <returns>A ball that contains the function's value at every real in the argument balls.</returns>
public delegate Ball ExactFunction(ReadOnlySpan<Ball> arguments, int precision);
