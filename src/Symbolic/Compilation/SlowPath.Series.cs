using System.Runtime.CompilerServices;

namespace Symbolic.Compilation;

/// <content>Results by their series, where terms cancel.</content>
internal sealed partial class SlowPath
{
    private const int PointsBeforeForms = 48;

    private SeriesForms? _series;
    private int _doubtful;

    /// <summary>Gives the meanings by their series, or null where there are none; asked beside once some points have come here.</summary>
    public Func<SeriesForms?>? Series { get; init; }

    /// <summary>Puts those of the wanted results in place that their series give.</summary>
    /// <returns>Which they are.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private ulong SettleBySeries(ReadOnlySpan<double> x, Span<double> y, ulong wanted)
    {
        if (Volatile.Read(ref _series) is not { } series)
        {
            AskForForms();
            return 0;
        }

        return series.Settle(x, y, wanted, _acceptance);
    }

    /// <summary>Has series and other forms made beside, once so many points have come that it pays off.</summary>
    private void AskForForms()
    {
        if (_doubtful >= PointsBeforeForms || Interlocked.Increment(ref _doubtful) != PointsBeforeForms) return;
        ThreadPool.UnsafeQueueUserWorkItem(static path => path.MakeForms(atOnce: false), this, preferLocal: false);
    }
}
