using Symbolic.Expressions;
using Symbolic.Functions;

namespace Symbolic.Rewriting;

/// <summary>Puts the value forms of pairs and functions in place of what they evaluate; for compiling only, never to be differentiated.</summary>
/// <remarks>A value form may contain its own pattern, as in <c>if(u &gt; 0, 1/(sqrt(u^2 + 1) + u), sqrt(u^2 + 1) - u)</c>; it is not matched there again.</remarks>
internal sealed class ValueForms(RuleSet rules, PairSet pairs, Prover prover)
{
    private const int MaximumRounds = 64;

    /// <summary>The expression with user functions replaced by their bodies, and then every match of a pair by its value form.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="report">Is told of every pair that matched.</param>
    public Expr Apply(Expr expression, Action<PairApplication>? report = null) => Apply(expression, pairs, report);

    /// <summary>Value forms see one pair less on every level, so that forms of different layers that lead to each other come to an end.</summary>
    private Expr Apply(Expr expression, PairSet within, Action<PairApplication>? report = null)
    {
        Expr folded = PairFolder.Fold(expression, within, prover, report);
        for (int round = 0; round < MaximumRounds && Inlined(folded) is { } inlined; round++)
        {
            folded = PairFolder.Fold(PairFolder.Unfold(inlined, rules.Functions), within, prover, report);
        }

        if (!Pair.MayBeIn(folded)) return folded;
        Dictionary<string, Expr> expanded = new(StringComparer.Ordinal);
        return ExpressionGraph.Rewrite(folded, node => node is Call call && Pair.IsPairName(call.Name) ? Evaluated(call, within, expanded) : node);
    }

    /// <summary>The expression with the bodies of user functions put in, or null when it calls none.</summary>
    private Expr? Inlined(Expr expression)
    {
        if ((expression.FunctionBits & rules.Functions.Bodies) == 0) return null;
        bool changed = false;
        Expr result = ExpressionGraph.Rewrite(expression, node =>
        {
            if (node is not Call call || Body(call) is not { } body) return node;
            changed = true;
            return body;
        });
        return changed ? result : null;
    }

    private Expr? Body(Call call)
    {
        if (call.IsDerivative || Pair.IsPairName(call.Name) || !rules.Functions.TryGet(call.Name, call.Arguments.Length, out FunctionDefinition? row)) return null;
        Formula? form = row.Value ?? (row.Origin == FunctionOrigin.User ? row.Spec : null);
        return form is null ? null : Substitution.Apply(Formulas.Read(form, rules.Functions), row.Parameters, call.Arguments);
    }

    private Expr Evaluated(Call call, PairSet within, Dictionary<string, Expr> expanded)
    {
        if (!rules.Functions.TryGet(call.Name, call.Arguments.Length, out FunctionDefinition? row)) return call;
        if (!expanded.TryGetValue(call.Name, out Expr? form)) expanded.Add(call.Name, form = Expanded(row, within));
        return Substitution.Apply(form, row.Parameters, call.Arguments);
    }

    /// <summary>The value form with the value forms of other pairs put into it; without one, the pattern.</summary>
    private Expr Expanded(FunctionDefinition row, PairSet within)
    {
        Expr form = Formulas.Read(row.Value ?? row.Spec!, rules.Functions);
        return row.Value is null ? form : Apply(form, within.Without(row.Name));
    }
}
