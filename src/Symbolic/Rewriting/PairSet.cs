using System.Collections.Concurrent;
using System.Collections.Immutable;
using Symbolic.Expressions;
using Symbolic.Functions;

namespace Symbolic.Rewriting;

/// <summary>Pairs of all layers with the order of precedence between them: layer, priority, specificity.</summary>
internal sealed class PairSet
{
    private readonly PatternIndex<Pair> _index;
    private readonly FunctionTable _functions;

    /// <summary>The rows of pairs that are in the index but not in the set.</summary>
    private readonly ImmutableArray<string> _without = [];

    private readonly Coverage _covered;
    private bool? _dependsOnVariable;

    public PairSet(ImmutableArray<Pair> pairs, FunctionTable functions)
    {
        Pairs = pairs;
        _functions = functions;
        _covered = new Coverage(functions);
        _index = new PatternIndex<Pair>(pairs, static pair => pair.Pattern, functions);
    }

    private PairSet(PairSet larger, string without)
    {
        Pairs = larger.Pairs.RemoveAll(pair => pair.Row.Name == without);
        _functions = larger._functions;
        _index = larger._index;
        _covered = larger._covered;
        _without = larger._without.Add(without);
    }

    /// <summary>No pairs.</summary>
    public static PairSet Empty { get; } = new([], FunctionTable.Empty);

    /// <summary>All pairs, in the order they were added.</summary>
    public ImmutableArray<Pair> Pairs { get; }

    /// <summary>Whether what pairs match depends on the variable of differentiation.</summary>
    public bool DependsOnVariable => _dependsOnVariable ??= Array.Exists(Pairs.ToArray(), static pair => pair.Pattern.Conditions.Any(static c => c is KindCondition { OperandKind: OperandKind.Const }));

    /// <summary>Whether there are no pairs.</summary>
    public bool IsEmpty => Pairs.IsEmpty;

    /// <summary>The pairs without the one that has a row of that name.</summary>
    public PairSet Without(string row) => new(this, row);

    /// <summary>Whether a pair could match at the node, judged at a glance.</summary>
    public bool MayMatch(Expr node) => _index.MayMatch(node);

    /// <summary>Whether a pair could match somewhere in an expression.</summary>
    public bool MayMatchIn(Expr expression) => _index.MayMatchIn(expression);

    /// <summary>The pairs that could match at the node.</summary>
    public IReadOnlyList<Pair> Candidates(Expr node)
    {
        IReadOnlyList<Pair> found = _index.Candidates(node);
        return found.Count == 0 || _without.IsEmpty ? found : [.. found.Where(pair => !_without.Contains(pair.Row.Name))];
    }

    /// <summary>The pair among some that goes first at a node, and how it matches; null when none does.</summary>
    public (Pair Pair, Match Match)? BestMatch(Expr node, IReadOnlyList<Pair> candidates, Prover prover)
    {
        int first = 0;
        Match? only = null;
        while (first < candidates.Count && (only = MatchAt(node, candidates[first], _functions, prover)) is null) first++;
        if (only is null) return null;
        List<(Pair Pair, Match Match)>? found = null;
        for (int i = first + 1; i < candidates.Count; i++)
        {
            if (MatchAt(node, candidates[i], _functions, prover) is { } match) (found ??= [(candidates[first], only)]).Add((candidates[i], match));
        }

        return found is null ? (candidates[first], only) : First(found, node);
    }

    /// <summary>Whether a pattern is matched by another pattern taken as an expression.</summary>
    public static bool Covers(Pattern general, Pattern special, FunctionTable functions) =>
        new Matcher(general, functions, prover: null).Whole(special.Expression) is not null;

    /// <summary>Whether two patterns differ by nothing but the names of their metavariables.</summary>
    public static bool AreSame(Pattern a, Pattern b, FunctionTable functions) =>
        a.Expression.Weight == b.Expression.Weight && a.Conditions.SequenceEqual(b.Conditions) && IsRenamed(a, b, functions) && IsRenamed(b, a, functions);

    private static bool IsRenamed(Pattern a, Pattern b, FunctionTable functions) =>
        new Matcher(a, functions, prover: null).Whole(b.Expression) is { } match && match.Bindings.All(static e => e is Symbol);

    private static Match? MatchAt(Expr node, Pair pair, FunctionTable functions, Prover prover)
    {
        Matcher matcher = new(pair.Pattern, functions, prover);
        Match? match = matcher.AtRoot(node);
        if (match is not null || !matcher.IsExhausted || pair.IsOptional) return match;
        throw new SymbolicException(Diagnostic.Error(
            "SD3004",
            $"matching pair '{pair.Name}' took more than {Matcher.StepBudget} steps without a result; write its pattern with fewer interchangeable metavariables"));
    }

    /// <summary>Among pairs that come with the engine, which nobody can give a priority, the one declared first goes first.</summary>
    private (Pair Pair, Match Match) First(List<(Pair Pair, Match Match)> found, Expr node)
    {
        (int Layer, int Priority) highest = (int.MinValue, int.MinValue);
        foreach ((Pair pair, _) in found)
        {
            if (pair.Layer > highest.Layer || (pair.Layer == highest.Layer && pair.Priority > highest.Priority)) highest = (pair.Layer, pair.Priority);
        }

        found.RemoveAll(f => f.Pair.Layer != highest.Layer || f.Pair.Priority != highest.Priority);
        int first = MostSpecific(found, 0), second = MostSpecific(found, first + 1);
        if (second == found.Count || found[first].Pair.IsOptional || AreApart(found[first].Match, found[second].Match, node)) return found[first];
        throw new SymbolicException(Ambiguity(found[first].Pair, found[second].Pair, node));
    }

    /// <summary>The next match that no other goes before, from a place on; the number of matches where there is none.</summary>
    private int MostSpecific(List<(Pair Pair, Match Match)> found, int start)
    {
        for (int i = start; i < found.Count; i++)
        {
            bool isFirst = true;
            for (int k = 0; k < found.Count && isFirst; k++) isFirst = !GoesFirst(found[k], found[i]);
            if (isFirst) return i;
        }

        return found.Count;
    }

    /// <summary>The more specific pattern goes first; of two that match the same, log(1 + exp(2*u)) and log(1 + exp(4*u)), the one with conditions, then the one that leaves
    /// less to its metavariables; where both leave the same, exp(-u^2/18) and exp(-u^2/32) at exp(-x^2/2), the first in canonical order.</summary>
    private bool GoesFirst((Pair Pair, Match Match) a, (Pair Pair, Match Match) b)
    {
        Pattern first = a.Pair.Pattern, second = b.Pair.Pattern;
        if (ReferenceEquals(a.Pair, b.Pair) || !_covered.Covers(second, first)) return false;
        if (!_covered.Covers(first, second)) return true;
        if (first.Conditions.IsEmpty != second.Conditions.IsEmpty) return second.Conditions.IsEmpty;
        if (IsRenamed(first, second, _functions)) return false;
        int order = a.Match.Bindings.Sum(static e => (long)e.Weight).CompareTo(b.Match.Bindings.Sum(static e => (long)e.Weight));
        return order != 0 ? order < 0 : CanonicalOrder.Instance.Compare(first.Expression, second.Expression) < 0;
    }

    /// <summary>Matches of disjoint parts of a sum or product do not compete.</summary>
    private static bool AreApart(Match a, Match b, Expr node)
    {
        if (node is not (Add or Mul) || a.Rest.IsEmpty || b.Rest.IsEmpty) return false;
        int total = node.Arguments.Length;
        return node.Arguments.ToArray().All(operand => a.Rest.Contains(operand) || b.Rest.Contains(operand)) && a.Rest.Length + b.Rest.Length >= total;
    }

    private static Diagnostic Ambiguity(Pair a, Pair b, Expr node)
    {
        string text = node.Weight > 200 ? "an expression" : $"'{node}'";
        return Diagnostic.Error(
            "SD3001",
            $"pairs '{a.Name}' and '{b.Name}' both match {text} and neither is more specific; give one of them a higher priority, e.g. 'pair {a.Name} priority 1: …'");
    }

    /// <summary>Which of two patterns is matched by the other, as far as it has been asked. Most runs never ask, and do without the dictionary's assembly.</summary>
    private sealed class Coverage(FunctionTable functions)
    {
        private ConcurrentDictionary<(Pattern General, Pattern Special), bool>? _known;

        public bool Covers(Pattern general, Pattern special)
        {
            ConcurrentDictionary<(Pattern General, Pattern Special), bool> known = _known ?? Interlocked.CompareExchange(ref _known, [], null) ?? _known;
            return known.GetOrAdd((general, special), static (patterns, functions) => PairSet.Covers(patterns.General, patterns.Special, functions), functions);
        }
    }
}
