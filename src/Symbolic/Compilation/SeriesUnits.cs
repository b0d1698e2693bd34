using Symbolic.Numerics;

namespace Symbolic.Compilation;

/// <summary>Values of the constant expressions in the coefficients of series, computed once.</summary>
internal sealed class SeriesUnits(Func<Expr, Ball> enclose)
{
    private readonly Dictionary<Expr, Ball> _known = [];

    /// <summary>An enclosure.</summary>
    public Ball Enclose(Expr unit)
    {
        if (!_known.TryGetValue(unit, out Ball? ball)) _known.Add(unit, ball = enclose(unit));
        return ball;
    }

    /// <summary>The magnitude; NaN where there is no value.</summary>
    public double Bound(Expr unit) => Enclose(unit).TryRoundToDouble(out double value) ? Math.Abs(value) : double.NaN;
}
