using System.Runtime.CompilerServices;

namespace Symbolic.Numerics;

/// <summary>An amplitude φ as a whole number of half periods π and a remainder within a quarter period, with the sine and cosine of the remainder.</summary>
internal readonly struct Amplitude
{
    private Amplitude(DoubleDouble halfPeriods, DoubleDouble sin, DoubleDouble cos)
    {
        HalfPeriods = halfPeriods;
        Sin = sin;
        Cosine = cos;
        SinSquared = sin * sin;
        CosSquared = cos * cos;
    }

    /// <summary>The whole number of half periods: φ = π·HalfPeriods + remainder.</summary>
    public DoubleDouble HalfPeriods { get; }

    /// <summary>The sine of the remainder.</summary>
    public DoubleDouble Sin { get; }

    /// <summary>The cosine of the remainder, not negative.</summary>
    public DoubleDouble Cosine { get; }

    /// <summary>sin²φ.</summary>
    public DoubleDouble SinSquared { get; }

    /// <summary>cos²φ.</summary>
    public DoubleDouble CosSquared { get; }

    /// <summary>Splits a finite amplitude.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Amplitude Of(double phi)
    {
        DoubleDouble sin = DoubleDouble.Sin(phi);
        DoubleDouble cos = DoubleDouble.Cos(phi);
        DoubleDouble halfPeriods = Whole(phi / DoubleDouble.Pi);
        return cos.High < 0 ? new(halfPeriods, -sin, -cos) : new(halfPeriods, sin, cos);
    }

    /// <summary>1 − n·sin²φ, without cancellation for n ≤ 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public DoubleDouble Complement(double n) =>
        n < 0 ? 1 - TimesSinSquared(n) : CosSquared + TimesSinSquared(EllipticIntegrals.Complement(n));

    /// <summary>n·sin²φ, for huge n and tiny φ too.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public DoubleDouble TimesSinSquared(DoubleDouble n) => n * Sin * Sin;

    /// <summary>1 − m·sin²φ.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public DoubleDouble DeltaSquared(double m) => Complement(m);

    /// <summary>The nearest whole number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble Whole(DoubleDouble value)
    {
        double head = Math.Round(value.High);
        if (head == value.High) return ErrorFree.TwoSum(head, Math.Round(value.Low));
        double rest = (value - head).High;
        return rest > 0.5 || (rest == 0.5 && value.Low > 0) ? head + 1 : rest < -0.5 || (rest == -0.5 && value.Low < 0) ? head - 1 : head;
    }
}
