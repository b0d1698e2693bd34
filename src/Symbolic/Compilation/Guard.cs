using System.Runtime.Intrinsics;
using Symbolic.Expressions;

namespace Symbolic.Compilation;

/// <summary>Watches over results in doubles: where their own error bounds say that digits may be lost, the values come from
/// double-double arithmetic, and where that does not suffice from exact real arithmetic.</summary>
/// <remarks>The bounds are further results of the same machine code, sharing its subexpressions. The exact tape is built when first needed.
/// Safe to use from several threads.</remarks>
internal sealed class Guard
{
    /// <summary>A stable delegate looks no further: the difference of any two doubles takes 2,100 bits, and twice in a row a third of what is left.</summary>
    private const int PrecisionLimit = 6144;

    /// <summary>The largest error bound, in units of 2^-53, with which a double is taken.</summary>
    public const double Tolerance = 12;

    private const double Least = 1e-290;
    private readonly GuardPlan _plan;
    private readonly Lazy<ExtendedTape?> _extended;
    private readonly Lazy<ExactTape?> _exact;
    private readonly Lazy<bool[][]> _uses;
    private readonly bool _provesAll;

    /// <summary>A guard over what a plan computes.</summary>
    /// <param name="plan">What is computed.</param>
    /// <param name="meanings">What the results mean.</param>
    /// <param name="variables">The variables, in the order of their values.</param>
    /// <param name="extended">Gives the meanings as a tape in double-double, or null where a part has no evaluation in it.</param>
    /// <param name="exact">Gives the meanings as an exact tape, or null where there is no exact meaning.</param>
    public Guard(GuardPlan plan, Expr[] meanings, string[] variables, Func<ExtendedTape?> extended, Func<ExactTape?> exact)
    {
        _plan = plan;
        _uses = new Lazy<bool[][]>(() => [.. meanings.Select(meaning => Uses(meaning, variables))]);
        _extended = new Lazy<ExtendedTape?>(extended);
        _exact = new Lazy<ExactTape?>(exact);
    }

    /// <summary>A guard that takes no double on trust: every result is the correctly rounded one, or NaN where there is none.</summary>
    public Guard(GuardPlan plan, ExactTape exact)
        : this(plan, [], [], static () => null, () => exact) => _provesAll = true;

    /// <summary>How many results there are for the user.</summary>
    public int OutputCount => _plan.Bounds.Length;

    /// <summary>How many values are computed.</summary>
    public int Total => _plan.Total;

    /// <summary>Copies the results from all computed values and puts exact ones where they are doubtful.</summary>
    public void Apply(ReadOnlySpan<double> x, ReadOnlySpan<double> all, Span<double> y)
    {
        all[..OutputCount].CopyTo(y);
        bool doubtful = _provesAll || IsSmall(all);
        for (int i = 0; i < y.Length && !doubtful; i++) doubtful = IsDoubtful(all, i);
        if (doubtful) Settle(x, all, y);
    }

    /// <summary>Finds the doubtful ones among points whose computed values stand in columns: one bit per point, eight points per byte.</summary>
    /// <param name="columns">The computed values; memory up to a multiple of eight points is read.</param>
    /// <param name="stride">Numbers from one column to the next.</param>
    /// <param name="found">Receives the bits; those after the last point mean nothing.</param>
    /// <returns>Whether any bit is set.</returns>
    public bool Find(ReadOnlySpan<double> columns, int stride, Span<byte> found)
    {
        found.Clear();
        if (_provesAll) found.Fill(byte.MaxValue);
        bool any = _provesAll;
        for (int i = 0; i < OutputCount; i++)
        {
            if (_plan.Certain[i]) continue;
            any |= Mark(columns[(i * stride)..], Least, double.MaxValue, found);
            if (_plan.Bounds[i] >= 0) any |= Mark(columns[(_plan.Bounds[i] * stride)..], 0, Tolerance, found);
        }

        return _plan.Magnitude < 0 ? any : any | Mark(columns[(_plan.Magnitude * stride)..], Least, double.PositiveInfinity, found);
    }

    /// <summary>Marks the points at which the magnitude is not from <paramref name="least"/> to <paramref name="most"/>.</summary>
    private static bool Mark(ReadOnlySpan<double> column, double least, double most, Span<byte> found)
    {
        uint any = 0;
        Vector512<double> low = Vector512.Create(least), high = Vector512.Create(most);
        for (int k = 0; k < found.Length; k++)
        {
            Vector512<double> value = Vector512.Abs(Vector512.Create(column.Slice(k * Vector512<double>.Count, Vector512<double>.Count)));
            Vector512<double> sound = Vector512.GreaterThanOrEqual(value, low) & Vector512.LessThanOrEqual(value, high);
            uint doubtful = (uint)(~sound.ExtractMostSignificantBits() & byte.MaxValue);
            found[k] |= (byte)doubtful;
            any |= doubtful;
        }

        return any != 0;
    }

    private bool IsSmall(ReadOnlySpan<double> all) => _plan.Magnitude >= 0 && !(all[_plan.Magnitude] >= Least);

    private bool IsDoubtful(ReadOnlySpan<double> all, int i)
    {
        if (_plan.Certain[i]) return false;
        double magnitude = Math.Abs(all[i]);
        if (!(magnitude >= Least && magnitude <= double.MaxValue)) return true;
        return _plan.Bounds[i] >= 0 && !(all[_plan.Bounds[i]] <= Tolerance);
    }

    private void Settle(ReadOnlySpan<double> x, ReadOnlySpan<double> all, Span<double> y)
    {
        if (_provesAll)
        {
            Prove(x, y);
            return;
        }

        bool small = IsSmall(all);
        bool[] wanted = new bool[y.Length];
        for (int i = 0; i < wanted.Length; i++) wanted[i] = !_plan.Certain[i] && (small || IsDoubtful(all, i));
        double[] point = x.ToArray();
        for (int v = 0; v < point.Length; v++)
        {
            if (!double.IsFinite(point[v])) LeaveOut(v, point, wanted);
        }

        if (Array.IndexOf(wanted, true) < 0) return;
        if (_extended.Value?.TryEvaluate(point, wanted, y) == true || _exact.Value is not { } tape) return;
        ExactResult[] exact = tape.Evaluate(point, wanted, PrecisionLimit);
        for (int i = 0; i < wanted.Length; i++)
        {
            // a zero keeps the sign that the arithmetic gave it
            bool isSettled = wanted[i] && exact[i].Kind is ExactResultKind.Value or ExactResultKind.Overflows;
            if (isSettled && y[i] != exact[i].Value) y[i] = exact[i].Value;
        }
    }

    private void Prove(ReadOnlySpan<double> x, Span<double> y)
    {
        ExactResult[] exact = _exact.Value!.Evaluate(x);
        for (int i = 0; i < exact.Length; i++) y[i] = exact[i].Value;
    }

    /// <summary>A variable that is no real number: what depends on it has no exact value, the rest is free to take it as 0.</summary>
    private void LeaveOut(int variable, double[] point, bool[] wanted)
    {
        point[variable] = 0;
        for (int i = 0; i < wanted.Length; i++) wanted[i] &= !_uses.Value[i][variable];
    }

    private static bool[] Uses(Expr meaning, string[] variables)
    {
        HashSet<string> names = [.. ExpressionGraph.Of([meaning]).Nodes.OfType<Symbol>().Select(static symbol => symbol.Name)];
        return [.. variables.Select(names.Contains)];
    }
}
