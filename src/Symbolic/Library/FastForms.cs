using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Rewriting;

namespace Symbolic.Library;

/// <summary>Puts the fast forms of rows in place of their calls, where those are cheaper beside what else is computed.</summary>
internal sealed class FastForms
{
    private readonly FunctionTable _functions;
    private readonly HashSet<Expr> _present;
    private readonly Dictionary<Expr, Expr[]> _operands = new(ReferenceEqualityComparer.Instance);

    private FastForms(FunctionTable functions, ExpressionGraph graph)
    {
        _functions = functions;
        _present = [.. graph.Nodes];
    }

    /// <summary>The expression, to be evaluated as written but without repeating what it computes anyway. Values differ by a few ulp.</summary>
    public static Expr Apply(Expr expression, FunctionTable functions)
    {
        ExpressionGraph graph = ExpressionGraph.Of(expression);
        if (!graph.Nodes.Any(node => Row(node, functions) is not null)) return expression;
        FastForms forms = new(functions, graph);
        return graph.Fold<Expr>(forms.Replace)[^1];
    }

    private static FunctionDefinition? Row(Expr node, FunctionTable functions)
    {
        if (node is not Call { IsDerivative: false } call) return null;
        return functions.TryGet(call.Name, call.Arguments.Length, out FunctionDefinition? row) && !row.FastForms.IsEmpty ? row : null;
    }

    private Expr Replace(Expr node, ReadOnlySpan<Expr> operands)
    {
        bool isSquare = node is Pow { Exponent: Number { Value: var exponent } } && exponent == 2;
        Expr call = isSquare ? ((Pow)node).Base : node;
        Expr rebuilt = ExpressionGraph.Rebuild(node, operands);
        if (Row(call, _functions) is not { } row) return rebuilt;
        if (!isSquare) _operands[call] = operands.ToArray();
        foreach (FastForm form in row.FastForms)
        {
            if (form.IsSquare != isSquare || (form.Beside is not null && !_present.Contains(Instance(form.Beside, row, call.Arguments)))) continue;

            // what it computes is there for others from now on
            foreach (Expr part in ExpressionGraph.Of(Instance(form.Body, row, call.Arguments)).Nodes) _present.Add(part);
            return Instance(form.Body, row, _operands[call]);
        }

        return rebuilt;
    }

    private Expr Instance(Formula formula, FunctionDefinition row, ReadOnlySpan<Expr> arguments) =>
        Substitution.Apply(Formulas.Read(formula, _functions), row.Parameters, arguments);
}
