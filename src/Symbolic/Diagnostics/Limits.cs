namespace Symbolic;

/// <summary>Bounds that turn hostile or runaway input into diagnostic SD5001 instead of a dead process.</summary>
public sealed record Limits
{
    /// <summary>The limits used where none are given.</summary>
    public static Limits Default { get; } = new();

    /// <summary>How deep expressions may nest; default 1,000,000.</summary>
    public int Nesting { get; init; } = 1_000_000;

    /// <summary>How many nodes an expression may have; default 20,000,000.</summary>
    public int Nodes { get; init; } = 20_000_000;

    /// <summary>How many decimal digits an exact number may have; default 100,000.</summary>
    public int Digits { get; init; } = 100_000;

    /// <summary>The highest order of a derivative; default 1,000.</summary>
    public int Order { get; init; } = 1_000;

    /// <summary>How many terms multiplying an expression out may give; default 100,000.</summary>
    public int Terms { get; init; } = 100_000;

    /// <summary>How many characters a printed expression may have; default 100,000,000.</summary>
    public int TextLength { get; init; } = 100_000_000;

    /// <summary>How long one operation of an engine may take; default none.</summary>
    public TimeSpan Time { get; init; } = Timeout.InfiniteTimeSpan;

    /// <summary>The diagnostic for a limit that was hit.</summary>
    internal static SymbolicException Exceeded(string what, long limit, string property) =>
        new(Diagnostic.Error("SD5001", $"{what} exceeds the limit of {limit.ToString("N0", System.Globalization.CultureInfo.InvariantCulture)}; raise Limits.{property} if that is intended"));
}
