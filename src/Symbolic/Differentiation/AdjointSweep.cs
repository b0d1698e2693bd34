using System.Runtime.InteropServices;
using Symbolic.Expressions;
using Symbolic.Functions;

namespace Symbolic.Differentiation;

/// <summary>One pass over a graph from its roots down, which collects at every node the derivative of the seeded result by that node.</summary>
/// <remarks>Raw shared nodes, in number proportional to the graph's operands. Iterative.</remarks>
internal sealed class AdjointSweep : IDisposable
{
    private const int Inner = -1;

    private readonly GraphBuilder _graph;
    private readonly PartialDerivatives _partials;
    private readonly int[] _first;
    private readonly int[] _last;
    private readonly Expr?[]?[] _local;

    /// <summary>By node: 0 where the derivative is 0 by structure, else <see cref="Inner"/>, or the number of the variable that it is.</summary>
    private readonly int[] _varying;
    private readonly Guards _guards = new();
    private readonly Weights _weights;
    private readonly WeightSum _sum;
    private readonly List<Adjoint> _gathered = [];
    private Entry[] _entries;
    private int _count;

    /// <summary>A sweep over a graph by all variables but those with some numbers. Throws SD3002 where it needs a partial that does not exist, as forward accumulation does.</summary>
    public AdjointSweep(GraphBuilder graph, PartialDerivatives partials, VariableSet variables, HashSet<int> apart)
    {
        int count = graph.Count;
        _graph = graph;
        _partials = partials;
        _first = RentedArrays.Rent<int>(count);
        _last = RentedArrays.Rent<int>(count);
        _entries = RentedArrays.Rent<Entry>(graph.OperandCount + 16);
        _local = RentedArrays.Rent<Expr?[]?>(count);
        _varying = RentedArrays.Rent<int>(count);
        _weights = new Weights(graph.OperandCount + 16);
        _sum = new WeightSum(_weights);
        for (int i = 0; i < count; i++) _varying[i] = Varying(i, variables, apart);
    }

    /// <summary>Gives the room back.</summary>
    public void Dispose()
    {
        RentedArrays.Return(_first, _graph.Count);
        RentedArrays.Return(_last, _graph.Count);
        RentedArrays.Return(_entries, _count);
        RentedArrays.Return(_local, _graph.Count);
        RentedArrays.Return(_varying, _graph.Count);
        _weights.Dispose();
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
            if (_first[i] == 0) continue;
            Adjoint adjoint = Gathered(i);
            if (adjoint.IsZero) continue;
            if (_varying[i] != Inner) result[_varying[i] - 1] = adjoint.Everywhere();
            else Distribute(i, adjoint);
        }
    }

    private bool Varies(int index) => _varying[index] != 0;

    private int Varying(int index, VariableSet variables, HashSet<int> apart)
    {
        Expr node = _graph.Node(index);
        if (node is Symbol symbol)
        {
            int variable = variables.NumberOf(symbol);
            return variable < 0 || apart.Contains(variable) ? 0 : variable + 1;
        }

        return IsInner(node, index) ? Inner : 0;
    }

    /// <summary>Whether the derivative of a node that is no variable is not 0 by structure.</summary>
    private bool IsInner(Expr node, int index)
    {
        ReadOnlySpan<int> operands = _graph.Operands(index);
        bool any = false;
        foreach (int operand in operands) any |= Varies(operand);
        if (!any || node is not Call call) return any;
        if (!call.IsDerivative && Operators.IsLogical(call.Name)) return false;
        FunctionDefinition? row = Row(call);
        return row?.Tangent is not null || HasPartials(index, call, row);
    }

    private bool HasPartials(int index, Call call, FunctionDefinition? row)
    {
        ReadOnlySpan<int> operands = _graph.Operands(index);
        Expr?[] local = new Expr?[operands.Length];
        bool any = false;
        for (int i = 0; i < operands.Length; i++)
        {
            if (!Varies(operands[i]) || _partials.Of(row, call, i) is not { IsZero: false } partial) continue;
            local[i] = partial;
            any = true;
        }

        _local[index] = local;
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

        bool[] varies = new bool[operands.Length];
        for (int i = 0; i < varies.Length; i++) varies[i] = Varies(operands[i]);
        Weight?[] weights = ProductRule.Adjoints(product, varies, adjoint.Weight);
        for (int i = 0; i < weights.Length; i++)
        {
            if (weights[i] is { } weight) Contribute(operands[i], adjoint with { Weight = weight });
        }
    }

    private void ChainRule(Call call, int index, Adjoint adjoint)
    {
        if (_local[index] is { } local)
        {
            ReadOnlySpan<int> operands = _graph.Operands(index);
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
        LinearTangent.Transpose(_partials.TangentOf(row), row, adjoint, At, _guards, (i, part) => Contribute(_graph.Operands(index)[i], part));
    }

    /// <summary>Adds a contribution to the adjoint of a node, behind those that are there.</summary>
    private void Contribute(int index, Adjoint adjoint)
    {
        if (!Varies(index) || adjoint.IsZero) return;
        if (_count == _entries.Length) _entries = RentedArrays.Doubled(_entries);
        _entries[_count].Weight = adjoint.Weight.Index;
        _entries[_count++].Guard = adjoint.Guard;
        if (_first[index] == 0) _first[index] = _count;
        else _entries[_last[index] - 1].Next = _count;
        _last[index] = _count;
    }

    /// <summary>The sum of the contributions to a node.</summary>
    private Adjoint Gathered(int index)
    {
        int entry = _first[index] - 1;
        if (_entries[entry].Next == 0) return AdjointOf(_entries[entry]);
        _gathered.Clear();
        for (int next = entry; next >= 0; next = _entries[next].Next - 1) _gathered.Add(AdjointOf(_entries[next]));
        return Adjoint.Sum(CollectionsMarshal.AsSpan(_gathered), _guards, _sum);
    }

    private Adjoint AdjointOf(in Entry entry) => new(new Weight(_weights, entry.Weight), entry.Guard);

    /// <summary>A contribution and the number of the next one to the same node, counted from 1.</summary>
    private struct Entry
    {
        public Guard? Guard;
        public int Weight;
        public int Next;
    }
}
