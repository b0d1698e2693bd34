using Symbolic.Expressions;
using Symbolic.Functions;

namespace Symbolic.Differentiation;

/// <summary>One pass over a graph from its roots down, which collects at every node the derivative of the seeded result by that node.</summary>
/// <remarks>Raw shared nodes, in number proportional to the graph's operands. Iterative.</remarks>
internal sealed class AdjointSweep
{
    private readonly ExpressionGraph _graph;
    private readonly PartialDerivatives _partials;
    private readonly List<Adjoint>?[] _contributions;
    private readonly Expr?[]?[] _local;
    private readonly bool[] _varies;
    private readonly Guards _guards = new();

    /// <summary>A sweep over a graph by some variables. Throws SD3002 where it needs a partial that does not exist, as forward accumulation does.</summary>
    public AdjointSweep(ExpressionGraph graph, PartialDerivatives partials, IReadOnlySet<string> variables)
    {
        _graph = graph;
        _partials = partials;
        _contributions = new List<Adjoint>?[graph.Nodes.Length];
        _local = new Expr?[]?[graph.Nodes.Length];
        _varies = new bool[graph.Nodes.Length];
        for (int i = 0; i < _varies.Length; i++) _varies[i] = Varies(i, variables);
    }

    /// <summary>Adds a seed at a root: the weight of its derivative in the result.</summary>
    public void Seed(Expr root, Expr weight) => Contribute(root, new Adjoint(Weight.Of(weight), null));

    /// <summary>The adjoints of the variables, by name; variables on which nothing depends are missing.</summary>
    public Dictionary<string, Expr> Run()
    {
        Dictionary<string, Expr> result = new(StringComparer.Ordinal);
        for (int i = _graph.Nodes.Length - 1; i >= 0; i--)
        {
            if ((i & 0xFF) == 0) Deadline.Check();
            if (_contributions[i] is not { } contributions) continue;
            _contributions[i] = null;
            Adjoint adjoint = Adjoint.Sum(contributions, _guards);
            if (adjoint.Value.IsZero) continue;
            if (_graph.Nodes[i] is Symbol symbol) result[symbol.Name] = adjoint.Everywhere();
            else Distribute(i, adjoint);
        }

        return result;
    }

    /// <summary>Whether the derivative of a node is not 0 by structure.</summary>
    private bool Varies(int index, IReadOnlySet<string> variables)
    {
        Expr node = _graph.Nodes[index];
        if (node is Symbol symbol) return variables.Contains(symbol.Name);
        Expr[] operands = node.ArgumentArray;
        if (!Array.Exists(operands, Varies)) return false;
        if (node is not Call call) return true;
        if (!call.IsDerivative && Operators.IsLogical(call.Name)) return false;
        FunctionDefinition? row = Row(call);
        if (row?.Tangent is not null) return true;
        Expr?[] local = new Expr?[operands.Length];
        for (int i = 0; i < operands.Length; i++)
        {
            if (Varies(operands[i]) && _partials.Of(row, call, i) is { IsZero: false } partial) local[i] = partial;
        }

        _local[index] = local;
        return Array.Exists(local, static partial => partial is not null);
    }

    private bool Varies(Expr node) => _varies[_graph.IndexOf(node)];

    private FunctionDefinition? Row(Call call) => call.IsDerivative ? null : _partials.Row(call);

    private void Distribute(int index, Adjoint adjoint)
    {
        switch (_graph.Nodes[index])
        {
            case Add sum:
                foreach (Expr term in sum.Arguments) Contribute(term, adjoint);
                break;
            case Mul product:
                Weight?[] weights = ProductRule.Adjoints(product, Array.ConvertAll(product.ArgumentArray, Varies), adjoint.Weight);
                for (int i = 0; i < weights.Length; i++)
                {
                    if (weights[i] is { } weight) Contribute(product.ArgumentArray[i], adjoint with { Weight = weight });
                }

                break;
            case Pow power:
                if (Varies(power.Base)) Contribute(power.Base, adjoint.Times(Raw.Product(power.Exponent, Raw.Power(power.Base, power.Exponent - 1))));
                if (Varies(power.Exponent)) Contribute(power.Exponent, adjoint.Times(Raw.Product(power, new Call("log", [power.Base]))));
                break;
            case Call call:
                ChainRule(call, index, adjoint);
                break;
        }
    }

    private void ChainRule(Call call, int index, Adjoint adjoint)
    {
        if (_local[index] is { } local)
        {
            for (int i = 0; i < local.Length; i++)
            {
                if (local[i] is { } partial) Contribute(call.ArgumentArray[i], adjoint.Times(partial));
            }
        }
        else if (Row(call) is { Tangent: not null } row)
        {
            Expr At(Expr formula) => PartialDerivatives.At(formula, row, call);
            LinearTangent.Transpose(_partials.TangentOf(row), row, adjoint, At, _guards, (i, part) => Contribute(call.ArgumentArray[i], part));
        }
    }

    private void Contribute(Expr node, Adjoint adjoint)
    {
        int index = _graph.IndexOf(node);
        if (_varies[index] && !adjoint.Value.IsZero) (_contributions[index] ??= []).Add(adjoint);
    }
}
