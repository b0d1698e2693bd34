using System.Collections.Immutable;

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

    /// <summary>The expression with its parameters replaced by arguments, as it is written: nothing is brought to canonical form. Parts without a parameter are shared.</summary>
    public Expr At(Expr[] arguments)
    {
        int last = _parameters.Length - 1;
        if (_parameters[last] != Composed) return Leaf(last, arguments);
        Expr[] values = new Expr[_parameters.Length];
        for (int i = 0; i < values.Length; i++) values[i] = _parameters[i] == Composed ? Over(i, values) : Leaf(i, arguments);
        return values[last];
    }

    private Expr Leaf(int index, Expr[] arguments) => _parameters[index] >= 0 ? arguments[_parameters[index]] : _graph.Nodes[index];

    private Expr Over(int index, Expr[] values)
    {
        ReadOnlySpan<int> indices = _graph.Operands(index);
        Expr[] operands = new Expr[indices.Length];
        for (int k = 0; k < operands.Length; k++) operands[k] = values[indices[k]];
        return _graph.Nodes[index].WithEqualArguments(operands);
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
}
