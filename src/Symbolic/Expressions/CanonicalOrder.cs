using Symbolic.Numerics;

namespace Symbolic.Expressions;

/// <summary>The total order in which terms and factors stand: numbers, constants, symbols by name, sums, calls by name; ascending powers.</summary>
/// <remarks>Expressions of more than <see cref="Large"/> nodes are ordered by size and hash, which keeps a comparison cheap and
/// needs no recursion over depth.</remarks>
internal sealed class CanonicalOrder : IComparer<Expr>
{
    public static readonly CanonicalOrder Instance = new();
    private const int Large = 64;

    public int Compare(Expr? x, Expr? y) => Terms(x!, y!);

    /// <summary>Order of terms: by their factors, the numeric coefficient last.</summary>
    public static int Terms(Expr a, Expr b)
    {
        if (ReferenceEquals(a, b)) return 0;
        ReadOnlySpan<Expr> left = Factors(ref a, out Rational p), right = Factors(ref b, out Rational q);
        int order = Lexicographic(left, a, right, b);
        return order != 0 ? order : p.CompareTo(q);
    }

    /// <summary>Order of terms with the numeric coefficient left out; 0 for like terms.</summary>
    public static int LikeTerms(Expr a, Expr b)
    {
        ReadOnlySpan<Expr> left = Factors(ref a, out _), right = Factors(ref b, out _);
        return Lexicographic(left, a, right, b);
    }

    /// <summary>Order of factors: by base, then exponent.</summary>
    public static int FactorOrder(Expr a, Expr b)
    {
        if (ReferenceEquals(a, b)) return 0;
        int order = Bases(Base(a), Base(b));
        return order != 0 ? order : Exponents(Exponent(a), Exponent(b));
    }

    /// <summary>Order of exponents; by size where one is large, so that a tower of powers is not climbed.</summary>
    private static int Exponents(Expr a, Expr b)
    {
        if (ReferenceEquals(a, b)) return 0;
        return a.Weight > Large || b.Weight > Large ? LargeOrder(a, b) : Terms(a, b);
    }

    /// <summary>Order of bases of powers.</summary>
    public static int Bases(Expr a, Expr b)
    {
        if (ReferenceEquals(a, b)) return 0;
        int order = Rank(a).CompareTo(Rank(b));
        if (order != 0) return order;
        if (a.Weight > Large || b.Weight > Large) return LargeOrder(a, b);
        return a switch
        {
            Number number => number.Value.CompareTo(((Number)b).Value),
            Constant constant => string.CompareOrdinal(constant.Name, ((Constant)b).Name),
            Symbol symbol => string.CompareOrdinal(symbol.Name, ((Symbol)b).Name),
            Call call => Calls(call, (Call)b),
            Pow => FactorOrder(a, b),
            _ => Operands(a, b),
        };
    }

    internal static Expr Base(Expr e) => e is Pow power ? power.Base : e;

    private static Expr Exponent(Expr e) => e is Pow power ? power.Exponent : Number.One;

    private static ReadOnlySpan<Expr> Factors(ref Expr e, out Rational coefficient)
    {
        coefficient = Rational.One;
        if (e is not Mul product) return [];
        if (product.ArgumentArray[0] is not Number number) return product.Arguments;
        coefficient = number.Value;
        return product.Arguments[1..];
    }

    private static int Lexicographic(ReadOnlySpan<Expr> left, Expr a, ReadOnlySpan<Expr> right, Expr b)
    {
        int m = Math.Max(left.Length, 1), n = Math.Max(right.Length, 1);
        for (int i = 0; i < Math.Min(m, n); i++)
        {
            int order = FactorOrder(left.IsEmpty ? a : left[i], right.IsEmpty ? b : right[i]);
            if (order != 0) return order;
        }

        return m.CompareTo(n);
    }

    private static int Rank(Expr e) => e.Kind switch
    {
        ExprKind.Number => 0,
        ExprKind.Constant => 1,
        ExprKind.Symbol => 2,
        ExprKind.Add => 3,
        ExprKind.Call => 4,
        ExprKind.Mul => 5,
        _ => 6,
    };

    private static int Calls(Call a, Call b)
    {
        int order = string.CompareOrdinal(a.Name, b.Name);
        if (order != 0) return order;
        order = a.Orders.AsSpan().SequenceCompareTo(b.Orders.AsSpan());
        return order != 0 ? order : Operands(a, b);
    }

    private static int Operands(Expr a, Expr b)
    {
        ReadOnlySpan<Expr> left = a.Arguments, right = b.Arguments;
        for (int i = 0; i < Math.Min(left.Length, right.Length); i++)
        {
            int order = Terms(left[i], right[i]);
            if (order != 0) return order;
        }

        return left.Length.CompareTo(right.Length);
    }

    private static int LargeOrder(Expr a, Expr b)
    {
        int order = a.Weight.CompareTo(b.Weight);
        if (order == 0) order = a.StableHash.CompareTo(b.StableHash);
        if (order != 0 || StructuralEquality.AreEqual(a, b)) return order;
        return Operands(a, b);
    }
}
