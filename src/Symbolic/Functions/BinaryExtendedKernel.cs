using Symbolic.Numerics;

namespace Symbolic.Functions;

/// <summary>A function of two arguments in double-double arithmetic.</summary>
/// <param name="Evaluate">A static method, right to a relative error of 2^-95 and to what <paramref name="Variation"/> gives for exact arguments.</param>
/// <param name="Variation">A static method that bounds how far the value moves: arguments, value, and how far each argument may move.</param>
/// <param name="Scaled">The function of numbers with exponents of their own.</param>
internal sealed record BinaryExtendedKernel(
    Func<DoubleDouble, DoubleDouble, DoubleDouble> Evaluate,
    Func<double, double, double, double, double, double> Variation,
    Func<ScaledNumber, ScaledNumber, ScaledNumber> Scaled)
{
    /// <summary>Whether the value is exact but for <see cref="Variation"/>.</summary>
    public bool IsExact { get; init; }
}
