using System.Runtime.CompilerServices;

namespace Symbolic.Compilation;

/// <content>Results by their series, where terms cancel.</content>
internal sealed partial class SlowPath
{
    private const int PointsBeforeSeries = 96, PointsPerProof = 24;

    private SeriesForms? _series;
    private int _doubtful;
    private TrackRecord _served;

    /// <summary>Gives the meanings by their series, or null where there are none; asked beside once some points have come here.</summary>
    public Func<SeriesForms?>? Series { get; init; }

    /// <summary>Whether series are asked before double-double arithmetic, and not after: not what is to be proved, which is mostly sound, and of which that gives all results at once.</summary>
    private bool AreSeriesFirst => _proved is null && _served.IsSound;

    /// <summary>Makes the series, where there are any.</summary>
    private void MakeSeries() => Volatile.Write(ref _series, _meanings.Length <= StackResults ? Series?.Invoke() : null);

    /// <summary>Puts those of the wanted results in place that their series give.</summary>
    /// <returns>Which they are.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private ulong SettleBySeries(ReadOnlySpan<double> x, Span<double> y, ulong wanted)
    {
        if (Volatile.Read(ref _series) is not { } series)
        {
            AskForSeries();
            return 0;
        }

        ulong settled = series.Settle(x, y, wanted, _acceptance);
        _served.Count(settled != 0);
        return settled;
    }

    /// <summary>Has series made beside, once so many points have come that it pays off.</summary>
    /// <param name="points">How many points' time this one has taken.</param>
    private void AskForSeries(int points = 1)
    {
        if (Series is not null && Reaches(PointsBeforeSeries, ref _doubtful, points)) BackgroundWork.Queue(static path => path.MakeSeries(), this);
    }
}
