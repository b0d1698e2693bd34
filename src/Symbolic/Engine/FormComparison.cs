using System.Collections.Immutable;
using Symbolic.Compilation;
using Symbolic.Numerics;

namespace Symbolic;

/// <summary>Compares two forms of one expression in plain double arithmetic with exact values, at seeded points of all magnitudes and at the corners of their ranges.</summary>
internal sealed class FormComparison(ExactTape exact, Tape before, ImmutableArray<string> variables)
{
    private const int Points = 48;
    private const int Meetings = 32;
    private const int MaximumCorners = 4;
    private const int Neighbours = 6;
    private const int Precision = 128;
    private const int LargestPrecision = 4096;
    private const double Slack = 16;
    private const double Apart = 1.37e-10;
    private const double Ulp = 2.220446049250313e-16;

    private static readonly double[] s_magnitudes = [0, 1e-8, 1e-3, 0.3, 0.5, 0.75, 1, 1.25, 2, 3, 7, 10, 40, 100, 750];
    private static readonly double[] s_meeting = [1, 1, -1, -1, 1e-9, -1e-9];
    private static readonly double[] s_corners = [750, 1e-160, 1e160];

    private readonly List<(double[] Point, double Truth, double Error)> _known = [];
    private bool _isPrepared;

    /// <summary>Whether a form has the same values and is at no point much less accurate.</summary>
    public bool Accepts(Tape form)
    {
        Prepare();
        double[] value = new double[1];
        foreach ((double[] point, double truth, double error) in _known)
        {
            Deadline.Check();
            TapeInterpreter.Evaluate(form, point, value);
            double here = Error(value[0], truth);
            if (here > Slack * Math.Max(error, Ulp) && (error == double.MaxValue || here > Slack * Nearby(point))) return false;
        }

        return true;
    }

    private void Prepare()
    {
        if (_isPrepared) return;
        _isPrepared = true;
        double[] value = new double[1];
        foreach (double[] point in AllPoints())
        {
            Deadline.Check();
            if (Truth(point) is not { } truth) continue;
            TapeInterpreter.Evaluate(before, point, value);
            _known.Add((point, truth, Error(value[0], truth)));
        }
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
        double[] value = new double[1];
        for (int i = 1; i <= Neighbours; i++)
        {
            double step = i % 2 == 0 ? 4 * Ulp : Apart;
            double[] near = [.. point.Select((x, k) => x * (1 + ((((i * (k + 3)) % 7) - 3) * step)))];
            if (Truth(near) is not { } truth) continue;
            TapeInterpreter.Evaluate(before, near, value);
            worst = Math.Max(worst, Error(value[0], truth));
        }

        return worst;
    }

    /// <summary>The value at a point, or null where it is not decided.</summary>
    private double? Truth(double[] point)
    {
        for (int precision = Precision; precision <= LargestPrecision; precision *= 4)
        {
            Ball value = exact.Enclose(Array.ConvertAll(point, Ball.FromDouble), precision)[0];
            if (value.Kind == BallKind.Undefined) return null;
            if (value.Kind == BallKind.Finite && value.TryRoundToDouble(out double rounded)) return rounded;
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
