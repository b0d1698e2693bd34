using System.Diagnostics;

namespace Symbolic.Cli.Batch;

/// <summary>How long the stages of a request took, in milliseconds.</summary>
internal sealed class Timings
{
    /// <summary>The stages, in the order in which they are written.</summary>
    public static string[] Stages { get; } = ["parse", "diff", "simplify", "compile", "eval"];

    private readonly double[] _milliseconds = new double[Stages.Length];

    /// <summary>The time of a stage.</summary>
    public double this[string stage] => _milliseconds[Array.IndexOf(Stages, stage)];

    /// <summary>Does something and adds its time to a stage, also when it fails.</summary>
    public T Measure<T>(string stage, Func<T> action)
    {
        long start = Stopwatch.GetTimestamp();
        try
        {
            return action();
        }
        finally
        {
            _milliseconds[Array.IndexOf(Stages, stage)] += Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
    }
}
