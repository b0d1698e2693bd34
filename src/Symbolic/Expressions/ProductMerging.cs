using System.Runtime.CompilerServices;
using Symbolic.Numerics;

namespace Symbolic.Expressions;

/// <summary>The canonical product of canonical expressions by putting their factors in order and adding numeric exponents: most products are made so.</summary>
internal static class ProductMerging
{
    private const int MaximumFactors = 32, FewFactors = 12;

    /// <summary>The product of a few, or null where more has to be done than to put factors in order and to add whole exponents.</summary>
    public static Expr? Of(ReadOnlySpan<Expr> operands)
    {
        int most = 1;
        foreach (Expr operand in operands) most += operand is Mul ? operand.ArgumentArray.Length : 1;
        if (most > FewFactors + 1) return null;
        Few room = default;
        Span<Expr> merged = room;
        Number? coefficient = null;
        int end = 1;
        foreach (ref readonly Expr operand in operands)
        {
            ReadOnlySpan<Expr> factors = Split(in operand, out Number? number);
            coefficient = Product(coefficient, number);
            foreach (Expr factor in factors)
            {
                if (!Canonical.IsPlain(factor) || !Insert(factor, merged, ref end)) return null;
            }
        }

        if (coefficient is { IsZero: true }) return null;
        if (coefficient is null or { IsOne: true }) return Over(merged[1..end]);
        merged[0] = coefficient;
        return Over(merged[..end]);
    }

    /// <summary>Puts a factor in its place behind the first, or adds its exponent to that of the factor that has its base; false where not both are whole numbers.</summary>
    private static bool Insert(Expr factor, Span<Expr> factors, ref int end)
    {
        Expr @base = CanonicalOrder.Base(factor);
        int at = end, order = -1;
        while (at > 1 && (order = CanonicalOrder.Bases(CanonicalOrder.Base(factors[at - 1]), @base)) > 0) at--;
        if (order != 0)
        {
            factors[at..end].CopyTo(factors[(at + 1)..]);
            factors[at] = factor;
            end++;
            return true;
        }

        if (!HasWholeExponent(factor) || !HasWholeExponent(factors[at - 1]) || Power(factors[at - 1], factor) is not { } power) return false;
        factors[at - 1] = power;
        if (!power.IsOne) return true;
        factors[at..end].CopyTo(factors[(at - 1)..]);
        end--;
        return true;
    }

    private static bool HasWholeExponent(Expr factor) => CanonicalOrder.Exponent(factor) is Number { Value.IsInteger: true };

    /// <summary>The product, or null where more has to be done than to put factors in order and to add numeric exponents.</summary>
    public static Expr? Of(Expr a, Expr b)
    {
        ReadOnlySpan<Expr> left = Split(in a, out Number? p), right = Split(in b, out Number? q);
        if (left.Length + right.Length > MaximumFactors || !ArePlain(left) || !ArePlain(right)) return null;
        Number? coefficient = Product(p, q);
        if (coefficient is { IsZero: true }) return null;
        if (left.IsEmpty || right.IsEmpty) return Scaled(coefficient, left.IsEmpty ? right : left);
        Few room = default;
        Span<Expr> merged = left.Length + right.Length < Few.Length ? room : new Expr[left.Length + right.Length + 1];
        int count = Merge(left, right, merged[1..]);
        if (count < 0) return null;
        if (coefficient is null or { IsOne: true }) return Over(merged.Slice(1, count));
        merged[0] = coefficient;
        return Over(merged[..(count + 1)]);
    }

    private static Expr Scaled(Number? coefficient, ReadOnlySpan<Expr> factors)
    {
        if (coefficient is null or { IsOne: true }) return factors.IsEmpty ? Number.One : factors.Length == 1 ? factors[0] : new Mul(factors.ToArray());
        if (factors.IsEmpty) return coefficient;
        Expr[] scaled = new Expr[factors.Length + 1];
        scaled[0] = coefficient;
        factors.CopyTo(scaled.AsSpan(1));
        return new Mul(scaled);
    }

    private static Expr Over(ReadOnlySpan<Expr> factors) => factors.Length switch
    {
        0 => Number.One,
        1 => factors[0],
        _ => new Mul(factors.ToArray()),
    };

    private static Number? Product(Number? p, Number? q) => p is null || q is null ? p ?? q : Number.Of(p.Value * q.Value, p.IsDecimal | q.IsDecimal);

    /// <summary>The factors of a product beside its number.</summary>
    private static ReadOnlySpan<Expr> Split(ref readonly Expr e, out Number? coefficient)
    {
        coefficient = e as Number;
        if (coefficient is not null) return [];
        if (e is not Mul product) return new ReadOnlySpan<Expr>(in e);
        coefficient = product.ArgumentArray[0] as Number;
        return coefficient is null ? product.Arguments : product.Arguments[1..];
    }

    private static bool ArePlain(ReadOnlySpan<Expr> factors)
    {
        foreach (Expr factor in factors)
        {
            if (!Canonical.IsPlain(factor)) return false;
        }

        return true;
    }

    /// <summary>Merges factors in order; the number of them, or -1 where powers of one base have to be built otherwise.</summary>
    private static int Merge(ReadOnlySpan<Expr> left, ReadOnlySpan<Expr> right, Span<Expr> merged)
    {
        int count = 0, i = 0, k = 0;
        while (i < left.Length && k < right.Length)
        {
            int order = CanonicalOrder.Bases(CanonicalOrder.Base(left[i]), CanonicalOrder.Base(right[k]));
            if (order < 0) merged[count++] = left[i++];
            else if (order > 0) merged[count++] = right[k++];
            else if (IsAlone(left, i) && IsAlone(right, k) && Power(left[i++], right[k++]) is { } power)
            {
                if (!power.IsOne) merged[count++] = power;
            }
            else return -1;
        }

        foreach (Expr factor in left[i..]) merged[count++] = factor;
        foreach (Expr factor in right[k..]) merged[count++] = factor;
        return count;
    }

    /// <summary>Whether the next factor has another base.</summary>
    private static bool IsAlone(ReadOnlySpan<Expr> factors, int at) =>
        at + 1 == factors.Length || CanonicalOrder.Bases(CanonicalOrder.Base(factors[at]), CanonicalOrder.Base(factors[at + 1])) != 0;

    /// <summary>The product of two powers of one base with numeric exponents, or null for others and for x/sqrt(x), which stays.</summary>
    private static Expr? Power(Expr a, Expr b)
    {
        Expr @base = CanonicalOrder.Base(a);
        if (ReferenceEquals(@base, Constant.E) || CanonicalOrder.Exponent(a) is not Number p || CanonicalOrder.Exponent(b) is not Number q) return null;
        (Rational low, Rational high) = p.Value.Sign < 0 ? (p.Value, q.Value) : (q.Value, p.Value);
        if (low.Sign < 0 && high.Sign > 0 && ProductBuilder.Fills(a, low, high)) return null;
        Rational exponent = p.Value + q.Value;
        return exponent.IsZero ? Number.One : exponent.IsOne ? @base : new Pow(@base, Number.Of(exponent));
    }

    /// <summary>Room for the factors of most products.</summary>
    [InlineArray(Length)]
    private struct Few
    {
        public const int Length = FewFactors + 2;

        private Expr _first;
    }
}
