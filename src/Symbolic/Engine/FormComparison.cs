using System.Collections.Immutable;
using Symbolic.Compilation;
using Symbolic.Numerics;

namespace Symbolic;

/// <summary>Compares two forms of one expression in plain double arithmetic with exact values, at seeded points of all magnitudes.</summary>
internal sealed class FormComparison(ExactTape exact, Tape before, ImmutableArray<string> variables)
{
    private const int Points = 48;
    private const int Precision = 256;
    private const int LargestPrecision = 4096;
    private const double Slack = 16;
    private const double Ulp = 2.220446049250313e-16;

    private static readonly double[] s_magnitudes = [0, 1e-8, 1e-3, 0.3, 0.5, 0.75, 1, 1.25, 2, 3, 7, 10, 40, 100, 750];

    /// <summary>Whether a form has the same values and is at no point much less accurate.</summary>
    public bool Accepts(Tape form)
    {
        SeededSequence random = new(0x5EED);
        double[] first = new double[1], second = new double[1];
        for (int i = 0; i < Points; i++)
        {
            Deadline.Check();
            double[] point = new double[variables.Length];
            for (int k = 0; k < point.Length; k++)
            {
                double magnitude = s_magnitudes[(i + random.Next()) % s_magnitudes.Length];
                point[k] = random.IsOdd ? -magnitude : magnitude;
            }

            if (Truth(point) is not { } truth) continue;
            TapeInterpreter.Evaluate(before, point, first);
            TapeInterpreter.Evaluate(form, point, second);
            if (Error(second[0], truth) > Slack * Math.Max(Error(first[0], truth), Ulp)) return false;
        }

        return true;
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
