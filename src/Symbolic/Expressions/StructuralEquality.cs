using System.Runtime.CompilerServices;

namespace Symbolic.Expressions;

/// <summary>Equality of expressions without recursion over depth.</summary>
internal static class StructuralEquality
{
    private const int RecursionWeight = 64;

    /// <summary>Whether both are the same expression. Time linear in the distinct nodes, heap instead of stack for deep ones.</summary>
    public static bool AreEqual(Expr a, Expr b)
    {
        if (ReferenceEquals(a, b)) return true;
        if (a.StableHash != b.StableHash || a.Weight != b.Weight || !a.SameHead(b)) return false;
        return a.Weight <= RecursionWeight ? SmallEqual(a, b) : LargeEqual(a, b);
    }

    private static bool SmallEqual(Expr a, Expr b)
    {
        ReadOnlySpan<Expr> left = a.Arguments, right = b.Arguments;
        if (left.Length != right.Length) return false;
        for (int i = 0; i < left.Length; i++)
        {
            if (!AreEqual(left[i], right[i])) return false;
        }

        return true;
    }

    private static bool LargeEqual(Expr a, Expr b)
    {
        HashSet<(Expr, Expr)> seen = new(PairComparer.Instance);
        Stack<(Expr Left, Expr Right)> open = new();
        open.Push((a, b));
        while (open.TryPop(out (Expr Left, Expr Right) pair))
        {
            if (ReferenceEquals(pair.Left, pair.Right)) continue;
            if (pair.Left.Weight <= RecursionWeight)
            {
                if (!AreEqual(pair.Left, pair.Right)) return false;
                continue;
            }

            if (!seen.Add(pair)) continue;
            ReadOnlySpan<Expr> left = pair.Left.Arguments, right = pair.Right.Arguments;
            if (pair.Left.StableHash != pair.Right.StableHash || left.Length != right.Length || !pair.Left.SameHead(pair.Right)) return false;
            for (int i = 0; i < left.Length; i++) open.Push((left[i], right[i]));
        }

        return true;
    }

    private sealed class PairComparer : IEqualityComparer<(Expr, Expr)>
    {
        public static readonly PairComparer Instance = new();

        public bool Equals((Expr, Expr) x, (Expr, Expr) y) => ReferenceEquals(x.Item1, y.Item1) && ReferenceEquals(x.Item2, y.Item2);

        /// <summary>By object, not by value: a tree may hold the same small expression a hundred thousand times.</summary>
        public int GetHashCode((Expr, Expr) obj) => HashCode.Combine(RuntimeHelpers.GetHashCode(obj.Item1), RuntimeHelpers.GetHashCode(obj.Item2));
    }
}
