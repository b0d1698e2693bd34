using Symbolic.Numerics;

namespace Symbolic.Expressions;

/// <summary>The number in front of a product while it is being built. The default value is 1.</summary>
internal struct Coefficient
{
    private bool _isDecimal;
    private bool _started;
    private ExactTotal _product;

    /// <summary>The value so far. Throws SD5001 when it has too many digits.</summary>
    public readonly Rational Value => _started ? _product.Total() : Rational.One;

    /// <summary>Multiplies by a number and remembers whether it was written as a decimal.</summary>
    public void Multiply(Number number)
    {
        Multiply(number.Value);
        _isDecimal |= number.IsDecimal;
    }

    /// <summary>Multiplies by a value.</summary>
    public void Multiply(Rational value)
    {
        if (!_started) _product = ExactTotal.Product;
        _started = true;
        _product.Take(value);
    }

    /// <summary>A value of this coefficient as a node.</summary>
    public readonly Number ToNumber(Rational value) => new(value, _isDecimal);
}
