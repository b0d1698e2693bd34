namespace Symbolic.Expressions;

/// <summary>Recognises the constants that are not real numbers, for which x - x and 0*x are not 0.</summary>
internal static class NonFinite
{
    /// <summary>Whether <c>inf</c> or <c>nan</c> is the node itself, a factor of it or the base of such a factor.</summary>
    public static bool In(Expr e)
    {
        if (e is Mul product)
        {
            foreach (Expr factor in product.Arguments)
            {
                if (IsConstant(CanonicalOrder.Base(factor))) return true;
            }

            return false;
        }

        return IsConstant(CanonicalOrder.Base(e));
    }

    private static bool IsConstant(Expr e) => e is Constant { IsReal: false };
}
