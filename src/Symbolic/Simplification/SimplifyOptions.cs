namespace Symbolic.Simplification;

/// <summary>What simplification may do and how far flattening goes.</summary>
internal sealed record SimplifyOptions
{
    /// <summary>One linear pass with the usual bounds.</summary>
    public static SimplifyOptions Auto { get; } = new();

    /// <summary>Fewer operations rather than flat sums and products: for many expressions that share parts.</summary>
    public static SimplifyOptions Compact { get; } = new() { SharedOperands = 2, Collects = false };

    /// <summary>The amount of work.</summary>
    public SimplifyLevel Level { get; init; } = SimplifyLevel.Auto;

    /// <summary>What is assumed, or null when nothing is.</summary>
    public AssumedRules? Assumed { get; init; }

    /// <summary>Whether products of sums are multiplied out where like terms meet.</summary>
    public bool Collects { get; init; } = true;

    /// <summary>A sum or product used more than once is copied into its users only up to this many operands, which keeps the result linear in the input.</summary>
    public int SharedOperands { get; init; } = 16;
}
