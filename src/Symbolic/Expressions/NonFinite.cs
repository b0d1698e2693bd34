namespace Symbolic.Expressions;

/// <summary>Recognises the constants that are not real numbers, for which x - x and 0*x are not 0.</summary>
internal static class NonFinite
{
    /// <summary>The expression <c>-inf</c>.</summary>
    public static readonly Expr NegativeInfinity = new Mul([Number.MinusOne, Constant.Infinity]);

    /// <summary>Whether <c>inf</c>, <c>nan</c> or a negative power of 0 is the node itself or a factor of it, or <c>inf</c> the base of a factor.</summary>
    public static bool In(Expr e)
    {
        if (e is Mul product)
        {
            foreach (Expr factor in product.Arguments)
            {
                if (IsConstant(factor)) return true;
            }

            return false;
        }

        return IsConstant(e);
    }

    /// <summary>Whether this is <c>-inf</c>.</summary>
    public static bool IsNegativeInfinity(Expr e) =>
        e is Mul { ArgumentArray: [Number { Value.Sign: < 0 }, Constant { Value: double.PositiveInfinity }] };

    /// <summary>A numeric power of <c>inf</c> or <c>nan</c>.</summary>
    public static Expr Power(Constant @base, Number exponent)
    {
        if (double.IsNaN(@base.Value) || exponent.Value.IsZero) return Constant.NaN;
        return exponent.Value.Sign > 0 ? Constant.Infinity : Number.Zero;
    }

    /// <summary>What is left of a product of a number with factors of which one is <c>inf</c> or <c>nan</c>: only the sign of the number matters.</summary>
    public static Expr Product(int sign, List<Expr> factors)
    {
        if (sign == 0 || factors.Contains(Constant.NaN)) return Constant.NaN;
        factors.RemoveAll(static f => f is Constant { IsReal: true });
        if (sign < 0) factors.Insert(0, Number.MinusOne);
        return factors.Count == 1 ? factors[0] : new Mul([.. factors]);
    }

    private static bool IsConstant(Expr factor) =>
        CanonicalOrder.Base(factor) is Constant { IsReal: false } || factor is Pow { Base: Number { Value.IsZero: true }, Exponent: Number };
}
