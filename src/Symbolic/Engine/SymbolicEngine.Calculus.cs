using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Symbolic.Differentiation;
using Symbolic.Expressions;
using Symbolic.Rewriting;
using Symbolic.Simplification;

namespace Symbolic;

/// <content>Derivatives and simplification.</content>
public sealed partial class SymbolicEngine
{
    /// <summary>A gradient takes at most this many times the operations of the function.</summary>
    private const int GradientBound = 4;

    /// <summary>Up to so many derivatives are always written flat.</summary>
    private const int FewDerivatives = 8;

    /// <summary>From more derivatives on, what they share matters more than how each of them reads.</summary>
    private const int ManyDerivatives = 16;

    /// <summary>Systems of more operations are not simplified in two ways to see which is shorter.</summary>
    private const int LargeSystem = 10_000;

    /// <summary>Derivatives of expressions with at most so many nodes, as trees, are written flat whatever they cost.</summary>
    private const int ShortExpression = 24;

    /// <summary>Expressions with more nodes, as trees, are not read as a whole.</summary>
    private const int LongExpression = 512;

    /// <summary>The derivative by each of some variables in turn, simplified: <c>Differentiate(e, "x", "y")</c> is ∂²e/∂x∂y.</summary>
    /// <exception cref="SymbolicException">SD3002: something is not differentiable; SD3001, SD3004: pairs cannot be matched; SD5001: a limit was hit.</exception>
    public Expr Differentiate(Expr expression, params ReadOnlySpan<string> by) => Derive(expression, by).Expression;

    /// <summary>The derivative by each of some variables in turn, with warnings and the pairs that fired.</summary>
    /// <exception cref="SymbolicException">As for <see cref="Differentiate"/>.</exception>
    public Derivation Derive(Expr expression, ReadOnlySpan<string> by, SimplifyLevel simplify = SimplifyLevel.Auto)
    {
        using Deadline.Scope scope = Deadline.Within(Limits.Time);
        if (by.Length > Limits.Order) throw Limits.Exceeded("the order of the derivative", Limits.Order, nameof(Limits.Order));
        List<PairUse> uses = [];
        List<RewriteUse> rewrites = [];
        ImmutableArray<Diagnostic>.Builder diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        Expr result = Resolve(expression);
        SimplifyLevel each = simplify == SimplifyLevel.Full ? SimplifyLevel.Auto : simplify;
        bool isReduced = false, isCollected = false;
        for (int i = 0, count; i < by.Length; i += count)
        {
            count = RunLength(by[i..]);
            IsolatedBranches.Report(result, by[i], diagnostics);
            if (simplify != SimplifyLevel.None && HigherOrder(result, by[i], ref count, each, uses, rewrites) is { } collected)
            {
                (isReduced, isCollected) = (collected.AreIndependent, true);
                result = Rewritten(collected.Expression, each, new Prover(Functions, _assumptions), Report);
                continue;
            }

            count = 1;
            isReduced = false;
            result = DifferentiateOnce(result, by[i], each, application => uses.Add(PairUse.Of(application)), Report);
        }

        FullSimplification? full = simplify == SimplifyLevel.Full ? SimplifyFully(result) : null;
        rewrites.AddRange(full?.Rewrites ?? []);
        if (simplify == SimplifyLevel.Auto && !isReduced) result = Collapsed(result, expression, isCollected);
        return new Derivation(full?.Expression ?? result, diagnostics.ToImmutable(), [.. uses]) { Rewrites = [.. rewrites] };

        void Report(RewriteApplication application) => rewrites.Add(RewriteUse.Of(application));
    }

    /// <summary>The partial derivatives by some variables, in their order; by all variables in alphabetical order when none are given.</summary>
    /// <remarks>Reverse accumulation: time and distinct nodes grow with the expression, not with the number of variables; the results share
    /// what they have in common. A variable that does not occur has derivative 0. Rules whose conditions say <c>is const</c> depend on the
    /// variable; where there are such, every derivative is taken by itself.</remarks>
    /// <exception cref="SymbolicException">As for <see cref="Differentiate"/>.</exception>
    public ImmutableArray<Expr> Gradient(Expr expression, params ReadOnlySpan<string> by)
    {
        using Deadline.Scope scope = Deadline.Within(Limits.Time);
        Expr resolved = Resolve(expression);
        string[] variables = by.IsEmpty ? [.. Variables(resolved)] : by.ToArray();
        return ImmutableCollectionsMarshal.AsImmutableArray(GradientOf(resolved, variables));
    }

    /// <summary>The expression in a shorter or more readable form that has the same value wherever the expression is defined. Pairs stay whole.</summary>
    public Expr Simplify(Expr expression, SimplifyLevel level = SimplifyLevel.Auto)
    {
        using Deadline.Scope scope = Deadline.Within(Limits.Time);
        if (level == SimplifyLevel.None) return expression;
        if (level == SimplifyLevel.Full) return SimplifyFully(expression).Expression;
        Prover prover = new(Functions, _assumptions);
        Expr folded = PairFolder.Fold(Resolve(expression), _rules.Pairs, prover);
        return Rewritten(Unfold(Simplified(folded, level)), level, prover);
    }

    /// <summary>The expression with its products and whole powers of sums multiplied out, in the arguments of functions too: (x + 1)^2 gives
    /// 1 + 2*x + x^2. Denominators are multiplied out one by one and stay below their bar.</summary>
    /// <exception cref="SymbolicException">SD5001: the result has more than <see cref="Limits.Terms"/> terms.</exception>
    public Expr Expand(Expr expression)
    {
        using Deadline.Scope scope = Deadline.Within(Limits.Time);
        return Expansion.Everywhere(Resolve(expression), Limits.Terms) ?? throw Limits.Exceeded("the number of terms of the expanded expression", Limits.Terms, nameof(Limits.Terms));
    }

    /// <summary>The variables of an expression, in alphabetical (ordinal) order.</summary>
    public static ImmutableArray<string> Variables(Expr expression) => VariablesOf([expression]);

    private static ImmutableArray<string> VariablesOf(ReadOnlySpan<Expr> expressions)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (Expr node in ExpressionGraph.Of(expressions).Nodes)
        {
            if (node is Symbol symbol) names.Add(symbol.Name);
        }

        string[] variables = new string[names.Count];
        names.CopyTo(variables);
        if (variables.Length > 1) Array.Sort(variables, StringComparer.Ordinal);
        return ImmutableCollectionsMarshal.AsImmutableArray(variables);
    }

    private Expr DifferentiateOnce(Expr expression, string variable, SimplifyLevel simplify, Action<PairApplication>? report, Action<RewriteApplication>? rewrites = null)
    {
        using VariableSet names = new(variable);
        Prover prover = new(Functions, _assumptions, names);
        Expr Fold(Expr e) => Folded(e, null, prover, report);
        using GraphScope graph = new([expression]);
        Expr folded = Folded(expression, graph.Nodes!, prover, report);
        FunctionConditions.Check(folded, Functions, prover, names);
        if (!ReferenceEquals(folded, expression)) graph.Renew([folded]);
        int before = Expr.Created;
        Expr raw = new Differentiator(Functions, Fold).Differentiate(folded, graph.Nodes!, names, out long operations);
        Expr simplified = Simplifier.Simplify(raw, Functions, Options(simplify), out long most, NodesIn([folded], Expr.Created - before), graph.Nodes);
        Expr result = Unfold(simplified);
        bool isShort = ReferenceEquals(result, simplified) && most <= GradientBound * operations;
        if (simplify == SimplifyLevel.Auto && folded.Weight > LongExpression && !isShort) result = Shorter(result, raw, operations);
        return Rewritten(result, simplify, prover, rewrites);
    }

    /// <summary>The derivatives of Σ weight·expression by some variables, simplified together.</summary>
    private Expr[] Adjoints(Expr[] expressions, Expr[] weights, string[] variables)
    {
        if (variables.Length == 0) return [];
        if (_rules.Pairs.DependsOnVariable)
        {
            return Array.ConvertAll(variables, variable => AdjointsTogether(expressions, weights, [variable])[0]);
        }

        return AdjointsTogether(expressions, weights, variables);
    }

    private Expr[] AdjointsTogether(Expr[] expressions, Expr[] weights, string[] variables)
    {
        using VariableSet names = new(variables);
        Prover prover = new(Functions, _assumptions, names);
        Expr Fold(Expr e) => Folded(e, null, prover);
        using GraphScope graph = new(expressions);
        Expr[] folded = expressions.Length == 1 ? [Folded(expressions[0], graph.Nodes!, prover)] : Bundle.Apply(expressions, Fold);
        foreach (Expr e in folded) FunctionConditions.Check(e, Functions, prover, names);
        if (expressions.Length > 1 || !ReferenceEquals(folded[0], expressions[0])) graph.Renew(folded);
        int before = Expr.Created;
        Expr[] raw = new ReverseAccumulation(Functions, Fold).Gradient(folded, graph.Nodes!, weights, names);
        long? operations = AreMany(raw, expressions) ? null : OperationCount.In(graph.Nodes!);
        return SimplifiedTogether(raw, folded, prover, Expr.Created - before, operations, graph.Nodes);
    }

    private Expr[] SimplifiedTogether(Expr[] raw, Expr[] expressions, Prover prover, int created, long? operations = null, GraphBuilder? parts = null)
    {
        Expr[] simplified = SimplifiedTogether(raw, expressions, NodesIn(expressions, created), operations, parts);
        return _rules.RewritesByLayer.IsEmpty ? simplified : Array.ConvertAll(simplified, e => Rewritten(e, SimplifyLevel.Auto, prover));
    }

    /// <summary>About how many nodes derivatives have, for which so many were made: as trees, expressions that share parts would count far too much.</summary>
    private static int NodesIn(Expr[] expressions, int created)
    {
        long nodes = 0;
        foreach (Expr e in expressions) nodes += e.Weight;
        return (int)Math.Min(created + Math.Min(nodes, 2L * created), int.MaxValue / 8);
    }

    /// <summary>Whether these are so many derivatives of one expression that they keep what they share in any case.</summary>
    private static bool AreMany(Expr[] raw, Expr[] expressions) => raw.Length > ManyDerivatives && expressions.Length == 1;

    /// <summary>Derivatives that share parts, simplified. A few are flattened for a reader; many, and those that would then take more operations than
    /// the bound of cheap gradients allows, keep what they share.</summary>
    /// <param name="raw">The derivatives.</param>
    /// <param name="expressions">What they were taken of.</param>
    /// <param name="nodes">About how many nodes they have.</param>
    /// <param name="known">How many operations the expressions take, where that is known.</param>
    /// <param name="parts">The nodes of the expressions, where equal ones are one, or null. The graph is taken.</param>
    private Expr[] SimplifiedTogether(Expr[] raw, Expr[] expressions, int nodes, long? known, GraphBuilder? parts)
    {
        if (AreMany(raw, expressions)) return Simplified(raw, SimplifyOptions.Compact, out _, nodes, parts);
        bool isShort = raw.Length <= FewDerivatives && Array.TrueForAll(expressions, static e => e.Weight <= ShortExpression);
        long operations = isShort ? 0 : known ?? OperationCount.Of(expressions);
        if (operations > LargeSystem) return Simplified(raw, SimplifyOptions.Compact, out _, nodes, parts);
        Expr[] flat = Simplified(raw, SimplifyOptions.Auto, out long most, nodes, parts);
        if (isShort || (expressions.Length == 1 && most <= GradientBound * operations)) return flat;
        long taken = OperationCount.Of(flat, isShared: true);
        if (expressions.Length == 1 ? taken <= GradientBound * operations : raw.Length <= ManyDerivatives) return flat;
        Expr[] compact = Simplified(raw, SimplifyOptions.Compact, out _, nodes);
        return OperationCount.Of(compact, isShared: true) < taken ? compact : flat;
    }

    /// <summary>The simplified derivative of a long expression, or a form with fewer operations where it takes more than the bound of cheap gradients allows beside those of the expression.</summary>
    private Expr Shorter(Expr simplified, Expr raw, long operations)
    {
        long taken = OperationCount.Of([simplified], isShared: true);
        if (taken <= GradientBound * operations) return simplified;
        Expr compact = Simplified([raw], SimplifyOptions.Compact, out _)[0];
        return OperationCount.Of([compact], isShared: true) < taken ? compact : simplified;
    }

    /// <summary>The simplified expressions, and how many operations they take at most, as far as that is known without looking.</summary>
    private Expr[] Simplified(Expr[] raw, SimplifyOptions options, out long operations, int expectedNodes = 0, GraphBuilder? parts = null)
    {
        Expr[] simplified = Simplifier.Simplify(raw, Functions, Assuming(options), out operations, expectedNodes, parts);
        if (!Array.Exists(simplified, Pair.MayBeIn)) return simplified;
        operations = long.MaxValue;
        return Bundle.Apply(simplified, Unfold);
    }

    private Expr Simplified(Expr raw, SimplifyLevel level) => Simplifier.Simplify(raw, Functions, Options(level));

    private SimplifyOptions Options(SimplifyLevel level) => Assuming(level == SimplifyLevel.Auto ? SimplifyOptions.Auto : SimplifyOptions.Auto with { Level = level });

    private SimplifyOptions Assuming(SimplifyOptions options) =>
        _assumptions.IsEmpty ? options : options with { Assumed = new AssumedRules(new Prover(Functions, _assumptions), Functions) };

    /// <summary>What is to be differentiated, with opaque calls for what pairs match. Where such a call would hide that a quotient cancels, as in (exp(2*x) - 1)/(exp(x) - 1), it is cancelled first.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="graph">Its nodes, if they are numbered already.</param>
    /// <param name="prover">What proves conditions.</param>
    /// <param name="report">Is told of every match.</param>
    private Expr Folded(Expr expression, GraphBuilder? graph, Prover prover, Action<PairApplication>? report = null)
    {
        if (!_rules.Pairs.MayMatchIn(expression)) return expression;
        List<PairApplication>? applied = report is null ? null : [];
        using GraphBuilder? own = graph is null ? GraphBuilder.Shared(new ReadOnlySpan<Expr>(ref expression)) : null;
        Expr folded = PairFolder.Fold(expression, graph ?? own!, _rules.Pairs, prover, out bool mayHideQuotient, applied is null ? null : applied.Add);
        if (mayHideQuotient)
        {
            Expr whole = WithoutLibrary(expression, prover), cancelled = Cancellation.Everywhere(whole);
            if (cancelled != whole) return PairFolder.Fold(cancelled, _rules.Pairs, prover, report);
        }

        if (applied is not null)
        {
            foreach (PairApplication application in applied) report!(application);
        }

        return folded;
    }

    /// <summary>The expression without opaque calls. What they hid of quotients of sums, as in (exp(2*x) - 1)/(exp(x) - 1), is cancelled then.</summary>
    private Expr Unfold(Expr expression)
    {
        if (!Pair.MayBeIn(expression)) return expression;
        Expr unfolded = PairFolder.Unfold(expression, Functions);
        return Interner.Share(ExpressionGraph.Any(expression, PairFolder.MayHideQuotient) ? Cancellation.Everywhere(unfolded) : unfolded);
    }

    private Expr Resolve(Expr expression) => !DerivativeCalls.MayBeIn(expression)
        ? expression
        : new DerivativeCalls(Functions, (e, variable) => DifferentiateOnce(e, variable, SimplifyLevel.Auto, null), Limits).Resolve(expression);
}
