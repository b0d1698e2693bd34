using System.Collections.Immutable;
using Symbolic.Functions;
using Symbolic.Parsing;

namespace Symbolic.Rewriting;

/// <summary>What one rule text declares, after all checks that need no numbers.</summary>
/// <param name="Syntax">The text as it was read, comments included.</param>
/// <param name="Functions">The functions it defines.</param>
/// <param name="Pairs">The pairs it defines.</param>
/// <param name="Rewrites">The rewrites it defines.</param>
/// <param name="Warnings">What may not do what was meant.</param>
/// <param name="File">The file it came from, or null.</param>
internal sealed record RuleLayer(
    RuleFileSyntax Syntax,
    ImmutableArray<FunctionDefinition> Functions,
    ImmutableArray<Pair> Pairs,
    ImmutableArray<Rewrite> Rewrites,
    ImmutableArray<Diagnostic> Warnings,
    string? File)
{
    /// <summary>Where the declaration of a name stands.</summary>
    public SourceSpan SpanOf(string name) => Declaration(name)?.NameSpan ?? default;

    /// <summary>Where the forms of a declaration stand, by <c>d/du</c>, <c>the value form</c> and <c>tangent</c>.</summary>
    public ImmutableDictionary<string, SourceSpan> FormSpans(string name)
    {
        ImmutableDictionary<string, SourceSpan>.Builder spans = ImmutableDictionary.CreateBuilder<string, SourceSpan>(StringComparer.Ordinal);
        if (Declaration(name) is RewriteSyntax rewrite) spans["the replacement"] = rewrite.Replacement.Span;
        foreach (ClauseSyntax clause in Declaration(name)?.Clauses ?? [])
        {
            if (clause is DerivativeClause { Form: { } form } derivative) spans[$"d/d{derivative.Variable}"] = form.Span;
            else if (clause is ValueClause value) spans["the value form"] = value.Form.Span;
            else if (clause is TangentClause tangent) spans["tangent"] = tangent.Form.Span;
        }

        return spans.ToImmutable();
    }

    private DeclarationSyntax? Declaration(string name) => Syntax.Declarations.FirstOrDefault(declaration => declaration.Name == name);
}
