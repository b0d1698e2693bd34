using System.Collections.Immutable;

namespace Symbolic.Parsing;

/// <summary>A declaration of a rule file.</summary>
internal abstract record DeclarationSyntax
{
    /// <summary>The declared name.</summary>
    public required string Name { get; init; }

    /// <summary>Where the name stands.</summary>
    public required SourceSpan NameSpan { get; init; }

    /// <summary>The comments on the lines above, each with its <c>#</c>.</summary>
    public ImmutableArray<string> Comments { get; init; } = [];

    /// <summary>The comment at the end of the declaration's first line, or null.</summary>
    public string? LineComment { get; init; }

    /// <summary>Whether it may replace something built in.</summary>
    public bool IsOverride { get; init; }

    /// <summary>Whether its derivative is deliberately not that of its value.</summary>
    public bool IsSurrogate { get; init; }

    /// <summary>Where it stands among the declarations of its layer; higher goes first.</summary>
    public int Priority { get; init; }

    /// <summary>The clauses below it, in order.</summary>
    public ImmutableArray<ClauseSyntax> Clauses { get; init; } = [];
}

/// <summary><c>pair NAME: PATTERN</c>.</summary>
internal sealed record PairSyntax : DeclarationSyntax
{
    /// <summary>The pattern.</summary>
    public required FormulaSyntax Pattern { get; init; }
}

/// <summary><c>function NAME(PARAMETERS) = BODY</c>.</summary>
internal sealed record FunctionSyntax : DeclarationSyntax
{
    /// <summary>The parameters' names.</summary>
    public required ImmutableArray<string> Parameters { get; init; }

    /// <summary>The body, or null for <c>native</c> and <c>unknown</c>.</summary>
    public FormulaSyntax? Body { get; init; }

    /// <summary>Whether the body is <c>native</c>.</summary>
    public bool IsNative { get; init; }
}

/// <summary><c>rewrite NAME: PATTERN -> REPLACEMENT if CONDITIONS</c>.</summary>
internal sealed record RewriteSyntax : DeclarationSyntax
{
    /// <summary>The pattern.</summary>
    public required FormulaSyntax Pattern { get; init; }

    /// <summary>What takes its place.</summary>
    public required FormulaSyntax Replacement { get; init; }

    /// <summary>The conditions after <c>if</c>.</summary>
    public ImmutableArray<ConditionSyntax> Conditions { get; init; } = [];
}
