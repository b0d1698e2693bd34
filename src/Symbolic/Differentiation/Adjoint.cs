using Symbolic.Expressions;

namespace Symbolic.Differentiation;

/// <summary>The derivative of the result by a node, under the guard where it counts.</summary>
/// <param name="Weight">The derivative; it means nothing where the guard does not hold.</param>
/// <param name="Guard">Where it counts; null for everywhere.</param>
internal readonly record struct Adjoint(Weight Weight, Guard? Guard)
{
    /// <summary>The derivative where the guard holds.</summary>
    public Expr Value => Weight.Value;

    /// <summary>This adjoint times a partial.</summary>
    public Adjoint Times(Expr factor) => this with { Weight = Weight.Times(factor) };

    /// <summary>Whether the derivative is 0.</summary>
    public bool IsZero => Weight.IsZero;

    /// <summary>The sum of what the users of a node contribute, as one value under one guard.</summary>
    public static Adjoint Sum(ReadOnlySpan<Adjoint> contributions, Guards? guards, WeightSum sum)
    {
        Guard? first = contributions[0].Guard;
        foreach (Adjoint contribution in contributions)
        {
            if (contribution.Guard != first) return Joined(Gathered(contributions.ToArray(), sum), guards!, sum.Weights);
        }

        return new Adjoint(sum.Of(contributions), first);
    }

    /// <summary>The value everywhere: 0 where the guard does not hold.</summary>
    public Expr Everywhere() => Guard.Below(Guard, null, Value);

    /// <summary>Both branches of a conditional become one conditional where it stands, and what lies below a guard that is there too becomes part of it.</summary>
    private static Dictionary<GuardKey, Expr> Gathered(Adjoint[] contributions, WeightSum weights)
    {
        Dictionary<GuardKey, Expr> sums = [];
        PriorityQueue<GuardKey, int> deepest = new();
        void Add(Guard? guard, Expr value)
        {
            GuardKey key = new(guard);
            if (!sums.TryGetValue(key, out Expr? sum)) deepest.Enqueue(key, -(guard?.Depth ?? 0));
            sums[key] = sum is null ? value : Raw.Sum([sum, value]);
        }

        foreach (IGrouping<GuardKey, Adjoint> group in contributions.GroupBy(static c => new GuardKey(c.Guard)))
        {
            Add(group.Key.Guard, weights.Of([.. group]).Value);
        }

        while (deepest.TryDequeue(out GuardKey key, out _))
        {
            if (key.Guard is not { } guard || !sums.TryGetValue(key, out Expr? here)) continue;
            if (!sums.Remove(new GuardKey(guard, isOther: true), out Expr? there)) continue;
            sums.Remove(key);
            Add(guard.Parent, guard.Choice(here, there));
        }

        return Absorbed(sums);
    }

    private static Dictionary<GuardKey, Expr> Absorbed(Dictionary<GuardKey, Expr> sums)
    {
        foreach (GuardKey key in sums.Keys.OrderByDescending(static key => key.Guard?.Depth ?? 0).ToList())
        {
            if (key.Guard is not { } guard) continue;
            (Guard? ancestor, bool exists) = Present(guard.Parent, sums);
            if (!exists) continue;
            sums.Remove(key, out Expr? here);
            GuardKey above = new(ancestor);
            sums[above] = Raw.Sum([sums[above], Guard.Below(guard, ancestor, here!)]);
        }

        return sums;
    }

    private static (Guard? Ancestor, bool Exists) Present(Guard? guard, Dictionary<GuardKey, Expr> sums)
    {
        for (; guard is not null; guard = guard.Parent)
        {
            if (sums.ContainsKey(new GuardKey(guard))) return (guard, true);
        }

        return (null, sums.ContainsKey(new GuardKey(null)));
    }

    /// <summary>Guards of different conditionals: the sum counts where one of them holds.</summary>
    private static Adjoint Joined(Dictionary<GuardKey, Expr> sums, Guards guards, Weights weights)
    {
        if (sums.Count == 1) return new Adjoint(weights.Of(sums.First().Value), sums.First().Key.Guard);
        Guard? common = sums.First().Key.Guard;
        while (!sums.Keys.All(key => key.Guard!.IsBelow(common))) common = common!.Parent;
        Expr any = sums.Keys.Select(key => Guard.Relative(key.Guard!, common)).Aggregate(static (a, b) => new Call("or", [a, b]));
        Expr sum = Raw.Sum([.. sums.Select(pair => Guard.Below(pair.Key.Guard, common, pair.Value))]);
        return new Adjoint(weights.Of(sum), guards.Of(common, any, isTaken: true));
    }
}
