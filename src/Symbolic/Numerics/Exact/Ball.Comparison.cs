namespace Symbolic.Numerics;

public sealed partial class Ball
{
    /// <summary>Whether a &lt; b: true or false when that holds for all numbers of the balls, null when it is undecided or an argument is undefined.</summary>
    public static bool? IsLess(Ball a, Ball b) => Order(a, b) switch { Ordering.Less => true, Ordering.Unknown or Ordering.AtMost => null, _ => false };

    /// <summary>Whether a ≤ b: true or false when that holds for all numbers of the balls, null when it is undecided or an argument is undefined.</summary>
    public static bool? IsLessOrEqual(Ball a, Ball b) => Order(a, b) switch
    {
        Ordering.Less or Ordering.Equal or Ordering.AtMost => true,
        Ordering.Greater => false,
        _ => null,
    };

    /// <summary>Whether a = b: true only for exact numbers, false when the balls are apart, null otherwise or when an argument is undefined.</summary>
    public static bool? AreEqual(Ball a, Ball b) => Order(a, b) switch
    {
        Ordering.Equal => true,
        Ordering.Less or Ordering.Greater => false,
        _ => null,
    };

    /// <summary>The smaller number. Radius: the larger of the two, as the minimum is 1-Lipschitz; of ordered balls, the smaller one itself.</summary>
    public static Ball Min(Ball a, Ball b) => Negate(Max(Negate(a), Negate(b)));

    /// <summary>The larger number. Radius: the larger of the two, as the maximum is 1-Lipschitz; of ordered balls, the larger one itself.</summary>
    public static Ball Max(Ball a, Ball b)
    {
        if (a.Propagates() || b.Propagates()) return Propagate(a, b);
        switch (Order(a, b))
        {
            case Ordering.Less or Ordering.Equal or Ordering.AtMost: return b;
            case Ordering.Greater or Ordering.AtLeast: return a;
            default: break;
        }

        if (!a.IsFinite || !b.IsFinite) return Undecided;
        Ball larger = Order(a.Center(), b.Center()) is Ordering.Less ? b : a;
        return new Ball(larger._midpoint, Magnitude.Max(a._radius, b._radius));
    }

    private static Ordering Order(Ball a, Ball b)
    {
        if (a.Propagates() || b.Propagates()) return Ordering.Unknown;
        Ball difference = Subtract(a, b, 64);
        return difference.Sign switch
        {
            < 0 => Ordering.Less,
            > 0 => Ordering.Greater,
            0 => Ordering.Equal,
            null when !difference.IsFinite => Ordering.Unknown,
            null when difference.IsNonnegative() => Ordering.AtLeast,
            null when Negate(difference).IsNonnegative() => Ordering.AtMost,
            _ => Ordering.Unknown,
        };
    }

    private enum Ordering
    {
        Unknown,
        Less,
        AtMost,
        Equal,
        AtLeast,
        Greater,
    }
}
