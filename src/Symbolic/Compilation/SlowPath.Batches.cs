using System.Runtime.CompilerServices;

namespace Symbolic.Compilation;

/// <content>Many points at once.</content>
internal sealed partial class SlowPath
{
    private const int LeastMany = 4, PointsBeforeLoop = 512;

    private readonly Lazy<LostLoop> _lostLoop;
    private long _told;

    /// <summary>Puts better results where they are in doubt, at many points.</summary>
    /// <param name="tile">The points, of which none are listed.</param>
    /// <param name="points">Room for the places of all points of the tile.</param>
    /// <param name="cancellation">Stops between two points.</param>
    public void Settle(in DoubtfulTile tile, Span<int> points, CancellationToken cancellation)
    {
        bool isTold = IsTold(tile.Groups);
        if (isTold) _lostLoop.Value.Settle(tile);
        points = points[..tile.Find(points)];
        if (points.Length == 0) return;
        double[] x = new double[_users.Value.Length], y = new double[_meanings.Length];
        if (LostResult.Function is not null || Volatile.Read(ref _series) is not null) points = points[..Unknown(tile, points, isTold ? tile.Whole : 0, x, y)];
        DoubtfulTile rest = tile.At(points);
        if (_plain is not null) Restore(_plain, rest, x, y);
        if (points.Length > 0) Settle(rest, x, y, cancellation);
    }

    /// <summary>Whether what is known of results is told by a loop over vectors, which pays once so many points have been asked for.</summary>
    private bool IsTold(int groups) =>
        LostResult.Function is not null && _meanings.Length <= LostResults.MostResults && RuntimeFeature.IsDynamicCodeSupported && (_told >= PointsBeforeLoop || Interlocked.Add(ref _told, groups) >= PointsBeforeLoop);

    /// <summary>Keeps the points at which more is in doubt than results of which it is known what they are, or that have series.</summary>
    /// <param name="tile">The tile.</param>
    /// <param name="points">The points.</param>
    /// <param name="told">The first point of which it has not been told yet what is known.</param>
    /// <param name="x">Room for a point.</param>
    /// <param name="y">Room for its results.</param>
    /// <returns>How many are left, at the start.</returns>
    private int Unknown(in DoubtfulTile tile, Span<int> points, int told, double[] x, double[] y)
    {
        int count = 0;
        foreach (int point in points)
        {
            tile.CopyPoint(point, x);
            for (int k = 0; k < y.Length; k++) y[k] = tile.Result(k, point);
            ulong wanted = tile.Doubts(y.Length, point) & _uncertain, known = point < told || !IsFinite(x) ? 0 : LostResult.Settle(x, y, wanted);
            if (AreSeriesFirst && IsFinite(x)) known |= SettleBySeries(x, y, wanted & ~known);
            for (int k = 0; known != 0 && k < y.Length; k++)
            {
                if ((known >> k & 1) == 0) continue;
                tile.Result(k, point) = y[k];
                tile.Settle(k, point);
            }

            if ((wanted & ~known) != 0) points[count++] = point;
        }

        return count;
    }

    private void Settle(in DoubtfulTile tile, double[] x, double[] y, CancellationToken cancellation)
    {
        ulong key = 0;
        for (int k = 0; k < _meanings.Length; k++) key |= tile.IsDoubtful(k) ? 1UL << k : 0;
        key &= _uncertain;
        ulong[] rest = new ulong[tile.Points.Length];
        ExtendedTape? tape = key != 0 && rest.Length >= LeastMany ? _tapes.Of(key) : null;
        bool isSettled = tape is not null && tape.Settle(tile, _uncertain, rest);
        for (int i = 0; i < rest.Length; i++)
        {
            int point = tile.Points[i];
            ulong wanted = isSettled ? rest[i] : tile.Doubts(y.Length, point);
            if (wanted == 0) continue;
            cancellation.ThrowIfCancellationRequested();
            tile.CopyPoint(point, x);
            for (int k = 0; k < y.Length; k++) y[k] = tile.Result(k, point);
            if (!isSettled || !IsFinite(x)) Settle(x, y, wanted);
            else if (SettleVanishing(tape!, x, y, wanted & ~SettleBySoundForms(x, y, wanted)) is not 0 and var left) SettleRest(tape!, x, y, left, 0, []);
            for (int k = 0; k < y.Length; k++) tile.Result(k, point) = y[k];
        }
    }

    private void Restore(Lazy<CompiledFunction> plain, in DoubtfulTile tile, double[] x, double[] y)
    {
        foreach (int point in tile.Points)
        {
            ulong wanted = tile.Doubts(y.Length, point) & _uncertain;
            for (int k = 0; k < y.Length; k++) y[k] = tile.Result(k, point);
            tile.CopyPoint(point, x);
            Restore(plain, x, y, wanted);
            for (int k = 0; k < y.Length; k++) tile.Result(k, point) = y[k];
        }
    }
}
