using System.Collections.Immutable;
using System.Globalization;
using Symbolic.Rewriting;
using Symbolic.Simplification;

namespace Symbolic;

/// <content>The search for the shortest form.</content>
public sealed partial class SymbolicEngine
{
    private static readonly SearchBudget s_budget = new(4_000, TimeSpan.FromSeconds(10));

    /// <summary>The cheapest form that a search over rewrites of the whole expression finds: multiplied out, factored, cancelled, nested, with other angles and logarithms, again and
    /// again. Pairs stay whole; a form that has other values or loses digits at one of the points tried is not taken. Ends when nothing new is found, or with its budget.</summary>
    /// <param name="expression">What to simplify.</param>
    /// <param name="nodes">How many nodes all forms looked at may have together; 4,000 if null.</param>
    /// <param name="time">how long to search; ten seconds if null.</param>
    public FullSimplification SimplifyFully(Expr expression, long? nodes = null, TimeSpan? time = null)
    {
        using Deadline.Scope scope = Deadline.Within(Limits.Time);
        SearchBudget budget = new(nodes ?? s_budget.Nodes, time ?? s_budget.Time);
        Prover prover = new(Functions, _assumptions);
        Expr folded = PairFolder.Fold(Resolve(expression), _rules.Pairs, Functions, prover);
        (IReadOnlyList<Expr> forms, SearchEnd end, long seen) = SimplificationSearch.Run(folded, Functions, Options(SimplifyLevel.Auto), budget);
        Expr plain = Unfold(Simplified(folded, SimplifyLevel.Auto));
        Expr[] candidates = [.. forms.Select(Unfold)];
        List<RewriteUse> rewrites = [];
        Expr shortest = Rewritten(Stable(expression, candidates, plain), SimplifyLevel.Auto, prover, application => rewrites.Add(RewriteUse.Of(application)));
        string reason = end switch
        {
            SearchEnd.Exhausted => "no rewrite leads to a form that was not seen",
            SearchEnd.NodeBudget => string.Create(CultureInfo.InvariantCulture, $"the budget of {budget.Nodes:N0} nodes is used up"),
            SearchEnd.TimeBudget => string.Create(CultureInfo.InvariantCulture, $"the time of {budget.Time.TotalSeconds:0.###} s is up"),
            _ => "the expression is too large to be searched",
        };
        return new FullSimplification(shortest, end == SearchEnd.Exhausted, reason, seen) { Rewrites = [.. rewrites] };
    }

    /// <summary>The first of some forms that is nowhere less accurate, or the plain one.</summary>
    private Expr Stable(Expr expression, Expr[] forms, Expr plain)
    {
        if (forms.Length == 0 || forms[0] == plain) return plain;
        ImmutableArray<string> variables = VariablesOf([expression, .. forms]);
        try
        {
            FormComparison comparison = new(BuildExact([expression], variables.AsSpan()), BuildTape([plain], variables.AsSpan(), CompileOptions.Fast), variables);
            foreach (Expr form in forms)
            {
                if (form == plain || comparison.Accepts(BuildTape([form], variables.AsSpan(), CompileOptions.Fast))) return form;
            }
        }
        catch (SymbolicException exception) when (exception.Code is "SD4001" or "SD4003")
        {
            return plain;
        }

        return plain;
    }
}
