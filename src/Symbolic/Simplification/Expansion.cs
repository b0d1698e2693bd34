using Symbolic.Expressions;
using Symbolic.Numerics;
using Symbolic.Polynomials;

namespace Symbolic.Simplification;

/// <summary>Multiplies products of sums out: (x + 1)^2*y = x^2*y + 2*x*y + y.</summary>
/// <remarks>Only whole powers above the fraction bar are multiplied out; what stands below it, and the arguments of functions, are factors like any other.</remarks>
internal static class Expansion
{
    private const long TermsInAll = 20;

    /// <summary>From how many products of terms on sums are multiplied as polynomials.</summary>
    private const long LargeProduct = 1_000;

    /// <summary>A sum, product or power multiplied out, or null when that takes more terms.</summary>
    public static Expr? Of(Expr e, int maximumTerms) => e switch
    {
        Add sum => OfSum(sum, maximumTerms),
        Mul product => OfProduct(product, maximumTerms),
        Pow { Base: Add @base, Exponent: Number exponent } => OfPower(@base, exponent.Value, maximumTerms) ?? Whole(e, exponent.Value),
        _ => e,
    };

    /// <summary>Every sum, product and power of an expression multiplied out, inside the arguments of functions too, or null when that takes more terms
    /// somewhere, or many times as many in all.</summary>
    public static Expr? Everywhere(Expr expression, int maximumTerms)
    {
        long rest = maximumTerms * TermsInAll;
        Expr?[] results = ExpressionGraph.Of(expression).Fold<Expr?>((node, operands) =>
        {
            if (node.Arguments.IsEmpty) return node;
            Expr[] known = [.. operands.ToArray().OfType<Expr>()];
            if (rest < 0 || known.Length < operands.Length) return null;
            Deadline.Check();
            Expr? expanded = Of(node.WithArguments(known), maximumTerms);
            rest -= expanded?.Arguments.Length ?? 0;
            return expanded;
        });
        return results[^1] is { } result ? Interner.Share(result) : null;
    }

    private static Expr? OfSum(Add sum, int maximumTerms)
    {
        if (sum.Arguments.Length <= maximumTerms && Array.TrueForAll(sum.ArgumentArray, IsExpanded)) return sum;
        List<Expr> terms = [];
        foreach (Expr term in sum.Arguments)
        {
            if (Of(term, maximumTerms) is not { } expanded) return null;
            if (expanded is Add inner) terms.AddRange(inner.Arguments);
            else terms.Add(expanded);
            if (terms.Count > maximumTerms) return null;
        }

        return Canonical.Sum([.. terms]);
    }

    /// <summary>Whether a term has nothing to multiply out.</summary>
    private static bool IsExpanded(Expr term)
    {
        foreach (ref readonly Expr factor in term is Mul product ? product.Arguments : new ReadOnlySpan<Expr>(in term))
        {
            if (factor is Add or Pow { Base: Add, Exponent: Number }) return false;
        }

        return true;
    }

    private static Expr? OfProduct(Mul product, int maximumTerms)
    {
        if (IsExpanded(product)) return product;
        Expr result = Number.One;
        List<Expr> plain = [];
        List<Expr> sums = [];
        foreach (Expr factor in product.Arguments)
        {
            if (Of(factor, maximumTerms) is not { } expanded) return null;
            (expanded is Add ? sums : plain).Add(expanded);
        }

        foreach (Expr sum in sums)
        {
            if (Product(result, sum, maximumTerms) is not { } next) return null;
            result = next;
        }

        return Product(result, Canonical.Product([.. plain]), maximumTerms);
    }

    private static Expr? OfPower(Add @base, Rational exponent, int maximumTerms)
    {
        if (!exponent.TryGetInt32(out int n) || n < 2 || n > maximumTerms) return null;
        Expr result = @base;
        for (int bit = System.Numerics.BitOperations.Log2((uint)n) - 1; bit >= 0; bit--)
        {
            if (Product(result, result, maximumTerms) is not { } square) return null;
            result = square;
            if ((n >> bit & 1) == 0) continue;
            if (Product(result, @base, maximumTerms) is not { } next) return null;
            result = next;
        }

        return result;
    }

    /// <summary>A power that is a factor like any other: with an exponent that is not a whole number above 1.</summary>
    private static Expr? Whole(Expr power, Rational exponent) => exponent.IsInteger && exponent > Rational.One ? null : power;

    private static Expr? Product(Expr a, Expr b, int maximumTerms)
    {
        ReadOnlySpan<Expr> left = TermsOf(ref a), right = TermsOf(ref b);
        if ((long)left.Length * right.Length > 16L * maximumTerms) return null;
        if ((long)left.Length * right.Length > LargeProduct && OfPolynomials(a, b, maximumTerms) is { } product) return product;
        Expr[] terms = new Expr[left.Length * right.Length];
        for (int i = 0; i < left.Length; i++)
        {
            Deadline.Check();
            for (int k = 0; k < right.Length; k++) terms[(i * right.Length) + k] = Canonical.Product(left[i], right[k]);
        }

        Expr sum = Canonical.Sum(terms);
        return sum is Add { ArgumentArray.Length: var count } && count > maximumTerms ? null : sum;
    }

    /// <summary>The product of two long sums as polynomials in kernels, or null when they are none.</summary>
    private static Expr? OfPolynomials(Expr a, Expr b, int maximumTerms)
    {
        KernelTable kernels = new();
        PolynomialReader reader = new(kernels, maximumTerms);
        if (HasDecimals(a) || HasDecimals(b) || reader.Read(a) is not { } p || reader.Read(b) is not { } q || TermArithmetic.Product(p, q, maximumTerms) is not { } terms) return null;
        return FactoredForm.Sum(terms, kernels);
    }

    private static bool HasDecimals(Expr sum)
    {
        foreach (Expr term in TermsOf(ref sum))
        {
            if (term is Number { IsDecimal: true } or Mul { ArgumentArray: [Number { IsDecimal: true }, ..] }) return true;
        }

        return false;
    }

    private static ReadOnlySpan<Expr> TermsOf(ref Expr e) => e is Add sum ? sum.Arguments : new ReadOnlySpan<Expr>(ref e);
}
