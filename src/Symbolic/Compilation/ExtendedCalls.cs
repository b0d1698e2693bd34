using System.Runtime.CompilerServices;
using Symbolic.Functions;
using Symbolic.Numerics;

namespace Symbolic.Compilation;

/// <summary>What interpreted and emitted double-double arithmetic call alike: powers and comparisons of numbers with error bounds.</summary>
internal static class ExtendedCalls
{
    /// <summary>An order that the bounds leave open.</summary>
    public const int Undecided = 2;

    private const double Short = 1 / 128.0;

    /// <summary>a^b; of a negative number only where b is known exactly, since next to a whole exponent there is no value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Power(double aHigh, double aLow, double aError, double bHigh, double bLow, double bError, out double low, out double error)
    {
        bool isWhole = bError == 0 && bLow == 0 && double.IsInteger(bHigh) && Math.Abs(bHigh) <= 1 << 20;
        DoubleDouble a = new(aHigh, aLow), b = new(bHigh, bLow);
        DoubleDouble power = isWhole ? DoubleDouble.Pow(a, (int)bHigh) : DoubleDouble.Pow(a, b);
        double magnitude = Math.Abs(aHigh);
        double relative = Math.Abs(bHigh) * (aError / magnitude);
        if (isWhole) relative += Math.Abs(bHigh) * ExtendedNumber.Unit;
        else relative += bError * (1 + Math.Abs(Math.Log(magnitude)));
        bool isKnown = (aHigh > 0 || bError == 0) && relative < Short && aError < Short * magnitude && double.IsFinite(power.High) && Math.Abs(power.High) > 1e-270;
        low = power.Low;
        error = isKnown ? Math.Abs(power.High) * ((relative * 1.04) + ExtendedKernel.ErrorOfMost) : double.PositiveInfinity;
        return power.High;
    }

    /// <summary>−1, 0 or 1 for a &lt; b, a = b, a &gt; b, or <see cref="Undecided"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Order(double aHigh, double aLow, double aError, double bHigh, double bLow, double bError)
    {
        double difference = (aHigh - bHigh) + (aLow - bLow), error = aError + bError;
        if (error == 0 && aHigh == bHigh && aLow == bLow) return 0;
        double room = (error + (ExtendedNumber.Unit * (Math.Abs(aHigh) + Math.Abs(bHigh)))) * 1.01;
        return difference > room ? 1 : difference < -room ? -1 : Undecided;
    }
}
