using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Symbolic.Compilation;

/// <summary>Double-double arithmetic for just those results that are wanted, made when first asked for; for all once too many different selections have been asked for.</summary>
/// <param name="forms">The results.</param>
/// <param name="extended">Gives some of them in double-double arithmetic, or null where a part has no evaluation in it.</param>
/// <param name="proved">The error in ulps within which every result has to be proved; null where three quarters of an ulp are wanted.</param>
internal sealed class SelectedTapes(Expr[] forms, Func<Expr[], ExtendedTape?> extended, double? proved)
{
    private const int MostSelections = 16;
    private readonly ConcurrentDictionary<ulong, Selection> _selections = [];
    private Selection? _latest;

    /// <summary>Arithmetic for the wanted results; bit k mod 64 is set for result k.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ExtendedTape? Of(ulong wanted)
    {
        if (_latest is { } latest && latest.Key == wanted) return latest.Tape;
        ulong key = forms.Length > 64 || (_selections.Count >= MostSelections && !_selections.ContainsKey(wanted)) ? ulong.MaxValue : wanted;
        Selection selection = _selections.GetOrAdd(key, Build);
        _latest = selection;
        return selection.Tape;
    }

    private Selection Build(ulong key)
    {
        int[] selected = [.. Enumerable.Range(0, forms.Length).Where(i => (key >> i & 1) != 0)];
        return new Selection(key, extended([.. selected.Select(i => forms[i])])?.For(selected, proved));
    }

    private sealed record Selection(ulong Key, ExtendedTape? Tape);
}
