using Symbolic.Expressions;
using Symbolic.Functions;

namespace Symbolic.Rewriting;

/// <summary>Replaces what matches a pair by one call of the pair's row, outermost first, and back.</summary>
/// <remarks>Iterative; a node is looked at once however often it is shared.</remarks>
internal sealed class PairFolder
{
    private readonly PairSet _pairs;
    private readonly FunctionTable _functions;
    private readonly Prover _prover;
    private readonly Dictionary<Expr, Expr> _results = new(ExpressionGraph.ReferenceComparer.Instance);
    private readonly Dictionary<Expr, Expr> _opened = new(ExpressionGraph.ReferenceComparer.Instance);
    private readonly Action<PairApplication>? _report;

    private PairFolder(PairSet pairs, FunctionTable functions, Prover prover, Action<PairApplication>? report)
    {
        _pairs = pairs;
        _functions = functions;
        _prover = prover;
        _report = report;
    }

    /// <summary>The expression with every match as one opaque call. Throws SD3001 where two pairs match and neither goes first, SD3004 when a match takes too long.</summary>
    public static Expr Fold(Expr expression, PairSet pairs, FunctionTable functions, Prover prover, Action<PairApplication>? report = null) =>
        pairs.IsEmpty ? expression : new PairFolder(pairs, functions, prover, report).Run(expression);

    /// <summary>The expression with every opaque call written out as the pattern over its bindings.</summary>
    public static Expr Unfold(Expr expression, FunctionTable functions) =>
        ExpressionGraph.Rewrite(expression, node => node is Call call && Pair.IsPairName(call.Name) ? Written(call, functions) : node);

    private static Expr Written(Call call, FunctionTable functions)
    {
        if (!functions.TryGet(call.Name, call.Arguments.Length, out FunctionDefinition? row)) return call;
        return Substitution.Apply(Formulas.Read(row.Spec!, functions), row.Parameters, call.Arguments);
    }

    private Expr Run(Expr root)
    {
        Stack<Expr> open = new([root]);
        while (open.TryPeek(out Expr? node))
        {
            if (_results.ContainsKey(node))
            {
                open.Pop();
                continue;
            }

            Expr folded = Opened(node);
            if (!Push(folded, open))
            {
                _results[node] = Rebuilt(folded);
                open.Pop();
            }
        }

        return _results[root];
    }

    /// <summary>The node after all matches at itself; its operands are still to be folded.</summary>
    private Expr Opened(Expr node)
    {
        if (_opened.TryGetValue(node, out Expr? known)) return known;
        Expr current = node;
        while (!(current is Call call && Pair.IsPairName(call.Name)) && _pairs.BestMatch(current, _functions, _prover) is var (pair, match))
        {
            Call opaque = new(pair.Row.Name, [.. match.Bindings]);
            _opened.TryAdd(opaque, opaque);
            _report?.Invoke(new PairApplication(pair, match, current));
            Expr replaced = match.Around(opaque, current);
            if (replaced.Equals(current)) break;
            current = replaced;
        }

        _opened[node] = current;
        return current;
    }

    private bool Push(Expr folded, Stack<Expr> open)
    {
        bool pushed = false;
        foreach (Expr operand in folded.Arguments)
        {
            if (_results.ContainsKey(operand)) continue;
            open.Push(operand);
            pushed = true;
        }

        return pushed;
    }

    private Expr Rebuilt(Expr folded)
    {
        ReadOnlySpan<Expr> operands = folded.Arguments;
        Expr[] results = new Expr[operands.Length];
        for (int i = 0; i < results.Length; i++) results[i] = _results[operands[i]];
        return ExpressionGraph.Rebuild(folded, results);
    }
}
