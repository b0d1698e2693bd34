using System.Runtime.InteropServices;
using Symbolic.Expressions;
using Symbolic.Numerics;

namespace Symbolic.Compilation;

/// <summary>Products as multiplications and at most one division.</summary>
internal sealed class ProductLowering(ValueGraph graph, TapeOptions options, PowerLowering powers, RoundingErrors? errors = null)
{
    private const int Sequential = 7;
    private readonly List<int> _numerator = [], _denominator = [], _constantNumerator = [], _constantDenominator = [];
    private Rational _coefficient = Rational.One;
    private bool _isNegative, _isDecimal;

    /// <summary>Whether to multiply by reciprocals instead of dividing: further roundings, which somebody adds.</summary>
    public bool UsesReciprocals { get; set; }

    /// <summary>Whether it does not matter what underflows in the product.</summary>
    public bool IsSoft { get; set; }

    private RoundingErrors? Watching => IsSoft ? null : errors;

    /// <summary>Starts a product.</summary>
    public void Clear()
    {
        foreach (List<int> factors in (ReadOnlySpan<List<int>>)[_numerator, _denominator, _constantNumerator, _constantDenominator]) factors.Clear();
        (_coefficient, _isNegative, _isDecimal) = (Rational.One, false, false);
    }

    /// <summary>Multiplies by an exact number.</summary>
    public void Take(Number number)
    {
        _coefficient *= number.Value.Abs();
        _isNegative ^= number.Value.Sign < 0;
        _isDecimal |= number.IsDecimal;
    }

    /// <summary>Multiplies by a value.</summary>
    public void Take(Term factor)
    {
        _isNegative ^= factor.IsNegative;
        (graph.IsConstant(factor.Value) ? _constantNumerator : _numerator).Add(factor.Value);
    }

    /// <summary>Multiplies by a power with a numeric exponent; a divisor that is shared with other products by its reciprocal. Exponent 0, which only
    /// expressions as written have, makes 1.</summary>
    public void Take(Term @base, Rational exponent, bool isShared = false)
    {
        if (exponent.IsZero) return;
        if (exponent.Sign > 0)
        {
            Take(powers.Positive(@base, exponent));
            return;
        }

        if ((isShared || UsesReciprocals) && !graph.IsConstant(@base.Value) && powers.ByReciprocal(@base, -exponent) is { } reciprocal)
        {
            Watching?.Watch(reciprocal.Value);
            Take(reciprocal);
            return;
        }

        Term divisor = powers.Positive(@base, -exponent);
        _isNegative ^= divisor.IsNegative;
        (graph.IsConstant(divisor.Value) ? _constantDenominator : _denominator).Add(divisor.Value);
    }

    /// <summary>The product of everything taken.</summary>
    public Term Combine()
    {
        if (UsesReciprocals) InvertDivisors();
        if (_constantNumerator.Count + _constantDenominator.Count > 0) PlaceConstants();
        else PlaceCoefficient();
        int? numerator = Multiply(_numerator), denominator = Multiply(_denominator);
        if (denominator is { } below) Watching?.Watch(below);
        if (denominator is not null && numerator is { } above) Watching?.Watch(above);
        int value = denominator is { } divisor
            ? graph.Apply(Operation.Divide, numerator ?? graph.Constant(Rational.One), divisor)
            : numerator ?? graph.Constant(Rational.One);
        return new Term(value, _isNegative);
    }

    private void InvertDivisors()
    {
        foreach (int divisor in _denominator) _numerator.Add(graph.Apply(Operation.Divide, graph.Constant(Rational.One), divisor));
        _denominator.Clear();
    }

    /// <summary>Everything that is known beforehand becomes one factor, evaluated once; it divides where it is a pure divisor beside others.</summary>
    private void PlaceConstants()
    {
        Rational over = _coefficient.Numerator, under = _coefficient.Denominator;
        bool onlyDivides = over.IsOne && _constantNumerator.Count == 0;
        if (!over.IsOne) _constantNumerator.Add(graph.Constant(over));
        if (!under.IsOne) _constantDenominator.Add(graph.Constant(under));
        int? numerator = Multiply(_constantNumerator), denominator = Multiply(_constantDenominator);
        if (onlyDivides && _denominator.Count > 0)
        {
            _denominator.Add(denominator!.Value);
            return;
        }

        int factor = numerator ?? graph.Constant(Rational.One);
        _numerator.Add(denominator is { } divisor ? graph.Apply(Operation.Divide, factor, divisor) : factor);
    }

    /// <summary>p/q multiplies where that is exact, divides where only q is there or a division happens anyway, else multiplies by the double next to it.</summary>
    private void PlaceCoefficient()
    {
        if (_coefficient.IsOne) return;
        if (_coefficient.IsInteger)
        {
            _numerator.Add(graph.Constant(_coefficient));
            return;
        }

        Rational over = _coefficient.Numerator, under = _coefficient.Denominator;
        bool asWritten = UsesReciprocals || (_isDecimal && !options.DivideByDecimals);
        if (IsPowerOfTwo(under) || asWritten || (!over.IsOne && _denominator.Count == 0))
        {
            _numerator.Add(graph.Constant(_coefficient));
            return;
        }

        if (!over.IsOne) _numerator.Add(graph.Constant(over));
        _denominator.Add(graph.Constant(under));
    }

    private static bool IsPowerOfTwo(Rational n) => n.Numerator.IsPowerOfTwo && n.Numerator.GetBitLength() < 1000;

    private int? Multiply(List<int> factors) => factors.Count == 0 ? null : Chain(CollectionsMarshal.AsSpan(factors));

    /// <summary>From left to right, so that products with a common beginning share it; long ones by halves, for the processor's sake.</summary>
    private int Chain(ReadOnlySpan<int> factors)
    {
        if (factors.Length > Sequential)
        {
            int half = (factors.Length + 1) / 2;
            int first = Chain(factors[..half]), second = Chain(factors[half..]);
            Watching?.Watch(first);
            Watching?.Watch(second);
            return graph.Apply(Operation.Multiply, first, second);
        }

        int product = factors[0];
        for (int i = 1; i < factors.Length; i++)
        {
            if (i > 1) Watching?.Watch(product, factors[i]);
            product = graph.Apply(Operation.Multiply, product, factors[i]);
        }

        return product;
    }
}
