using System.Collections.Immutable;
using Symbolic.Functions;

namespace Symbolic.Parsing;

/// <summary>A formula with its text and place.</summary>
/// <param name="Formula">The formula, read or still to be read.</param>
/// <param name="Functions">The functions it is read against.</param>
/// <param name="Text">The text.</param>
/// <param name="Span">The place.</param>
internal sealed record FormulaSyntax(Formula Formula, FunctionTable Functions, string Text, SourceSpan Span)
{
    /// <summary>Whether the formula was read; one that was not is known to be right.</summary>
    public bool IsRead => Formula.Known is not null;

    /// <summary>The expression.</summary>
    public Expr Expression => Formula.Known ?? Formula.Read(text => ExpressionParser.Parse(text, new ParseOptions { Functions = Functions }));
}

/// <summary>A line below a declaration.</summary>
internal abstract record ClauseSyntax
{
    /// <summary>Where the clause begins.</summary>
    public required SourceSpan Span { get; init; }

    /// <summary>The comments on the lines above, each with its <c>#</c>.</summary>
    public ImmutableArray<string> Comments { get; init; } = [];

    /// <summary>The comment at the end of the line, or null.</summary>
    public string? LineComment { get; init; }
}

/// <summary><c>d/dU = FORM</c>; no form for <c>none</c>.</summary>
internal sealed record DerivativeClause(string Variable, FormulaSyntax? Form) : ClauseSyntax;

/// <summary><c>value = FORM</c>.</summary>
internal sealed record ValueClause(FormulaSyntax Form) : ClauseSyntax;

/// <summary><c>tangent = FORM</c>.</summary>
internal sealed record TangentClause(FormulaSyntax Form) : ClauseSyntax;

/// <summary><c>where CONDITION, default b = 1, …</c>, or <c>default b = 1</c> on a line of its own.</summary>
internal sealed record WhereClause(ImmutableArray<ConditionSyntax> Conditions, ImmutableArray<DefaultSyntax> Defaults) : ClauseSyntax;

/// <summary>A condition: a relation, or a metavariable and the kind it must be of.</summary>
internal sealed record ConditionSyntax(FormulaSyntax? Relation, string? Metavariable, string? Kind, SourceSpan Span);

/// <summary><c>default b = 1</c>.</summary>
internal sealed record DefaultSyntax(string Metavariable, FormulaSyntax Value, SourceSpan Span);
