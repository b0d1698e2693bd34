using System.Runtime.InteropServices;

namespace Symbolic.Expressions;

/// <summary>Sums, products and powers that are not brought to canonical form, so that building one costs its operands and nothing below them.</summary>
/// <remarks>Only trivial operands are dropped. The simplifier brings such graphs to canonical form in one linear pass.</remarks>
internal static class Raw
{
    private const int FewFactors = 2, ManyFactors = 10, FewTerms = 8;

    /// <summary>The sum without zeros.</summary>
    public static Expr Sum(List<Expr> terms)
    {
        terms.RemoveAll(static term => term.IsZero);
        return terms.Count switch
        {
            0 => Number.Zero,
            1 => terms[0],
            _ => new Add([.. terms]),
        };
    }

    /// <summary>The product of two without ones; 0 when a factor is 0.</summary>
    public static Expr Product(Expr a, Expr b)
    {
        if (a is Number { Value: var p })
        {
            if (p.IsZero) return Number.Zero;
            if (p.IsOne) return b.IsZero ? Number.Zero : b;
        }

        if (b is Number { Value: var q })
        {
            if (q.IsZero) return Number.Zero;
            if (q.IsOne) return a;
        }

        return new Mul(a, b);
    }

    /// <summary>The product of two, canonical where both are short: a few plain factors, which the simplifier would not leave nested either.</summary>
    /// <param name="a">The first.</param>
    /// <param name="b">The second. A product that is not taken apart stands last.</param>
    /// <param name="isOnlyUse">Whether nothing else is made of the first, which need not be as short then.</param>
    public static Expr Merged(Expr a, Expr b, bool isOnlyUse = false)
    {
        if (a.IsOne) return b;
        if (b.IsOne) return a;
        return (IsShort(a, b, isOnlyUse) ? ProductMerging.Of(a, b) : null) ?? (a is Mul && b is not Mul ? Product(b, a) : Product(a, b));
    }

    /// <summary>The product of some, as if each were merged with the product of those before, of which nothing else is made: at once where all are short.</summary>
    public static Expr Merged(List<Expr> factors)
    {
        if (factors.Count > 2 && AreShort(factors) && ProductMerging.Of(CollectionsMarshal.AsSpan(factors)) is { } product) return product;
        Expr result = Number.One;
        for (int i = 0; i < factors.Count; i++) result = Merged(result, factors[i], isOnlyUse: i > 1);
        return result;
    }

    private static bool AreShort(List<Expr> factors)
    {
        foreach (Expr factor in factors)
        {
            if (FactorsIn(factor) > FewFactors) return false;
        }

        return true;
    }

    /// <summary>The sum without zeros, canonical where there are a few terms and none of them is a sum.</summary>
    public static Expr Collected(List<Expr> terms)
    {
        if (terms.Count is < 2 or > FewTerms) return Sum(terms);
        foreach (Expr term in terms)
        {
            if (term is Add) return Sum(terms);
        }

        return Canonical.Sum(CollectionsMarshal.AsSpan(terms));
    }

    /// <summary>Whether two factors are at most two each; beside a number also one more, and the first many where nothing else is made of it.</summary>
    private static bool IsShort(Expr a, Expr b, bool isOnlyUse) =>
        FactorsIn(a) <= (isOnlyUse ? ManyFactors : b is Number ? FewFactors + 1 : FewFactors) && FactorsIn(b) <= (a is Number ? FewFactors + 1 : FewFactors);

    /// <summary>How many factors there are; very many where there are products among them.</summary>
    private static int FactorsIn(Expr e) => e switch
    {
        Mul { ArgumentArray: [Mul, ..] or [.., Mul] } => int.MaxValue,
        Mul product => product.ArgumentArray.Length,
        _ => 1,
    };

    /// <summary>The product without ones; 0 when a factor is 0.</summary>
    public static Expr Product(params ReadOnlySpan<Expr> factors)
    {
        List<Expr> kept = new(factors.Length);
        foreach (Expr factor in factors)
        {
            if (factor.IsZero) return Number.Zero;
            if (!factor.IsOne) kept.Add(factor);
        }

        return kept.Count switch
        {
            0 => Number.One,
            1 => kept[0],
            _ => new Mul([.. kept]),
        };
    }

    /// <summary>The product of all factors of a product but one.</summary>
    public static Expr ProductWithout(Expr[] factors, int index)
    {
        if (factors.Length == 2) return factors[1 - index];
        Expr[] others = new Expr[factors.Length - 1];
        factors.AsSpan(0, index).CopyTo(others);
        factors.AsSpan(index + 1).CopyTo(others.AsSpan(index));
        return new Mul(others);
    }

    /// <summary>The power, with exponents 0 and 1 resolved.</summary>
    public static Expr Power(Expr @base, Expr exponent)
    {
        if (exponent.IsOne) return @base;
        return exponent.IsZero ? Number.One : new Pow(@base, exponent);
    }

    /// <summary>The derivative of a power by its base.</summary>
    public static Expr PowerRule(Pow power)
    {
        if (power.Exponent is not Number { IsDecimal: false, Value: var exponent }) return Product(power.Exponent, Power(power.Base, power.Exponent - 1));
        return Product(power.Exponent, exponent == 2 ? power.Base : Power(power.Base, Number.Of(exponent - 1)));
    }

    /// <summary>The expression with nodes replaced, operands first, and what stands above them rebuilt as it was.</summary>
    public static Expr Replace(Expr root, Func<Expr, Expr?> replacement) =>
        ExpressionGraph.Fold<Expr>(root, (node, operands) => replacement(node) ?? Rebuild(node, operands));

    /// <summary>The node over new operands as they are, or itself when they are the same objects.</summary>
    public static Expr Rebuild(Expr node, ReadOnlySpan<Expr> operands)
    {
        ReadOnlySpan<Expr> old = node.Arguments;
        for (int i = 0; i < old.Length; i++)
        {
            if (!ReferenceEquals(old[i], operands[i])) return node.WithEqualArguments(operands.ToArray());
        }

        return node;
    }
}
