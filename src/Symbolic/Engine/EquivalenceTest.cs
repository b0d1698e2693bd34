using System.Collections.Immutable;
using System.Globalization;
using Symbolic.Compilation;
using Symbolic.Numerics;

namespace Symbolic;

/// <summary>Compares two expressions at seeded random points in exact real arithmetic. Output 2 is their difference, simplified: it shows what is lost in the digits of the two.</summary>
internal sealed class EquivalenceTest(ExactTape tape, ImmutableArray<string> variables)
{
    private const int Candidates = 160;
    private const int Wanted = 40;
    private const int Meetings = 4;
    private const int FirstPrecision = 256;
    private const int AgreedBits = 200;
    private const int LastPrecision = 1024;

    private static readonly double[] s_simple = [1, 2, -1, 0.5, 3, -0.5, 0, 0.25, -2, 1.5, 5, -3];
    private static readonly double[] s_scales = [1, 1, 2, 4, 0.125, 16];

    private SeededSequence _random = new(0x5EED);
    private int _agreed;
    private string? _apart;

    /// <summary>Whether output 0 and output 1 differ at a point, or at how many they agree.</summary>
    public Equivalence Run()
    {
        int candidates = variables.IsEmpty ? 1 : Candidates;
        for (int i = 0; i < candidates && _agreed < Wanted; i++)
        {
            Deadline.Check();
            if (Compare(Point(i)) is { } different) return different;
        }

        string apart = _apart is null ? string.Empty : $"; {_apart}";
        return new Equivalence(EquivalenceKind.Undecided, _agreed == 0
            ? $"no point was found where both have a value{apart}"
            : string.Create(CultureInfo.InvariantCulture, $"the values agree to at least {AgreedBits} bits at {_agreed} {(_agreed == 1 ? "point" : "points")}, which is no proof{apart}"));
    }

    /// <summary>Simple coordinates first, then the same for all variables, then random ones.</summary>
    private double[] Point(int index)
    {
        double[] point = new double[variables.Length];
        int meeting = index - s_simple.Length;
        for (int k = 0; k < point.Length; k++)
        {
            point[k] = meeting < 0 ? s_simple[(index + (5 * k)) % s_simple.Length] : meeting < Meetings && point.Length > 1 ? s_simple[meeting] : Coordinate();
        }

        return point;
    }

    /// <summary>A small dyadic number, the same on every platform.</summary>
    private double Coordinate() => ((_random.Next() % 2048) - 1024.5) / 512 * s_scales[_random.Next() % s_scales.Length];

    private Equivalence? Compare(double[] point)
    {
        for (int precision = FirstPrecision; precision <= LastPrecision; precision *= 2)
        {
            Ball[] values = tape.Enclose(Array.ConvertAll(point, Ball.FromDouble), precision);
            bool first = values[0].Kind == BallKind.Undefined, second = values[1].Kind == BallKind.Undefined;
            if (first || second)
            {
                if (first != second) _apart ??= $"{Text(point)} only the {(first ? "second" : "first")} has a value";
                return null;
            }

            if (Ball.AreEqual(values[0], values[1]) == false) return Different(point, values);
            if (values[0].Kind != BallKind.Finite || values[1].Kind != BallKind.Finite) continue;
            if (IsNonZero(values[2])) return Different(point, values);
            Ball bound = Ball.Scale(Ball.Max(Ball.Abs(values[0]), Ball.FromDouble(1)), -AgreedBits, precision);
            if (Ball.IsLess(Ball.Abs(Ball.Subtract(values[0], values[1], precision)), bound) != true) continue;
            _agreed++;
            return null;
        }

        return null;
    }

    private static bool IsNonZero(Ball difference) => difference.Kind == BallKind.Finite && Ball.AreEqual(difference, Ball.FromDouble(0)) == false;

    private Equivalence Different(double[] point, Ball[] values)
    {
        (double x, double y) = (values[0].ToDouble(), values[1].ToDouble());
        string reason = x.Equals(y)
            ? $"{Text(point)} both are near {Number(x)}, but not equal"
            : $"{Text(point)} the values are {Number(x)} and {Number(y)}";
        ImmutableSortedDictionary<string, double>.Builder at = ImmutableSortedDictionary.CreateBuilder<string, double>(StringComparer.Ordinal);
        for (int i = 0; i < point.Length; i++) at[variables[i]] = point[i];
        return new Equivalence(EquivalenceKind.Different, reason, at.ToImmutable());
    }

    private string Text(double[] point) =>
        point.Length == 0 ? "as numbers" : $"at {string.Join(", ", variables.Select((name, i) => $"{name}={Number(point[i])}"))}";

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
