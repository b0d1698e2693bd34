using System.Runtime.CompilerServices;

namespace Symbolic.Numerics;

/// <summary>A number with 106 bits and an exponent of its own, and a bound of its relative error; NaN when nothing is known.</summary>
internal readonly record struct ScaledNumber(ExtendedDouble Value, double Error)
{
    /// <summary>The relative error of an arithmetic operation, with a margin.</summary>
    public const double Unit = 1.0 / (1L << 50) / (1L << 50);

    /// <summary>The relative error of a function, with a margin.</summary>
    public const double FunctionUnit = 1.0 / (1L << 50) / (1L << 43);

    // e^-x with x of this exponent: magnitudes that any double, scaled by any other result, turns into nothing
    private const long VanishingExponent = 56;

    /// <summary>Nothing is known.</summary>
    public static ScaledNumber None => new(ExtendedDouble.NaN, double.NaN);

    /// <summary>A positive number about which only that is known that it is below 2^-2^56.</summary>
    public static ScaledNumber Negligible => Decay(VanishingExponent);

    /// <summary>e^-x for x of at least 2^<paramref name="exponent"/>, known well enough: a positive number about which only that is known that it is below 2^-2^exponent.</summary>
    public static ScaledNumber Decay(long exponent) => new(ExtendedDouble.ScaleB(1, -(1L << (int)Math.Min(exponent, VanishingExponent))), 1);

    /// <summary>Whether the number is exactly 0.</summary>
    public bool IsZero => Value.Sign == 0 && Error == 0;

    /// <summary>|a/b| as a double, ±∞ and 0 beyond its range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Ratio(ExtendedDouble a, ExtendedDouble b)
    {
        double quotient = Math.Abs(a.Mantissa.High / b.Mantissa.High);
        return Math.ScaleB(quotient, (int)Math.Clamp(a.Exponent - b.Exponent, -3000, 3000));
    }
}
