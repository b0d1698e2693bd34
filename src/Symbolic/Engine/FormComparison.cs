using System.Collections.Immutable;
using Symbolic.Compilation;
using Symbolic.Numerics;

namespace Symbolic;

/// <summary>Compares two forms of one expression in plain double arithmetic with exact values, at seeded points of all magnitudes and at the corners of their ranges.</summary>
/// <remarks>True values are computed only where the doubles of the forms are apart, in double-double arithmetic with proved bounds where that decides, else in exact reals.</remarks>
/// <param name="exact">The expression in exact reals, built when it is needed.</param>
/// <param name="extended">The expression in double-double arithmetic, or null.</param>
/// <param name="before">The form to compare with, in doubles.</param>
/// <param name="variables">The variables, in the order of their values.</param>
internal sealed class FormComparison(Func<ExactTape> exact, Func<ExtendedTape?> extended, Tape before, ImmutableArray<string> variables)
{
    private const int Points = 48;
    private const int Meetings = 32;
    private const int MaximumCorners = 4;
    private const int Neighbours = 6;
    private const int Precision = 128;
    private const int LargestPrecision = 4096;
    private const double Slack = 16;
    private const double Close = Slack / 2;
    private const double Sure = 1.0 / (1L << 56);
    private const double Apart = 1.37e-10;
    private const double Ulp = 2.220446049250313e-16;

    private static readonly double[] s_magnitudes = [0, 1e-8, 1e-3, 0.3, 0.5, 0.75, 1, 1.25, 2, 3, 7, 10, 40, 100, 750];
    private static readonly double[] s_meeting = [1, 1, -1, -1, 1e-9, -1e-9];
    private static readonly double[] s_corners = [750, 1e-160, 1e160];

    private readonly Lazy<ExactTape> _exact = new(exact);
    private readonly Lazy<ExtendedTape?> _extended = new(extended);
    private readonly Dictionary<int, double?> _truths = [];
    private (double[] Point, double Value)[]? _points;

    /// <summary>Whether a form has the same values and is at no point much less accurate.</summary>
    public bool Accepts(Tape form)
    {
        _points ??= [.. AllPoints().Select(point => (point, ValueOf(before, point)))];
        for (int i = 0; i < _points.Length; i++)
        {
            (double[] point, double value) = _points[i];
            double here = ValueOf(form, point);
            if (IsNoWorse(here, value)) continue;
            Deadline.Check();
            if (!_truths.TryGetValue(i, out double? truth)) _truths[i] = truth = Truth(point);
            if (truth is { } known && IsWorse(Error(here, known), Error(value, known), point)) return false;
        }

        return true;
    }

    /// <summary>Whether a value is no less accurate than another whatever the true one is: it is close, or the other is no number.</summary>
    private static bool IsNoWorse(double value, double other) => !double.IsFinite(other) || Math.Abs(value - other) <= Close * Ulp * Math.Abs(other);

    private bool IsWorse(double error, double before, double[] point) =>
        error > Slack * Math.Max(before, Ulp) && (before == double.MaxValue || error > Slack * Nearby(point));

    private static double ValueOf(Tape form, double[] point)
    {
        Span<double> value = [0];
        TapeInterpreter.Evaluate(form, point, value);
        return value[0];
    }

    private IEnumerable<double[]> AllPoints()
    {
        SeededSequence random = new(0x5EED);
        for (int i = 0; i < Points; i++)
        {
            double[] point = new double[variables.Length];
            for (int k = 0; k < point.Length; k++)
            {
                double magnitude = s_magnitudes[(i + random.Next()) % s_magnitudes.Length];
                point[k] = random.IsOdd ? -magnitude : magnitude;
            }

            yield return point;
        }

        // where variables cancel each other, and the rest is small
        for (int i = 0; i < Meetings && variables.Length > 1; i++)
        {
            double magnitude = s_magnitudes[2 + (random.Next() % (s_magnitudes.Length - 2))];
            yield return [.. variables.Select(_ => s_meeting[random.Next() % s_meeting.Length] * magnitude)];
        }

        if (variables.Length > MaximumCorners) yield break;
        foreach (double magnitude in s_corners)
        {
            for (int signs = 0; signs < 1 << variables.Length; signs++) yield return [.. Enumerable.Range(0, variables.Length).Select(k => (signs >> k & 1) == 0 ? magnitude : -magnitude)];
        }
    }

    /// <summary>The largest error of the expression a few units in the last place from a point, and a little further: at the point itself roundings may have cancelled by chance.</summary>
    private double Nearby(double[] point)
    {
        double worst = Ulp;
        for (int i = 1; i <= Neighbours; i++)
        {
            double step = i % 2 == 0 ? 4 * Ulp : Apart;
            double[] near = [.. point.Select((x, k) => x * (1 + ((((i * (k + 3)) % 7) - 3) * step)))];
            if (Truth(near) is not { } truth) continue;
            worst = Math.Max(worst, Error(ValueOf(before, near), truth));
        }

        return worst;
    }

    /// <summary>The value at a point, or null where it is not decided.</summary>
    private double? Truth(double[] point)
    {
        Span<ExtendedNumber> value = [default];
        if (_extended.Value?.Interpret(point, value) == true && value[0] is { High: not 0 } number && number.Error <= Math.Abs(number.High) * Sure && double.IsFinite(number.High)) return number.High;
        for (int precision = Precision; precision <= LargestPrecision; precision *= 4)
        {
            Ball enclosure = _exact.Value.Enclose(Array.ConvertAll(point, Ball.FromDouble), precision)[0];
            if (enclosure.Kind == BallKind.Undefined) return null;
            if (enclosure.Kind == BallKind.Finite && enclosure.TryRoundToDouble(out double rounded)) return rounded;
        }

        return null;
    }

    /// <summary>The relative error; infinite for what is no number.</summary>
    private static double Error(double value, double truth)
    {
        if (value.Equals(truth) || value == truth) return 0;
        if (!double.IsFinite(value)) return double.IsFinite(truth) ? double.MaxValue : 0;
        return Math.Abs(value - truth) / Math.Max(Math.Abs(truth), double.Epsilon / Ulp);
    }
}
