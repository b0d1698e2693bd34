using Symbolic.Numerics;

namespace Symbolic.Expressions;

/// <summary>The total order in which terms and factors stand: numbers, constants, symbols by name, sums, calls by name; ascending powers.</summary>
/// <remarks>Expressions of more than <see cref="Large"/> nodes come after the small ones of their rank and are ordered by size and hash,
/// which keeps a comparison cheap and needs no recursion over depth. An exponential counts as a power of one base, and like terms and
/// like exponents stand side by side at any size, so that one scan finds them.</remarks>
internal sealed class CanonicalOrder : IComparer<Expr>
{
    public static readonly CanonicalOrder Instance = new();
    internal const int Large = 64;

    /// <summary>The base that all <c>exp(u)</c> share. It is no operand of any expression.</summary>
    private static readonly Call s_exponentialBase = new("exp", []);

    public int Compare(Expr? x, Expr? y) => Terms(x!, y!);

    /// <summary>Order of terms: by their factors, the numeric coefficient last.</summary>
    public static int Terms(Expr a, Expr b)
    {
        if (ReferenceEquals(a, b)) return 0;
        int order = LikeTerms(a, b);
        return order != 0 ? order : Coefficient(a).CompareTo(Coefficient(b));
    }

    /// <summary>Order of terms with the numeric coefficient left out; 0 for like terms.</summary>
    public static int LikeTerms(Expr a, Expr b)
    {
        ReadOnlySpan<Expr> left = Factors(a), right = Factors(b);
        int m = Math.Max(left.Length, 1), n = Math.Max(right.Length, 1);
        for (int i = 0; i < Math.Min(m, n); i++)
        {
            int order = FactorOrder(left.IsEmpty ? a : left[i], right.IsEmpty ? b : right[i]);
            if (order != 0) return order;
        }

        return m.CompareTo(n);
    }

    /// <summary>Order of factors: by base, then exponent.</summary>
    public static int FactorOrder(Expr a, Expr b)
    {
        if (ReferenceEquals(a, b)) return 0;
        int order = Bases(Base(a), Base(b));
        return order != 0 ? order : Exponents(Exponent(a), Exponent(b));
    }

    /// <summary>Order of bases of powers.</summary>
    public static int Bases(Expr a, Expr b)
    {
        if (ReferenceEquals(a, b)) return 0;
        if (a is Symbol x && b is Symbol y) return string.CompareOrdinal(x.Name, y.Name);
        int order = Rank(a) - Rank(b);
        if (order != 0) return order;
        if (a.Weight > Large || b.Weight > Large) return LargeOrder(a, b);
        return a switch
        {
            Number number => number.Value.CompareTo(((Number)b).Value),
            Constant constant => string.CompareOrdinal(constant.Name, ((Constant)b).Name),
            Call call => Calls(call, (Call)b),
            Pow => FactorOrder(a, b),
            _ => Operands(a, b),
        };
    }

    /// <summary>Order of exponents with their numeric coefficient left out; 0 for those that add up to one.</summary>
    public static int LikeExponents(Expr a, Expr b)
    {
        ReadOnlySpan<Expr> left = Factors(a), right = Factors(b);
        if (a is Number || b is Number) return (a is Number ? 0 : 1).CompareTo(b is Number ? 0 : 1);
        int m = Math.Max(left.Length, 1), n = Math.Max(right.Length, 1);
        for (int i = 0; i < Math.Min(m, n); i++)
        {
            int order = Inner(left.IsEmpty ? a : left[i], right.IsEmpty ? b : right[i]);
            if (order != 0) return order;
        }

        return m.CompareTo(n);
    }

    /// <summary>The base of a power; of an exponential one that all exponentials share; else the factor itself.</summary>
    internal static Expr Base(Expr e) => e switch
    {
        Pow power => power.Base,
        Call { IsExponential: true } => e.ArgumentArray[0] is Number ? Constant.E : s_exponentialBase,
        _ => e,
    };

    /// <summary>The base of a power, <c>e</c> for an exponential.</summary>
    internal static Expr TrueBase(Expr e)
    {
        Expr @base = Base(e);
        return ReferenceEquals(@base, s_exponentialBase) ? Constant.E : @base;
    }

    /// <summary>The exponent that goes with <see cref="Base"/>.</summary>
    internal static Expr Exponent(Expr e) => e switch
    {
        Pow power => power.Exponent,
        Call { IsExponential: true } => e.ArgumentArray[0],
        _ => Number.One,
    };

    private static int Exponents(Expr a, Expr b)
    {
        if (ReferenceEquals(a, b)) return 0;
        int order = LikeExponents(a, b);
        if (order != 0) return order;
        return a is Number p && b is Number q ? p.Value.CompareTo(q.Value) : Coefficient(a).CompareTo(Coefficient(b));
    }

    /// <summary>Order of factors inside an exponent, where towers of powers would otherwise be climbed by recursion.</summary>
    private static int Inner(Expr a, Expr b) => a.Weight > Large || b.Weight > Large ? LargeOrder(a, b) : FactorOrder(a, b);

    private static ReadOnlySpan<Expr> Factors(Expr e)
    {
        if (e is not Mul product) return [];
        return product.ArgumentArray[0] is Number ? product.Arguments[1..] : product.Arguments;
    }

    private static Rational Coefficient(Expr e) => e is Mul { ArgumentArray: [Number number, ..] } ? number.Value : Rational.One;

    /// <summary>The order of the kinds of base.</summary>
    internal static int Rank(Expr e) => e switch
    {
        Number => 0,
        Symbol => 2,
        Add => 3,
        Call => 4,
        Mul => 5,
        Pow => 6,
        _ => 1,
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
