using System.Collections.Immutable;
using Symbolic.Compilation;
using Symbolic.Numerics;

namespace Symbolic.Verification;

/// <summary>Compares a claimed form with its definition in exact real arithmetic.</summary>
internal sealed class FormCheck(ImmutableArray<string> names, ExactTape tape)
{
    private const int Wanted = 32;
    private const int Candidates = 1_500;
    private const int Precision = 256;
    private const int MaximumPrecision = 2_048;
    private const int WantedBits = 200;

    /// <summary>The outcome of comparing output 0, what is claimed, with output 1, what is expected.</summary>
    public FormVerdict Run(SamplePoints points, Func<double[], bool> holds)
    {
        List<Mismatch> failures = [];
        int tested = 0;
        foreach (double[] point in points.Take(Candidates))
        {
            if (tested == Wanted) break;
            Deadline.Check();
            if (!holds(point) || Compare(point) is not { } outcome) continue;
            tested++;
            if (outcome.IsWrong) failures.Add(outcome);
        }

        return new FormVerdict(tested, failures, names);
    }

    /// <summary>Null where the definition is not real or not decided.</summary>
    private Mismatch? Compare(double[] point)
    {
        for (int precision = Precision; precision <= MaximumPrecision; precision *= 2)
        {
            Ball[] values = tape.Enclose(Array.ConvertAll(point, Ball.FromDouble), precision);
            Ball claimed = values[0], expected = values[1];
            if (expected.Kind == BallKind.Undefined) return null;
            if (expected.Kind != BallKind.Finite) continue;
            if (claimed.Kind == BallKind.Undefined) return new Mismatch(point, double.NaN, expected.ToDouble(), true);
            if (claimed.Kind != BallKind.Finite) continue;
            Ball difference = Ball.Subtract(claimed, expected, precision);
            bool apart = Ball.AreEqual(claimed, expected) == false;
            if (apart) return new Mismatch(point, claimed.ToDouble(), expected.ToDouble(), true);
            if (IsSmall(difference, expected)) return new Mismatch(point, 0, 0, false);
        }

        return null;
    }

    private static bool IsSmall(Ball difference, Ball expected)
    {
        Ball bound = Ball.Scale(Ball.Max(Ball.Abs(expected), Ball.FromDouble(1e-30)), -WantedBits, 64);
        return Ball.IsLess(Ball.Abs(difference), bound) == true;
    }
}
