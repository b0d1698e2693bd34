using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Symbolic.Compilation;

/// <summary>Watches over results in doubles: where their own error estimates say that digits may be lost, the values come from
/// double-double arithmetic, and where that does not suffice from exact real arithmetic.</summary>
/// <remarks>The estimates are further results of the same machine code, sharing its subexpressions. Slower arithmetic is built when first needed.
/// Safe to use from several threads.</remarks>
internal sealed class Guard
{
    /// <summary>Below this magnitude digits may have been lost to underflow.</summary>
    public const double Least = 1e-290;

    private readonly SlowPath _slow;

    /// <summary>A guard over what a plan computes.</summary>
    /// <param name="plan">What is computed.</param>
    /// <param name="slow">Settles what is doubtful.</param>
    /// <param name="provesAll">Whether no double is taken on trust.</param>
    public Guard(GuardPlan plan, SlowPath slow, bool provesAll = false) => (Plan, _slow, ProvesAll) = (plan, slow, provesAll);

    /// <summary>What is computed beside the results.</summary>
    public GuardPlan Plan { get; }

    /// <summary>Whether no double is taken on trust.</summary>
    public bool ProvesAll { get; }

    /// <summary>How many results there are for the user.</summary>
    public int OutputCount => Plan.OutputCount;

    /// <summary>How many values are computed.</summary>
    public int Total => Plan.Total;

    /// <summary>Copies the results from all computed values and puts better ones where they are doubtful.</summary>
    /// <param name="x">The point.</param>
    /// <param name="all">All computed values.</param>
    /// <param name="y">Receives the results.</param>
    /// <param name="tiers">For each result receives the arithmetic that settled it; empty if nobody asks.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Apply(ReadOnlySpan<double> x, ReadOnlySpan<double> all, Span<double> y, Span<Tier> tiers = default)
    {
        all[..OutputCount].CopyTo(y);
        tiers.Clear();
        ulong doubts = Doubts(all);
        if (doubts != 0) _slow.Settle(x, y, doubts, tiers);
    }

    /// <summary>Puts better results where they are doubtful; bit k mod 64 is set for result k.</summary>
    public Tier Settle(ReadOnlySpan<double> x, Span<double> y, ulong doubts) => _slow.Settle(x, y, doubts);

    /// <summary>Makes the series and other forms of the results at once, which are else made beside once some points were in doubt.</summary>
    public void MakeForms() => _slow.MakeForms();

    /// <summary>Puts better results where they are doubtful, at many points: of a tile that lists none, with room for the places of all.</summary>
    public void Settle(in DoubtfulTile tile, Span<int> points, CancellationToken cancellation) => _slow.Settle(tile, points, cancellation);

    /// <summary>Finds what is doubtful among points whose computed values stand in columns: for each result one bit per point, eight points per byte.</summary>
    /// <param name="columns">The computed values; memory up to a multiple of eight points is read.</param>
    /// <param name="stride">Numbers from one column to the next.</param>
    /// <param name="found">Receives the bits, as many bytes for each result; those after the last point mean nothing.</param>
    /// <returns>Whether any bit is set.</returns>
    public bool Find(ReadOnlySpan<double> columns, int stride, Span<byte> found)
    {
        int groups = found.Length / OutputCount;
        found.Clear();
        if (ProvesAll) found.Fill(byte.MaxValue);
        bool any = ProvesAll;
        for (int i = 0; i < OutputCount; i++)
        {
            if (Plan.Certain[i]) continue;
            Span<byte> marks = found.Slice(i * groups, groups);
            any |= Mark(columns[(i * stride)..], Plan.Least[i], double.MaxValue, marks);
            if (Plan.Errors[i] >= 0) any |= Mark(columns[(Plan.Errors[i] * stride)..], 0, Plan.Limits[i], marks);
        }

        return any | FindDependents(columns, stride, found, groups);
    }

    /// <summary>Where a magnitude is too small or a check fails, the results that depend on it are doubtful.</summary>
    private bool FindDependents(ReadOnlySpan<double> columns, int stride, Span<byte> found, int groups)
    {
        if (Plan.FirstMagnitude == Total) return false;
        Span<byte> marks = new byte[groups];
        bool any = false;
        for (int g = 0; g < Plan.Doubtful.Length; g++)
        {
            marks.Clear();
            bool fails = false;
            for (int i = 0; i < Plan.Groups.Length; i++)
            {
                if (Plan.Groups[i] != g) continue;
                ReadOnlySpan<double> column = columns[((Plan.FirstMagnitude + i) * stride)..];
                fails |= i < Plan.Magnitudes ? Mark(column, Least, double.PositiveInfinity, marks) : MarkNegative(column, marks) | (Plan.FirstMagnitude + i >= Plan.FirstDecision && Mark(column, 0, double.PositiveInfinity, marks));
            }

            any |= fails;
            for (int i = 0; fails && i < found.Length; i++) found[i] |= (Plan.Doubtful[g] >> (i / groups % 64) & 1) == 0 ? (byte)0 : marks[i % groups];
        }

        return any;
    }

    /// <summary>Marks the points at which the magnitude is not from <paramref name="least"/> to <paramref name="most"/>.</summary>
    private static bool Mark(ReadOnlySpan<double> column, double least, double most, Span<byte> found)
    {
        uint any = 0;
        Vector512<double> low = Vector512.Create(least), high = Vector512.Create(most);
        for (int k = 0; k < found.Length; k++)
        {
            byte doubtful = Outside(Vector512.Create(column.Slice(k * Vector512<double>.Count, Vector512<double>.Count)), low, high);
            found[k] |= doubtful;
            any |= doubtful;
        }

        return any != 0;
    }

    /// <summary>Marks the points at which the value has a negative sign.</summary>
    private static bool MarkNegative(ReadOnlySpan<double> column, Span<byte> found)
    {
        uint any = 0;
        for (int k = 0; k < found.Length; k++)
        {
            uint bits = (uint)Vector512.Create(column.Slice(k * Vector512<double>.Count, Vector512<double>.Count)).ExtractMostSignificantBits();
            found[k] |= (byte)bits;
            any |= bits;
        }

        return any != 0;
    }

    /// <summary>The results in doubt; bit k mod 64 is set for result k.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ulong Doubts(ReadOnlySpan<double> all)
    {
        if (ProvesAll) return ulong.MaxValue;
        ulong doubts = Unsound(all);
        for (int i = 0; i < Plan.Groups.Length; i++)
        {
            double value = all[Plan.FirstMagnitude + i];
            bool fails = i < Plan.Magnitudes ? Math.Abs(value) < Least : double.IsNegative(value) || (Plan.FirstMagnitude + i >= Plan.FirstDecision && double.IsNaN(value));
            if (fails) doubts |= Plan.Doubtful[Plan.Groups[i]];
        }

        for (int i = 0; i < OutputCount; i++)
        {
            if (Plan.Errors[i] >= 0 && !(all[Plan.Errors[i]] <= Plan.Limits[i])) doubts |= 1UL << i;
        }

        return doubts;
    }

    /// <summary>The results that are tiny, or no numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ulong Unsound(ReadOnlySpan<double> results)
    {
        ulong doubts = 0;
        for (int i = 0; i < OutputCount; i++)
        {
            if (!Plan.Certain[i] && !(Math.Abs(results[i]) >= Plan.Least[i] && Math.Abs(results[i]) <= double.MaxValue)) doubts |= 1UL << i;
        }

        return doubts;
    }

    /// <summary>The points at which a result is tiny, or no number: a bit for each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public byte Unsound(int index, Vector512<double> results) => Plan.Certain[index] ? (byte)0 : Outside(results, Vector512.Create(Plan.Least[index]), Vector512.Create(double.MaxValue));

    /// <summary>Marks, among points of groups of eight that are unusual, those at which a result is tiny, or no number.</summary>
    /// <param name="unusual">Which points are, a bit for each.</param>
    /// <param name="marks">Receives the bits.</param>
    /// <param name="results">The result at the first point.</param>
    /// <param name="least">The least magnitude with which it is taken.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Unsound(ReadOnlySpan<byte> unusual, Span<byte> marks, ref double results, double least)
    {
        Vector512<double> low = Vector512.Create(least), high = Vector512.Create(double.MaxValue);
        for (int g = 0; g < unusual.Length; g++)
        {
            if (unusual[g] != 0) marks[g] |= Outside(Vector512.LoadUnsafe(ref results, (nuint)(g * Vector512<double>.Count)), low, high);
        }
    }

    /// <summary>The points at which the magnitude is not from <paramref name="low"/> to <paramref name="high"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static byte Outside(Vector512<double> values, Vector512<double> low, Vector512<double> high)
    {
        Vector512<double> magnitudes = Vector512.Abs(values);
        return (byte)~(Vector512.GreaterThanOrEqual(magnitudes, low) & Vector512.LessThanOrEqual(magnitudes, high)).ExtractMostSignificantBits();
    }
}
