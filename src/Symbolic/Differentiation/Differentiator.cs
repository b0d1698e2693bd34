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
    public Expr Differentiate(Expr expression, string variable) => Along([expression], new Dictionary<string, Expr> { [variable] = Number.One })[0];

    /// <summary>The derivatives of several expressions along a direction: what each variable's own derivative is; variables that are missing are constant.</summary>
    public Expr[] Along(ReadOnlySpan<Expr> expressions, IReadOnlyDictionary<string, Expr> direction)
    {
        ExpressionGraph graph = ExpressionGraph.Of(expressions);
        Expr[] nodes = graph.Nodes;
        Expr?[] derivatives = new Expr?[nodes.Length];
        for (int i = 0; i < nodes.Length; i++) derivatives[i] = OfNode(nodes[i], direction, graph, derivatives);
        Expr[] results = new Expr[expressions.Length];
        for (int i = 0; i < results.Length; i++) results[i] = derivatives[graph.IndexOf(expressions[i])] ?? Number.Zero;
        return results;
    }

    /// <summary>The derivative of a node from those of its operands; null for 0.</summary>
    private Expr? OfNode(Expr node, IReadOnlyDictionary<string, Expr> direction, ExpressionGraph graph, Expr?[] derivatives)
    {
        if (node is Symbol symbol) return direction.GetValueOrDefault(symbol.Name) is { IsZero: false } own ? own : null;
        ReadOnlySpan<Expr> arguments = node.Arguments;
        Expr?[] inner = new Expr?[arguments.Length];
        bool any = false;
        for (int i = 0; i < inner.Length; i++)
        {
            inner[i] = derivatives[graph.IndexOf(arguments[i])];
            any |= inner[i] is not null;
        }

        if (!any) return null;
        Expr result = node switch
        {
            Add => Raw.Sum([.. inner.Where(static d => d is not null).Cast<Expr>()]),
            Mul product => ProductRule.Apply(product, inner),
            Pow power => PowerRule(power, inner[0], inner[1]),
            _ => ChainRule((Call)node, inner),
        };
        return result.IsZero ? null : result;
    }

    private static Expr PowerRule(Pow power, Expr? @base, Expr? exponent)
    {
        List<Expr> terms = [];
        if (@base is not null) terms.Add(Raw.Product(power.Exponent, Raw.Power(power.Base, power.Exponent - 1), @base));
        if (exponent is not null) terms.Add(Raw.Product(power, new Call("log", [power.Base]), exponent));
        return Raw.Sum(terms);
    }

    private Expr ChainRule(Call call, Expr?[] inner)
    {
        if (!call.IsDerivative && Operators.IsLogical(call.Name)) return Number.Zero;
        FunctionDefinition? row = call.IsDerivative ? null : _partials.Row(call);
        if (row?.Tangent is not null) return _partials.Tangent(row, call, inner);
        List<Expr> terms = [];
        for (int i = 0; i < inner.Length; i++)
        {
            if (inner[i] is { } derivative) terms.Add(Raw.Product(_partials.Of(row, call, i), derivative));
        }

        return Raw.Sum(terms);
    }
}
