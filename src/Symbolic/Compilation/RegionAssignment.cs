namespace Symbolic.Compilation;

/// <summary>Where each value is computed: in the innermost branch that contains all its uses.</summary>
internal sealed class RegionAssignment
{
    private const int Nowhere = -1;
    private readonly ValueGraph _graph;
    private readonly RegionTree _tree = new();
    private readonly int[] _region, _branches, _uses;

    /// <summary>Assigns regions to the values below the outputs. O(n log n).</summary>
    public RegionAssignment(ValueGraph graph, ReadOnlySpan<int> outputs)
    {
        _graph = graph;
        int count = graph.Values.Length;
        _region = new int[count];
        _branches = new int[count];
        _uses = new int[count];
        Array.Fill(_region, Nowhere);
        Order = ValueOrder.Of(graph, outputs);
        foreach (int output in outputs) _region[output] = 0;
        CountUses();
        for (int i = Order.Length - 1; i >= 0; i--) Place(Order[i]);
    }

    /// <summary>The values below the outputs, operands first.</summary>
    public int[] Order { get; }

    /// <summary>The number of regions; 0 is always evaluated.</summary>
    public int RegionCount => _tree.Count;

    /// <summary>The region a value is computed in.</summary>
    public int RegionOf(int value) => _region[value];

    /// <summary>The region of the first branch of a choice, or of the second operand of a connective; the other branch is the next region.</summary>
    public int BranchOf(int value) => _branches[value];

    /// <summary>Whether a truth is kept as 1 or 0 because several conditions look at it, which would otherwise repeat all of it.</summary>
    public bool IsKept(int value) => _graph.Values[value].Operation is Operation.And or Operation.Or or Operation.Not && _uses[value] > 1;

    private void CountUses()
    {
        ReadOnlySpan<ValueGraph.Value> values = _graph.Values;
        foreach (int id in Order)
        {
            ValueGraph.Value value = values[id];
            if (value.Operation < Operation.Choose) continue;
            _uses[value.A]++;
            if (value.B >= 0) _uses[value.B]++;
        }
    }

    private void Place(int id)
    {
        ValueGraph.Value value = _graph.Values[id];
        if (_graph.IsConstant(id) || value.Operation == Operation.Input) return;
        int here = _region[id];
        switch (value.Operation)
        {
            case Operation.Choose:
                _branches[id] = _tree.Add(here);
                _tree.Add(here);
                Use(value.A, here);
                Use(value.B, _branches[id]);
                Use(value.C, _branches[id] + 1);
                break;
            case Operation.And or Operation.Or:
                _branches[id] = _tree.Add(here);
                Use(value.A, here);
                Use(value.B, _branches[id]);
                break;
            default:
                Use(value.A, here);
                Use(value.B, here);
                Use(value.C, here);
                break;
        }
    }

    private void Use(int value, int region)
    {
        if (value < 0) return;
        _region[value] = _region[value] == Nowhere ? region : _tree.Common(_region[value], region);
    }
}
