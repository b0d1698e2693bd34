using System.Diagnostics;

namespace Symbolic.Benchmarks.Compilation;

/// <summary>Compares two ways to do the same in one run: they take turns, and the least time of each counts.</summary>
internal static class Stopclock
{
    /// <summary>The least time in nanoseconds that each action took for one of so many repetitions inside it.</summary>
    public static (double First, double Second) Compare(Action first, Action second, int repetitions, int rounds = 60)
    {
        double a = double.MaxValue, b = double.MaxValue;
        for (int round = 0; round < rounds; round++)
        {
            a = Math.Min(a, Nanoseconds(first));
            b = Math.Min(b, Nanoseconds(second));
        }

        return (a / repetitions, b / repetitions);
    }

    /// <summary>The time of one call in nanoseconds.</summary>
    public static double Nanoseconds(Action action)
    {
        long start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds;
    }
}
