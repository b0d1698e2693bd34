namespace Symbolic;

/// <summary>One declaration of a rule text.</summary>
/// <param name="Kind"><c>pair</c>, <c>function</c> or <c>rewrite</c>.</param>
/// <param name="Name">The declared name.</param>
/// <param name="Head">The first line in canonical form, such as <c>pair log1pexp: log(1 + exp(u))</c>.</param>
/// <param name="File">The file that declares it, or null when it was typed.</param>
/// <param name="Line">The line it is declared on, 1-based.</param>
public sealed record DeclaredRule(string Kind, string Name, string Head, string? File, int Line);
