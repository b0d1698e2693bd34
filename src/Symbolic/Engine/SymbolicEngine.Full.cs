using System.Collections.Immutable;
using System.Globalization;
using Symbolic.Expressions;
using Symbolic.Library;
using Symbolic.Rewriting;
using Symbolic.Simplification;

namespace Symbolic;

/// <content>The search for the shortest form.</content>
public sealed partial class SymbolicEngine
{
    private const int LeastNodes = 300;
    private const int MostNodes = 4_000;

    /// <summary>How many times its own distinct nodes a search for shorter forms of an expression may look at.</summary>
    private const int NodesPerNode = 16;

    /// <summary>Derivatives of fewer operations read well as they are, those without a function of the expression too where they are very short; those with more nodes, as trees, take too long
    /// to be reduced on the way.</summary>
    private const int LeastReduced = 30, LeastReducedAlgebraic = 12, LargestReduced = 1_500;

    private static readonly TimeSpan s_searchTime = TimeSpan.FromSeconds(10), s_reductionTime = TimeSpan.FromSeconds(1);

    /// <summary>The cheapest form that a search over rewrites of the whole expression finds: multiplied out, factored, cancelled, nested, with other angles and logarithms, again and
    /// again. What a user's pairs match stays whole; a form that has other values or loses digits at one of the points tried is not taken. Ends when nothing new is found, or with its budget.</summary>
    /// <param name="expression">What to simplify.</param>
    /// <param name="nodes">How many nodes all forms looked at may have together; if null, 16 times the distinct nodes of the simplified expression, at least 300 and at most 4,000.</param>
    /// <param name="time">How long to search; ten seconds if null.</param>
    public FullSimplification SimplifyFully(Expr expression, long? nodes = null, TimeSpan? time = null)
    {
        using Deadline.Scope scope = Deadline.Within(Limits.Time);
        Prover prover = new(Functions, _assumptions);
        Expr resolved = Resolve(expression), folded = PairFolder.Fold(resolved, _rules.Pairs, prover);
        Expr simplified = Simplified(folded, SimplifyLevel.Auto), plain = Unfold(simplified);
        SearchBudget budget = new(nodes ?? Math.Clamp(NodesPerNode * ExpressionGraph.Of(simplified).Nodes.Length, LeastNodes, MostNodes), time ?? s_searchTime);
        (IReadOnlyList<Expr> forms, SearchEnd end, long seen) = SimplificationSearch.Run([folded, WithoutLibrary(resolved, prover)], simplified, Functions, Options(SimplifyLevel.Auto), budget);
        Expr[] candidates = [.. forms.Select(Unfold)];
        List<RewriteUse> rewrites = [];
        Expr found = Stable(resolved, candidates, plain);

        // pairs are calls to the search, which can be dearer than what they stand for
        if (Cost.Of(resolved) < Cost.Of(found)) found = resolved;
        Expr shortest = Rewritten(found, SimplifyLevel.Auto, prover, application => rewrites.Add(RewriteUse.Of(application)));
        string reason = end switch
        {
            SearchEnd.Exhausted => "no rewrite leads to a form that was not seen",
            SearchEnd.NodeBudget => string.Create(CultureInfo.InvariantCulture, $"the budget of {budget.Nodes:N0} nodes is used up"),
            SearchEnd.TimeBudget => string.Create(CultureInfo.InvariantCulture, $"the time of {budget.Time.TotalSeconds:0.###} s is up"),
            _ => "the expression is too large to be searched",
        };
        return new FullSimplification(shortest, end == SearchEnd.Exhausted, reason, seen) { Rewrites = [.. rewrites] };
    }

    /// <summary>A derivative reduced modulo the relations between its parts: derivatives of antiderivatives collapse. As it is where that does not take away a quarter of the cost, or loses
    /// digits. Where functions have vanished and no others have come, as logarithms and arcs do, there is most to be had.</summary>
    /// <param name="derivative">The derivative.</param>
    /// <param name="expression">What it was taken of.</param>
    /// <param name="isCollected">Whether it is of a high order and was collected: little is left to cancel, and much to look at.</param>
    private Expr Collapsed(Expr derivative, Expr expression, bool isCollected)
    {
        if (derivative.Weight is < LeastReducedAlgebraic or > LargestReduced) return derivative;
        ulong before = expression.FunctionBits & Expressions.Call.NameMask, after = derivative.FunctionBits & Expressions.Call.NameMask;
        bool isSimpler = !isCollected && (before & ~after) != 0 && (after & ~before) == 0;
        if (OperationCount.Of([derivative]) < (isSimpler || RelationForms.MayCancel(derivative) ? LeastReducedAlgebraic : LeastReduced)) return derivative;
        long cost = Cost.Of(derivative);
        if (isCollected && cost < Cost.Of(expression)) return derivative;
        try
        {
            Prover prover = new(Functions, _assumptions);
            Expr reduced = Unfold(RelationForms.Collapsed(WithoutLibrary(derivative, prover), Functions, form => Simplified(form, SimplifyLevel.Auto)));
            return 4 * Cost.Of(reduced) <= 3 * cost ? Rewritten(Stable(derivative, [reduced], derivative), SimplifyLevel.Auto, prover) : derivative;
        }
        catch (SymbolicException exception) when (exception.Code == "SD5001")
        {
            // the derivative is there, if not in its shortest form
            return derivative;
        }
    }

    /// <summary>An expression over common denominators with its regions reduced modulo the relations between their parts, where that costs less: what cancels by its algebra does so before
    /// it is evaluated. The expression as it is where that takes long, or where exact values at points are not the same.</summary>
    private Expr Reduced(Expr expression)
    {
        if (expression.Weight > LargestReduced) return expression;
        using Deadline.Scope scope = Deadline.Within(s_reductionTime);
        try
        {
            Prover prover = new(Functions, _assumptions);
            Expr reduced = Unfold(RelationForms.Cheapest(WithoutLibrary(Resolve(expression), prover), Functions, form => Simplified(form, SimplifyLevel.Auto)));
            return reduced == expression || AtPoints(expression, reduced, Number.Zero).IsDifferent ? expression : reduced;
        }
        catch (SymbolicException exception) when (exception.Code == "SD5001")
        {
            return expression;
        }
    }

    /// <summary>An expression in which what pairs of a user's match is whole; those of the default library say how to evaluate what may cancel as well.</summary>
    private Expr WithoutLibrary(Expr expression, Prover prover) => PairFolder.Fold(expression, _rules.PairsBeside(DefaultLibrary.File), prover);

    /// <summary>The first of some forms that is nowhere less accurate, or the plain one.</summary>
    private Expr Stable(Expr expression, Expr[] forms, Expr plain)
    {
        if (forms.Length == 0 || forms[0] == plain) return plain;
        ImmutableArray<string> variables = VariablesOf([expression, .. forms]);
        try
        {
            FormComparison comparison = new(() => BuildExact([expression], variables.AsSpan()), () => ExtendedAsWritten(expression, variables.AsSpan()), BuildTape([plain], variables.AsSpan(), CompileOptions.Fast), variables);
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
