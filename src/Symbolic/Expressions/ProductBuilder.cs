using System.Runtime.InteropServices;
using Symbolic.Numerics;

namespace Symbolic.Expressions;

/// <summary>Builds canonical products: flat, sorted, equal bases with like exponents collected, one number in front.</summary>
internal static class ProductBuilder
{
    public static Expr Build(ReadOnlySpan<Expr> operands)
    {
        if (IsCanonical(operands)) return new Mul(operands.ToArray());
        if (ProductMerging.Of(operands) is { } merged) return merged;
        List<Expr> factors = OperandLists.Rent();
        Expr product = Build(operands, factors);
        OperandLists.Return(factors);
        return product;
    }

    /// <summary>Whether the operands are those of a canonical product as they stand; products with roots of numbers and the like are not looked into.</summary>
    public static bool IsCanonical(ReadOnlySpan<Expr> operands)
    {
        if (operands.Length < 2) return false;
        int first = operands[0] is Number { Value: { IsZero: false, IsOne: false } } ? 1 : 0;
        for (int i = first; i < operands.Length; i++)
        {
            if (!Canonical.IsPlain(operands[i])) return false;
            if (i > first && CanonicalOrder.Bases(CanonicalOrder.Base(operands[i - 1]), CanonicalOrder.Base(operands[i])) >= 0) return false;
        }

        return true;
    }

    private static Expr Build(ReadOnlySpan<Expr> operands, List<Expr> factors)
    {
        Coefficient coefficient = default;
        foreach (Expr operand in operands) Take(operand, factors, ref coefficient);
        Collect(factors, ref coefficient);
        Roots.Normalise(factors, ref coefficient);
        return Product(factors, coefficient);
    }

    /// <summary>The product of a number other than 0 and 1 with a factor list that is canonical already and has no number.</summary>
    public static Expr WithCoefficient(Number coefficient, Expr rest) =>
        rest switch
        {
            _ when Roots.IsRoot(rest) || rest.ArgumentArray.Any(Roots.IsRoot) => Build([coefficient, rest]),
            Number number => Number.Of(coefficient.Value * number.Value, coefficient.IsDecimal | number.IsDecimal),
            Mul product => new Mul([coefficient, .. product.Arguments]),
            _ => new Mul([coefficient, rest]),
        };

    /// <summary>Adds an operand to the factors: flat, the numbers multiplied into the coefficient.</summary>
    public static void Take(Expr operand, List<Expr> factors, ref Coefficient coefficient)
    {
        if (operand is Mul product)
        {
            foreach (Expr factor in product.Arguments) TakeFactor(factor, factors, ref coefficient);
        }
        else
        {
            TakeFactor(operand, factors, ref coefficient);
        }
    }

    /// <summary>Sorts the factors and merges equal bases.</summary>
    public static void Collect(List<Expr> factors, ref Coefficient coefficient)
    {
        while (!IsCollected(factors))
        {
            TermSorting.SortFactors(factors);
            if (!MergeBases(factors)) return;
            Flatten(factors, ref coefficient);
        }
    }

    private static Expr Product(List<Expr> factors, Coefficient coefficient)
    {
        if (factors.Exists(static f => f is Constant { IsReal: false })) return NonFinite.Product(coefficient.Value.Sign, factors);
        if (coefficient.Value.IsZero) return factors.Exists(NonFinite.In) ? Constant.NaN : Number.Zero;
        if (factors.Count == 0) return coefficient.ToNumber();
        if (!coefficient.Value.IsOne) factors.Insert(0, coefficient.ToNumber());
        return factors.Count == 1 ? factors[0] : new Mul([.. factors]);
    }

    private static void TakeFactor(Expr factor, List<Expr> factors, ref Coefficient coefficient)
    {
        if (factor is Number number) coefficient.Multiply(number);
        else factors.Add(factor);
    }

    /// <summary>Whether the factors stand in order with nothing to merge, as when a product is rebuilt.</summary>
    private static bool IsCollected(List<Expr> factors)
    {
        ReadOnlySpan<Expr> span = CollectionsMarshal.AsSpan(factors);
        for (int i = 1; i < span.Length; i++)
        {
            int order = CanonicalOrder.Bases(CanonicalOrder.Base(span[i - 1]), CanonicalOrder.Base(span[i]));
            if (order < 0) continue;
            if (order > 0 || !StayApart(span[i - 1], span[i])) return false;
        }

        return true;
    }

    /// <summary>Whether two powers of one base, in order, are not merged: other symbolic exponents, or x^-a beside x^b with 0 &lt; b - a not whole.</summary>
    private static bool StayApart(Expr left, Expr right)
    {
        Expr p = CanonicalOrder.Exponent(left), q = CanonicalOrder.Exponent(right);
        int order = CanonicalOrder.LikeExponents(p, q);
        if (order != 0) return order < 0;
        return p is Number { Value.Sign: < 0 } a && q is Number b && Fills(left, a.Value, b.Value);
    }

    /// <summary>Merges neighbours of one base; whether there were any.</summary>
    private static bool MergeBases(List<Expr> factors)
    {
        int kept = 0;
        bool isMerged = false;
        for (int i = 0; i < factors.Count;)
        {
            int end = i + 1;
            while (end < factors.Count && AreLike(factors[i], factors[end])) end++;
            if (end == i + 1) factors[kept++] = factors[i];
            else
            {
                isMerged = true;
                Merge(factors, i, end, ref kept);
            }

            i = end;
        }

        factors.RemoveRange(kept, factors.Count - kept);
        return isMerged;
    }

    private static bool AreLike(Expr a, Expr b) =>
        CanonicalOrder.Bases(CanonicalOrder.Base(a), CanonicalOrder.Base(b)) == 0
        && CanonicalOrder.LikeExponents(CanonicalOrder.Exponent(a), CanonicalOrder.Exponent(b)) == 0;

    /// <summary>Merges powers of one base whose exponents add up to one.</summary>
    private static void Merge(List<Expr> factors, int start, int end, ref int kept)
    {
        Expr first = factors[start], @base = CanonicalOrder.TrueBase(first);
        if (CanonicalOrder.Exponent(first) is not Number)
        {
            Expr[] exponents = new Expr[end - start];
            for (int i = start; i < end; i++) exponents[i - start] = CanonicalOrder.Exponent(factors[i]);
            factors[kept++] = PowerBuilder.Build(@base, SumBuilder.Build(exponents));
            return;
        }

        Rational positive = Rational.Zero, negative = Rational.Zero;
        for (int i = start; i < end; i++)
        {
            Rational exponent = CanonicalOrder.Exponent(factors[i]).NumberValue!.Value;
            if (exponent.Sign > 0) positive += exponent;
            else negative += exponent;
        }

        bool apart = Fills(first, negative, positive);
        if (apart) factors[kept++] = PowerBuilder.Build(@base, Number.Of(negative));
        factors[kept++] = PowerBuilder.Build(@base, Number.Of(apart ? positive : negative + positive));
    }

    /// <summary>
    /// x^a * x^b is x^(a+b), except that x/sqrt(x) stays: merging it would give a value at 0, where the
    /// expression as written has none, and with it the derivative of x/(1 + sqrt(x)) would depend on how it was reached.
    /// </summary>
    internal static bool Fills(Expr factor, Rational negative, Rational positive)
    {
        if (negative.IsZero || positive.IsZero) return false;
        Rational sum = negative + positive;
        return sum.Sign > 0 && !sum.IsInteger && CanonicalOrder.Base(factor) is not (Number or Constant or Mul);
    }

    /// <summary>Merging can leave a number or a product, as in sqrt(2)*sqrt(2) or (x*y)^(1/2)*(x*y)^(1/2).</summary>
    private static void Flatten(List<Expr> factors, ref Coefficient coefficient)
    {
        if (!factors.Exists(static f => f.Kind is ExprKind.Mul or ExprKind.Number)) return;
        Expr[] all = [.. factors];
        factors.Clear();
        foreach (Expr factor in all) Take(factor, factors, ref coefficient);
    }
}
