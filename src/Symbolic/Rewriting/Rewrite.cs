namespace Symbolic.Rewriting;

/// <summary>A value-preserving rewrite: <c>pattern -&gt; replacement if condition</c>.</summary>
/// <param name="Name">The name, as written.</param>
/// <param name="Pattern">What to look for.</param>
/// <param name="Replacement">What to put in its place, in the pattern's metavariables.</param>
internal sealed record Rewrite(string Name, Pattern Pattern, Expr Replacement)
{
    /// <summary>Higher layers go first; their pairs are not touched by rewrites of lower ones.</summary>
    public int Layer { get; init; }

    /// <summary>Within a layer, higher priorities go first.</summary>
    public int Priority { get; init; }

    /// <summary>Where it is declared.</summary>
    public SourceSpan Span { get; init; }

    /// <summary>The file that declares it, or null.</summary>
    public string? File { get; init; }
}
