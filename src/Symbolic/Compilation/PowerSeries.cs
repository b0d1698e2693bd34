using Symbolic.Expressions;
using Symbolic.Numerics;

namespace Symbolic.Compilation;

/// <summary>A Laurent series about 0 with exact first coefficients, and for some radii a bound of what all further ones contribute.</summary>
/// <remarks>For each radius R the bound is one of Σ|cₖ|·Rᵏ over the coefficients that are not known, infinite where there is none. Such sums are submultiplicative, so that
/// bounds for sums, products, quotients and compositions follow from those of their parts (majorant series). Immutable.</remarks>
internal sealed class PowerSeries
{
    /// <summary>How many coefficients are kept.</summary>
    public const int MostTerms = 40;

    private const int MostExponent = 100;

    /// <summary>What roundings of the bounds themselves may be, many times over.</summary>
    private const double Slack = 1e-9;

    // beyond this the sum of a geometric series is too sensitive to roundings
    private const double MostRatio = 0.95;

    /// <summary>The radii for which there are bounds.</summary>
    public static readonly double[] Radii = [0.03125, 0.0625, 0.125, 0.25, 0.375, 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4, 6];

    private static readonly double[][] s_powers = [.. Radii.Select(static radius => Enumerable.Range(-MostExponent, (2 * MostExponent) + 1).Select(k => Math.Pow(radius, k)).ToArray())];
    private readonly SeriesUnits _units;
    private readonly double[] _sizes;

    private PowerSeries(int lead, ReadOnlySpan<SeriesConstant> coefficients, double[] tails, SeriesUnits units)
    {
        int zeros = 0;
        while (zeros < coefficients.Length && coefficients[zeros].IsZero) zeros++;
        ReadOnlySpan<SeriesConstant> kept = coefficients[zeros..];
        Lead = lead + zeros;
        _units = units;
        Coefficients = kept[..Math.Min(kept.Length, MostTerms)].ToArray();
        _sizes = Array.ConvertAll(Coefficients, c => c.Magnitude(units.Bound));
        Tails = [.. tails];
        for (int k = MostTerms; k < kept.Length; k++) AddTo(Tails, kept[k].Magnitude(units.Bound), Lead + k);
        IsMonomial = kept.Length >= MostTerms && !Tails.ContainsAnyExcept(0) && Array.TrueForAll(Coefficients[1..], static c => c.IsZero);
    }

    /// <summary>The exponent of the first coefficient that is not 0.</summary>
    public int Lead { get; }

    /// <summary>The coefficients from that of <see cref="Lead"/> on; empty where all that are known are 0.</summary>
    public SeriesConstant[] Coefficients { get; }

    /// <summary>For each of <see cref="Radii"/> the bound of what further coefficients contribute.</summary>
    public double[] Tails { get; }

    /// <summary>The exponent of the first coefficient that is not known.</summary>
    public int Order => Lead + Coefficients.Length;

    /// <summary>Whether all coefficients that are known are 0.</summary>
    public bool IsVoid => Coefficients.Length == 0;

    /// <summary>Whether it is a constant times a power of the variable, and nothing else.</summary>
    private bool IsMonomial { get; }

    /// <summary>A constant.</summary>
    public static PowerSeries Constant(SeriesConstant value, SeriesUnits units) => Monomial(value, 0, units);

    /// <summary>A constant times a power of the variable.</summary>
    public static PowerSeries Monomial(SeriesConstant factor, int exponent, SeriesUnits units)
    {
        SeriesConstant[] coefficients = new SeriesConstant[MostTerms];
        coefficients[0] = factor;
        return new PowerSeries(exponent, coefficients, new double[Radii.Length], units);
    }

    /// <summary>The series with these coefficients, from that of x^0 on.</summary>
    public static PowerSeries Of(SeriesConstant[] coefficients, double[] tails, SeriesUnits units) => new(0, coefficients, tails, units);

    /// <summary>The coefficient of a power below <see cref="Order"/>.</summary>
    public SeriesConstant this[int exponent] => exponent < Lead ? Rational.Zero : Coefficients[exponent - Lead];

    /// <summary>A bound of Σ|cₖ|·Rᵏ.</summary>
    public double Total(int radius) => Sum(radius, Lead, Order) + Tails[radius];

    /// <summary>A bound of how large the other terms are beside the first at a radius.</summary>
    public double Ratio(int radius) => IsVoid ? double.PositiveInfinity : (Sum(radius, Lead + 1, Order) + Tails[radius]) * (1 + Slack) / (_sizes[0] * Math.Pow(Radii[radius], Lead));

    /// <summary>The series with no bounds where a condition does not hold.</summary>
    public PowerSeries Where(Func<int, bool> holds) => new(Lead, Coefficients, [.. Tails.Select((tail, r) => holds(r) ? tail : double.PositiveInfinity)], _units);

    /// <summary>The sum.</summary>
    public static PowerSeries operator +(PowerSeries a, PowerSeries b)
    {
        int lead = Math.Min(a.Lead, b.Lead), order = Math.Min(a.Order, b.Order);
        SeriesConstant[] sum = new SeriesConstant[Math.Max(order - lead, 0)];
        for (int k = 0; k < sum.Length; k++) sum[k] = a[lead + k] + b[lead + k];
        double[] tails = new double[Radii.Length];
        for (int r = 0; r < tails.Length; r++) tails[r] = a.Tails[r] + b.Tails[r] + a.Sum(r, order, a.Order) + b.Sum(r, order, b.Order);
        return new PowerSeries(lead, sum, tails, a._units);
    }

    /// <summary>The product.</summary>
    public static PowerSeries operator *(PowerSeries a, PowerSeries b)
    {
        if (a.IsMonomial) return b.Times(a.Coefficients[0], a.Lead);
        if (b.IsMonomial) return a.Times(b.Coefficients[0], b.Lead);
        int lead = a.Lead + b.Lead, order = Math.Min(a.Order + b.Lead, b.Order + a.Lead);
        SeriesConstant[] product = SeriesRecurrences.Convolution(a.Coefficients, b.Coefficients, order - lead);
        double[] tails = new double[Radii.Length];
        for (int r = 0; r < tails.Length; r++)
        {
            double total = b.Total(r);
            tails[r] = a.Tails[r] * total;
            for (int k = a.Lead; k < a.Order; k++) tails[r] += a.Sum(r, k, k + 1) * (b.Sum(r, Math.Max(order - k, b.Lead), b.Order) + b.Tails[r]);
            if (double.IsNaN(tails[r])) tails[r] = double.PositiveInfinity;
        }

        return new PowerSeries(lead, product, tails, a._units);
    }

    /// <summary>The product with a constant times a power of the variable.</summary>
    public PowerSeries Times(SeriesConstant factor, int exponent = 0)
    {
        double size = factor.Magnitude(_units.Bound);
        return new PowerSeries(Lead + exponent, Array.ConvertAll(Coefficients, c => c * factor), [.. Tails.Select((tail, r) => tail * size * Math.Pow(Radii[r], exponent))], _units);
    }

    /// <summary>The reciprocal; null where the first coefficient has none that is known exactly.</summary>
    public PowerSeries? Reciprocal() => Power(Rational.MinusOne);

    /// <summary>A power with a rational exponent; null where it is no series that is known exactly.</summary>
    public PowerSeries? Power(Rational exponent)
    {
        if (IsVoid || Coefficients[0].Reciprocal() is not { } inverse || (!exponent.IsInteger && Lead != 0) || !exponent.IsInteger && Coefficients[0] is { IsRational: true, Rational.Sign: < 0 }) return null;
        int lead = exponent.TryGetInt32(out int n) ? Lead * n : 0;
        if (exponent.IsInteger && Math.Abs((long)n) > MostTerms) return null;
        SeriesConstant first = SeriesConstant.Of(Canonical.Power(Coefficients[0].ToExpression(), Number.Of(exponent)));
        if (IsMonomial) return Monomial(first, lead, _units);
        return Times(inverse, -Lead).Without(0).Into(OuterSeries.Binomial(exponent, _units))?.Times(first, lead);
    }

    /// <summary>The integral from 0 of a series without negative exponents: each term is multiplied by at most the radius.</summary>
    public PowerSeries Integral() => new(Lead + 1, [.. Coefficients.Select((c, k) => c.Times(Rational.Create(1, Lead + k + 1)))], [.. Tails.Select(static (tail, r) => tail * Radii[r])], _units);

    /// <summary>The derivative, with bounds at each radius from those at the next: k·rᵏ⁻¹ is at most Rᵏ·(k/r)·(r/R)ᵏ, which falls with k.</summary>
    public PowerSeries Derivative()
    {
        SeriesConstant[] slope = [.. Coefficients.Select((c, k) => c.Times(Lead + k))];
        double[] tails = new double[Radii.Length];
        for (int r = 0; r < tails.Length; r++)
        {
            double ratio = r + 1 < tails.Length ? Radii[r] / Radii[r + 1] : 1;
            bool falls = Order > 0 && Order * -Math.Log(ratio) > 1;
            tails[r] = falls ? Tails[r + 1] * Order * Math.Pow(ratio, Order) / Radii[r] : double.PositiveInfinity;
        }

        return new PowerSeries(Lead - 1, slope, tails, _units);
    }

    /// <summary>The series without its terms up to an exponent.</summary>
    public PowerSeries Without(int exponent)
    {
        SeriesConstant[] rest = [.. Coefficients];
        for (int k = 0; k < rest.Length && Lead + k <= exponent; k++) rest[k] = Rational.Zero;
        return new PowerSeries(Lead, rest, Tails, _units);
    }

    /// <summary>f of this series for a function f given about 0; null where this series has a term with exponent 0 or below.</summary>
    public PowerSeries? Into(OuterSeries outer)
    {
        if (Lead < 1) return null;
        int order = Math.Min(Math.Max(Order, 1), MostTerms), lead = Math.Max(Lead, 1), powers = Math.Min((order - 1) / lead, outer.Coefficients.Length - 1);
        if (powers < (order - 1) / lead) order = Math.Min(order, (powers + 1) * lead);
        SeriesConstant[] sum = outer.Of([.. Enumerable.Range(0, order).Select(k => k < Order ? this[k] : Rational.Zero)]);
        double[] tails = new double[Radii.Length];
        for (int r = 0; r < tails.Length; r++) tails[r] = TailInto(outer, r, order, powers);
        return new PowerSeries(0, sum, tails, _units);
    }

    /// <summary>What a composition of the majorant series has beyond the terms below an order.</summary>
    private double TailInto(OuterSeries outer, int radius, int order, int powers)
    {
        double q = Total(radius) * (1 + Slack), total = outer.Total(q);
        if (!double.IsFinite(total) || (outer.IsGeometric && q > MostRatio)) return double.PositiveInfinity;
        double[] inner = new double[order], sum = new double[order];
        for (int k = Lead; k < Math.Min(order, Order); k++) inner[k] = Sum(radius, k, k + 1);
        int[] terms = [.. Enumerable.Range(0, order).Where(k => inner[k] != 0)];
        for (int j = powers; j >= 0; j--)
        {
            for (int k = order - 1; k >= 0; k--)
            {
                double next = k == 0 ? outer.Size(j) : 0;
                for (int i = 0; i < terms.Length && terms[i] <= k; i++) next += sum[k - terms[i]] * inner[terms[i]];
                sum[k] = next;
            }
        }

        return Math.Max(0, total - sum.Sum()) + (total * Slack);
    }

    private double Sum(int radius, int first, int end)
    {
        double sum = 0;
        for (int k = Math.Max(first, Lead); k < end; k++) sum += _sizes[k - Lead] * PowerOf(radius, k);
        return sum;
    }

    private static double PowerOf(int radius, int exponent) => Math.Abs(exponent) <= MostExponent ? s_powers[radius][exponent + MostExponent] : Math.Pow(Radii[radius], exponent);

    private static void AddTo(double[] tails, double size, int exponent)
    {
        for (int r = 0; r < tails.Length; r++) tails[r] += size * Math.Pow(Radii[r], exponent);
    }
}
