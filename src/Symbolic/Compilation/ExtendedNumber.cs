using Symbolic.Numerics;

namespace Symbolic.Compilation;

/// <summary>A double-double number and an estimate of its absolute error.</summary>
internal readonly record struct ExtendedNumber(DoubleDouble Value, double Error)
{
    /// <summary>The relative error of one operation, with a margin: operations are right to 2^-102 or better, functions to 2^-95.</summary>
    public const double Unit = 1.0 / (1L << 50) / (1L << 44);

    /// <summary>Below this the low part of a number has no room, and errors are absolute.</summary>
    private const double Small = 1e-270;
    private const double Underflow = 1e-318;
    private const double Largest = 1e290;

    /// <summary>The magnitude.</summary>
    public double Magnitude => Math.Abs(Value.High);

    /// <summary>Whether the number is exactly 0.</summary>
    public bool IsZero => Value.High == 0 && Error == 0;

    /// <summary>A result with the error inherited from its operands; of results that may have overflowed nothing is known.</summary>
    public static ExtendedNumber Of(DoubleDouble value, double inherited)
    {
        double magnitude = Math.Abs(value.High);
        if (!(magnitude < Largest)) return new ExtendedNumber(value, double.PositiveInfinity);
        return new ExtendedNumber(value, inherited + (magnitude * Unit) + (magnitude < Small ? Underflow : 0));
    }
}
