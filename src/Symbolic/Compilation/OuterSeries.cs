using Symbolic.Expressions;
using Symbolic.Numerics;

namespace Symbolic.Compilation;

/// <summary>The Taylor series of a function about 0, with a bound of what its terms add up to.</summary>
internal sealed class OuterSeries
{
    private readonly double[] _sizes;
    private readonly Func<double, double> _total;

    private readonly Func<SeriesConstant[], SeriesConstant[]>? _recurrence;

    private OuterSeries(SeriesConstant[] coefficients, SeriesUnits units, Func<double, double> total, Func<SeriesConstant[], SeriesConstant[]>? recurrence = null, bool isGeometric = false)
    {
        _recurrence = recurrence;
        Coefficients = coefficients;
        IsGeometric = isGeometric;
        _total = total;
        _sizes = Array.ConvertAll(coefficients, c => c.Magnitude(units.Bound));
    }

    /// <summary>The first coefficients.</summary>
    public SeriesConstant[] Coefficients { get; }

    /// <summary>Whether the sum has a pole or a branch point at 1.</summary>
    public bool IsGeometric { get; }

    /// <summary>The magnitude of a coefficient.</summary>
    public double Size(int k) => _sizes[k];

    /// <summary>A bound of Σ|cₖ|·qᵏ over all coefficients; infinite or NaN where there is none.</summary>
    public double Total(double q) => _total(q);

    /// <summary>The coefficients of f(w), as many as there are of w.</summary>
    /// <param name="inner">The coefficients of w, the first of which is 0.</param>
    public SeriesConstant[] Of(SeriesConstant[] inner) => _recurrence is null ? SeriesRecurrences.Composition(Coefficients, inner) : _recurrence(inner);

    /// <summary>e^z.</summary>
    public static OuterSeries Exponential(SeriesUnits units) => new(Factorials(static k => 1), units, Math.Exp, SeriesRecurrences.Exponential);

    /// <summary>cos z.</summary>
    public static OuterSeries Cosine(SeriesUnits units) => new(Factorials(static k => k % 2 != 0 ? 0 : k % 4 == 0 ? 1 : -1), units, Math.Cosh, static w => SeriesRecurrences.Waves(w, -1).Even);

    /// <summary>sin z.</summary>
    public static OuterSeries Sine(SeriesUnits units) => new(Factorials(static k => k % 2 == 0 ? 0 : k % 4 == 1 ? 1 : -1), units, Math.Sinh, static w => SeriesRecurrences.Waves(w, -1).Odd);

    /// <summary>cosh z.</summary>
    public static OuterSeries HyperbolicCosine(SeriesUnits units) => new(Factorials(static k => k % 2 == 0 ? 1 : 0), units, Math.Cosh, static w => SeriesRecurrences.Waves(w, 1).Even);

    /// <summary>sinh z.</summary>
    public static OuterSeries HyperbolicSine(SeriesUnits units) => new(Factorials(static k => k % 2), units, Math.Sinh, static w => SeriesRecurrences.Waves(w, 1).Odd);

    /// <summary>log(1 + z).</summary>
    public static OuterSeries Logarithm(SeriesUnits units) =>
        new([.. Enumerable.Range(0, PowerSeries.MostTerms).Select(static k => (SeriesConstant)(k == 0 ? Rational.Zero : Rational.Create(k % 2 == 0 ? -1 : 1, k)))], units, static q => -Math.Log(1 - q), SeriesRecurrences.Logarithm, isGeometric: true);

    /// <summary>erfcx(1/z) for positive z: 1/√π·Σ (−1)ⁿ·(2n − 1)!!/2ⁿ·z²ⁿ⁺¹, which diverges, but is off by less than the first term that is left out (DLMF 7.12).</summary>
    public static OuterSeries ScaledComplement(SeriesUnits units)
    {
        SeriesConstant first = SeriesConstant.Of(Canonical.Power(Constant.Pi, Number.Of(-Rational.Half)));
        SeriesConstant[] coefficients = new SeriesConstant[PowerSeries.MostTerms];
        Rational term = 1;
        for (int k = 1; k < coefficients.Length; k += 2)
        {
            coefficients[k] = first.Times(term);
            term *= Rational.Create(-k, 2);
        }

        double[] sizes = [.. coefficients.Select(c => c.Magnitude(units.Bound)), 0, first.Times(term).Magnitude(units.Bound)];
        return new OuterSeries(coefficients, units, q => sizes.Select((size, k) => size * Math.Pow(q, k)).Sum());
    }

    /// <summary>(1 + z)^p.</summary>
    public static OuterSeries Binomial(Rational exponent, SeriesUnits units)
    {
        SeriesConstant[] coefficients = new SeriesConstant[PowerSeries.MostTerms];
        Rational term = 1;
        for (int k = 0; k < coefficients.Length; k++)
        {
            coefficients[k] = term;
            term = term * (exponent - k) / (k + 1);
        }

        double power = -Math.Abs(exponent.ToDouble());
        return new OuterSeries(coefficients, units, q => Math.Pow(1 - q, power), w => SeriesRecurrences.Power(w, exponent), isGeometric: true);
    }

    /// <summary>The function that a series is of; null where it has negative exponents.</summary>
    public static OuterSeries? Of(PowerSeries series, SeriesUnits units)
    {
        if (series.Lead < 0) return null;
        SeriesConstant[] coefficients = [.. Enumerable.Range(0, Math.Min(series.Order, PowerSeries.MostTerms)).Select(k => series[k])];
        return coefficients.Length == 0 ? null : new OuterSeries(coefficients, units, q => Array.FindIndex(PowerSeries.Radii, radius => radius >= q) is var r and >= 0 ? TotalOf(coefficients, units, series, r, q) : double.PositiveInfinity);
    }

    /// <summary>The integral from 0 of the function that a series is of; null where it has negative exponents.</summary>
    public static OuterSeries? Integral(PowerSeries slope, SeriesUnits units) => slope.Lead < 0 ? null : Of(slope.Integral(), units);

    /// <summary>Σ|cₖ|·qᵏ over the known terms, and what the others are at most, which shrink at least as (q/R)ⁿ.</summary>
    private static double TotalOf(SeriesConstant[] coefficients, SeriesUnits units, PowerSeries series, int radius, double q)
    {
        double sum = 0, rest = series.Tails[radius], known = PowerSeries.Radii[radius];
        for (int k = coefficients.Length; k < series.Order; k++) rest += series[k].Magnitude(units.Bound) * Math.Pow(known, k);
        for (int k = coefficients.Length - 1; k >= 0; k--) sum = (sum * q) + coefficients[k].Magnitude(units.Bound);
        return sum + (rest * Math.Pow(q / known, coefficients.Length));
    }

    private static SeriesConstant[] Factorials(Func<int, int> sign)
    {
        SeriesConstant[] coefficients = new SeriesConstant[PowerSeries.MostTerms];
        for (int k = 0; k < coefficients.Length; k++) coefficients[k] = Rational.Create(sign(k), Ball.Factorial(k));
        return coefficients;
    }
}
