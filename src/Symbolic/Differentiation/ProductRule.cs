using Symbolic.Expressions;

namespace Symbolic.Differentiation;

/// <summary>The derivative of a product of n factors, in space O(n).</summary>
internal static class ProductRule
{
    /// <summary>For so many varying factors the product of the others is written out.</summary>
    public const int Direct = 4;

    /// <summary>a'*b + a*b' for factors of which one varies at least.</summary>
    public static Expr Apply(Expr a, Expr b, Expr? byFirst, Expr? bySecond)
    {
        if (byFirst is null) return Raw.Product(a, bySecond!);
        Expr first = Raw.Product(byFirst, b);
        return bySecond is null ? first : Raw.Sum([first, Raw.Product(a, bySecond)]);
    }

    /// <summary>The sum over the factors that vary of their derivative times the other factors.</summary>
    public static Expr Apply(Mul product, Expr?[] derivatives)
    {
        int varying = derivatives.Count(static d => d is not null);
        return varying <= Direct ? Written(product, derivatives) : Shared(product, derivatives);
    }

    private static Expr Written(Mul product, Expr?[] derivatives)
    {
        Expr[] factors = product.ArgumentArray;
        List<Expr> terms = new(Direct);
        for (int i = 0; i < derivatives.Length; i++)
        {
            if (derivatives[i] is not { } derivative) continue;
            terms.Add(Raw.Product([.. factors.AsSpan(0, i), derivative, .. factors.AsSpan(i + 1)]));
        }

        return Raw.Sum(terms);
    }

    /// <summary>With many varying factors the products of those before and after each are shared.</summary>
    private static Expr Shared(Mul product, Expr?[] derivatives)
    {
        Expr[] factors = product.ArgumentArray;
        Expr[] after = new Expr[factors.Length + 1];
        after[^1] = Number.One;
        for (int i = factors.Length - 1; i >= 0; i--) after[i] = Raw.Product(factors[i], after[i + 1]);
        List<Expr> terms = [];
        Expr before = Number.One;
        for (int i = 0; i < factors.Length; i++)
        {
            if (derivatives[i] is { } derivative) terms.Add(Raw.Product(before, derivative, after[i + 1]));
            before = Raw.Product(factors[i], before);
        }

        return Raw.Sum(terms);
    }

    /// <summary>For each factor that varies, the weight times the other factors; in all of space O(n).</summary>
    public static Expr?[] Adjoints(Mul product, bool[] varies, Expr weight)
    {
        Expr[] factors = product.ArgumentArray;
        Expr?[] result = new Expr?[factors.Length];
        Expr[] after = new Expr[factors.Length + 1];
        after[^1] = Number.One;
        for (int i = factors.Length - 1; i > 0; i--) after[i] = Raw.Merged(factors[i], after[i + 1]);
        Expr before = weight;
        for (int i = 0; i < factors.Length; i++)
        {
            if (varies[i]) result[i] = Raw.Merged(before, after[i + 1]);
            before = Raw.Merged(factors[i], before);
        }

        return result;
    }
}
