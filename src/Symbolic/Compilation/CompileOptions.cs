namespace Symbolic;

/// <summary>What a compiled function promises.</summary>
public sealed record CompileOptions
{
    /// <summary>The options used where none are given: <see cref="Symbolic.Accuracy.Stable"/>.</summary>
    public static CompileOptions Default { get; } = new();

    /// <summary>Plain arithmetic on the expression as written, without repeating what several parts have in common: exact up to a few roundings, where the expression itself does not cancel or overflow.</summary>
    public static CompileOptions Fast { get; } = new() { Accuracy = Accuracy.Fast };

    /// <summary>How much is done for the digits; default <see cref="Accuracy.Stable"/>.</summary>
    public Accuracy Accuracy { get; init; } = Accuracy.Stable;
}
