using System.Runtime.CompilerServices;

namespace Symbolic.Compilation;

/// <summary>How sure a result has to be for its double to be taken.</summary>
/// <param name="MostError">The greatest relative error.</param>
/// <param name="RoundsCorrectly">Whether all numbers within the error have to round to the same double.</param>
internal readonly record struct Acceptance(double MostError, bool RoundsCorrectly)
{
    private const double Sure = 1.0 / (1L << 55), UnitRoundoff = 1.0 / (1L << 53);

    /// <summary>Proved within so many ulps, for 1 also correctly rounded; for null within three quarters of one.</summary>
    public static Acceptance Within(double? ulps) => ulps is { } most ? new((most - 0.5) * UnitRoundoff, most == 1) : new(Sure, false);

    /// <summary>Puts a number in place if it is sure enough, or exactly 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Take(in ExtendedNumber value, ref double y)
    {
        if (value.Error <= Math.Abs(value.High) * MostError && value.High != 0 && double.IsFinite(value.High) && (!RoundsCorrectly || IsRounded(value)))
        {
            y = value.High;
            return true;
        }

        if (!value.IsDouble || value.High != 0) return false;

        // a zero keeps the sign that the arithmetic gave it
        if (y != 0) y = 0;
        return true;
    }

    /// <summary>Whether all numbers within the error round to the high part.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool IsRounded(in ExtendedNumber value) =>
        value.High + (value.Low + (2 * value.Error)) == value.High && value.High + (value.Low - (2 * value.Error)) == value.High;
}
