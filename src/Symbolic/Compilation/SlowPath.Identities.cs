namespace Symbolic.Compilation;

/// <content>Results that are 0 everywhere, which no precision decides.</content>
internal sealed partial class SlowPath
{
    /// <summary>What double-double arithmetic leaves of a result that is 0.</summary>
    private const double MostOfZero = 1e-20;

    /// <summary>The results that turned out to be 0 everywhere, a bit each, and those that were looked at.</summary>
    private ulong _vanishing, _looked;

    /// <summary>Whether a result is proved to be constant wherever it is defined; asked once, where it has not been told from 0.</summary>
    public Func<int, bool> IsConstant { get; init; } = static _ => false;

    /// <summary>Puts 0 for those of the wanted results that are 0 everywhere, where double-double arithmetic says that they are defined and no other constant.</summary>
    /// <returns>What is still wanted.</returns>
    private ulong SettleVanishing(ExtendedTape tape, ReadOnlySpan<double> x, Span<double> y, ulong wanted)
    {
        ulong vanishing = Volatile.Read(ref _vanishing) & wanted;
        return vanishing == 0 ? wanted : wanted & ~tape.Vanishing(x, y, vanishing, MostOfZero);
    }

    /// <summary>Has it looked up beside whether a result is constant that has not been told from 0 at a point: it is 0 then, as far as anybody can see.</summary>
    private void Look(int result)
    {
        ulong bit = 1UL << result;
        if (_proved is not null || _meanings.Length > StackResults || (Volatile.Read(ref _looked) & bit) != 0 || (Interlocked.Or(ref _looked, bit) & bit) != 0) return;
        if (_makesAtOnce) LookAtOnce(result);
        else BackgroundWork.Queue(static work => work.Path.LookAtOnce(work.Result), (Path: this, Result: result));
    }

    private void LookAtOnce(int result)
    {
        if (IsConstant(result)) Interlocked.Or(ref _vanishing, 1UL << result);
    }
}
