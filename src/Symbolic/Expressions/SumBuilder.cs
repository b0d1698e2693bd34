using System.Runtime.InteropServices;
using Symbolic.Numerics;

namespace Symbolic.Expressions;

/// <summary>Builds canonical sums: flat, sorted, like terms collected, one number in front.</summary>
internal static class SumBuilder
{
    private const int FewTerms = 8;

    public static Expr Build(ReadOnlySpan<Expr> operands)
    {
        if (IsCanonical(operands)) return new Add(operands.ToArray());
        if (operands.Length <= FewTerms && Sorted(operands) is { } sorted) return new Add(sorted);
        List<Expr> terms = OperandLists.Rent();
        Expr sum = Build(operands, terms);
        OperandLists.Return(terms);
        return sum;
    }

    /// <summary>Whether the operands are those of a canonical sum as they stand.</summary>
    public static bool IsCanonical(ReadOnlySpan<Expr> operands)
    {
        if (operands.Length < 2) return false;
        for (int i = operands[0] is Number { Value.IsZero: false } ? 1 : 0; i < operands.Length; i++)
        {
            if (operands[i] is Add or Number or Constant { IsReal: false } || NonFinite.IsNegativeInfinity(operands[i])) return false;
            if (i > 0 && operands[i - 1] is not Number && CanonicalOrder.LikeTerms(operands[i - 1], operands[i]) >= 0) return false;
        }

        return true;
    }

    /// <summary>The terms in order, where that is all there is to do: none is a sum, no two are alike or numbers.</summary>
    private static Expr[]? Sorted(ReadOnlySpan<Expr> operands)
    {
        if (operands.Length < 2) return null;
        Expr[] sorted = new Expr[operands.Length];
        int first = 0;
        for (int count = 0; count < sorted.Length; count++)
        {
            Expr term = operands[count];
            int at = count;
            if (term is Number { Value.IsZero: false } && first == 0) (at, first) = (0, 1);
            else if (term is Add or Number or Constant || NonFinite.IsNegativeInfinity(term)) return null;
            else
            {
                int order = -1;
                while (at > first && (order = CanonicalOrder.LikeTerms(sorted[at - 1], term)) > 0) at--;
                if (order == 0) return null;
            }

            sorted.AsSpan(at, count - at).CopyTo(sorted.AsSpan(at + 1));
            sorted[at] = term;
        }

        return sorted;
    }

    private static Expr Build(ReadOnlySpan<Expr> operands, List<Expr> terms)
    {
        ExactTotal constant = ExactTotal.Zero;
        bool isDecimal = false;
        foreach (Expr operand in operands) Take(operand, terms, ref constant, ref isDecimal);
        Collect(terms, ref constant, ref isDecimal);
        if (terms.Exists(static t => t is Constant { IsReal: false } || NonFinite.IsNegativeInfinity(t))) return WithNonFinite(terms);
        Rational number = constant.Total();
        if (!number.IsZero) terms.Insert(0, Number.Of(number, isDecimal));
        return terms.Count switch
        {
            0 => Number.Zero,
            1 => terms[0],
            _ => new Add([.. terms]),
        };
    }

    /// <summary>The numeric coefficient of a term and the rest of it.</summary>
    public static (Rational Coefficient, Expr Term) Split(Expr term)
    {
        if (term is Number number) return (number.Value, Number.One);
        if (term is not Mul product || product.ArgumentArray[0] is not Number coefficient) return (Rational.One, term);
        ReadOnlySpan<Expr> rest = product.Arguments[1..];
        return (coefficient.Value, rest.Length == 1 ? rest[0] : new Mul(rest.ToArray()));
    }

    /// <summary>The only factor of a term beside its numeric coefficient, or null where there are several or none.</summary>
    public static Expr? Only(Expr term) => term switch
    {
        Mul { ArgumentArray: [Number, var factor] } => factor,
        Mul or Number => null,
        _ => term,
    };

    /// <summary>The numeric coefficient of a term.</summary>
    public static Rational Coefficient(Expr term) => term switch
    {
        Number number => number.Value,
        Mul { ArgumentArray: [Number coefficient, ..] } => coefficient.Value,
        _ => Rational.One,
    };

    /// <summary>The factors of a term beside its numeric coefficient.</summary>
    public static ReadOnlySpan<Expr> FactorsOf(ref readonly Expr term) => term switch
    {
        Mul { ArgumentArray: [Number, ..] } product => product.Arguments[1..],
        Mul product => product.Arguments,
        Number => [],
        _ => new ReadOnlySpan<Expr>(in term),
    };

    private static void Take(Expr operand, List<Expr> terms, ref ExactTotal constant, ref bool isDecimal)
    {
        switch (operand)
        {
            case Add sum:
                foreach (Expr term in sum.Arguments) Take(term, terms, ref constant, ref isDecimal);
                break;
            case Number number:
                constant.Take(number.Value);
                isDecimal |= number.IsDecimal;
                break;
            default:
                terms.Add(operand);
                break;
        }
    }

    /// <summary>Sorts the terms and collects like ones; what that leaves of a sum, as in 2*(x + y) - (x + y), is flattened again.</summary>
    private static void Collect(List<Expr> terms, ref ExactTotal constant, ref bool isDecimal)
    {
        while (!IsCollected(terms))
        {
            TermSorting.Sort(terms);
            MergeLike(terms);
            if (!terms.Exists(static t => t is Add or Number)) return;
            Expr[] all = [.. terms];
            terms.Clear();
            foreach (Expr term in all) Take(term, terms, ref constant, ref isDecimal);
        }
    }

    private static void MergeLike(List<Expr> terms)
    {
        int kept = 0;
        for (int i = 0; i < terms.Count;)
        {
            int end = i + 1;
            while (end < terms.Count && CanonicalOrder.LikeTerms(terms[i], terms[end]) == 0) end++;
            Expr? merged = end == i + 1 ? terms[i] : Merge(terms, i, end);
            if (merged is not null) terms[kept++] = merged;
            i = end;
        }

        terms.RemoveRange(kept, terms.Count - kept);
    }

    /// <summary>Whether the terms stand in order without like ones, as when a sum is rebuilt.</summary>
    private static bool IsCollected(List<Expr> terms)
    {
        ReadOnlySpan<Expr> span = CollectionsMarshal.AsSpan(terms);
        for (int i = 1; i < span.Length; i++)
        {
            if (CanonicalOrder.LikeTerms(span[i - 1], span[i]) >= 0) return false;
        }

        return true;
    }

    private static Expr? Merge(List<Expr> terms, int start, int end)
    {
        ExactTotal sum = ExactTotal.Zero;
        bool isDecimal = false, positive = false, negative = false;
        for (int i = start; i < end; i++)
        {
            Rational coefficient = terms[i] is Mul { ArgumentArray: [Number number, ..] } ? number.Value : Rational.One;
            sum.Take(coefficient);
            positive |= coefficient.Sign > 0;
            negative |= coefficient.Sign < 0;
            isDecimal |= terms[i] is Mul { ArgumentArray: [Number { IsDecimal: true }, ..] };
        }

        Rational total = sum.Total();
        Expr rest = Split(terms[start]).Term;
        if (NonFinite.In(rest)) return positive && negative ? Constant.NaN : terms[start];
        if (total.IsZero) return null;
        if (total.IsOne) return rest;
        Number factor = Number.Of(total, isDecimal);
        return HasRoot(rest) ? ProductBuilder.Build([factor, rest]) : ProductBuilder.WithCoefficient(factor, rest);
    }

    /// <summary>Whether a coefficient can change the roots beside it: 2*2^(-1/3) is 2^(2/3).</summary>
    private static bool HasRoot(Expr term)
    {
        if (term is not Mul product) return Roots.IsRoot(term);
        foreach (Expr operand in product.Arguments)
        {
            if (Roots.IsRoot(operand)) return true;
        }

        return false;
    }

    /// <summary>A sum with <c>nan</c>, or with both infinities, is <c>nan</c>; an infinity swallows the numbers beside it.</summary>
    private static Expr WithNonFinite(List<Expr> terms)
    {
        bool undefined = terms.Contains(Constant.NaN) || (terms.Contains(Constant.Infinity) && terms.Exists(NonFinite.IsNegativeInfinity));
        if (undefined) return Constant.NaN;
        terms.RemoveAll(static t => t is Constant { IsReal: true });
        return terms.Count == 1 ? terms[0] : new Add([.. terms]);
    }
}
