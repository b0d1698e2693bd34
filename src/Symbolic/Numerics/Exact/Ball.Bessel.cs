namespace Symbolic.Numerics;

public sealed partial class Ball
{
    private const double MaxBesselSeries = 40_000, MaxSecondKindSeries = 20_000;
    private const int ModestOrder = 4096;

    /// <summary>J_ν(x): for whole ν, which must be exact, every real x; else x &gt; 0, or x = 0 and ν &gt; 0. <see cref="Undefined"/> elsewhere.</summary>
    /// <remarks>The power series with the bits that cancel added, or Hankel's expansion. Radius: r·(1 + |ν|/(|x| − r)) for ν ≥ 0, else
    /// followed through, + one unit in the last place. Arguments where neither series works stay undecided: from 40,000 to twice the order, orders of such arguments
    /// below −40,000.</remarks>
    public static Ball BesselJ(Ball order, Ball x, int precision)
    {
        if (FirstKindEdge(order, x, oscillates: true, precision) is { } edge) return edge;
        if (order.IsInteger && order.Sign < 0) return OddOrder(order) ? Negate(BesselJ(Negate(order), x, precision)) : BesselJ(Negate(order), x, precision);
        if (x.Sign < 0) return OddOrder(order) ? Negate(BesselJ(order, Negate(x), precision)) : BesselJ(order, Negate(x), precision);
        if (!order.IsNonnegative()) return BesselJOf(order, x, precision);
        return ByMeanValue(x, (point, p) => BesselJOf(order, FromDyadic(point), p), x => Magnitude.One + (order.IsZero ? default : order.UpperMagnitude() / x.LowerMagnitude()), precision);
    }

    /// <summary>I_ν(x): for whole ν, which must be exact, every real x; else x &gt; 0, or x = 0 and ν &gt; 0. <see cref="Undefined"/> elsewhere.</summary>
    /// <remarks>The power series of positive terms, or the expansion for large x. Radii are followed through.</remarks>
    public static Ball BesselI(Ball order, Ball x, int precision)
    {
        if (FirstKindEdge(order, x, oscillates: false, precision) is { } edge) return edge;
        if (order.IsInteger && order.Sign < 0) return BesselI(Negate(order), x, precision);
        if (x.Sign < 0) return OddOrder(order) ? Negate(BesselI(order, Negate(x), precision)) : BesselI(order, Negate(x), precision);
        return Sharpened(precision, order, x, working => BesselAsymptote.IsFar(order, x, working)
            ? BesselAsymptote.Growing(order, x, working)
            : IsSeriesFeasible(order, x) ? EnclosedBesselSeries.FirstKind(order, x, 1, working) : Undecided);
    }

    /// <summary>Y_ν(x) for x &gt; 0. <see cref="Undefined"/> at 0 and below.</summary>
    /// <remarks>From J of orders ±ν, or the logarithmic series for whole ν, which must be exact; Hankel's expansion for large x; for ν above 20,000 + 2x only bounds. Radius: r·sup|Y'|,
    /// from the falling modulus √(J² + Y²) at the lower end, + one unit in the last place.</remarks>
    public static Ball BesselY(Ball order, Ball x, int precision)
    {
        if (SecondKindEdge(order, x) is { } edge) return edge;
        if (order.IsInteger && order.Sign < 0) return OddOrder(order) ? Negate(BesselY(Negate(order), x, precision)) : BesselY(Negate(order), x, precision);
        if (x.IsHuge) return AroundZero(s_tiny);
        return x.IsTiny ? Undecided : ByMeanValue(x, (point, p) => BesselYOf(order, FromDyadic(point), p), x => BesselYSlope(order, x), precision);
    }

    /// <summary>K_ν(x) for x &gt; 0. <see cref="Undefined"/> at 0 and below.</summary>
    /// <remarks>From I of orders ±ν, or the logarithmic series for whole ν, which must be exact; the expansions for large x and for large ν. Radius: r·(K_(ν+1) +
    /// |ν|/x·K_ν) at the lower end, + one unit in the last place.</remarks>
    public static Ball BesselK(Ball order, Ball x, int precision)
    {
        if (SecondKindEdge(order, x) is { } edge) return edge;
        order = Abs(order);
        if (x.IsHuge) return Multiply(Exp(Negate(x), precision), Sqrt(Divide(Scale(Pi(precision), -1, precision), x, precision), precision), precision).Nudged();
        return x.IsTiny ? Undecided : ByMeanValue(x, (point, p) => BesselKOf(order, FromDyadic(point), p), x => BesselKSlope(order, x), precision);
    }

    private static bool OddOrder(Ball order) => !order._midpoint.Floor().IsEven;

    private static Ball? FirstKindEdge(Ball order, Ball x, bool oscillates, int precision)
    {
        if (order.Propagates() || x.Propagates()) return Propagate(order, x);
        if (!order.IsFinite) return Undecided;
        if (x.IsZero) return order.IsZero ? One : order.IsInteger || order.Sign > 0 ? Zero : order.Sign is null ? Undecided : Undefined;
        if (!order.IsInteger && x.Sign < 0) return order.IsExact || order.ExcludesIntegers ? Undefined : Undecided;
        if (x.IsHuge && oscillates) return AroundZero(s_tiny);
        if (x.IsHuge) return Undecided;
        return x.IsTiny || x.Sign is null ? Undecided : null;
    }

    private static Ball? SecondKindEdge(Ball order, Ball x)
    {
        if (order.Propagates() || x.Propagates()) return Propagate(order, x);
        if (x.Sign <= 0) return Undefined;
        return !order.IsFinite || x.Sign is null ? Undecided : null;
    }

    private static bool IsSeriesFeasible(Ball order, Ball x) => x.IsFinite && EnclosedBesselSeries.Settled(order, x) < 2 * MaxBesselSeries && Math.Abs(x._midpoint.Approximate()) < (order.Sign is 1 ? 1e200 : MaxBesselSeries);

    private static bool IsSecondKindFeasible(Ball order, Ball x) => EnclosedBesselSeries.Settled(Negate(Abs(order)), x) < MaxSecondKindSeries;

    /// <summary>About how many bits the power series loses: its terms are at most those of e^x, and up to ν of e^(x²/(4ν)) beside the first, with J no smaller than that by as much and a fourth more.</summary>
    private static int BesselSeriesLoss(Ball order, Ball x)
    {
        double size = Math.Abs(x._midpoint.Approximate()), nu = Math.Max(order._midpoint.Approximate(), 1);
        return (int)(1.45 * (size > nu ? size : Math.Min(size, 0.75 * size * size / nu))) + 16;
    }

    private static Ball BesselJOf(Ball order, Ball x, int precision) => Sharpened(precision, order, x, working =>
    {
        if (BesselAsymptote.IsFar(order, x, working)) return BesselAsymptote.Oscillating(order, x, working).J;
        return IsSeriesFeasible(order, x) ? EnclosedBesselSeries.FirstKind(order, x, -1, working + BesselSeriesLoss(order, x)) : Undecided;
    });

    private static Ball BesselYOf(Ball order, Ball x, int precision) => IsLarge(order, x) ? BesselYOfLargeOrder(order, x, precision) : Sharpened(precision, order, x, working =>
    {
        if (BesselAsymptote.IsFar(Abs(order), x, working)) return BesselAsymptote.Oscillating(order, x, working).Y;
        if (!IsSecondKindFeasible(order, x)) return Undecided;
        working += (int)(1.45 * x._midpoint.Approximate()) + 16;
        if (order.IsInteger) return EnclosedBesselSeries.SecondKind((int)order._midpoint.Floor(), x, -1, working);
        (Ball sin, Ball cos) = SinCosPi(order, working);
        Ball positive = Multiply(EnclosedBesselSeries.FirstKind(order, x, -1, working), cos, working);
        return Divide(Subtract(positive, EnclosedBesselSeries.FirstKind(Negate(order), x, -1, working), working), sin, working);
    });

    private static Ball BesselKOf(Ball order, Ball x, int precision) => Sharpened(precision, order, x, working =>
    {
        if (BesselAsymptote.IsFar(order, x, working)) return BesselAsymptote.Decaying(order, x, working);
        if (order._midpoint.Top > 12 && IsLarge(order, x, ModestOrder)) return EnclosedBesselSeries.SecondKindOfLargeOrder(order, x, working);
        if (!IsSecondKindFeasible(order, x)) return Undecided;
        working += (int)(2.9 * x._midpoint.Approximate()) + 16;
        if (order.IsInteger) return EnclosedBesselSeries.SecondKind((int)order._midpoint.Floor(), x, 1, working);
        Ball difference = Subtract(EnclosedBesselSeries.FirstKind(Negate(order), x, 1, working), EnclosedBesselSeries.FirstKind(order, x, 1, working), working);
        return Divide(Multiply(Scale(Pi(working), -1, working), difference, working), SinPi(order, working), working);
    });

    /// <summary>Whether an order is large, and at least twice the argument.</summary>
    private static bool IsLarge(Ball order, Ball x, double least = MaxSecondKindSeries) => IsLess(Add(FromDouble(least), Scale(x, 1, 64), 64), order) == true;

    /// <summary>−Y_ν(x) between 2/(πx·J_(ν−1)(x)) and twice that, for ν ≥ 2x + 2.</summary>
    /// <remarks>J_ν·Y_(ν−1) − J_(ν−1)·Y_ν = 2/(πx). Y² = (J² + Y²) − J² grows with ν, as the first grows (Nicholson) and J falls for ν above x; so J_ν/J_(ν−1) = 1/(2ν/x − J_(ν+1)/J_ν)
    /// is below 1/3.</remarks>
    private static Ball BesselYOfLargeOrder(Ball order, Ball x, int precision)
    {
        Ball first = BesselJ(Subtract(order, One, precision + 1100), x, precision), least = Divide(FromInteger(2), Multiply(Multiply(Pi(precision), x, precision), first, precision), precision);
        return Multiply(least, FromDyadic(new Dyadic(-3, -1)).Widened(Magnitude.PowerOfTwo(-1)), precision);
    }

    /// <summary>|Y_ν'| ≤ |Y_(ν+1)| + |ν/x|·|Y_ν| and |Y_μ| ≤ √(J_μ² + Y_μ²), which falls (Nicholson).</summary>
    private static Magnitude BesselYSlope(Ball order, Ball x)
    {
        Ball end = LowerEnd(x);
        if (end.Sign is not 1) return Magnitude.Infinite;
        Ball next = Add(order, One, 128);
        return Modulus(next, end) + (Modulus(order, end) * order.UpperMagnitude() / end.LowerMagnitude());
    }

    private static Magnitude Modulus(Ball order, Ball x)
    {
        Ball j = BesselJ(order, x, 32), y = BesselY(order, x, 32);
        return j.IsFinite && y.IsFinite ? j.UpperMagnitude() + y.UpperMagnitude() : Magnitude.Infinite;
    }

    private static Magnitude BesselKSlope(Ball order, Ball x)
    {
        Ball end = LowerEnd(x);
        if (end.Sign is not 1) return Magnitude.Infinite;
        Ball next = BesselK(Add(order, One, 128), end, 32), own = BesselK(order, end, 32);
        if (!next.IsFinite || !own.IsFinite) return Magnitude.Infinite;
        return next.UpperMagnitude() + (own.UpperMagnitude() * order.UpperMagnitude() / end.LowerMagnitude());
    }

    /// <summary>An exact number not above any of a positive ball and close to its lower end; 0 when the ball does not exclude 0.</summary>
    private static Ball LowerEnd(Ball x) => FromDyadic(x.LowerMagnitude().ToDyadic());
}
