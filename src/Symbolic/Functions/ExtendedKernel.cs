using Symbolic.Numerics;

namespace Symbolic.Functions;

/// <summary>A function of one argument in double-double arithmetic.</summary>
/// <param name="Evaluate">A static method, right to half of <see cref="RelativeError"/> and to what <paramref name="Variation"/> gives for an exact argument.</param>
/// <param name="Variation">A static method that bounds how far the value moves: argument, value, and how far the argument may move.</param>
/// <param name="Scaled">The function where argument or value are beyond 2^±800.</param>
internal sealed record ExtendedKernel(Func<DoubleDouble, DoubleDouble> Evaluate, Func<double, double, double, double> Variation, Func<ScaledNumber, ScaledNumber> Scaled)
{
    /// <summary>The relative errors, with a margin, of elementary functions, 2^-98, and of functions of which nothing better is known, 2^-94.</summary>
    public const double ErrorOfElementary = 1.0 / (1L << 50) / (1L << 48), ErrorOfMost = 1.0 / (1L << 50) / (1L << 44);

    /// <summary>What underflow may cost the values of functions of which nothing else is known.</summary>
    public const double UnderflowOfMost = 1e-300;

    /// <summary>The relative error of the values, with a margin: the elementary functions are right to 2^-100, all others to 2^-95.</summary>
    public double RelativeError { get; } = Evaluate.Method.DeclaringType == typeof(DoubleDouble) ? ErrorOfElementary : ErrorOfMost;

    /// <summary>What underflow may cost the value.</summary>
    public double Underflow { get; init; } = UnderflowOfMost;

    /// <summary>Whether the value is exact but for <see cref="Variation"/>.</summary>
    public bool IsExact { get; init; }

    /// <summary>The function to some 50 bits, where that is much faster than <see cref="Evaluate"/> and <see cref="Scaled"/>, or null.</summary>
    public Func<RoughNumber, RoughNumber>? Rough { get; init; }

    /// <summary>A static method with the bits of <see cref="Evaluate"/> for eight numbers at once, or null.</summary>
    public ExtendedVectorFunction? Vector { get; init; }
}
