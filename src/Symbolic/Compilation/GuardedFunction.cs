namespace Symbolic.Compilation;

/// <summary>A compiled function that watches itself: where its own error bound says that digits may be lost, the values come from
/// double-double arithmetic, and where that does not suffice from exact real arithmetic.</summary>
/// <remarks>The bounds are further results of the same machine code, sharing its subexpressions. The exact tape is built when first needed.</remarks>
internal sealed class GuardedFunction
{
    /// <summary>The largest error bound, in units of 2^-53, with which a double is taken.</summary>
    public const double Tolerance = 12;

    private const double Least = 1e-290;
    private readonly SpanFunction _fast;
    private readonly Lazy<ExactTape?> _exact;
    private readonly Lazy<ExtendedTape?> _extended;
    private readonly int _outputs;
    private readonly int[] _bounds;
    private readonly int _magnitude;
    private readonly int _total;

    /// <summary>A function whose results from <paramref name="plan"/> on are bounds.</summary>
    public GuardedFunction(SpanFunction fast, GuardPlan plan, Func<ExtendedTape?> extended, Func<ExactTape?> exact)
    {
        _fast = fast;
        _extended = new Lazy<ExtendedTape?>(extended);
        _exact = new Lazy<ExactTape?>(exact);
        _outputs = plan.Bounds.Length;
        _bounds = plan.Bounds;
        _magnitude = plan.Magnitude;
        _total = plan.Total;
    }

    /// <summary>Evaluates at a point.</summary>
    public void Evaluate(ReadOnlySpan<double> x, Span<double> y)
    {
        if (y.Length != _outputs) throw new ArgumentException($"there are {_outputs} results, not {y.Length}", nameof(y));
        Span<double> all = _total <= 64 ? stackalloc double[_total] : new double[_total];
        _fast(x, all);
        bool small = _magnitude >= 0 && !(all[_magnitude] >= Least);
        bool doubtful = false;
        for (int i = 0; i < _outputs; i++)
        {
            y[i] = all[i];
            doubtful |= small || IsDoubtful(all, i);
        }

        if (doubtful) Settle(x, all, y, small);
    }

    private bool IsDoubtful(ReadOnlySpan<double> all, int i)
    {
        double magnitude = Math.Abs(all[i]);
        if (!(magnitude >= Least && magnitude <= double.MaxValue)) return true;
        return _bounds[i] >= 0 && !(all[_bounds[i]] <= Tolerance);
    }

    private void Settle(ReadOnlySpan<double> x, ReadOnlySpan<double> all, Span<double> y, bool small)
    {
        foreach (double coordinate in x)
        {
            if (!double.IsFinite(coordinate)) return;
        }

        Span<bool> wanted = _outputs <= 256 ? stackalloc bool[_outputs] : new bool[_outputs];
        for (int i = 0; i < _outputs; i++) wanted[i] = small || IsDoubtful(all, i);
        if (_extended.Value?.TryEvaluate(x, wanted, y) == true || _exact.Value is not { } tape) return;
        ExactResult[] exact = tape.Evaluate(x, wanted.ToArray());
        for (int i = 0; i < _outputs; i++)
        {
            // a zero keeps the sign that the arithmetic gave it
            bool isSettled = wanted[i] && exact[i].Kind is ExactResultKind.Value or ExactResultKind.Overflows;
            if (isSettled && y[i] != exact[i].Value) y[i] = exact[i].Value;
        }
    }
}
