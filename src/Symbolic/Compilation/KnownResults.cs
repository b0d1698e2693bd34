using System.Runtime.CompilerServices;

namespace Symbolic.Compilation;

/// <summary>What results are that doubles have lost, where that is known without evaluating them: a zero or an infinity, with its sign, or NaN where they are undefined.</summary>
/// <param name="make">Says of each result what it is, as <see cref="LostResults"/> does; null if nothing is known of any anywhere. Asked when first needed.</param>
internal sealed class KnownResults(Func<CompiledFunction?> make)
{
    private readonly Lazy<CompiledFunction?> _function = new(make);

    /// <summary>The function that says what each result is; null if nothing is known of any.</summary>
    public CompiledFunction? Function => _function.Value;

    /// <summary>Puts those of the wanted results in place that doubles have lost, but of which it is known what they are.</summary>
    /// <returns>Which they are.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    [SkipLocalsInit]
    public ulong Settle(ReadOnlySpan<double> x, Span<double> y, ulong wanted)
    {
        ulong lost = Lost(y) & wanted;
        if (lost == 0 || y.Length > LostResults.MostResults || _function.Value is not { } function) return 0;
        Span<double> said = stackalloc double[LostResults.MostResults];
        function.Evaluate(x, said[..y.Length]);
        for (int i = 0; i < y.Length; i++)
        {
            if ((lost >> i & 1) == 0) continue;
            if (said[i] == LostResults.Unknown) lost &= ~(1UL << i);
            else y[i] = said[i];
        }

        return lost;
    }

    /// <summary>The results that are 0 or no finite number; bit k mod 64 is set for result k.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ulong Lost(ReadOnlySpan<double> y)
    {
        ulong lost = 0;
        for (int i = 0; i < y.Length; i++) lost |= y[i] == 0 || !double.IsFinite(y[i]) ? 1UL << i : 0;
        return lost;
    }
}
