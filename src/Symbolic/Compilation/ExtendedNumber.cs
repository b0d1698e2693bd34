using Symbolic.Functions;
using Symbolic.Numerics;

namespace Symbolic.Compilation;

/// <summary>A double-double number and a bound of its absolute error.</summary>
/// <remarks>The bounds assume nothing about overflow, which leaves NaN behind, and count every result as off by <see cref="Tiny"/>, and those of functions by
/// <see cref="ExtendedKernel.Underflow"/>, which covers underflow in the low parts.</remarks>
internal readonly record struct ExtendedNumber(double High, double Low, double Error)
{
    /// <summary>The relative error of an arithmetic operation, with a margin: operations are right to 2^-102 or better.</summary>
    public const double Unit = 1.0 / (1L << 50) / (1L << 51);

    /// <summary>What underflow may cost an arithmetic operation, 2^-1070: the last place of the low parts, and of what error bounds lose themselves, a few times.</summary>
    public const double Tiny = 16 * double.Epsilon;

    /// <summary>Twice the relative error of an operation on low parts, 2^-52.</summary>
    public const double Place = 1.0 / (1L << 52);

    /// <summary>The part of a product of doubles that <see cref="Tiny"/> may be for the product to be exact, 2^-110: such a product has no digits below the least number.</summary>
    public const double Vanishing = 1.0 / (1L << 55) / (1L << 55);

    /// <summary>A double, exactly.</summary>
    public static implicit operator ExtendedNumber(double value) => new(value, 0, 0);

    /// <summary>A number with a relative error.</summary>
    public static ExtendedNumber Of(DoubleDouble value, double relative) => new(value.High, value.Low, Math.FusedMultiplyAdd(Math.Abs(value.High), relative, ExtendedKernel.UnderflowOfMost));

    /// <summary>The number without its error.</summary>
    public DoubleDouble Value => new(High, Low);

    /// <summary>Whether the number is exactly this double.</summary>
    public bool IsDouble => Low == 0 && Error == 0;

    /// <summary>Whether the number is −1 or 1, if it does not have the other sign.</summary>
    public bool IsUnit => Low == 0 && Math.Abs(High) == 1;
}
