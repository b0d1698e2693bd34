namespace Symbolic.Compilation;

/// <summary>Takes down where lowering watches over values and adds rounding errors to them, and counts the operations that are there for it alone.</summary>
/// <param name="results">How many of the outputs are results; the others are estimates of their errors.</param>
internal sealed class LoweringTrace(int results)
{
    private readonly List<(Expr Node, bool IncludesFunctions, int Before, int After)> _compensated = [];
    private readonly List<(Expr Node, SentinelKind Kind, int Value)> _checks = [];
    private readonly List<(Expr Node, int Value)> _watched = [];
    private readonly HashSet<int> _known = [], _counted = [];

    /// <summary>Values to which their rounding errors are added.</summary>
    public List<CompensatedValue> Compensated { get; } = [];

    /// <summary>For each estimate of an error, the operations that are there for it alone.</summary>
    public List<int> Estimates { get; } = [];

    /// <summary>What is watched beside the results and the estimates of their errors.</summary>
    public List<Sentinel> Sentinels { get; } = [];

    /// <summary>Takes down that a value gets its rounding error added.</summary>
    public void Compensate(Expr node, bool includesFunctions, int before, int after)
    {
        if (after == before || _compensated.Exists(entry => entry.After == after)) return;
        int known = _compensated.FindIndex(entry => entry.After == before);
        if (known < 0) _compensated.Add((node, includesFunctions, before, after));
        else _compensated[known] = _compensated[known] with { After = after };
    }

    /// <summary>Takes down that a value may be checked.</summary>
    public void Check(Expr node, SentinelKind kind, int value)
    {
        if (!_checks.Exists(entry => entry.Value == value)) _checks.Add((node, kind, value));
    }

    /// <summary>Takes down that magnitudes are watched since a node was lowered: its own value, if any, and products within its arithmetic.</summary>
    public void Watch(Expr node, int? value, RoundingErrors? errors)
    {
        if (value is { } own && _known.Add(own)) _watched.Add((node, own));
        foreach (int part in errors?.Watched ?? [])
        {
            if (_known.Add(part)) _watched.Add((node, part));
        }
    }

    /// <summary>Counts, once all values are there.</summary>
    public void Complete(ValueGraph graph, RoundingErrors errors, ReadOnlySpan<int> outputs)
    {
        foreach ((Expr node, bool includesFunctions, int before, int after) in _compensated)
        {
            Count(graph, before);
            Compensated.Add(new CompensatedValue(node, includesFunctions, Count(graph, after)));
        }

        foreach (int output in outputs[..results]) Count(graph, output);
        foreach (int output in outputs[results..]) Estimates.Add(Count(graph, output));
        foreach ((Expr node, int value) in _watched) Sentinels.Add(new Sentinel(SentinelKind.Underflow, node, Count(graph, errors.Magnitude(value))));
        foreach ((Expr node, SentinelKind kind, int value) in _checks)
        {
            if (errors.Checks.TryGetValue(value, out int check)) Sentinels.Add(new Sentinel(kind, node, Count(graph, check)));
        }
    }

    /// <summary>The operations below a value that were not counted before.</summary>
    private int Count(ValueGraph graph, int root)
    {
        int count = 0;
        Stack<int> open = new([root]);
        while (open.TryPop(out int id))
        {
            if (!_counted.Add(id)) continue;
            ValueGraph.Value value = graph.Values[id];
            if (value.Operation is not (Operation.Constant or Operation.Input or Operation.Argument)) count++;
            for (int k = 0; k < 3; k++)
            {
                if (value.Operand(k) >= 0) open.Push(value.Operand(k));
            }
        }

        return count;
    }
}
