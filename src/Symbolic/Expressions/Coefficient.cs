using Symbolic.Numerics;

namespace Symbolic.Expressions;

/// <summary>The number in front of a product while it is being built. The default value is 1.</summary>
internal struct Coefficient
{
    private bool _isDecimal;
    private bool _started;
    private Rational _value;

    /// <summary>The value so far.</summary>
    public readonly Rational Value => _started ? _value : Rational.One;

    /// <summary>Multiplies by a number and remembers whether it was written as a decimal.</summary>
    public void Multiply(Number number)
    {
        Multiply(number.Value);
        _isDecimal |= number.IsDecimal;
    }

    /// <summary>Multiplies by a value. Throws SD5001 when the product is too large.</summary>
    public void Multiply(Rational value)
    {
        _value = _started ? Number.Bounded(_value * value) : value;
        _started = true;
    }

    /// <summary>The value as a node.</summary>
    public readonly Number ToNumber() => Number.Of(Value, _isDecimal);
}
