using System.Runtime.InteropServices;
using Symbolic.Expressions;
using Symbolic.Functions;

namespace Symbolic.Differentiation;

/// <summary>One pass over a graph from its roots down, which collects at every node the derivative of the seeded result by that node.</summary>
/// <remarks>Raw shared nodes, in number proportional to the graph's operands. Iterative.</remarks>
internal sealed class AdjointSweep : IDisposable
{
    private const int Inner = -1;

    /// <summary>Room for the nodes and contributions of small graphs, which is kept for the thread's next sweep.</summary>
    private const int FewNodes = 64, FewContributions = 128;

    [ThreadStatic]
    private static Room? s_spare;

    private readonly Room _room;
    private readonly KeptRoom<Place> _places;
    private readonly KeptRoom<Entry> _entries;
    private readonly Weights _weights;
    private readonly GraphBuilder _graph;
    private readonly PartialDerivatives _partials;
    private Guards? _guards;
    private int _count;

    /// <summary>A sweep over a graph by all variables but those with some numbers. To be disposed of on the same thread. Throws SD3002 where it needs a partial that does not exist, as forward accumulation does.</summary>
    public AdjointSweep(GraphBuilder graph, PartialDerivatives partials, VariableSet variables, HashSet<int>? apart)
    {
        _graph = graph;
        _partials = partials;
        _room = s_spare ?? new Room();
        s_spare = null;
        (_places, _entries, _weights) = (_room.Places, _room.Entries, _room.Weights);
        int contributions = graph.OperandCount + 16;
        _places.Expect(graph.Count);
        _entries.Expect(contributions);
        _weights.Expect(contributions);
        Place[] places = _places.Items;
        for (int i = 0; i < graph.Count; i++) places[i].Varying = Varying(i, variables, apart);
    }

    /// <summary>Gives the room back.</summary>
    public void Dispose()
    {
        _places.Clear(_graph.Count);
        _entries.Clear(_count);
        _weights.Clear();
        _room.Sum.Clear();
        _room.Gathered.Clear();
        s_spare = _room;
    }

    /// <summary>Adds a seed at a root: the weight of its derivative in the result.</summary>
    public void Seed(Expr root, Expr weight) => Contribute(_graph.IndexOf(root), new Adjoint(_weights.Of(weight), null));

    /// <summary>The adjoints of the variables by their numbers.</summary>
    /// <param name="result">Room for them, which keeps what it has for variables on which nothing depends.</param>
    public void Run(Span<Expr> result)
    {
        for (int i = _graph.Count - 1; i >= 0; i--)
        {
            if ((i & 0xFF) == 0) Deadline.Check();
            ref Place place = ref _places.Items[i];
            if (place.Last == 0) continue;
            Adjoint adjoint = Gathered(place.Last);
            place.Last = 0;
            if (adjoint.IsZero) continue;
            if (place.Varying == Inner) Distribute(i, adjoint);
            else if (adjoint.Guard is null) Want(ref place, adjoint.Weight.Index);
            else result[place.Varying - 1] = adjoint.Everywhere();
        }

        Values(result);
    }

    /// <summary>Has the adjoint of a variable made at the end, when it is known what else its factors are needed for.</summary>
    private void Want(ref Place place, int weight)
    {
        _weights.Want(weight);
        place.Last = weight + 1;
    }

    /// <summary>The adjoints of the variables that are wanted.</summary>
    private void Values(Span<Expr> result)
    {
        for (int i = 0; i < _graph.Count; i++)
        {
            if ((i & 0xFF) == 0) Deadline.Check();
            ref Place place = ref _places.Items[i];
            if (place.Last > 0) result[place.Varying - 1] = _weights.Value(place.Last - 1);
        }
    }

    private bool Varies(int index) => _places.Items[index].Varying != 0;

    private int Varying(int index, VariableSet variables, HashSet<int>? apart)
    {
        if (_graph.Kind(index) == ExprKind.Symbol)
        {
            int variable = variables.NumberOf((Symbol)_graph.Node(index));
            return variable < 0 || apart?.Contains(variable) == true ? 0 : variable + 1;
        }

        return IsInner(index) ? Inner : 0;
    }

    /// <summary>Whether the derivative of a node that is no variable is not 0 by structure.</summary>
    private bool IsInner(int index)
    {
        ReadOnlySpan<int> operands = _graph.Operands(index);
        bool any = false;
        foreach (int operand in operands) any |= Varies(operand);
        if (!any || _graph.Kind(index) != ExprKind.Call) return any;
        Call call = (Call)_graph.Node(index);
        if (!call.IsDerivative && Operators.IsLogical(call.Name)) return false;
        FunctionDefinition? row = Row(call);
        return row?.Tangent is not null || HasPartials(index, call, row);
    }

    private bool HasPartials(int index, Call call, FunctionDefinition? row)
    {
        ReadOnlySpan<int> operands = _graph.Operands(index);
        if (operands.Length == 1)
        {
            Expr only = _partials.Of(row, call, 0);
            if (!only.IsZero) _places.Items[index].Partials = only;
            return !only.IsZero;
        }

        Expr?[] local = new Expr?[operands.Length];
        bool any = false;
        for (int i = 0; i < operands.Length; i++)
        {
            if (!Varies(operands[i]) || _partials.Of(row, call, i) is not { IsZero: false } partial) continue;
            local[i] = partial;
            any = true;
        }

        _places.Items[index].Partials = local;
        return any;
    }

    private FunctionDefinition? Row(Call call) => call.IsDerivative ? null : _partials.Row(call);

    private void Distribute(int index, Adjoint adjoint)
    {
        ReadOnlySpan<int> operands = _graph.Operands(index);
        switch (_graph.Node(index))
        {
            case Add:
                foreach (int term in operands) Contribute(term, adjoint);
                break;
            case Mul product:
                OfProduct(product, operands, adjoint);
                break;
            case Pow power:
                if (Varies(operands[0])) Contribute(operands[0], adjoint.Times(Raw.PowerRule(power)));
                if (Varies(operands[1])) Contribute(operands[1], adjoint.Times(Raw.Product(power, new Call("log", [power.Base]))));
                break;
            case Call call:
                ChainRule(call, index, adjoint);
                break;
        }
    }

    private void OfProduct(Mul product, ReadOnlySpan<int> operands, Adjoint adjoint)
    {
        if (operands.Length == 2)
        {
            if (Varies(operands[0])) Contribute(operands[0], adjoint.Times(product.ArgumentArray[1]));
            if (Varies(operands[1])) Contribute(operands[1], adjoint.Times(product.ArgumentArray[0]));
            return;
        }

        int varying = 0;
        foreach (int operand in operands) varying += Varies(operand) ? 1 : 0;
        if (varying <= ProductRule.Direct)
        {
            for (int i = 0; i < operands.Length; i++)
            {
                if (Varies(operands[i])) Contribute(operands[i], adjoint.Times(Raw.ProductWithout(product.ArgumentArray, i)));
            }

            return;
        }

        bool[] varies = new bool[operands.Length];
        for (int i = 0; i < varies.Length; i++) varies[i] = Varies(operands[i]);
        Expr?[] weights = ProductRule.Adjoints(product, varies, adjoint.Value);
        for (int i = 0; i < weights.Length; i++)
        {
            if (weights[i] is { } weight) Contribute(operands[i], adjoint with { Weight = _weights.Of(weight) });
        }
    }

    private void ChainRule(Call call, int index, Adjoint adjoint)
    {
        ReadOnlySpan<int> operands = _graph.Operands(index);
        if (_places.Items[index].Partials is Expr only)
        {
            Contribute(operands[0], adjoint.Times(only));
        }
        else if (_places.Items[index].Partials is Expr?[] local)
        {
            for (int i = 0; i < local.Length; i++)
            {
                if (local[i] is { } partial) Contribute(operands[i], adjoint.Times(partial));
            }
        }
        else if (Row(call) is { Tangent: not null } row)
        {
            Transposed(row, call, index, adjoint);
        }
    }

    private void Transposed(FunctionDefinition row, Call call, int index, Adjoint adjoint)
    {
        Expr At(Expr formula) => PartialDerivatives.At(formula, row, call);
        LinearTangent.Transpose(_partials.TangentOf(row), row, adjoint, At, _guards ??= new Guards(), (i, part) => Contribute(_graph.Operands(index)[i], part));
    }

    /// <summary>Adds a contribution to the adjoint of a node.</summary>
    private void Contribute(int index, Adjoint adjoint)
    {
        ref Place place = ref _places.Items[index];
        if (place.Varying == 0 || adjoint.IsZero) return;
        if (_count == _entries.Items.Length) _entries.Double();
        ref Entry entry = ref _entries.Items[_count++];
        entry.Weight = adjoint.Weight.Index;
        entry.Guard = adjoint.Guard;
        entry.Before = place.Last;
        place.Last = _count;
    }

    /// <summary>The sum of the contributions to a node, of which the last one is given.</summary>
    private Adjoint Gathered(int last)
    {
        Entry[] entries = _entries.Items;
        if (entries[last - 1].Before == 0) return AdjointOf(entries[last - 1]);
        List<Adjoint> gathered = _room.Gathered;
        gathered.Clear();
        for (int next = last; next > 0; next = entries[next - 1].Before) gathered.Add(AdjointOf(entries[next - 1]));
        gathered.Reverse();
        return Adjoint.Sum(CollectionsMarshal.AsSpan(gathered), _guards, _room.Sum);
    }

    private Adjoint AdjointOf(in Entry entry) => new(new Weight(_weights, entry.Weight), entry.Guard);

    /// <summary>What sweeps need, one after the other.</summary>
    private sealed class Room
    {
        public Room() => Sum = new WeightSum(Weights);

        public KeptRoom<Place> Places { get; } = new(FewNodes);

        public KeptRoom<Entry> Entries { get; } = new(FewContributions);

        public Weights Weights { get; } = new(FewContributions);

        public WeightSum Sum { get; }

        public List<Adjoint> Gathered { get; } = [];
    }

    /// <summary>What is known about a node.</summary>
    private struct Place
    {
        /// <summary>Of a call of one argument the partial, of other calls an array of them; null where there is none but a tangent rule, and for other nodes.</summary>
        public object? Partials;

        /// <summary>The number of the last contribution to the derivative by the node, counted from 1; of a variable that has been reached, of the weight that is its derivative.</summary>
        public int Last;

        /// <summary>0 where the derivative is 0 by structure, else <see cref="Inner"/>, or the number of the variable that it is, counted from 1.</summary>
        public int Varying;
    }

    /// <summary>A contribution and the number of the one before it to the same node, counted from 1.</summary>
    private struct Entry
    {
        public Guard? Guard;
        public int Weight;
        public int Before;
    }
}
