using Symbolic.Expressions;

namespace Symbolic.Differentiation;

/// <summary>A product of partials along a path from the result down to a node, which remembers the path: sums of weights keep what the paths have in common as a factor.</summary>
/// <remarks>The product itself is built when it is asked for: where paths meet again only what they do not share is.</remarks>
internal sealed class Weight
{
    [ThreadStatic]
    private static int s_created;

    private readonly Expr _factor;
    private Expr? _value;

    private Weight(Weight? outer, Expr factor)
    {
        Outer = outer;
        _factor = factor;
        Depth = (outer?.Depth ?? 0) + 1;
        Serial = s_created++;
        if (outer is null) _value = factor;
    }

    /// <summary>The product of all factors.</summary>
    public Expr Value => _value ?? Evaluated();

    /// <summary>Whether a factor is 0.</summary>
    public bool IsZero => _factor.IsZero;

    /// <summary>The weight without its last factor; null when there is no other.</summary>
    public Weight? Outer { get; }

    /// <summary>The number of factors.</summary>
    public int Depth { get; }

    /// <summary>The order in which a thread made its weights, of two that exist at one time.</summary>
    public int Serial { get; }

    /// <summary>A weight without a path.</summary>
    public static Weight Of(Expr value) => new(null, value);

    /// <summary>This weight times a further factor.</summary>
    public Weight Times(Expr factor)
    {
        if (factor is not Number { Value: var number }) return IsZero ? this : new Weight(this, factor);
        if (number.IsOne || IsZero) return this;
        return number.IsZero ? Of(factor) : new Weight(this, factor);
    }

    /// <summary>The last factor times something.</summary>
    public Expr LastTimes(Expr rest) => Raw.Product(_factor, rest);

    /// <summary>A loop along the path, which may be as long as the expression is deep.</summary>
    private Expr Evaluated()
    {
        if (Outer!._value is { } outer) return _value = Raw.Product(outer, _factor);
        Stack<Weight> open = new();
        for (Weight weight = this; weight._value is null; weight = weight.Outer!) open.Push(weight);
        while (open.TryPop(out Weight? weight)) weight._value = Raw.Product(weight.Outer!._value!, weight._factor);
        return _value!;
    }
}
