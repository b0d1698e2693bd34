using Symbolic.Expressions;
using Symbolic.Functions;

namespace Symbolic.Rewriting;

/// <summary>Replaces what matches a pair by one call of the pair's row, outermost first, and back.</summary>
/// <remarks>Iterative; a node is looked at once however often it is shared.</remarks>
internal sealed class PairFolder
{
    private readonly PairSet _pairs;
    private readonly Prover _prover;

    private readonly Action<PairApplication>? _report;
    private readonly GraphBuilder _graph;

    /// <summary>What nodes beyond the graph, which matches have made, become; made when there is one.</summary>
    private NodeMap<Expr>? _results;

    /// <summary>The first match that was found, and where.</summary>
    private (Pair Pair, Match Match)? _found;
    private Expr? _foundAt;
    private bool _mayHideQuotient;

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
        return Fold(expression, graph, pairs, prover, out _, report);
    }

    /// <summary>The same for an expression whose nodes are numbered already.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="graph">Its nodes; their images are taken.</param>
    /// <param name="pairs">The pairs.</param>
    /// <param name="prover">What proves conditions.</param>
    /// <param name="mayHideQuotient">Whether an opaque call stands in a product beside another one or a sum: what would cancel may be hidden in it.</param>
    /// <param name="report">Is told of every match.</param>
    public static Expr Fold(Expr expression, GraphBuilder graph, PairSet pairs, Prover prover, out bool mayHideQuotient, Action<PairApplication>? report = null)
    {
        mayHideQuotient = false;
        if (pairs.IsEmpty || !pairs.MayMatchIn(expression)) return expression;
        PairFolder? folder = null;
        for (int i = 0; i < graph.Count; i++)
        {
            if (pairs.Candidates(graph.Node(i)) is { Count: > 0 } candidates) (folder ??= new PairFolder(graph, pairs, prover, report))._candidates[i] = candidates;
        }

        if (folder is null || !folder.AnyMatch()) return expression;
        Expr folded = folder.Run(expression);
        mayHideQuotient = folder._mayHideQuotient;
        return folded;
    }

    /// <summary>Whether a product has an opaque call and beside it another one or a sum.</summary>
    public static bool MayHideQuotient(Expr node)
    {
        if (node is not Mul || !Pair.MayBeIn(node)) return false;
        int opaque = 0, sums = 0;
        foreach (Expr factor in node.Arguments)
        {
            Expr @base = CanonicalOrder.Base(factor);
            if (Pair.IsOpaque(@base)) opaque++;
            else if (@base is Add) sums++;
        }

        return opaque > 0 && opaque + sums > 1;
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
        Stack<(Expr Node, Expr? Opened)> open = new();
        open.Push((root, null));
        while (open.TryPop(out (Expr Node, Expr? Opened) next))
        {
            (Expr node, Expr? opened) = next;
            if (Result(node) is not null) continue;
            if (opened is null)
            {
                opened = Opened(node);
                open.Push((node, opened));
                if (Push(opened, open)) continue;
                open.Pop();
            }

            Expr result = Rebuilt(opened);
            _mayHideQuotient |= MayHideQuotient(result);
            if (_graph.IndexOf(node) is var index and >= 0) _graph.Images[index] = result;
            else (_results ??= new())[node] = result;
        }

        return Result(root)!;
    }

    /// <summary>What a node becomes, if that is known.</summary>
    private Expr? Result(Expr node)
    {
        if (_graph.IndexOf(node) is var index and >= 0) return _graph.Images[index];
        return _results is not null && _results.TryGetValue(node, out Expr? result) ? result : null;
    }

    /// <summary>The node after all matches at itself; its operands are still to be folded.</summary>
    private Expr Opened(Expr node)
    {
        if (Pair.IsOpaque(node) || Candidates(node).Count == 0) return node;
        Expr current = node;
        while (!Pair.IsOpaque(current) && BestMatch(current) is var (pair, match))
        {
            Call opaque = new(pair.Row.Name, [.. match.Bindings]);
            _report?.Invoke(new PairApplication(pair, match, current));
            Expr replaced = match.Around(opaque, current);
            if (replaced.Equals(current)) break;
            current = replaced;
        }

        return current;
    }

    private (Pair Pair, Match Match)? BestMatch(Expr node) => ReferenceEquals(node, _foundAt) ? _found : _pairs.BestMatch(node, Candidates(node), _prover);

    private IReadOnlyList<Pair> Candidates(Expr node) => _graph.IndexOf(node) is var index and >= 0 ? _candidates[index] ?? [] : _pairs.Candidates(node);

    private bool Push(Expr folded, Stack<(Expr Node, Expr? Opened)> open)
    {
        bool pushed = false;
        foreach (Expr operand in folded.Arguments)
        {
            if (Result(operand) is not null) continue;
            open.Push((operand, null));
            pushed = true;
        }

        return pushed;
    }

    private Expr Rebuilt(Expr folded)
    {
        Expr[]? results = null;
        for (int i = 0; i < folded.Arguments.Length; i++)
        {
            Expr operand = folded.ArgumentArray[i], result = Result(operand)!;
            if (ReferenceEquals(result, operand)) continue;
            results ??= [.. folded.Arguments];
            results[i] = result;
        }

        return results is null ? folded : folded.WithArguments(results);
    }
}
