using Symbolic.Expressions;

namespace Symbolic.Differentiation;

/// <summary>A product of partials along a path from the result down to a node, which remembers the path: sums of weights keep what the paths have in common as a factor.</summary>
internal sealed class Weight
{
    /// <summary>How far up a common factor is looked for, per summand: longer paths would cost quadratic time and space.</summary>
    private const int StepsPerTerm = 8;

    private readonly Weight? _outer;
    private readonly Expr _factor;
    private readonly int _depth;

    private Weight(Weight? outer, Expr factor)
    {
        _outer = outer;
        _factor = factor;
        _depth = (outer?._depth ?? 0) + 1;
        Value = outer is null ? factor : Raw.Product(outer.Value, factor);
    }

    /// <summary>The product of all factors.</summary>
    public Expr Value { get; }

    /// <summary>A weight without a path.</summary>
    public static Weight Of(Expr value) => new(null, value);

    /// <summary>This weight times a further factor.</summary>
    public Weight Times(Expr factor) => factor.IsOne ? this : new Weight(this, factor);

    /// <summary>The sum of some weights: w·(p + q) for w·p and w·q.</summary>
    public static Weight Sum(List<Weight> weights)
    {
        if (weights.Count == 1) return weights[0];
        Dictionary<Weight, List<Expr>> open = [];
        PriorityQueue<Weight, int> deepest = new();
        List<Expr> apart = [];
        foreach (Weight weight in weights) Add(weight, Number.One, open, deepest);
        for (int steps = StepsPerTerm * weights.Count; steps > 0 && (open.Count > 1 || (open.Count == 1 && apart.Count > 0)); steps--)
        {
            Weight weight = deepest.Dequeue();
            open.Remove(weight, out List<Expr>? terms);
            Expr product = Raw.Product(weight._factor, Raw.Sum(terms!));
            if (weight._outer is null) apart.Add(product);
            else Add(weight._outer, product, open, deepest);
        }

        if (open.Count == 1 && apart.Count == 0) return open.Keys.First().Times(Raw.Sum(open.Values.First()));
        while (deepest.TryDequeue(out Weight? left, out _)) apart.Add(Raw.Product(left.Value, Raw.Sum(open[left])));
        return Of(Raw.Sum(apart));
    }

    private static void Add(Weight weight, Expr rest, Dictionary<Weight, List<Expr>> open, PriorityQueue<Weight, int> deepest)
    {
        if (open.TryGetValue(weight, out List<Expr>? terms))
        {
            terms.Add(rest);
            return;
        }

        open.Add(weight, [rest]);
        deepest.Enqueue(weight, -weight._depth);
    }
}
