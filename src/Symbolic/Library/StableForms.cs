using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Numerics;
using Symbolic.Rewriting;

namespace Symbolic.Library;

/// <summary>The rewrites that make delegates stable: what a function of the table means becomes a call of its kernel.</summary>
internal static class StableForms
{
    private static readonly ConditionalWeakTable<FunctionTable, RewriteSet> s_sets = [];
    private static readonly ConditionalWeakTable<FunctionTable, RewriteSet> s_branching = [];
    private static readonly ConditionalWeakTable<FunctionTable, RewriteSet> s_extended = [];
    private static readonly ConditionalWeakTable<FunctionTable, RewriteSet> s_powerConventions = [];

    /// <summary>The expression in stable forms.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="functions">The functions it may call.</param>
    /// <param name="prover">What is known about signs.</param>
    /// <param name="report">Is told of every rewrite that applied, in the order in which they did.</param>
    public static Expr Apply(Expr expression, FunctionTable functions, Prover prover, Action<RewriteApplication>? report = null)
    {
        RewriteSet branching = s_branching.GetValue(functions, static table => new RewriteSet(Sorted(StableRewrites.Of(table, branching: true)), table));
        Expr rewritten = Of(functions).Apply(RadicalFactors.Apply(expression, functions, report), prover, report), joined = OppositesJoined(rewritten);
        if (!ReferenceEquals(joined, rewritten)) rewritten = Of(functions).Apply(joined, prover, report);
        rewritten = PrincipalParts.Apply(FractionSums.Apply(rewritten, functions, report), functions, report);
        return HypotenusesJoined(branching.ApplyOnce(rewritten, prover, report));
    }

    /// <summary>The expression with odd powers of √(u² + v²) below a bar as those of hypot(u, v), where that is there: one root for a length and what is divided by it. Not in terms of sums, where
    /// more is known of the errors of roots than of those of functions.</summary>
    private static Expr HypotenusesJoined(Expr expression)
    {
        ExpressionGraph graph = ExpressionGraph.Of(expression);
        Dictionary<Expr, Expr>? lengths = null;
        foreach (Expr node in graph.Nodes)
        {
            if (node is Call { Name: "hypot", ArgumentArray: [var u, var v] }) (lengths ??= []).TryAdd(u.Pow(2) + v.Pow(2), node);
        }

        if (lengths is null) return expression;
        bool[] isTerm = new bool[graph.Nodes.Length];
        Dictionary<Expr, Expr> joined = new(ExpressionGraph.ReferenceComparer.Instance);
        for (int i = isTerm.Length - 1; i >= 0; i--)
        {
            foreach (int operand in graph.Operands(i)) isTerm[operand] |= isTerm[i] || graph.Nodes[i] is Add;
            if (!isTerm[i] && graph.Nodes[i] is Pow { Base: Add sum, Exponent: Number { Value: { Sign: < 0, Denominator: var under } n } } power && under == 2 && lengths.TryGetValue(sum, out Expr? length)) joined.TryAdd(power, length.Pow(n + n));
        }

        return joined.Count == 0 ? expression : ExpressionGraph.Rewrite(expression, node => joined.GetValueOrDefault(node, node));
    }

    /// <summary>The expression with y - x as -(x - y) where both occur: sigmoid(-(x - y)) and exp(y - x) are functions of one argument.</summary>
    private static Expr OppositesJoined(Expr expression)
    {
        HashSet<Expr> sums = [];
        Dictionary<Expr, Expr>? joined = null;
        foreach (Expr node in ExpressionGraph.Of(expression).Nodes)
        {
            if (node is not Add || !sums.Add(node)) continue;
            Expr opposite = Terms.Scale(node, Rational.MinusOne);
            if (sums.TryGetValue(opposite, out Expr? first)) (joined ??= []).Add(node, -first);
        }

        return joined is null ? expression : ExpressionGraph.Rewrite(expression, node => joined.TryGetValue(node, out Expr? opposite) ? opposite : node);
    }

    /// <summary>The rewrites for a table that hold everywhere, longest patterns first.</summary>
    public static RewriteSet Of(FunctionTable functions) => s_sets.GetValue(functions, static table => Build(table, static _ => true));

    /// <summary>An expression in which derivatives by an exponent, <c>u^p*log(u)</c>, are evaluated by their kernel: by convention 0 at u = 0 for p &gt; 0 and NaN for p ≤ 0.
    /// Part of evaluation as written too, where 0·(−∞) would be NaN.</summary>
    public static Expr WithPowerConvention(Expr expression, FunctionTable functions, Prover prover)
    {
        bool applies = (expression.FunctionBits & Call.ExponentBit) != 0;
        return applies ? s_powerConventions.GetValue(functions, static table => new RewriteSet([OfRow(PowerLogarithm(table), table)], table)).Apply(expression, prover) : expression;
    }

    private static FunctionDefinition PowerLogarithm(FunctionTable functions) =>
        functions.TryGet("powlog", 2, out FunctionDefinition? row) ? row : throw new InvalidOperationException("the table has no row 'powlog(x, y)'");

    /// <summary>The rewrites to functions that can be evaluated in double-double arithmetic.</summary>
    public static RewriteSet Extended(FunctionTable functions) => s_extended.GetValue(functions, static table => Build(table, row => row.IsExtended));

    private static RewriteSet Build(FunctionTable functions, Func<FunctionDefinition, bool> isWanted)
    {
        IEnumerable<Rewrite> rows = functions.Definitions
            .Where(row => row is { Origin: FunctionOrigin.BuiltIn, IsMacro: false, Spec: not null, Kernel: not null } && !Pair.IsPairName(row.Name) && isWanted(row))
            .Select(row => OfRow(row, functions));
        IEnumerable<Rewrite> identities = StableRewrites.Of(functions, branching: false).Where(rewrite => UsesOnly(rewrite.Replacement, functions, isWanted));
        return new RewriteSet(Sorted(rows.Concat(identities)), functions);
    }

    private static bool UsesOnly(Expr replacement, FunctionTable functions, Func<FunctionDefinition, bool> isWanted) =>
        !ExpressionGraph.Any(replacement, node => node is Call call && functions.TryGet(call.Name, call.Arguments.Length, out FunctionDefinition? row) && row.Kernel is not null && !isWanted(row));

    private static ImmutableArray<Rewrite> Sorted(IEnumerable<Rewrite> rewrites) => [.. rewrites.OrderByDescending(static rewrite => rewrite.Pattern.Expression.Weight)];

    private static Rewrite OfRow(FunctionDefinition row, FunctionTable functions)
    {
        Pattern pattern = new(Formulas.Read(row.Spec!, functions), functions);
        return new Rewrite(row.Name, pattern, new Call(row.Name, [.. row.Parameters.Select(static p => new Symbol(p))]));
    }
}
