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
    public static Amplitude Of(double phi)
    {
        DoubleDouble r = ExtendedElementary.Reduce(phi, out int quadrant);
        (DoubleDouble sin, DoubleDouble cos) = ExtendedElementary.SinCosOfReduced(r, 0);
        DoubleDouble quarters = Whole((phi - r) / EllipticIntegrals.HalfPi);
        if ((quadrant & 1) == 0) return new(quarters / 2, sin, cos);
        return r.High > 0 ? new((quarters + 1) / 2, -cos, sin) : new((quarters - 1) / 2, cos, -sin);
    }

    /// <summary>1 − n·sin²φ, without cancellation for n ≤ 1.</summary>
    public DoubleDouble Complement(double n) =>
        n < 0 ? 1 - TimesSinSquared(n) : CosSquared + TimesSinSquared(EllipticIntegrals.Complement(n));

    /// <summary>n·sin²φ, for huge n and tiny φ too.</summary>
    public DoubleDouble TimesSinSquared(DoubleDouble n) => n * Sin * Sin;

    /// <summary>1 − m·sin²φ.</summary>
    public DoubleDouble DeltaSquared(double m) => Complement(m);

    /// <summary>The nearest whole number.</summary>
    private static DoubleDouble Whole(DoubleDouble value)
    {
        double head = Math.Round(value.High);
        return head == value.High ? ErrorFree.TwoSum(head, Math.Round(value.Low)) : head;
    }
}
