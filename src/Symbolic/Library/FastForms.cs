using System.Runtime.CompilerServices;
using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Rewriting;

namespace Symbolic.Library;

/// <summary>Puts the fast forms of rows in place of their calls, where those are cheaper beside what else is computed.</summary>
internal sealed class FastForms
{
    /// <summary>Forms of products of calls. The derivative of (1 - cos(u))/u^2, u = 2*v, as written loses two digits at most where it is taken.</summary>
    private static readonly (string Product, FastForm Form)[] s_products =
    [
        ("dsinc(1, v)*sinc(v)", new("cos(2*v)", "if(1/4 < abs(v), 2*(sin(2*v)/(2*v) - 2*(1 - cos(2*v))/(2*v)^2)/(2*v), dsinc(1, v)*sinc(v))")),
    ];

    private static readonly ConditionalWeakTable<FunctionTable, Pattern[]> s_patterns = [];

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
        ulong bits = expression.FunctionBits;
        if ((bits & functions.FastForms) == 0 && !Array.Exists(Patterns(functions), product => IsWithin(product, bits))) return expression;
        ExpressionGraph graph = ExpressionGraph.Of(expression);
        if (!graph.Nodes.Any(node => Row(node, functions) is not null || Product(node, functions) is not null)) return expression;
        FastForms forms = new(functions, graph);
        return graph.Fold<Expr>(forms.Replace)[^1];
    }

    private static FunctionDefinition? Row(Expr node, FunctionTable functions)
    {
        if (node is not Call { IsDerivative: false } call) return null;
        return functions.TryGet(call.Name, call.Arguments.Length, out FunctionDefinition? row) && !row.FastForms.IsEmpty ? row : null;
    }

    private static Pattern[] Patterns(FunctionTable functions) =>
        s_patterns.GetValue(functions, static table => [.. s_products.Select(product => new Pattern(Formulas.Read(product.Product, table), table))]);

    private static bool IsWithin(Pattern product, ulong bits) => (product.Expression.FunctionBits & Call.FormMask & ~bits) == 0;

    /// <summary>The form of a product, and where its pattern matches.</summary>
    private static (FastForm Form, Pattern Pattern, Match Match)? Product(Expr node, FunctionTable functions)
    {
        if (node is not Mul) return null;
        for (int i = 0; i < s_products.Length; i++)
        {
            Pattern pattern = Patterns(functions)[i];
            if (IsWithin(pattern, node.FunctionBits) && new Matcher(pattern, functions, prover: null).AtRoot(node) is { } match) return (s_products[i].Form, pattern, match);
        }

        return null;
    }

    private Expr ReplaceProduct(Expr product)
    {
        if (Product(product, _functions) is not var (form, pattern, match) || !_present.Contains(Of(form.Beside!))) return product;
        return match.Around(Of(form.Body), product);

        Expr Of(Formula formula) => Substitution.Apply(Formulas.Read(formula, _functions), pattern.Metavariables, match.Bindings.AsSpan());
    }

    private Expr Replace(Expr node, ReadOnlySpan<Expr> operands)
    {
        bool isSquare = node is Pow { Exponent: Number { Value: var exponent } } && exponent == 2;
        Expr call = isSquare ? ((Pow)node).Base : node;
        Expr rebuilt = ExpressionGraph.Rebuild(node, operands);
        if (Row(call, _functions) is not { } row) return ReplaceProduct(rebuilt);
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
