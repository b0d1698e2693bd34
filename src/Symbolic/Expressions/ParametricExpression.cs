using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Symbolic.Expressions;

/// <summary>An expression over parameters, prepared to be taken at many arguments without a search. Immutable.</summary>
internal sealed class ParametricExpression
{
    private const int Fixed = -1;
    private const int Composed = -2;

    private readonly ExpressionGraph _graph;
    private readonly int[] _parameters;
    private readonly ImmutableArray<string> _names;

    /// <summary>Prepares an expression.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="parameters">The names of the symbols that stand for arguments.</param>
    public ParametricExpression(Expr expression, ImmutableArray<string> parameters)
    {
        _names = parameters;
        _graph = ExpressionGraph.Of(expression);
        _parameters = new int[_graph.Nodes.Length];
        for (int i = 0; i < _parameters.Length; i++) _parameters[i] = RoleOf(i);
    }

    /// <summary>The expression over its parameters.</summary>
    public Expr Expression => _graph.Nodes[^1];

    /// <summary>Whether the parameters have these names, in this order.</summary>
    public bool IsOver(ImmutableArray<string> parameters) => _names == parameters || _names.SequenceEqual(parameters, StringComparer.Ordinal);

    /// <summary>The expression with its parameters replaced by the arguments of a call, as it is written: nothing is brought to canonical form. Parts without a parameter are shared, and
    /// where the expression has the call itself, as that for the derivative of exp(u), it is that object.</summary>
    public Expr At(Call call)
    {
        int last = _parameters.Length - 1;
        if (_parameters[last] != Composed) return Leaf(last, call.ArgumentArray);
        Few few = default;
        Span<Expr> values = last < Few.Length ? few : new Expr[last + 1];
        for (int i = 0; i <= last; i++) values[i] = _parameters[i] == Composed ? Over(i, values, call) : Leaf(i, call.ArgumentArray);
        return values[last];
    }

    private Expr Leaf(int index, Expr[] arguments) => _parameters[index] >= 0 ? arguments[_parameters[index]] : _graph.Nodes[index];

    private Expr Over(int index, ReadOnlySpan<Expr> values, Call call)
    {
        ReadOnlySpan<int> indices = _graph.Operands(index);
        Expr node = _graph.Nodes[index];
        if (node is Call { IsDerivative: false } inner && inner.Name == call.Name && AreArguments(indices, values, call.ArgumentArray)) return call;
        Expr[] operands = new Expr[indices.Length];
        for (int k = 0; k < operands.Length; k++) operands[k] = values[indices[k]];
        return node.WithEqualArguments(operands);
    }

    private static bool AreArguments(ReadOnlySpan<int> indices, ReadOnlySpan<Expr> values, Expr[] arguments)
    {
        if (indices.Length != arguments.Length) return false;
        for (int k = 0; k < arguments.Length; k++)
        {
            if (!ReferenceEquals(values[indices[k]], arguments[k])) return false;
        }

        return true;
    }

    private int RoleOf(int index)
    {
        if (_graph.Nodes[index] is Symbol symbol) return _names.IndexOf(symbol.Name) is var parameter and >= 0 ? parameter : Fixed;
        foreach (int operand in _graph.Operands(index))
        {
            if (_parameters[operand] != Fixed) return Composed;
        }

        return Fixed;
    }

    /// <summary>Room for the values of the nodes of most formulas.</summary>
    [InlineArray(Length)]
    private struct Few
    {
        public const int Length = 8;

        private Expr _first;
    }
}
