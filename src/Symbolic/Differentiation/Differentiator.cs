using Symbolic.Expressions;
using Symbolic.Functions;

namespace Symbolic.Differentiation;

/// <summary>The derivative of an expression by one variable, as a raw shared graph of size proportional to the expression's.</summary>
/// <remarks>Knows sums, products and powers; everything else it takes from the function table. Iterative: a loop over the
/// distinct nodes, operands first. Instances keep derived partials and are not thread-safe.</remarks>
internal sealed class Differentiator
{
    private readonly PartialDerivatives _partials;

    /// <summary>A differentiator over a table; <paramref name="fold"/> is applied to bodies whose partials have to be derived.</summary>
    public Differentiator(FunctionTable functions, Func<Expr, Expr> fold) => _partials = new PartialDerivatives(functions, fold, this);

    /// <summary>The partial derivatives of functions, as they are used here.</summary>
    public PartialDerivatives Partials => _partials;

    /// <summary>The derivative by a variable. Throws SD3002 where it needs a partial that does not exist.</summary>
    public Expr Differentiate(Expr expression, string variable) => Differentiate(expression, variable, out _);

    /// <summary>The derivative by a variable, and how many operations the expression takes.</summary>
    public Expr Differentiate(Expr expression, string variable, out long operations)
    {
        using GraphBuilder graph = GraphBuilder.Shared(new ReadOnlySpan<Expr>(ref expression));
        using VariableSet variables = new(variable);
        return Differentiate(expression, graph, variables, out operations);
    }

    /// <summary>The same for an expression whose nodes are numbered already, where equal ones are one.</summary>
    public Expr Differentiate(Expr expression, GraphBuilder graph, VariableSet variable, out long operations)
    {
        operations = OperationCount.In(graph);
        return Along(graph, variable, [Number.One])[graph.IndexOf(expression)] ?? Number.Zero;
    }

    /// <summary>The derivatives of several expressions along a direction: what each variable's own derivative is; other variables are constant.</summary>
    public Expr[] Along(ReadOnlySpan<Expr> expressions, VariableSet variables, ReadOnlySpan<Expr> direction)
    {
        using GraphBuilder graph = GraphBuilder.Shared(expressions);
        Expr?[] derivatives = Along(graph, variables, direction);
        Expr[] results = new Expr[expressions.Length];
        for (int i = 0; i < results.Length; i++) results[i] = derivatives[graph.IndexOf(expressions[i])] ?? Number.Zero;
        return results;
    }

    /// <summary>The derivatives of all nodes of a graph; null for 0.</summary>
    private Expr?[] Along(GraphBuilder graph, VariableSet variables, ReadOnlySpan<Expr> direction)
    {
        Expr?[] derivatives = new Expr?[graph.Count];
        for (int i = 0; i < derivatives.Length; i++)
        {
            if ((i & 0xFF) == 0) Deadline.Check();
            Expr node = graph.Node(i);
            if (node is not Symbol symbol) derivatives[i] = OfNode(node, graph.Operands(i), derivatives);
            else if (variables.NumberOf(symbol) is var number and >= 0 && !direction[number].IsZero) derivatives[i] = direction[number];
        }

        return derivatives;
    }

    /// <summary>The derivative of a node that is no variable from those of its operands; null for 0.</summary>
    private Expr? OfNode(Expr node, ReadOnlySpan<int> operands, Expr?[] derivatives)
    {
        bool any = false;
        foreach (int operand in operands) any |= derivatives[operand] is not null;
        if (!any) return null;
        Expr result = node switch
        {
            Add => SumRule(operands, derivatives),
            Pow power => PowerRule(power, derivatives[operands[0]], derivatives[operands[1]]),
            Mul { ArgumentArray: [var a, var b] } => ProductRule.Apply(a, b, derivatives[operands[0]], derivatives[operands[1]]),
            Call { IsDerivative: false } call when operands.Length == 1 && !Operators.IsLogical(call.Name) && _partials.Row(call) is { Tangent: null } row => Raw.Product(_partials.Of(row, call, 0), derivatives[operands[0]]!),
            Mul product => ProductRule.Apply(product, Inner(operands, derivatives)),
            _ => ChainRule((Call)node, Inner(operands, derivatives)),
        };
        return result.IsZero ? null : result;
    }

    private static Expr?[] Inner(ReadOnlySpan<int> operands, Expr?[] derivatives)
    {
        Expr?[] inner = new Expr?[operands.Length];
        for (int i = 0; i < inner.Length; i++) inner[i] = derivatives[operands[i]];
        return inner;
    }

    private static Expr SumRule(ReadOnlySpan<int> operands, Expr?[] derivatives)
    {
        List<Expr> terms = new(operands.Length);
        foreach (int operand in operands)
        {
            if (derivatives[operand] is { } derivative) terms.Add(derivative);
        }

        return Raw.Sum(terms);
    }

    private static Expr PowerRule(Pow power, Expr? @base, Expr? exponent)
    {
        Expr? byBase = @base is null ? null : Raw.Product(Raw.PowerRule(power), @base);
        if (exponent is null) return byBase ?? Number.Zero;
        Expr byExponent = Raw.Product(power, new Call("log", [power.Base]), exponent);
        return byBase is null ? byExponent : Raw.Sum([byBase, byExponent]);
    }

    private Expr ChainRule(Call call, Expr?[] inner)
    {
        if (!call.IsDerivative && Operators.IsLogical(call.Name)) return Number.Zero;
        FunctionDefinition? row = call.IsDerivative ? null : _partials.Row(call);
        if (row?.Tangent is not null) return _partials.Tangent(row, call, inner);
        if (inner.Length == 1) return Raw.Product(_partials.Of(row, call, 0), inner[0]!);
        List<Expr> terms = [];
        for (int i = 0; i < inner.Length; i++)
        {
            if (inner[i] is { } derivative) terms.Add(Raw.Product(_partials.Of(row, call, i), derivative));
        }

        return Raw.Sum(terms);
    }
}
