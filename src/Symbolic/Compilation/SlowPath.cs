using System.Runtime.CompilerServices;
using Symbolic.Expressions;
using Symbolic.Numerics;

namespace Symbolic.Compilation;

/// <summary>Settles results that doubles leave in doubt: in double-double arithmetic first, in exact real arithmetic where that does not suffice.</summary>
/// <remarks>Nothing is built before it is needed; then arithmetic for just those results that are wanted. Wanted results are the bits of an
/// integer, bit k mod 64 for result k. Safe to use from several threads.</remarks>
internal sealed partial class SlowPath
{
    private const int StackResults = 64;
    private const double LeastDigits = 8.7e-311; // 2^-1030

    /// <summary>A stable delegate looks no further: the difference of any two doubles takes 2,100 bits, and twice in a row a third of what is left.</summary>
    private const int PrecisionLimit = 6144;

    /// <summary>What double-double arithmetic has not decided takes more bits than it has.</summary>
    private const int BeyondDoubleDouble = 192;

    private readonly Expr[] _meanings;
    private readonly SelectedTapes _tapes;
    private readonly Lazy<ExactTape?> _exact, _stable;
    private readonly Lazy<CompiledFunction>? _plain;
    private readonly Lazy<ulong[]> _users;
    private readonly ulong _uncertain;
    private readonly double? _proved;
    private readonly Acceptance _acceptance;

    /// <summary>How often double-double arithmetic settled results that look out of range but are not: mostly because they are exactly 0.</summary>
    private TrackRecord _lostAtOnce;

    /// <summary>A slow path.</summary>
    /// <param name="meanings">What the results mean.</param>
    /// <param name="variables">The variables, in the order of their values.</param>
    /// <param name="extended">Gives some of the meanings in double-double arithmetic, or null where a part has no evaluation in it.</param>
    /// <param name="stable">Gives the stable forms of the meanings as an exact tape, for where the meanings as written are not decided; null where that is the same.</param>
    /// <param name="plain">Gives the results as they are evaluated without their rounding errors; null where that is what was done.</param>
    /// <param name="exact">Gives the meanings as an exact tape, or null where there is no exact meaning.</param>
    /// <param name="proved">The error in ulps within which every result has to be proved, and is NaN where it cannot; null where a double may stand.</param>
    public SlowPath(Expr[] meanings, string[] variables, Func<Expr[], ExtendedTape?> extended, Func<ExactTape?> exact, Func<ExactTape?> stable, Func<Tape>? plain = null, double? proved = null)
    {
        _meanings = meanings;
        _proved = proved;
        _acceptance = Acceptance.Within(proved);
        _tapes = new SelectedTapes(meanings, extended, proved);
        for (int i = 0; i < meanings.Length; i++) _uncertain |= meanings[i] is Number or Symbol ? 0 : 1UL << i;
        _users = new Lazy<ulong[]>(() => [.. variables.Select(UsersOf)]);
        _lostLoop = new Lazy<LostLoop>(() => new LostLoop(LostResult!.Function!.Tape));
        _exact = new Lazy<ExactTape?>(exact);
        _stable = new Lazy<ExactTape?>(stable);
        _plain = plain is null ? null : new Lazy<CompiledFunction>(() => new CompiledFunction(plain()));
    }

    /// <summary>Says of each result what it is at a point where doubles have lost it.</summary>
    public KnownResults LostResult { get; init; } = new(static () => null);

    /// <summary>Puts better results where they are wanted.</summary>
    /// <param name="x">The point.</param>
    /// <param name="y">The results.</param>
    /// <param name="wanted">Which are wanted.</param>
    /// <param name="tiers">For each result the arithmetic that settled it, written for those that were wanted; empty if nobody asks.</param>
    /// <returns>The slowest arithmetic that was needed.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Tier Settle(ReadOnlySpan<double> x, Span<double> y, ulong wanted, Span<Tier> tiers = default)
    {
        wanted &= _uncertain;
        bool isFinite = IsFinite(x);
        if (isFinite) wanted &= ~LostResult.Settle(x, y, wanted);
        if (isFinite && wanted == 0) return Tier.Double;
        if (isFinite && AreSeriesFirst && SettleBySeries(x, y, wanted) is not 0 and var settled)
        {
            Mark(tiers, settled, Tier.DoubleDouble);
            wanted &= ~settled;
            if (wanted == 0) return Tier.DoubleDouble;
        }

        if (_plain is not null) Restore(_plain, x, y, wanted);
        if (isFinite && SettleBySoundForms(x, y, wanted) is not 0 and var formed)
        {
            Mark(tiers, formed, Tier.DoubleDouble);
            wanted &= ~formed;
            if (wanted == 0) return Tier.DoubleDouble;
        }

        if (!isFinite) return _proved is null ? SettleWithout(x, y, wanted, tiers) : Prove(x, y, ulong.MaxValue, tiers);
        Tier tier = SettleFinite(x, y, wanted, tiers);
        AskForOtherForms(tier);
        return tier;
    }

    /// <summary>The results so small that they have few digits; bit k mod 64 is set for result k.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ulong Few(ReadOnlySpan<double> y)
    {
        ulong few = 0;
        for (int i = 0; i < y.Length; i++) few |= Math.Abs(y[i]) < LeastDigits ? 1UL << i : 0;
        return few;
    }

    /// <summary>Those of the wanted results that look too small or too large for a double, or have few digits, which <see cref="RoughArithmetic"/> sees soon. Where doubles give no number, that is
    /// mostly because of what overflowed on the way, and they are asked for when double-double arithmetic has not sufficed either.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ulong OutOfRange(ReadOnlySpan<double> y, ulong wanted) => (KnownResults.Lost(y) | Few(y)) & ~NoNumbers(y) & wanted;

    /// <summary>The results that are no numbers; bit k mod 64 is set for result k.</summary>
    private static ulong NoNumbers(ReadOnlySpan<double> y)
    {
        ulong none = 0;
        for (int i = 0; i < y.Length; i++) none |= double.IsNaN(y[i]) ? 1UL << i : 0;
        return none;
    }

    private static void Mark(Span<Tier> tiers, ulong settled, Tier tier)
    {
        for (int i = 0; i < tiers.Length; i++)
        {
            if ((settled >> i & 1) != 0) tiers[i] = tier;
        }
    }

    /// <summary>What double-double arithmetic has left over.</summary>
    /// <param name="tape">The arithmetic.</param>
    /// <param name="x">The point.</param>
    /// <param name="y">The results.</param>
    /// <param name="wanted">Which are wanted.</param>
    /// <param name="asked">The results of which it is known that they are not out of range.</param>
    /// <param name="tiers">For each result the arithmetic that settled it.</param>
    private Tier SettleRest(ExtendedTape tape, ReadOnlySpan<double> x, Span<double> y, ulong wanted, ulong asked, Span<Tier> tiers)
    {
        if (!AreSeriesFirst && SettleBySeries(x, y, wanted) is not 0 and var settled)
        {
            Mark(tiers, settled, Tier.DoubleDouble);
            wanted &= ~settled;
            if (wanted == 0) return Tier.DoubleDouble;
        }

        ulong rest = ((KnownResults.Lost(y) | Few(y)) & wanted & ~asked) == 0 ? wanted : tape.SettleOutOfRange(x, y, wanted);
        if (rest != 0) rest = tape.SettleScaled(x, y, rest);
        Mark(tiers, wanted & ~rest, Tier.Scaled);
        if (rest != 0) rest = SettleByFormsScaled(x, y, rest, tiers);
        LookAtZeros(y, wanted & ~rest);
        return rest == 0 ? Tier.Scaled : Prove(x, y, rest, tiers);
    }

    /// <summary>Looks at results that turned out to be 0 with some effort: they may be 0 everywhere.</summary>
    private void LookAtZeros(ReadOnlySpan<double> y, ulong settled)
    {
        for (int i = 0; i < y.Length; i++)
        {
            if ((settled >> i & 1) != 0 && y[i] == 0) Look(i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool IsFinite(ReadOnlySpan<double> x)
    {
        foreach (double coordinate in x)
        {
            if (!double.IsFinite(coordinate)) return false;
        }

        return true;
    }

    /// <summary>Where there is an infinity or a zero, rounding errors are NaN or hide the sign: such results are taken without them.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Restore(Lazy<CompiledFunction> plain, ReadOnlySpan<double> x, Span<double> y, ulong wanted)
    {
        Span<double> values = y.Length <= StackResults ? stackalloc double[StackResults] : new double[y.Length];
        bool isEvaluated = false;
        for (int i = 0; i < y.Length; i++)
        {
            if ((wanted >> i & 1) == 0 || (double.IsFinite(y[i]) && y[i] != 0)) continue;
            if (!isEvaluated) plain.Value.Evaluate(x, values[..y.Length]);
            isEvaluated = true;
            y[i] = values[i];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Tier SettleFinite(ReadOnlySpan<double> x, Span<double> y, ulong wanted, Span<Tier> tiers)
    {
        if (_tapes.Of(wanted) is not { } tape) return Prove(x, y, wanted, tiers);
        ulong open = SettleVanishing(tape, x, y, wanted), lost = OutOfRange(y, open);
        bool isAsked = lost != 0 && !_lostAtOnce.IsSound;
        ulong inRange = isAsked ? tape.SettleOutOfRange(x, y, open) : open, rest = inRange;
        if (rest != 0) rest = tape.Settle(x, y, rest);
        if (lost != 0) _lostAtOnce.Count((lost & inRange & ~rest) != 0);
        if (rest != 0) rest &= ~SettleByDominantForms(x, y, rest);
        Mark(tiers, open & ~inRange, Tier.Scaled);
        Mark(tiers, wanted & ~open | inRange & ~rest, Tier.DoubleDouble);
        return rest != 0 ? SettleRest(tape, x, y, rest, isAsked ? lost : 0, tiers) : inRange != open ? Tier.Scaled : Tier.DoubleDouble;
    }

    private Tier Prove(ReadOnlySpan<double> x, Span<double> y, ulong wanted, Span<Tier> tiers)
    {
        if (_exact.Value is not { } tape) return Tier.Double;
        Mark(tiers, wanted, Tier.Exact);
        AskForSeries(PointsPerProof);
        bool[] chosen = new bool[_meanings.Length];
        for (int i = 0; i < chosen.Length; i++) chosen[i] = (wanted >> i & 1) != 0;
        ExactResult[] exact = Decided(tape, x, chosen, _proved is null ? PrecisionLimit : ExactEvaluation.DefaultLimit);
        if (_proved is null) DecideLost(tape, x, y, exact);
        for (int i = 0; i < chosen.Length; i++)
        {
            // a zero keeps the sign that the arithmetic gave it
            bool isSettled = chosen[i] && (_proved is not null || exact[i].Kind is ExactResultKind.Value or ExactResultKind.Overflows);
            if (isSettled && y[i] != exact[i].Value) y[i] = exact[i].Value;
            if (chosen[i] && exact[i] is { Kind: ExactResultKind.Undecided } or { Kind: ExactResultKind.Value, Value: 0 }) Look(i);
        }

        return Tier.Exact;
    }

    /// <summary>Counts, and says whether that reaches a limit, which it does once.</summary>
    private static bool Reaches(int limit, ref int count, int points)
    {
        if (count >= limit) return false;
        int total = Interlocked.Add(ref count, points);
        return total >= limit && total - points < limit;
    }

    /// <summary>Takes more bits where doubles give no number, or an infinity, and the bits of a stable delegate have not decided either.</summary>
    private void DecideLost(ExactTape tape, ReadOnlySpan<double> x, ReadOnlySpan<double> y, ExactResult[] exact)
    {
        bool[] lost = new bool[exact.Length];
        for (int i = 0; i < lost.Length; i++) lost[i] = exact[i] is { Kind: ExactResultKind.Undecided } && !double.IsFinite(y[i]);
        if (!lost.Contains(true)) return;
        ExactResult[] more = Decided(tape, x, lost, ExactEvaluation.DefaultLimit);
        for (int i = 0; i < lost.Length; i++)
        {
            if (lost[i]) exact[i] = more[i];
        }
    }

    /// <summary>The exact values of the chosen results by their stable forms, which are decided with fewer bits; where these are not decided or have no value, by the meanings as written.</summary>
    private ExactResult[] Decided(ExactTape tape, ReadOnlySpan<double> x, bool[] chosen, int limit)
    {
        if (_stable.Value is not { } stable) return tape.Evaluate(x, chosen, limit, BeyondDoubleDouble);
        ExactResult[] exact = stable.Evaluate(x, chosen, limit, BeyondDoubleDouble);
        bool[] open = new bool[chosen.Length];
        for (int i = 0; i < open.Length; i++) open[i] = chosen[i] && exact[i].Kind is (ExactResultKind.Undecided or ExactResultKind.Undefined);
        if (!open.Contains(true)) return exact;
        ExactResult[] others = tape.Evaluate(x, open, limit, BeyondDoubleDouble);
        for (int i = 0; i < open.Length; i++)
        {
            if (open[i]) exact[i] = others[i];
        }

        return exact;
    }

    /// <summary>Variables that are no real numbers: what depends on them has no exact value, the rest is free to take them as 0.</summary>
    private Tier SettleWithout(ReadOnlySpan<double> x, Span<double> y, ulong wanted, Span<Tier> tiers)
    {
        double[] point = x.ToArray();
        for (int v = 0; v < point.Length; v++)
        {
            if (double.IsFinite(point[v])) continue;
            point[v] = 0;
            wanted &= ~_users.Value[v];
        }

        return wanted == 0 ? Tier.Double : SettleFinite(point, y, wanted, tiers);
    }

    private ulong UsersOf(string variable)
    {
        ulong users = 0;
        for (int i = 0; i < _meanings.Length; i++)
        {
            bool uses = ExpressionGraph.Of([_meanings[i]]).Nodes.Any(node => node is Symbol symbol && symbol.Name == variable);
            if (uses) users |= 1UL << i;
        }

        return users;
    }
}
