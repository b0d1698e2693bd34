namespace Symbolic.Expressions;

/// <summary>The constructors of canonical sums, products and powers.</summary>
/// <remarks>What they do: flatten, sort, fold exact numbers, collect like terms and equal bases with numeric exponents,
/// <c>(x^a)^n</c> for whole n, <c>exp(u)^v</c>, <c>e^u</c>. What they never do: expand, factor, or merge exponentials.</remarks>
internal static class Canonical
{
    /// <summary>The canonical sum. O(n log n) comparisons.</summary>
    public static Expr Sum(ReadOnlySpan<Expr> terms) => terms.Length == 2 ? Sum(terms[0], terms[1]) : SumBuilder.Build(terms);

    /// <summary>The canonical product. O(n log n) comparisons.</summary>
    public static Expr Product(ReadOnlySpan<Expr> factors) => factors.Length == 2 ? Product(factors[0], factors[1]) : ProductBuilder.Build(factors);

    /// <summary>The canonical product of all factors but those at two places, and of another one in their stead.</summary>
    public static Expr ProductWithout(Expr[] factors, int first, int second, Expr instead)
    {
        List<Expr> rest = OperandLists.Rent();
        for (int i = 0; i < factors.Length; i++)
        {
            if (i != first && i != second) rest.Add(factors[i]);
        }

        rest.Add(instead);
        Expr product = Product(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(rest));
        OperandLists.Return(rest);
        return product;
    }

    /// <summary>The terms of a canonical sum, each times a factor.</summary>
    public static Expr[] TermsTimes(Expr[] terms, Expr factor)
    {
        Expr[] products = new Expr[terms.Length];
        for (int i = 0; i < products.Length; i++) products[i] = Product(terms[i], factor);
        return products;
    }

    /// <summary>The canonical product of two.</summary>
    public static Expr Product(Expr a, Expr b)
    {
        if (a is Number p)
        {
            if (p.Value.IsOne) return b;
            if (!p.Value.IsZero && IsPlain(b)) return new Mul(a, b);
        }
        else if (b is Number q)
        {
            if (q.Value.IsOne) return a;
            if (!q.Value.IsZero && IsPlain(a)) return new Mul(b, a);
        }
        else if (IsPlain(a) && IsPlain(b))
        {
            int order = CanonicalOrder.Bases(CanonicalOrder.Base(a), CanonicalOrder.Base(b));
            if (order != 0) return order < 0 ? new Mul(a, b) : new Mul(b, a);
        }

        return ProductMerging.Of(a, b) ?? ProductBuilder.Build([a, b]);
    }

    /// <summary>Whether a factor stays as it is beside a number or another base, without anything to fold: most factors are of this kind.</summary>
    internal static bool IsPlain(Expr e) => e switch
    {
        Expressions.Symbol or Expressions.Call or Add => true,
        Constant constant => constant.IsReal,
        Pow power => power.Base is Expressions.Symbol or Expressions.Call or Add or Constant { IsReal: true },
        _ => false,
    };

    /// <summary>The canonical sum of two.</summary>
    public static Expr Sum(Expr a, Expr b)
    {
        if (a.IsZero) return b;
        if (b.IsZero) return a;
        if (a is Number ? IsTerm(b) : b is Number && IsTerm(a)) return a is Number ? new Add(a, b) : new Add(b, a);
        if (IsTerm(a) && IsTerm(b))
        {
            int order = CanonicalOrder.LikeTerms(a, b);
            if (order != 0) return order < 0 ? new Add(a, b) : new Add(b, a);
        }

        return SumBuilder.Build([a, b]);
    }

    /// <summary>Whether a term stays as it is beside an unlike one.</summary>
    private static bool IsTerm(Expr e) => e is not (Add or Number or Constant) && !NonFinite.IsNegativeInfinity(e);

    /// <summary>The canonical power.</summary>
    public static Expr Power(Expr @base, Expr exponent) => PowerBuilder.Build(@base, exponent);

    /// <summary>The call, with <c>exp(0)</c> folded: a power of e is a power like any other.</summary>
    public static Expr Call(string name, Expr[] arguments) =>
        name == "exp" && arguments is [{ IsZero: true }] ? Number.One : new Call(name, arguments);

    /// <summary>The negation, <c>(-1)*e</c>.</summary>
    public static Expr Negate(Expr e)
    {
        if (e is Number number) return Expressions.Number.Of(-number.Value, number.IsDecimal);
        if (e is not Mul { ArgumentArray: [Number coefficient, ..] } product) return ProductBuilder.WithCoefficient(Number.MinusOne, e);
        if (Array.Exists(product.ArgumentArray, Roots.IsRoot)) return ProductBuilder.Build([Expressions.Number.MinusOne, e]);
        ReadOnlySpan<Expr> rest = product.Arguments[1..];
        if (coefficient.Value != Numerics.Rational.MinusOne) return new Mul([Expressions.Number.Of(-coefficient.Value, coefficient.IsDecimal), .. rest]);
        return rest.Length == 1 ? rest[0] : new Mul(rest.ToArray());
    }

    /// <summary>The reciprocal, <c>e^-1</c>.</summary>
    public static Expr Reciprocal(Expr e) => Power(e, Number.MinusOne);
}
