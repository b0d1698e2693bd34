using System.Runtime.CompilerServices;
using Symbolic.Numerics;

namespace Symbolic.Compilation;

/// <summary>A function of one variable near 0 or far out by its series, in double-double arithmetic with a proved bound of the error.</summary>
internal sealed class SeriesEvaluation
{
    /// <summary>The bits with which constants are to be enclosed.</summary>
    public const int Precision = 384;

    private const int MostLead = 12, LeastBits = 128;
    private const double Truncation = 1.0 / (1L << 40) / (1L << 32), Plain = 1.0 / (1L << 46), Rounding = 1.0 / (1L << 50) / (1L << 41), LeastRadius = 1 / 64.0, Least = 1e-250, Margin = 1.01;

    // a few cells, so that numbers near 0 take fewer terms
    private static readonly double[] s_cells = [1 / 64.0, 1 / 8.0, 1];

    private readonly int _sign, _lead, _step;
    private readonly bool _isReciprocal;
    private readonly double[] _high, _low;
    private readonly Cell[] _cells;

    private SeriesEvaluation(bool isReciprocal, int sign, int lead, int step, double[] high, double[] low, Cell[] cells) =>
        (_isReciprocal, _sign, _lead, _step, _high, _low, _cells) = (isReciprocal, sign, lead, step, high, low, cells);

    /// <summary>An evaluation by a series; null where none of its bounds is of use.</summary>
    /// <param name="series">The series, in the variable or in its reciprocal.</param>
    /// <param name="isReciprocal">Whether the series is in the reciprocal of the variable.</param>
    /// <param name="sign">The sign of the variable where the series is in its magnitude; 0 where it is in the variable itself.</param>
    /// <param name="units">The values of constants.</param>
    public static SeriesEvaluation? Of(PowerSeries series, bool isReciprocal, int sign, SeriesUnits units)
    {
        if (series.IsVoid || Math.Abs(series.Lead) > MostLead) return null;
        Ball[] balls = Array.ConvertAll(series.Coefficients, c => c.Enclose(units.Enclose, Precision));
        for (int k = 0; k < balls.Length; k++)
        {
            // a constant that cannot be told from 0, or is no double
            if (!series.Coefficients[k].IsZero && (!balls[k].IsFinite || balls[k].AccuracyBits < LeastBits || !double.IsFinite(balls[k].ToDouble()))) return null;
        }

        DoubleDouble[] pairs = Array.ConvertAll(balls, PairedTables.ToPair);
        int step = pairs.Where(static (c, k) => k % 2 != 0 && c.High != 0).Any() ? 1 : 2;
        pairs = [.. pairs.Where((_, k) => k % step == 0)];
        double[] high = Array.ConvertAll(pairs, static c => c.High), low = Array.ConvertAll(pairs, static c => c.Low);
        if (!(Math.Abs(high[0]) is > Least and < 1 / Least)) return null;
        Cell[] cells = Cells(series, high, step);
        return cells.Length == 0 || cells[^1].Radius < LeastRadius ? null : new SeriesEvaluation(isReciprocal, sign, series.Lead, step, high, low, cells);
    }

    /// <summary>The greatest radius at which what is left out of the series is negligible, and smaller ones, at which fewer terms are needed.</summary>
    private static Cell[] Cells(PowerSeries series, double[] high, int step)
    {
        int count = series.Coefficients.Length;
        double greatest = 0, scale = 0;
        for (int r = 0; r < PowerSeries.Radii.Length; r++)
        {
            double radius = PowerSeries.Radii[r], tail = series.Tails[r] / Math.Pow(radius, series.Order);
            if (!double.IsFinite(tail)) continue;
            double reach = Math.Min(radius, tail == 0 ? radius : Math.Pow(Math.Abs(high[0]) * Truncation / (4 * tail), 1.0 / count));
            if (reach > greatest) (greatest, scale) = (reach, tail);
        }

        return [.. s_cells.Select(part => CellOf(high, step, greatest * part, scale * Math.Pow(greatest * part, count))).Where(static cell => cell.Radius > 0)];
    }

    /// <summary>How many terms are needed up to a radius, and how many of them with all digits.</summary>
    private static Cell CellOf(double[] high, int step, double radius, double tail)
    {
        int terms = high.Length, exact = high.Length;
        double rest = 0, all = 0;
        for (int k = high.Length - 1; k >= 0; k--)
        {
            double size = Math.Abs(high[k]) * Math.Pow(radius, k * step);
            all += size;
            if (tail + all <= Math.Abs(high[0]) * Truncation) (terms, rest) = (k, all);
            if (all * Plain * 4 <= Math.Abs(high[0]) * Truncation) exact = k;
        }

        bool falls = true;
        double below = 0;
        for (int k = terms - 1; k >= 0; k--)
        {
            falls &= k >= Math.Min(exact, terms) || Math.Abs(high[k]) >= below * Margin;
            below = (below + Math.Abs(high[k])) * Math.Pow(radius, step);
        }

        double plain = 0;
        for (int k = exact; k < terms; k++) plain += Math.Abs(high[k]) * Math.Pow(radius, k * step);
        return new Cell(radius, terms, Math.Min(exact, terms), ((tail + rest) * 2) + (plain * Plain * 2) + (all * Rounding), falls);
    }

    /// <summary>Whether a point is where the series converges fast enough.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Serves(DoubleDouble x)
    {
        double a = Math.Abs(x.High), greatest = _cells[^1].Radius;
        bool isNear = _isReciprocal ? a * greatest > 1 && a < 1 / Least : a < greatest && a > Least;
        return isNear && (_sign == 0 || Math.Sign(x.High) == _sign);
    }

    /// <summary>The value at a point that it serves, times a scale, and a bound of its error.</summary>
    /// <param name="x">The point, right to 2^-98 of it.</param>
    /// <param name="scale">What the value is multiplied by, right to 2^-98 of it.</param>
    /// <param name="value">Receives the value and the bound.</param>
    /// <returns>Whether nothing is too large or too small.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool TryEvaluate(DoubleDouble x, DoubleDouble scale, out ExtendedNumber value)
    {
        value = default;
        DoubleDouble t = _sign < 0 ? -x : x;
        if (_isReciprocal) t = DoubleWord.Divide(1, t);
        double a = Math.Abs(t.High);
        int c = 0;
        while (c < _cells.Length && a >= _cells[c].Radius) c++;
        if (c == _cells.Length) return false;
        DoubleDouble sum = Sum(_cells[c], _step == 1 ? t : DoubleWord.Square(t)), factor = Times(scale, t, _lead), result = DoubleWord.Multiply(sum, factor);
        double size = Math.Abs(result.High), part = Math.Abs(factor.High);
        if (!(IsOrdinary(scale) && IsOrdinary(factor) && IsOrdinary(result))) return false;
        value = new ExtendedNumber(result.High, result.Low, (_cells[c].Error * part) + (size * Rounding));
        return true;
    }

    /// <summary>product·x^n, relative error below 2^-102·|n|; NaN where it or x^n is near the ends of the range of double.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Times(DoubleDouble product, DoubleDouble x, int n)
    {
        if (n == 0) return product;
        DoubleDouble power = x;
        for (int k = Math.Abs(n); k > 1; k--) power = DoubleWord.Multiply(power, x);
        if (!IsOrdinary(power)) return DoubleDouble.NaN;
        DoubleDouble scaled = n < 0 ? DoubleWord.Divide(product, power) : DoubleWord.Multiply(product, power);
        return IsOrdinary(scaled) ? scaled : DoubleDouble.NaN;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsOrdinary(DoubleDouble value) => Math.Abs(value.High) is > Least and < 1 / Least;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private DoubleDouble Sum(in Cell cell, DoubleDouble z)
    {
        double[] high = _high, low = _low;
        double rest = 0;
        for (int k = cell.Terms - 1; k >= cell.Pairs; k--) rest = Math.FusedMultiplyAdd(rest, z.High, high[k]);
        DoubleDouble sum = rest;
        if (cell.Falls)
        {
            for (int k = cell.Pairs - 1; k >= 0; k--) sum = DoubleWord.Horner(z, sum, high[k], low[k]);
            return ErrorFree.FastTwoSum(sum.High, sum.Low);
        }

        for (int k = cell.Pairs - 1; k >= 0; k--) sum = DoubleWord.Add(DoubleWord.Multiply(sum, z), new DoubleDouble(high[k], low[k]));
        return sum;
    }

    /// <summary>Up to a radius: how many terms there are, how many of them with all digits, a bound of the error before the power in front, and whether each term with all digits is
    /// greater than all that follow.</summary>
    private readonly record struct Cell(double Radius, int Terms, int Pairs, double Error, bool Falls);
}
