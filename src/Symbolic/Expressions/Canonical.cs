namespace Symbolic.Expressions;

/// <summary>The constructors of canonical sums, products and powers.</summary>
/// <remarks>What they do: flatten, sort, fold exact numbers, collect like terms and equal bases with numeric exponents,
/// <c>(x^a)^n</c> for whole n, <c>exp(u)^v</c>, <c>e^u</c>. What they never do: expand, factor, or merge exponentials.</remarks>
internal static class Canonical
{
    /// <summary>The canonical sum. O(n log n) comparisons.</summary>
    public static Expr Sum(ReadOnlySpan<Expr> terms) => SumBuilder.Build(terms);

    /// <summary>The canonical product. O(n log n) comparisons.</summary>
    public static Expr Product(ReadOnlySpan<Expr> factors) => ProductBuilder.Build(factors);

    /// <summary>The canonical product of two.</summary>
    public static Expr Product(Expr a, Expr b)
    {
        if (a.IsOne) return b;
        if (b.IsOne) return a;
        return ProductBuilder.Build([a, b]);
    }

    /// <summary>The canonical sum of two.</summary>
    public static Expr Sum(Expr a, Expr b)
    {
        if (a.IsZero) return b;
        if (b.IsZero) return a;
        return SumBuilder.Build([a, b]);
    }

    /// <summary>The canonical power.</summary>
    public static Expr Power(Expr @base, Expr exponent) => PowerBuilder.Build(@base, exponent);

    /// <summary>The call, with <c>exp(0)</c> folded: a power of e is a power like any other.</summary>
    public static Expr Call(string name, Expr[] arguments) =>
        name == "exp" && arguments is [{ IsZero: true }] ? Number.One : new Call(name, arguments);

    /// <summary>The negation, <c>(-1)*e</c>.</summary>
    public static Expr Negate(Expr e)
    {
        if (e is Number number) return new Number(-number.Value, number.IsDecimal);
        if (e is not Mul { ArgumentArray: [Number coefficient, ..] } product) return ProductBuilder.WithCoefficient(Number.MinusOne, e);
        ReadOnlySpan<Expr> rest = product.Arguments[1..];
        if (coefficient.Value != Numerics.Rational.MinusOne) return new Mul([new Number(-coefficient.Value, coefficient.IsDecimal), .. rest]);
        return rest.Length == 1 ? rest[0] : new Mul(rest.ToArray());
    }

    /// <summary>The reciprocal, <c>e^-1</c>.</summary>
    public static Expr Reciprocal(Expr e) => Power(e, Number.MinusOne);
}
