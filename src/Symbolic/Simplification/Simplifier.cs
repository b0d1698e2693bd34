using Symbolic.Expressions;
using Symbolic.Functions;

namespace Symbolic.Simplification;

/// <summary>Brings a raw shared graph to canonical form and applies rewrites that hold at every real point.</summary>
/// <remarks>Iterative. Sums and products nested in their only user are gathered once, at the outermost, so a chain costs O(n log n).</remarks>
internal sealed class Simplifier
{
    private const int MaximumPasses = 6;
    private const int MaximumRewrites = 32;

    private readonly FunctionTable _functions;
    private readonly SimplifyOptions _options;
    private readonly ExpressionGraph _graph;
    private readonly Expr?[] _results;
    private readonly bool[] _gathered;
    private readonly Interner _interner = new();
    private bool _isRewritten;

    private Simplifier(Expr root, FunctionTable functions, SimplifyOptions options)
    {
        _functions = functions;
        _options = options;
        _graph = ExpressionGraph.Of(root);
        _results = new Expr?[_graph.Nodes.Length];
        _gathered = OnlyUsedInSameKind(_graph);
    }

    /// <summary>The simplified expression; equal nodes of the result are one object.</summary>
    public static Expr Simplify(Expr expression, FunctionTable functions, SimplifyOptions options)
    {
        if (options.Level == SimplifyLevel.None || expression.Arguments.IsEmpty) return expression;
        Expr result = Interner.Share(expression);
        for (int pass = 0; pass < MaximumPasses && !result.Arguments.IsEmpty; pass++)
        {
            Simplifier simplifier = new(result, functions, options);
            result = simplifier.Run();
            if (!simplifier._isRewritten) break;
        }

        return result;
    }

    private Expr Run()
    {
        for (int i = 0; i < _results.Length; i++)
        {
            if (!_gathered[i]) _results[i] = Rewritten(Simplified(_graph.Nodes[i]));
        }

        return Interner.Share(_results[^1]!);
    }

    private static bool[] OnlyUsedInSameKind(ExpressionGraph graph)
    {
        Expr[] nodes = graph.Nodes;
        int[] uses = new int[nodes.Length];
        bool[] same = new bool[nodes.Length];
        foreach (Expr node in nodes)
        {
            foreach (Expr operand in node.Arguments)
            {
                int index = graph.IndexOf(operand);
                uses[index]++;
                same[index] = node.Kind == operand.Kind && node.Kind is (ExprKind.Add or ExprKind.Mul);
            }
        }

        for (int i = 0; i < same.Length; i++) same[i] &= uses[i] == 1;
        return same;
    }

    private Expr Simplified(Expr node)
    {
        if (node.Arguments.IsEmpty) return _interner.Intern(node);
        return node.Kind is ExprKind.Add or ExprKind.Mul ? NAry(node) : Fixed(node);
    }

    /// <summary>Applies the rules of the node's kind until none changes it.</summary>
    private Expr Rewritten(Expr node)
    {
        for (int i = 0; i < MaximumRewrites && IsFlat(node); i++)
        {
            Expr next = node switch
            {
                Call call => CallRules.Apply(call, _functions),
                Add sum => SumRules.Apply(sum, _functions),
                Mul or Pow => ProductRules.Apply(node, _functions),
                _ => node,
            };
            if (ReferenceEquals(next, node)) break;
            _isRewritten = true;
            node = next;
        }

        return node;
    }

    /// <summary>Whether no large shared operand was left whole, which a rule would copy.</summary>
    private static bool IsFlat(Expr node)
    {
        if (node.Kind is not (ExprKind.Add or ExprKind.Mul)) return true;
        foreach (Expr operand in node.Arguments)
        {
            if (operand.Kind == node.Kind) return false;
        }

        return true;
    }

    private Expr Fixed(Expr node)
    {
        Expr[] operands = new Expr[node.Arguments.Length];
        for (int i = 0; i < operands.Length; i++) operands[i] = _results[_graph.IndexOf(node.Arguments[i])]!;
        if (node is Call) return node.WithEqualArguments(operands);
        bool large = operands[0] is Mul product && product.Arguments.Length > _options.SharedOperands;
        bool trivial = operands[1] is Number { Value: { IsZero: true } or { IsOne: true } };
        return large && !trivial ? new Pow(operands[0], operands[1]) : Canonical.Power(operands[0], operands[1]);
    }

    private Expr NAry(Expr node)
    {
        List<Expr> operands = [], apart = [];
        Stack<Expr> open = new([node]);
        while (open.TryPop(out Expr? next))
        {
            foreach (Expr operand in next.Arguments)
            {
                int index = _graph.IndexOf(operand);
                if (_gathered[index]) open.Push(operand);
                else Place(_results[index]!, node.Kind, operands, apart);
            }
        }

        bool isSum = node.Kind == ExprKind.Add;
        Expr flat = isSum ? Canonical.Sum([.. operands]) : Canonical.Product([.. operands]);
        return apart.Count == 0 ? flat : Joined(flat, apart, isSum);
    }

    private void Place(Expr operand, ExprKind kind, List<Expr> operands, List<Expr> apart)
    {
        bool large = operand.Kind == kind && operand.Arguments.Length > _options.SharedOperands;
        if (large) apart.Add(operand);
        else if (kind == ExprKind.Add && operand is Mul { ArgumentArray: [_, Add sum] } && sum.Arguments.Length <= _options.SharedOperands) operands.Add(Distributed(operand, sum));
        else operands.Add(operand);
    }

    /// <summary>-(a + b) as a term of a sum is -a - b.</summary>
    private static Expr Distributed(Expr term, Add sum) =>
        term.Arguments[0] is Number { Value: var c } && c == Numerics.Rational.MinusOne ? Negations.Of(sum) : term;

    /// <summary>Large shared operands stay whole, beside the flattened rest.</summary>
    private static Expr Joined(Expr flat, List<Expr> apart, bool isSum)
    {
        if (flat.IsZero && !isSum) return apart.Exists(NonFinite.In) ? Constant.NaN : flat;
        bool trivial = isSum ? flat.IsZero : flat.IsOne;
        if (trivial && apart.Count == 1) return apart[0];
        Expr[] all = trivial ? [.. apart] : [flat, .. apart];
        return isSum ? new Add(all) : new Mul(all);
    }
}
