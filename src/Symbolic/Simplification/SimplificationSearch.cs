using System.Diagnostics;
using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Library;
using Symbolic.Polynomials;

namespace Symbolic.Simplification;

/// <summary>Looks for the cheapest form of an expression among those that rewrites of whole regions lead to, best first, within a budget of nodes and of time.</summary>
/// <remarks>Rewrites may lead uphill: what is multiplied out can cancel and be factored again. Each candidate goes through the ordinary rules.</remarks>
internal sealed class SimplificationSearch
{
    private const int MaximumTerms = 300;
    private const int LargestTree = 20_000, LargestFactored = 1_000;
    private const int Uphill = 2;
    private const int Kept = 12;
    private const int Often = 13;

    private readonly FunctionTable _functions;
    private readonly SimplifyOptions _options;
    private readonly SearchBudget _budget;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly PriorityQueue<(Expr Form, int Move), (long, int, int)> _open = new();
    private readonly Dictionary<Expr, long> _seen = [];
    private readonly Func<Expr, Expr>[] _moves;
    private long _nodes;

    private SimplificationSearch(FunctionTable functions, SimplifyOptions options, SearchBudget budget)
    {
        (_functions, _options, _budget) = (functions, options with { Level = SimplifyLevel.Auto }, budget);
        _moves =
        [
            e => RelationForms.Cheapest(e, functions, form => Simplifier.Simplify(form, functions, _options)),
            e => Nested(e, static _ => false),
            e => Regions.Rewrite(e, region => AngleForms.Joined(region, functions)),
            static e => Expansion.Everywhere(e, MaximumTerms) ?? e,
            RationalForms.Together,
            e => Nested(e, name => AngleForms.IsBuiltIn(name, functions)),
            e => RelationForms.Of(e, functions, Elimination.None, rationalises: false),
            e => RelationForms.Of(e, functions, Elimination.Cosines, rationalises: false),
            e => RelationForms.Of(e, functions, Elimination.Sines, rationalises: false),
            e => Regions.Rewrite(e, region => AngleForms.Split(region, functions)),
            e => Regions.Rewrite(e, region => AngleForms.Halved(region, functions)),
            e => Regions.Rewrite(e, region => AngleForms.Doubled(region, functions)),
            e => Regions.Rewrite(e, Logarithms.Joined),
            RationalForms.Factor,
            e => RelationForms.Of(e, functions, Elimination.None, rationalises: true),
            e => RelationForms.Of(e, functions, Elimination.Cosines, rationalises: true),
            e => RelationForms.Of(e, functions, Elimination.Sines, rationalises: true),
            Locally,
        ];
    }

    /// <summary>The forms found, the cheapest first and none that is larger than the expression, and why the search ended.</summary>
    /// <param name="expressions">The expression, with different parts of it whole.</param>
    /// <param name="start">The first of these simplified.</param>
    /// <param name="functions">What names mean.</param>
    /// <param name="options">What the ordinary rules may do.</param>
    /// <param name="budget">How much may be looked at.</param>
    public static (IReadOnlyList<Expr> Forms, SearchEnd End, long Nodes) Run(ReadOnlySpan<Expr> expressions, Expr start, FunctionTable functions, SimplifyOptions options, SearchBudget budget) =>
        new SimplificationSearch(functions, options, budget).Run(expressions, start);

    private (IReadOnlyList<Expr> Forms, SearchEnd End, long Nodes) Run(ReadOnlySpan<Expr> expressions, Expr start)
    {
        if (start.Weight > LargestTree) return ([start], SearchEnd.TooLarge, 0);
        Begin(start);
        foreach (Expr expression in expressions) Begin(expression);
        long limit = Uphill * (_seen[start] + 30);
        SearchEnd end = Explored(limit);
        List<Expr> forms = [.. _seen.Keys.Where(e => e.Weight <= start.Weight || _seen[e] < _seen[start]).OrderBy(e => _seen[e]).ThenBy(e => e == start ? 0 : e.Weight).ThenBy(static e => e.ToString(), StringComparer.Ordinal).Take(Kept)];
        return (forms, end, _nodes);
    }

    private SearchEnd Explored(long limit)
    {
        SearchEnd end = SearchEnd.Exhausted;
        using Deadline.Scope scope = Deadline.Within(_budget.Time);
        try
        {
            while (_open.TryDequeue(out (Expr Form, int Move) next, out _) && end == SearchEnd.Exhausted) end = Tried(next.Form, next.Move, limit);
            FactorRadicals();
        }
        catch (SymbolicException exception) when (exception.Code == "SD5001" && _clock.Elapsed >= _budget.Time)
        {
            return SearchEnd.TimeBudget;
        }

        return end;
    }

    /// <summary>Takes the factors of sums with a root in the cheapest form; as a move they lead away from where roots of several kinds cancel.</summary>
    private void FactorRadicals()
    {
        Expr best = _seen.MinBy(static form => form.Value).Key;
        if (best.Weight > LargestFactored) return;
        Expr factored = RadicalFactors.Factored(best);
        _seen.TryAdd(factored, Cost.Of(factored));
    }

    /// <summary>One move from a form; the next one waits until there is no cheaper form.</summary>
    private SearchEnd Tried(Expr e, int move, long limit)
    {
        Deadline.Check();
        if (_nodes > _budget.Nodes) return SearchEnd.NodeBudget;
        if (_clock.Elapsed > _budget.Time) return SearchEnd.TimeBudget;
        Expr moved = _moves[move](e);
        if (move + 1 < _moves.Length) Open(e, move + 1);
        bool isMoved = !ReferenceEquals(moved, e);
        _nodes += ExpressionGraph.Of(moved).Nodes.Length / (isMoved ? 1 : 2);
        if (!isMoved || moved.Weight > LargestTree || moved == e) return SearchEnd.Exhausted;
        Take(moved, limit);
        Take(Simplifier.Simplify(moved, _functions, _options), limit);
        return SearchEnd.Exhausted;
    }

    /// <summary>Takes a form to begin with: the first move from it goes before all others.</summary>
    private void Begin(Expr e)
    {
        if (_seen.TryAdd(e, Cost.Of(e))) _open.Enqueue((e, 0), (0, e.Weight, 0));
    }

    private void Take(Expr e, long limit)
    {
        if (_seen.ContainsKey(e)) return;
        long cost = Cost.Of(e);
        _seen.Add(e, cost);
        if (cost <= limit) Open(e, 0);
    }

    private void Open(Expr e, int move) => _open.Enqueue((e, move), (move < Often ? _seen[e] : _seen[e] + (_seen[e] / 2), e.Weight, move));

    /// <summary>Every region in the cheapest of its forms by itself.</summary>
    private static Expr Locally(Expr e) => Regions.Rewrite(e, static region =>
    {
        Expr best = region;
        foreach (Expr form in (Expr[])[RationalForms.Together(region), RationalForms.Factor(region), Nested(region, static _ => false)])
        {
            if (Cost.OfTop(form) < Cost.OfTop(best) && form.Weight <= best.Weight) best = form;
        }

        return best;
    });

    /// <summary>Every region that is a polynomial with what its terms share in front, multiplied out or nested after Horner, squares of functions that are known by name replaced.</summary>
    private static Expr Nested(Expr e, Func<string, bool> isBuiltIn) => Regions.Rewrite(e, region =>
    {
        KernelTable kernels = new();
        PolynomialReader reader = new(kernels, MaximumTerms);
        return reader.Read(region) is { Length: > 1 } terms ? new PolynomialWriter(kernels, reader, isBuiltIn).Write(terms) : region;
    });
}
