using Symbolic.Expressions;
using Symbolic.Functions;

namespace Symbolic.Compilation;

/// <summary>Replaces calls of functions without a kernel by what they mean.</summary>
internal sealed class FunctionInliner
{
    private const int MaximumNesting = 500;
    private readonly FunctionTable _functions;
    private readonly Func<string, Expr> _read;
    private readonly Limits _limits;
    private readonly Dictionary<FunctionDefinition, Expr> _bodies = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<FunctionDefinition> _open = new(ReferenceEqualityComparer.Instance);
    private long _nodes;

    private readonly bool _keepsPowers;

    private FunctionInliner(FunctionTable functions, Func<string, Expr> read, Limits limits, bool keepsPowers)
    {
        _keepsPowers = keepsPowers;
        _functions = functions;
        _read = read;
        _limits = limits;
    }

    /// <summary>The expressions with every function that has a value form or a meaning but no kernel replaced by it, and the nodes below them.</summary>
    /// <param name="expressions">The expressions.</param>
    /// <param name="functions">What names mean.</param>
    /// <param name="read">Reads the formulas of functions.</param>
    /// <param name="limits">How large the result may be.</param>
    /// <param name="keepsPowers">Whether a power of what a function means stays one: 1/coth(x) as 1/(cosh(x)/sinh(x)), which has no value at 0.</param>
    /// <exception cref="SymbolicException">SD1010: functions are defined by each other; SD5001: the result is too large.</exception>
    public static (ExpressionGraph Nodes, Expr[] Outputs) Inline(ReadOnlySpan<Expr> expressions, FunctionTable functions, Func<string, Expr> read, Limits limits, bool keepsPowers = false)
    {
        ExpressionGraph graph = ExpressionGraph.Of(expressions);
        FunctionInliner inliner = new(functions, read, limits, keepsPowers);
        bool isNeeded = graph.Nodes.Any(node => inliner.Form(node) is not null);
        if (!isNeeded) return (graph, expressions.ToArray());
        Expr[] results = graph.Fold<Expr>(inliner.Replace);
        Expr[] inlined = new Expr[expressions.Length];
        for (int i = 0; i < inlined.Length; i++) inlined[i] = results[graph.IndexOf(expressions[i])];
        return (ExpressionGraph.Of(inlined), inlined);
    }

    private FunctionDefinition? Form(Expr node)
    {
        if (node is not Call { IsDerivative: false } call) return null;
        bool isKnown = _functions.TryGet(call.Name, call.Arguments.Length, out FunctionDefinition? function);
        return isKnown && function!.Kernel is null && (function.Value ?? function.Spec) is not null ? function : null;
    }

    private Expr Replace(Expr node, ReadOnlySpan<Expr> operands)
    {
        if (Form(node) is not { } function) return Rebuilt(node, operands);
        Expr body = Body(function);
        Dictionary<string, Expr> arguments = new(StringComparer.Ordinal);
        for (int i = 0; i < operands.Length; i++) arguments.Add(function.Parameters[i], operands[i]);
        return ExpressionGraph.Fold<Expr>(body, (inner, parts) => Substituted(inner, parts, arguments));
    }

    private Expr Substituted(Expr node, ReadOnlySpan<Expr> operands, Dictionary<string, Expr> arguments)
    {
        if (++_nodes > _limits.Nodes) throw Limits.Exceeded("the number of nodes after putting in the functions' definitions", _limits.Nodes, nameof(Limits.Nodes));
        if (node is Symbol symbol) return arguments.TryGetValue(symbol.Name, out Expr? argument) ? argument : node;
        return Rebuilt(node, operands);
    }

    private Expr Body(FunctionDefinition function)
    {
        if (_bodies.TryGetValue(function, out Expr? known)) return known;
        if (_open.Count >= MaximumNesting) throw Limits.Exceeded("the nesting of function definitions", MaximumNesting, nameof(Limits.Nesting));
        if (!_open.Add(function)) throw new SymbolicException(Diagnostic.Error("SD1010", $"the function '{function.Signature}' is defined by itself"));
        Expr body = ExpressionGraph.Fold<Expr>((function.Value ?? function.Spec)!.Read(_read), Replace);
        _open.Remove(function);
        _bodies.Add(function, body);
        return body;
    }

    /// <summary>The node over new operands; a large operand of the same kind is not flattened into it, which would cost quadratic time along a chain.</summary>
    private Expr Rebuilt(Expr node, ReadOnlySpan<Expr> operands)
    {
        const int Large = 16;
        bool isSame = true;
        for (int i = 0; i < operands.Length; i++) isSame &= ReferenceEquals(operands[i], node.Arguments[i]);
        if (isSame) return node;
        if (_keepsPowers && node is Pow) return node.WithEqualArguments(operands.ToArray());
        foreach (Expr operand in operands)
        {
            if (operand.Kind == node.Kind && node.Kind is ExprKind.Add or ExprKind.Mul && operand.Arguments.Length > Large) return node.WithEqualArguments(operands.ToArray());
        }

        return ExpressionGraph.Rebuild(node, operands);
    }
}
