using System.Collections.Immutable;
using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Numerics;

namespace Symbolic.Rewriting;

/// <summary>Rewrites with an index over their heads, and the strategy that applies them, outermost first, until none matches.</summary>
internal sealed class RewriteSet
{
    private readonly PatternIndex<Rewrite> _index;
    private readonly FunctionTable _functions;
    private readonly int? _limit;

    /// <summary>Rewrites in order of preference.</summary>
    /// <param name="rewrites">The rewrites.</param>
    /// <param name="functions">The functions they speak of.</param>
    /// <param name="limit">After so many applications in one expression, SD3004; without it, rewriting stops at a node that comes back again and again.</param>
    public RewriteSet(ImmutableArray<Rewrite> rewrites, FunctionTable functions, int? limit = null)
    {
        _limit = limit;
        Rewrites = rewrites;
        _functions = functions;
        _index = new PatternIndex<Rewrite>(rewrites, static rewrite => rewrite.Pattern, functions);
    }

    /// <summary>The rewrites in order of preference.</summary>
    public ImmutableArray<Rewrite> Rewrites { get; }

    /// <summary>The expression with rewrites applied at every node before and after its operands, as long as one matches.</summary>
    public Expr Apply(Expr expression, Prover prover, Action<RewriteApplication>? report = null) =>
        MayApply(expression, prover) ? new Pass(this, prover, report).Run(expression) : expression;

    /// <summary>The expression with one rewrite applied at every node, operands first; what a rewrite gives is not gone through again, so that it may
    /// contain what it replaces. Of a conditional only the branch is kept that is known to be taken.</summary>
    public Expr ApplyOnce(Expr expression, Prover prover, Action<RewriteApplication>? report = null) =>
        MayApply(expression, prover) ? ExpressionGraph.Rewrite(expression, node => Chosen(node, prover, report)) : expression;

    /// <summary>Whether anything is rewritten at all; mostly the answer is no. Where matching may take too long, that is for the pass to say.</summary>
    private bool MayApply(Expr expression, Prover prover)
    {
        if (Rewrites.IsEmpty) return false;
        using GraphBuilder nodes = GraphBuilder.Over(new ReadOnlySpan<Expr>(ref expression));
        for (int i = 0; i < nodes.Count; i++)
        {
            if ((i & 0xFF) == 0) Deadline.Check();
            Expr node = nodes.Node(i);
            if (!_index.MayMatch(node) || _index.Candidates(node) is not { Count: > 0 } candidates) continue;
            if (_limit is not null || Once(node, candidates, prover, null) is not null) return true;
        }

        return false;
    }

    private Expr Chosen(Expr node, Prover prover, Action<RewriteApplication>? report)
    {
        RewriteApplication? applied = null;
        if (Once(node, prover, application => applied = application) is not { } next) return node;
        report?.Invoke(applied!);
        return next;
    }

    private Expr? Once(Expr node, Prover prover, Action<RewriteApplication>? report)
    {
        return _index.MayMatch(node) && _index.Candidates(node) is { Count: > 0 } candidates ? Once(node, candidates, prover, report) : null;
    }

    private Expr? Once(Expr node, IReadOnlyList<Rewrite> candidates, Prover prover, Action<RewriteApplication>? report)
    {
        foreach (Rewrite rewrite in candidates)
        {
            Matcher matcher = new(rewrite.Pattern, _functions, prover);
            Match? found = matcher.AtRoot(node);
            if (found is null && matcher.IsExhausted && _limit is not null) throw Exhausted($"matching rewrite '{rewrite.Name}' took more than {Matcher.StepBudget} steps without a result; write its pattern with fewer interchangeable metavariables");
            if (found is not { } match) continue;
            Expr replaced = Replaced(node, rewrite, match, prover);
            if (replaced.Equals(node)) continue;
            report?.Invoke(new RewriteApplication(rewrite, match, node, replaced));
            return replaced;
        }

        return null;
    }

    private static SymbolicException Exhausted(string message) => new(Diagnostic.Error("SD3004", message));

    private Expr Replaced(Expr node, Rewrite rewrite, Match match, Prover prover)
    {
        Expr instance = Substitution.Apply(rewrite.Replacement, rewrite.Pattern.Metavariables, match.Bindings.AsSpan());
        if (_limit is not null || instance is not Call { Name: "if" }) return match.Around(instance, node);
        return (match with { Factor = Rational.One }).Around(Decided(instance, match.Factor, prover), node);
    }

    /// <summary>A conditional, of which only the branch is kept that is known to be taken, with its branches times a number: so a pattern stands for its negative as well.</summary>
    private static Expr Decided(Expr instance, Rational factor, Prover prover)
    {
        if (instance is not Call { Name: "if", ArgumentArray: [var condition, var taken, var other] }) return factor.IsOne ? instance : Canonical.Product(Number.Of(factor), instance);
        if (prover.Proves(condition)) return Decided(taken, factor, prover);
        Expr rest = Decided(other, factor, prover);
        return prover.Refutes(condition) ? rest : new Call("if", [condition, Decided(taken, factor, prover), rest]);
    }

    /// <summary>One application to one expression: iterative, each distinct node once.</summary>
    private sealed class Pass(RewriteSet set, Prover prover, Action<RewriteApplication>? report)
    {
        private readonly int _roundsPerNode = set._limit is null ? 16 : int.MaxValue;
        private int _applications;
        private Rewrite? _used;
        private readonly NodeMap<Expr> _opened = new(), _results = new();
        private readonly Dictionary<Expr, int> _rounds = new(ExpressionGraph.ReferenceComparer.Instance);

        public Expr Run(Expr root)
        {
            Stack<Expr> open = new([root]);
            while (open.TryPeek(out Expr? node))
            {
                Expr opened = Opened(node);
                if (_results.ContainsKey(node) || (!PushOperands(opened, open) && Close(node, opened, open))) open.Pop();
            }

            return _results[root];
        }

        private Expr Opened(Expr node)
        {
            if (_opened.TryGetValue(node, out Expr? known)) return known;
            Deadline.Check();
            Expr current = node;
            for (int i = 0; i < _roundsPerNode && Once(current) is { } next; i++) current = next;
            _opened.Add(node, current);
            return current;
        }

        private Expr? Once(Expr node)
        {
            Expr? next = set.Once(node, prover, Note);
            if (next is null || ++_applications <= set._limit || set._limit is not { } limit) return next;
            throw Exhausted($"rewriting came to no end after {limit} steps, the last one by rewrite '{_used!.Name}'; write replacements that no rewrite leads back to the pattern");
        }

        private void Note(RewriteApplication application)
        {
            _used = application.Rewrite;
            report?.Invoke(application);
        }

        private bool PushOperands(Expr opened, Stack<Expr> open)
        {
            bool pushed = false;
            foreach (Expr operand in opened.Arguments)
            {
                if (_results.ContainsKey(operand)) continue;
                open.Push(operand);
                pushed = true;
            }

            return pushed;
        }

        /// <summary>Puts the results of the operands in; where a rewrite matches only now, what it gives is gone through again.</summary>
        private bool Close(Expr node, Expr opened, Stack<Expr> open)
        {
            ReadOnlySpan<Expr> operands = opened.Arguments;
            Expr[] results = new Expr[operands.Length];
            for (int i = 0; i < results.Length; i++) results[i] = _results[operands[i]];
            Expr rebuilt = ExpressionGraph.Rebuild(opened, results);
            if (ReferenceEquals(rebuilt, opened) || _rounds.GetValueOrDefault(node) >= _roundsPerNode || Once(rebuilt) is not { } again)
            {
                _results[node] = rebuilt;
                return true;
            }

            _rounds[node] = _rounds.GetValueOrDefault(node) + 1;
            _opened[node] = again;
            PushOperands(again, open);
            return false;
        }
    }
}
