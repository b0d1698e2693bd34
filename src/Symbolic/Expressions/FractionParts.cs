namespace Symbolic.Expressions;

/// <summary>The factors of a product or power above and below the fraction bar.</summary>
internal readonly struct FractionParts
{
    private readonly Func<Number, bool> _splits;
    private readonly Func<Expr, string?>? _named;

    private FractionParts(Func<Number, bool> splits, Func<Expr, string?>? named)
    {
        _splits = splits;
        _named = named;
    }

    /// <summary>The factors above the bar; empty for 1.</summary>
    public List<Expr> Above { get; } = [];

    /// <summary>The factors below the bar; empty when there is no bar.</summary>
    public List<Expr> Below { get; } = [];

    /// <summary>Splits a node.</summary>
    /// <param name="node">A product, or a power.</param>
    /// <param name="negated">Whether the sign of the coefficient, the first factor, is left out.</param>
    /// <param name="splits">Whether a rational coefficient is split.</param>
    /// <param name="named">The name that stands for a node, or null: named factors are not looked into.</param>
    public static FractionParts Of(Expr node, bool negated, Func<Number, bool> splits, Func<Expr, string?>? named)
    {
        FractionParts parts = new(splits, named);
        if (node is not Mul product)
        {
            if (node is Pow { Base: Number { Value.IsZero: true } zero, Exponent: Number { Value: var exponent } } && exponent == -1) parts.Below.Add(zero);
            else parts.Factor(node);
            return parts;
        }

        ReadOnlySpan<Expr> factors = product.Arguments;
        for (int i = 0; i < factors.Length; i++)
        {
            if (i == 0 && negated && factors[0] is Number first) parts.Coefficient(Number.Of(first.Value.Abs(), first.IsDecimal));
            else parts.Factor(factors[i]);
        }

        return parts;
    }

    private void Factor(Expr factor)
    {
        if (factor is Number number) Coefficient(number);
        else if (IsBelow(factor) && _named?.Invoke(factor) is null) Below.Add(Inverse((Pow)factor));
        else Above.Add(factor);
    }

    // Powers of 0 are no quotients: 1/0^2 would be read as 0^-1, and x/(3*0) as x*0^-1.
    private static bool IsBelow(Expr factor) => factor is Pow { Exponent: Number { Value.Sign: < 0 }, Base: not Number { Value.IsZero: true } };

    private static Expr Inverse(Pow power)
    {
        Number exponent = (Number)power.Exponent;
        Number positive = Number.Of(-exponent.Value, exponent.IsDecimal);
        return positive.Value.IsOne ? power.Base : new Pow(power.Base, positive);
    }

    private void Coefficient(Number number)
    {
        if (number.Value.IsOne) return;
        if (number.Value.IsInteger || !_splits(number))
        {
            Above.Add(number);
            return;
        }

        if (!number.Value.Numerator.IsOne) Above.Add(Number.Of(number.Value.Numerator));
        Below.Add(Number.Of(number.Value.Denominator));
    }
}
