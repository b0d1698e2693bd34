using System.Diagnostics;

namespace Symbolic;

/// <summary>The time by which the operation that runs on this thread must be done.</summary>
/// <remarks>Loops over nodes ask now and then; what is too late ends in SD5001. Per thread, so that concurrent operations do not meet.</remarks>
internal static class Deadline
{
    [ThreadStatic]
    private static long s_end;

    [ThreadStatic]
    private static double s_seconds;

    /// <summary>Bounds the time until the scope is disposed; an earlier deadline of an outer scope stays in force.</summary>
    public static Scope Within(TimeSpan time)
    {
        Scope outer = new(s_end, s_seconds);
        if (time == Timeout.InfiniteTimeSpan) return outer;
        long end = Stopwatch.GetTimestamp() + (long)(Math.Min(time.TotalSeconds, 1e8) * Stopwatch.Frequency);
        if (s_end != 0 && s_end <= end) return outer;
        s_end = end;
        s_seconds = time.TotalSeconds;
        return outer;
    }

    /// <summary>Throws SD5001 when time is up.</summary>
    public static void Check()
    {
        if (s_end == 0 || Stopwatch.GetTimestamp() < s_end) return;
        throw new SymbolicException(Diagnostic.Error("SD5001", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"the operation takes longer than the limit of {s_seconds:0.###} s; raise Limits.Time (--timeout) if that is intended")));
    }

    /// <summary>Restores the outer deadline when disposed.</summary>
    internal readonly struct Scope(long end, double seconds) : IDisposable
    {
        public void Dispose()
        {
            s_end = end;
            s_seconds = seconds;
        }
    }
}
