using Symbolic.Functions;

namespace Symbolic.Rewriting;

/// <summary>A custom derivative: wherever the pattern occurs, the row says how to differentiate and evaluate it.</summary>
/// <remarks>The row makes a matched piece an ordinary function call over the metavariables, so that nothing downstream knows about pairs.</remarks>
internal sealed record Pair
{
    /// <summary>What calls of pairs begin with; no name a user can write does.</summary>
    public const string Prefix = "pair:";

    /// <summary>The name, as written.</summary>
    public required string Name { get; init; }

    /// <summary>What to look for.</summary>
    public required Pattern Pattern { get; init; }

    /// <summary>The pattern as <see cref="FunctionDefinition.Spec"/>, with its derivative and value forms.</summary>
    public required FunctionDefinition Row { get; init; }

    /// <summary>0 for the lowest layer; higher layers go first.</summary>
    public int Layer { get; init; }

    /// <summary>Within a layer, higher priorities go first.</summary>
    public int Priority { get; init; }

    /// <summary>Whether it may replace the derivative of a built-in head.</summary>
    public bool IsOverride { get; init; }

    /// <summary>Whether a match that takes too long to find may be missed: the pair says what the rules of differentiation say anyway, as those do that come with the engine.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Where it is defined.</summary>
    public SourceSpan Span { get; init; }

    /// <summary>The file it is defined in, or null.</summary>
    public string? File { get; init; }

    /// <summary>Whether a call stands for a piece that matched a pair.</summary>
    public static bool IsPairName(string name) => name.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Whether an expression is such a call.</summary>
    public static bool IsOpaque(Expr expression) => expression is Expressions.Call call && IsPairName(call.Name);

    /// <summary>Whether such calls may occur in an expression; costs next to nothing.</summary>
    public static bool MayBeIn(Expr expression) => (expression.FunctionBits & Expressions.Call.ColonBit) != 0;
}
