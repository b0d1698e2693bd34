using System.Globalization;
using Symbolic.Expressions;
using Symbolic.Numerics;

namespace Symbolic;

/// <content>Building expressions in C#.</content>
public abstract partial class Expr
{
    /// <summary>The number π.</summary>
    public static Expr Pi => Constant.Pi;

    /// <summary>The number e, the base of the natural logarithm.</summary>
    public static Expr E => Constant.E;

    /// <summary>A variable. Its name is a letter or <c>_</c>, then letters, digits and <c>_</c>.</summary>
    /// <exception cref="ArgumentException">The name cannot be written in the language, or names a constant.</exception>
    public static Expr Symbol(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        bool valid = name.Length > 0 && (char.IsLetter(name[0]) || name[0] == '_') && name.All(static c => char.IsLetterOrDigit(c) || c == '_');
        if (!valid || Constant.Named(name) is not null) throw new ArgumentException($"'{name}' is not the name of a variable", nameof(name));
        return new Symbol(name);
    }

    /// <summary>An exact number.</summary>
    public static Expr Number(Rational value) => Expressions.Number.Of(value);

    /// <summary>The decimal number a double prints as: 0.1 is exactly 1/10. NaN and ±∞ give the constants <c>nan</c>, <c>inf</c>, <c>-inf</c>.</summary>
    public static Expr Number(double value)
    {
        if (double.IsNaN(value)) return Constant.NaN;
        if (double.IsInfinity(value)) return value > 0 ? Constant.Infinity : Canonical.Negate(Constant.Infinity);
        string text = value.ToString("R", CultureInfo.InvariantCulture);
        return Expressions.Number.Of(DecimalLiteral.Parse(text), !double.IsInteger(value));
    }

    /// <summary>The sum.</summary>
    public static Expr operator +(Expr a, Expr b) => Canonical.Sum(a, b);

    /// <summary>The difference.</summary>
    public static Expr operator -(Expr a, Expr b) => Canonical.Sum(a, Canonical.Negate(b));

    /// <summary>The product.</summary>
    public static Expr operator *(Expr a, Expr b) => Canonical.Product(a, b);

    /// <summary>The quotient.</summary>
    public static Expr operator /(Expr a, Expr b) => Canonical.Product(a, Canonical.Reciprocal(b));

    /// <summary>The negation.</summary>
    public static Expr operator -(Expr a) => Canonical.Negate(a);

    /// <summary>The expression itself.</summary>
    public static Expr operator +(Expr a) => a;

    /// <summary>The power <c>this^exponent</c>.</summary>
    public Expr Pow(Expr exponent) => Canonical.Power(this, exponent);

    /// <summary>A whole number is an expression.</summary>
    public static implicit operator Expr(int value) => Expressions.Number.Of(value);

    /// <summary>A double is the decimal number it prints as; see <see cref="Number(double)"/>.</summary>
    public static implicit operator Expr(double value) => Number(value);

    /// <summary>A rational number is an expression.</summary>
    public static implicit operator Expr(Rational value) => Expressions.Number.Of(value);
}
