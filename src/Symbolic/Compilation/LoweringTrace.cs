namespace Symbolic.Compilation;

/// <summary>Takes down where lowering watches over values and adds rounding errors to them, and counts the operations that are there for it alone.</summary>
/// <param name="watched">The nodes that are watched for underflow.</param>
/// <param name="results">How many of the outputs are results; the others are estimates of their errors.</param>
internal sealed class LoweringTrace(IEnumerable<Expr> watched, int results)
{
    private readonly HashSet<Expr> _nodes = [.. watched];
    private readonly List<(Expr Node, bool IncludesFunctions, int Before, int After)> _compensated = [];
    private readonly List<(Expr Node, SentinelKind Kind, int Value)> _checks = [];
    private readonly List<(Expr Node, int Value)> _watched = [];
    private readonly Dictionary<int, int> _compensatedBy = [];
    private readonly HashSet<int> _known = [], _checked = [], _counted = [];
    private int _parts;

    /// <summary>Values to which their rounding errors are added.</summary>
    public List<CompensatedValue> Compensated { get; } = [];

    /// <summary>For each estimate of an error, the operations that are there for it alone.</summary>
    public List<int> Estimates { get; } = [];

    /// <summary>What is watched beside the results and the estimates of their errors.</summary>
    public List<Sentinel> Sentinels { get; } = [];

    /// <summary>Takes down that a value gets its rounding error added.</summary>
    public void Compensate(Expr node, bool includesFunctions, int before, int after)
    {
        if (after == before || _compensatedBy.ContainsKey(after)) return;
        if (!_compensatedBy.TryGetValue(before, out int index))
        {
            index = _compensated.Count;
            _compensated.Add((node, includesFunctions, before, after));
        }

        _compensated[index] = _compensated[index] with { After = after };
        _compensatedBy.Add(after, index);
    }

    /// <summary>Takes down that a value may be checked.</summary>
    public void Check(Expr node, SentinelKind kind, int value)
    {
        if (_checked.Add(value)) _checks.Add((node, kind, value));
    }

    /// <summary>Takes down that magnitudes are watched since a node was lowered: its own value, if it is to be watched, and products within its arithmetic.</summary>
    public void Watch(Expr node, int value, RoundingErrors? errors)
    {
        if (_nodes.Contains(node) && _known.Add(value)) _watched.Add((node, value));
        if (errors is null || errors.Watched.Count == _parts) return;
        _parts = errors.Watched.Count;
        foreach (int part in errors.Watched)
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
        foreach ((Expr node, int value) in _watched) Sentinels.Add(new Sentinel(SentinelKind.Underflow, node, Count(graph, value)));
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
