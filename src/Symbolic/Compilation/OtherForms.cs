using System.Runtime.CompilerServices;

namespace Symbolic.Compilation;

/// <summary>Results in forms in which more has been cancelled than in those that they were given in: what double-double arithmetic, or many digits, would have to cancel there is gone.</summary>
internal sealed class OtherForms
{
    private readonly SelectedTapes _tapes;
    private readonly KnownResults _known;
    private readonly ulong _covered;
    private TrackRecord _record;

    /// <summary>Forms of some results.</summary>
    /// <param name="meanings">What the results mean.</param>
    /// <param name="forms">Their forms; where there is none, the meaning itself.</param>
    /// <param name="extended">Gives some forms in double-double arithmetic, or null where a part has no evaluation in it.</param>
    /// <param name="known">What the forms are known to be where doubles have lost the results.</param>
    public OtherForms(Expr[] meanings, Expr[] forms, Func<Expr[], ExtendedTape?> extended, KnownResults known)
    {
        _tapes = new SelectedTapes(forms, extended, null);
        _known = known;
        for (int i = 0; i < forms.Length; i++) _covered |= forms[i] == meanings[i] ? 0 : 1UL << i;
    }

    /// <summary>Whether it pays to ask them before anything else, by how often they gave a result.</summary>
    public bool AreSound => _record.IsSound;

    /// <summary>Finds out what the forms are known to be, which would else be done when it is first needed.</summary>
    public void Prepare() => _ = _known.Function;

    /// <summary>Puts those of the wanted results in place whose forms double-double arithmetic gives.</summary>
    /// <returns>Which they are.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ulong Settle(ReadOnlySpan<double> x, Span<double> y, ulong wanted)
    {
        wanted &= _covered;
        if (wanted == 0) return 0;
        ulong rest = _tapes.Of(wanted)?.Settle(x, y, wanted) ?? wanted;
        _record.Count(rest != wanted);
        return wanted & ~rest;
    }

    /// <summary>Puts those of the wanted results in place that doubles have lost, but of whose forms it is known what they are.</summary>
    /// <returns>Which they are.</returns>
    public ulong SettleKnown(ReadOnlySpan<double> x, Span<double> y, ulong wanted) => _known.Settle(x, y, wanted & _covered);

    /// <summary>The same for those of which it is known that they are lost, or that arithmetic with exponents that do not overflow gives.</summary>
    public ulong SettleScaled(ReadOnlySpan<double> x, Span<double> y, ulong wanted)
    {
        wanted &= _covered;
        ulong rest = wanted & ~_known.Settle(x, y, wanted);
        if (rest == 0 || _tapes.Of(rest) is not { } tape) return wanted & ~rest;
        rest = tape.SettleOutOfRange(x, y, rest);
        if (rest != 0) rest = tape.SettleScaled(x, y, rest);
        return wanted & ~rest;
    }
}
