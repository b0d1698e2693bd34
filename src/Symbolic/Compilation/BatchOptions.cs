namespace Symbolic;

/// <summary>How a long batch is run.</summary>
public sealed record BatchOptions
{
    /// <summary>How many threads work at the same time; default: one per processor.</summary>
    public int Degree { get; init; } = Environment.ProcessorCount;

    /// <summary>Stops the batch, within some milliseconds, with an <see cref="OperationCanceledException"/>; results written so far stay.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>Told, from the working threads, how many points have been done so far; the numbers may arrive out of order.</summary>
    public IProgress<long>? Progress { get; init; }
}
