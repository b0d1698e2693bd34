using Symbolic.Expressions;
using Symbolic.Functions;

namespace Symbolic.Rewriting;

/// <summary>Replaces what matches a pair by one call of the pair's row, outermost first, and back.</summary>
/// <remarks>Iterative; a node is looked at once however often it is shared.</remarks>
internal sealed class PairFolder
{
    private readonly PairSet _pairs;
    private readonly Prover _prover;

    // made when something matches
    private NodeMap<Expr> _results = null!;
    private NodeMap<Expr> _opened = null!;
    private readonly Action<PairApplication>? _report;
    private readonly GraphBuilder _graph;

    /// <summary>The first match that was found, and where.</summary>
    private (Pair Pair, Match Match)? _found;
    private Expr? _foundAt;

    /// <summary>The pairs that could match at the nodes of the graph; null for none.</summary>
    private readonly IReadOnlyList<Pair>?[] _candidates;

    private PairFolder(GraphBuilder graph, PairSet pairs, Prover prover, Action<PairApplication>? report)
    {
        _graph = graph;
        _candidates = new IReadOnlyList<Pair>?[graph.Count];
        _pairs = pairs;
        _prover = prover;
        _report = report;
    }

    /// <summary>The expression with every match as one opaque call. Throws SD3001 where two pairs match and neither goes first, SD3004 when a match takes too long.</summary>
    public static Expr Fold(Expr expression, PairSet pairs, Prover prover, Action<PairApplication>? report = null)
    {
        if (pairs.IsEmpty || !pairs.MayMatchIn(expression)) return expression;
        using GraphBuilder graph = GraphBuilder.Over(new ReadOnlySpan<Expr>(ref expression));
        return Fold(expression, graph, pairs, prover, report);
    }

    /// <summary>The same for an expression whose nodes are numbered already.</summary>
    public static Expr Fold(Expr expression, GraphBuilder graph, PairSet pairs, Prover prover, Action<PairApplication>? report = null)
    {
        if (pairs.IsEmpty || !pairs.MayMatchIn(expression)) return expression;
        PairFolder? folder = null;
        for (int i = 0; i < graph.Count; i++)
        {
            if (pairs.Candidates(graph.Node(i)) is { Count: > 0 } candidates) (folder ??= new PairFolder(graph, pairs, prover, report))._candidates[i] = candidates;
        }

        return folder is null || !folder.AnyMatch() ? expression : folder.Run(expression);
    }

    /// <summary>The expression with every opaque call written out as the pattern over its bindings.</summary>
    public static Expr Unfold(Expr expression, FunctionTable functions) =>
        ExpressionGraph.Rewrite(expression, node => Pair.IsOpaque(node) ? Written((Call)node, functions) : node);

    private static Expr Written(Call call, FunctionTable functions)
    {
        if (!functions.TryGet(call.Name, call.Arguments.Length, out FunctionDefinition? row)) return call;
        return Substitution.Apply(Formulas.Read(row.Spec!, functions), row.Parameters, call.Arguments);
    }

    /// <summary>Whether a pair matches at a node, looked for outermost first; nodes at which none does are remembered.</summary>
    private bool AnyMatch()
    {
        for (int i = _candidates.Length - 1; i >= 0; i--)
        {
            if (_candidates[i] is not { } candidates) continue;
            Expr node = _graph.Node(i);
            _found = Pair.IsOpaque(node) ? null : _pairs.BestMatch(node, candidates, _prover);
            _foundAt = node;
            if (_found is not null) return true;
            _candidates[i] = null;
        }

        return false;
    }

    private Expr Run(Expr root)
    {
        (_results, _opened) = (new NodeMap<Expr>(), new NodeMap<Expr>());
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
        if (Candidates(node).Count == 0) return node;
        Expr current = node;
        while (!Pair.IsOpaque(current) && BestMatch(current) is var (pair, match))
        {
            Call opaque = new(pair.Row.Name, [.. match.Bindings]);
            _opened[opaque] = opaque;
            _report?.Invoke(new PairApplication(pair, match, current));
            Expr replaced = match.Around(opaque, current);
            if (replaced.Equals(current)) break;
            current = replaced;
        }

        _opened[node] = current;
        return current;
    }

    private (Pair Pair, Match Match)? BestMatch(Expr node) => ReferenceEquals(node, _foundAt) ? _found : _pairs.BestMatch(node, Candidates(node), _prover);

    private IReadOnlyList<Pair> Candidates(Expr node) => _graph.IndexOf(node) is var index and >= 0 ? _candidates[index] ?? [] : _pairs.Candidates(node);

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
        int same = 0;
        while (same < operands.Length && ReferenceEquals(_results[operands[same]], operands[same])) same++;
        if (same == operands.Length) return folded;
        Expr[] results = new Expr[operands.Length];
        for (int i = 0; i < results.Length; i++) results[i] = _results[operands[i]];
        return ExpressionGraph.Rebuild(folded, results);
    }
}
