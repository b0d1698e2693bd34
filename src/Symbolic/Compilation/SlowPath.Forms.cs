using System.Numerics;
using System.Runtime.CompilerServices;

namespace Symbolic.Compilation;

/// <content>Results in other forms than those they were given in.</content>
internal sealed partial class SlowPath
{
    private const int PointsBeforeForms = 48, DearPerProof = 6;

    private OtherForms? _forms;
    private DominantForms? _dominant;
    private int _dear;
    private bool _makesAtOnce;

    /// <summary>The results in forms in which more has been cancelled, or null where there are none: asked for beside once some points have come here, and before exact reals are.</summary>
    public Lazy<OtherForms?> Reduced { get; init; } = new((OtherForms?)null);

    /// <summary>Gives the results with the greatest terms taken out of sums, or null where there are no such sums; says whether they are to be made where they are asked for.</summary>
    public Func<bool, DominantForms?>? Dominant { get; init; }

    /// <summary>Makes the series and the other forms, where there are any, and from then on what points ask for where they do and not beside: what settles a point depends on nothing but the points before.</summary>
    public void MakeForms()
    {
        _makesAtOnce = true;
        MakeSeries();
        MakeOtherForms(atOnce: true);
    }

    private void MakeOtherForms(bool atOnce)
    {
        if (_proved is not null || _meanings.Length > StackResults) return;
        OtherForms? reduced = Reduced.Value;
        reduced?.Prepare();
        Volatile.Write(ref _forms, reduced);
        Volatile.Write(ref _dominant, Dominant?.Invoke(atOnce));
    }

    /// <summary>Has other forms made beside, once so many points have come for which double-double arithmetic did not suffice: it takes longer than to make series.</summary>
    /// <param name="tier">What did suffice.</param>
    private void AskForOtherForms(Tier tier)
    {
        if (tier >= Tier.Scaled && Reaches(PointsBeforeForms, ref _dear, tier == Tier.Exact ? DearPerProof : 1)) BackgroundWork.Queue(static path => path.MakeOtherForms(atOnce: false), this);
    }

    /// <summary>Puts those of the wanted results in place that other forms give, which have proved worth the asking.</summary>
    /// <returns>Which they are.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private ulong SettleBySoundForms(ReadOnlySpan<double> x, Span<double> y, ulong wanted)
    {
        ulong settled = 0;
        if (Volatile.Read(ref _forms) is { AreSound: true } forms)
        {
            settled = forms.Settle(x, y, wanted & ~KnownResults.Lost(y));
            if ((NoNumbers(y) & wanted) is not 0 and var none)
            {
                settled |= forms.SettleKnown(x, y, none);
                settled |= SettleNumbers(forms, x, y, none & ~settled);
            }
        }

        if (settled != wanted && Volatile.Read(ref _dominant)?.At(x) is { AreSound: true } dominant) settled |= SettleNumbers(dominant, x, y, wanted & ~settled);
        return settled;
    }

    /// <summary>The same by forms with the greatest terms taken out that have not, where double-double arithmetic did not suffice without.</summary>
    private ulong SettleByDominantForms(ReadOnlySpan<double> x, Span<double> y, ulong wanted) => Volatile.Read(ref _dominant)?.At(x) is { AreSound: false } forms ? SettleNumbers(forms, x, y, wanted) : 0;

    /// <summary>Puts those of the wanted results in place that forms give, but no zeros for what doubles have lost: that is told without forms, which may not be there yet, and zeros have the
    /// same sign whether they are or not.</summary>
    /// <returns>Which they are.</returns>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ulong SettleNumbers(OtherForms forms, ReadOnlySpan<double> x, Span<double> y, ulong wanted)
    {
        ulong lost = KnownResults.Lost(y) & wanted;
        if (lost == 0) return wanted == 0 ? 0 : forms.Settle(x, y, wanted);
        Span<double> before = stackalloc double[StackResults];
        y.CopyTo(before);
        ulong settled = forms.Settle(x, y, wanted);
        for (ulong left = settled & lost; left != 0; left &= left - 1)
        {
            int k = BitOperations.TrailingZeroCount(left);
            if (y[k] != 0) continue;
            y[k] = before[k];
            settled &= ~(1UL << k);
        }

        return settled;
    }

    /// <summary>Puts those of the wanted results in place that other forms give with exponents that do not overflow.</summary>
    /// <returns>What is still wanted.</returns>
    private ulong SettleByFormsScaled(ReadOnlySpan<double> x, Span<double> y, ulong wanted, Span<Tier> tiers)
    {
        ulong rest = wanted;
        double[] before = y.ToArray();
        if (Volatile.Read(ref _dominant)?.At(x) is { } dominant) rest &= ~dominant.SettleScaled(x, y, rest);
        if (rest != 0 && Reduced.Value is { } reduced)
        {
            rest &= ~reduced.Settle(x, y, rest);
            if (rest != 0) rest &= ~reduced.SettleScaled(x, y, rest);
        }

        for (int i = 0; i < y.Length; i++)
        {
            if (y[i] == 0 && before[i] == 0) y[i] = before[i]; // as exact reals leave it
        }

        Mark(tiers, wanted & ~rest, Tier.Scaled);
        return rest;
    }
}
