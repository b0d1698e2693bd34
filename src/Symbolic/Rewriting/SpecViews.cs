using Symbolic.Expressions;
using Symbolic.Functions;

namespace Symbolic.Rewriting;

/// <summary>Calls seen as what they mean: <c>log1p(u)</c> as <c>log(1 + u)</c>, <c>expm1(u)</c> as <c>exp(u) - 1</c>.</summary>
internal static class SpecViews
{
    /// <summary>The expression with all such calls written out.</summary>
    public static Expr Expand(Expr expression, FunctionTable functions) =>
        ExpressionGraph.Rewrite(expression, node => Of(node, functions) ?? node);

    /// <summary>What a call means, when pairs should see that; else null.</summary>
    public static Expr? Of(Expr node, FunctionTable functions)
    {
        if (node is not Call { IsDerivative: false } call) return null;
        if (!functions.TryGet(call.Name, call.Arguments.Length, out FunctionDefinition? row) || !row.MatchesAsSpec || row.Spec is null) return null;
        return Substitution.Apply(Formulas.Read(row.Spec, functions), row.Parameters, call.Arguments);
    }

    /// <summary>Whether a call is one that pairs see as what it means.</summary>
    public static bool Has(Call call, FunctionTable functions) =>
        !call.IsDerivative && functions.TryGet(call.Name, call.Arguments.Length, out FunctionDefinition? row) && row.MatchesAsSpec && row.Spec is not null;

    /// <summary>A sum with such terms written out, or null when it has none.</summary>
    public static Expr? OfTerms(Expr sum, FunctionTable functions)
    {
        Expr[]? terms = null;
        for (int i = 0; i < sum.Arguments.Length; i++)
        {
            Expr term = sum.ArgumentArray[i];
            if (SumBuilder.Only(term) is not Call call || Of(call, functions) is not { } meaning) continue;
            terms ??= sum.Arguments.ToArray();
            terms[i] = Terms.Scale(meaning, SumBuilder.Coefficient(term));
        }

        return terms is null ? null : Canonical.Sum(terms);
    }
}
