using Symbolic.Differentiation;
using Symbolic.Expressions;
using Symbolic.Rewriting;
using Symbolic.Simplification;

namespace Symbolic;

/// <content>Derivatives of higher order, collected while they are made.</content>
public sealed partial class SymbolicEngine
{
    /// <summary>Below this order the ordinary rules do.</summary>
    private const int LeastCollectedOrder = 3;

    /// <summary>Up to this order the ordinary rules, one derivative after the other, may find something shorter.</summary>
    private const int MostComparedOrder = 4;

    /// <summary>How often the first variable stands in a row.</summary>
    private static int RunLength(ReadOnlySpan<string> by)
    {
        int count = 1;
        while (count < by.Length && by[count] == by[0]) count++;
        return count;
    }

    /// <summary>The derivative of a higher order by one variable, or of the highest lower order that can be collected; null where it has to be taken one after the other. Deliberately false derivatives hold at every order
    /// for what they match there, so that with such rules it always has.</summary>
    private CollectedDerivative? HigherOrder(Expr expression, string variable, ref int order, SimplifyLevel simplify, List<PairUse> uses, List<RewriteUse> rewrites)
    {
        if (order < LeastCollectedOrder || _rules.Pairs.Pairs.Any(static pair => pair.Row.IsSurrogate)) return null;
        List<PairUse> used = [];
        using VariableSet names = new(variable);
        Prover prover = new(Functions, _assumptions, names);
        Expr Fold(Expr e) => Folded(e, null, prover, application => used.Add(PairUse.Of(application)));
        Expr folded = Fold(expression);
        FunctionConditions.Check(folded, Functions, prover, names);
        PartialDerivatives partials = new Differentiator(Functions, Fold).Partials;
        int reached = order;
        CollectedDerivative? collected = DerivationRing.Differentiate(folded, variable, ref reached, partials, e => Fold(Canonicalised(e)));
        if (collected is null || reached < LeastCollectedOrder) return null;
        order = reached;
        Expr result = Unfold(Simplified(collected.Expression, simplify));
        if (order <= MostComparedOrder)
        {
            Expr other = expression;
            List<RewriteUse> applied = [];
            for (int i = 0; i < order; i++) other = DifferentiateOnce(other, variable, simplify, null, application => applied.Add(RewriteUse.Of(application)));
            if (IsShorter(other, result))
            {
                result = other;
                collected = collected with { AreIndependent = false };
                rewrites.AddRange(applied);
            }
        }

        uses.AddRange(used);
        return collected with { Expression = result };
    }

    private static bool IsShorter(Expr a, Expr b)
    {
        long first = Cost.Of(a), second = Cost.Of(b);
        return first < second || (first == second && a.Weight < b.Weight);
    }

    private static Expr Canonicalised(Expr e) => ExpressionGraph.Rewrite(e, static node => node.Arguments.IsEmpty ? node : node.WithArguments(node.Arguments));
}
