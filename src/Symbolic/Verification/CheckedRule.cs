using System.Collections.Immutable;
using Symbolic.Functions;
using Symbolic.Rewriting;

namespace Symbolic.Verification;

/// <summary>A rule on its way through verification.</summary>
/// <param name="Row">Its row.</param>
/// <param name="Title">How messages call it.</param>
/// <param name="Span">Where its name stands.</param>
/// <param name="Conditions">Where it may match.</param>
/// <param name="Forms">Where its forms stand, by <c>d/du</c>, <c>the value form</c>, <c>tangent</c>.</param>
internal sealed record CheckedRule(FunctionDefinition Row, string Title, SourceSpan Span, ImmutableArray<Condition> Conditions, ImmutableDictionary<string, SourceSpan> Forms)
{
    /// <summary>Where a form stands, or the rule.</summary>
    public SourceSpan SpanOf(string form) => Forms.TryGetValue(form, out SourceSpan span) ? span : Span;
}
