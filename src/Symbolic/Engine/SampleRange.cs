namespace Symbolic;

/// <summary>From where the arguments of an accuracy measurement are drawn.</summary>
public enum SampleRange
{
    /// <summary>Every finite double equally likely: exponents from subnormal to 1e308, both signs.</summary>
    BitPatterns,

    /// <summary>Magnitudes that people use, 10^−3 to 10^3 with equally likely exponents, both signs.</summary>
    Human,
}
