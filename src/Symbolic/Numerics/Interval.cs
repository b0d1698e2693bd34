namespace Symbolic.Numerics;

/// <summary>A set of real numbers between two bounds, each open or closed, that is known to hold a value.</summary>
/// <remarks>All operations enclose: bounds that are not exact in double are rounded outwards. Infinite bounds count as open.</remarks>
/// <param name="Low">The lower bound, −∞ for none.</param>
/// <param name="High">The upper bound, +∞ for none.</param>
/// <param name="LowOpen">Whether the lower bound itself is excluded.</param>
/// <param name="HighOpen">Whether the upper bound itself is excluded.</param>
public readonly record struct Interval(double Low, double High, bool LowOpen = false, bool HighOpen = false)
{
    /// <summary>All real numbers.</summary>
    public static Interval All => new(double.NegativeInfinity, double.PositiveInfinity, true, true);

    /// <summary>The numbers above 0.</summary>
    public static Interval Positive => new(0, double.PositiveInfinity, true, true);

    /// <summary>The numbers from 0 up.</summary>
    public static Interval NonNegative => new(0, double.PositiveInfinity, false, true);

    /// <summary>The numbers below 0.</summary>
    public static Interval Negative => -Positive;

    /// <summary>Whether every number of the set is above 0.</summary>
    public bool IsPositive => Low > 0 || (Low == 0 && LowOpen);

    /// <summary>Whether every number of the set is below 0.</summary>
    public bool IsNegative => High < 0 || (High == 0 && HighOpen);

    /// <summary>Whether no number of the set is below 0.</summary>
    public bool IsNonNegative => Low >= 0;

    /// <summary>Whether no number of the set is above 0.</summary>
    public bool IsNonPositive => High <= 0;

    /// <summary>Whether 0 is not in the set.</summary>
    public bool ExcludesZero => IsPositive || IsNegative;

    /// <summary>The least interval around one rational number.</summary>
    public static Interval Of(Rational value)
    {
        double nearest = value.ToDouble();
        if (double.IsFinite(nearest) && Rational.FromDouble(nearest) == value) return new Interval(nearest, nearest);
        return new Interval(Math.BitDecrement(nearest), Math.BitIncrement(nearest), true, true);
    }

    /// <summary>The interval around a real number that is within one unit of its last place of <paramref name="value"/>.</summary>
    public static Interval Around(double value) => new(Math.BitDecrement(value), Math.BitIncrement(value), true, true);

    /// <summary>The numbers in both sets; the second wins where they do not meet.</summary>
    public Interval Intersect(Interval other)
    {
        bool low = Low > other.Low || (Low == other.Low && LowOpen), high = High < other.High || (High == other.High && HighOpen);
        Interval both = new(low ? Low : other.Low, high ? High : other.High, low ? LowOpen : other.LowOpen, high ? HighOpen : other.HighOpen);
        return both.Low <= both.High ? both : other;
    }

    /// <summary>The set of the opposite numbers.</summary>
    public static Interval operator -(Interval a) => new(-a.High, -a.Low, a.HighOpen, a.LowOpen);

    /// <summary>An interval that holds all sums.</summary>
    public static Interval operator +(Interval a, Interval b)
    {
        double low = a.Low + b.Low, high = a.High + b.High;
        return new Interval(
            IsExactSum(a.Low, b.Low, low) ? low : Math.BitDecrement(low),
            IsExactSum(a.High, b.High, high) ? high : Math.BitIncrement(high),
            a.LowOpen || b.LowOpen,
            a.HighOpen || b.HighOpen);
    }

    /// <summary>An interval that holds all products.</summary>
    public static Interval operator *(Interval a, Interval b)
    {
        ReadOnlySpan<Bound> bounds =
        [
            Bound.Product(a.Low, a.LowOpen, b.Low, b.LowOpen),
            Bound.Product(a.Low, a.LowOpen, b.High, b.HighOpen),
            Bound.Product(a.High, a.HighOpen, b.Low, b.LowOpen),
            Bound.Product(a.High, a.HighOpen, b.High, b.HighOpen),
        ];
        Bound low = bounds[0], high = bounds[0];
        foreach (Bound bound in bounds)
        {
            if (bound.Low < low.Low || (bound.Low == low.Low && !bound.Open)) low = bound;
            if (bound.High > high.High || (bound.High == high.High && !bound.Open)) high = bound;
        }

        return new Interval(low.Low, high.High, low.Open, high.Open);
    }

    /// <summary>An interval that holds all reciprocals; all numbers when 0 is in the set.</summary>
    public Interval Reciprocal()
    {
        if (!ExcludesZero) return IsNonNegative ? Positive : IsNonPositive ? Negative : All;
        double low = 1 / High, high = 1 / Low;
        if (IsPositive && Low == 0) high = double.PositiveInfinity;
        if (IsNegative && High == 0) low = double.NegativeInfinity;
        return new Interval(Down(low, IsPositive), Up(high, IsNegative), HighOpen, LowOpen);
    }

    /// <summary>An interval that holds all squares, or other even powers, of which only the sign is followed.</summary>
    public Interval EvenPower(bool isSquare)
    {
        if (!isSquare) return ExcludesZero ? Positive : NonNegative;
        Interval square = this * this;
        return ExcludesZero ? square.Intersect(Positive) : square.Intersect(NonNegative);
    }

    private static double Down(double value, bool keepZero) => value == 0 && keepZero ? 0 : double.IsInfinity(value) ? value : Math.BitDecrement(value);

    private static double Up(double value, bool keepZero) => value == 0 && keepZero ? 0 : double.IsInfinity(value) ? value : Math.BitIncrement(value);

    private static bool IsExactSum(double a, double b, double sum)
    {
        if (!double.IsFinite(sum)) return double.IsInfinity(a) || double.IsInfinity(b);
        double tail = sum - a;
        return (a - (sum - tail)) + (b - tail) == 0;
    }

    /// <summary>A product of two bounds, enclosed.</summary>
    private readonly record struct Bound(double Low, double High, bool Open)
    {
        public static Bound Product(double a, bool aOpen, double b, bool bOpen)
        {
            if (a == 0 || b == 0) return new Bound(0, 0, !((a == 0 && !aOpen) || (b == 0 && !bOpen)));
            double product = a * b;
            bool open = aOpen || bOpen;
            bool exact = double.IsInfinity(a) || double.IsInfinity(b) || Math.FusedMultiplyAdd(a, b, -product) == 0;
            if (exact && Math.Abs(product) > 1e-290) return new Bound(product, product, open);
            if (product == 0) return a > 0 == b > 0 ? new Bound(0, double.Epsilon, true) : new Bound(-double.Epsilon, 0, true);
            return new Bound(Math.BitDecrement(product), Math.BitIncrement(product), open);
        }
    }
}
