using Symbolic.Expressions;

namespace Symbolic.Simplification;

/// <summary>The parts of an expression between its calls: the whole down to the first calls, and the arguments of every call likewise.</summary>
internal static class Regions
{
    /// <summary>The expression with a rewrite applied to every region, the innermost first. Iterative; a shared region is rewritten once.</summary>
    public static Expr Rewrite(Expr expression, Func<Expr, Expr> rewrite)
    {
        Dictionary<Expr, Expr> known = new(ExpressionGraph.ReferenceComparer.Instance);
        Expr Once(Expr region)
        {
            if (known.TryGetValue(region, out Expr? done)) return done;
            return known[region] = region.Arguments.IsEmpty ? region : rewrite(region);
        }

        Expr root = ExpressionGraph.Fold<Expr>(Interner.Share(expression), (node, operands) =>
        {
            if (node is not Call call || call.Arguments.IsEmpty) return ExpressionGraph.Rebuild(node, operands);
            Expr[] arguments = new Expr[operands.Length];
            for (int i = 0; i < arguments.Length; i++) arguments[i] = Once(operands[i]);
            return ExpressionGraph.Rebuild(node, arguments);
        });
        return Interner.Share(root is Call ? root : Once(root));
    }
}
