namespace Symbolic;

/// <summary>What a compiled function promises.</summary>
public sealed record CompileOptions
{
    /// <summary>The options used where none are given: <see cref="Symbolic.Accuracy.Stable"/>.</summary>
    public static CompileOptions Default { get; } = new();

    /// <summary>Plain arithmetic on the expression as written, without repeating what several parts have in common: exact up to a few roundings, where the expression itself does not cancel or overflow.</summary>
    public static CompileOptions Fast { get; } = new() { Accuracy = Accuracy.Fast };

    /// <summary>With <see cref="Symbolic.Accuracy.Verified"/>, the error in ulps within which each result is proved; at least 1, the default. What
    /// is proved is almost always the correctly rounded value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1, or NaN.</exception>
    public double MaxUlp
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "the last place of a double is the least that can be asked for");
    }
    = 1;

    /// <summary>How much is done for the digits; default <see cref="Accuracy.Stable"/>.</summary>
    public Accuracy Accuracy { get; init; } = Accuracy.Stable;
}
