using System.Globalization;
using System.Numerics;
using Symbolic.Expressions;
using Symbolic.Numerics;

namespace Symbolic.Printing;

/// <summary>Numbers as double literals.</summary>
internal static class CodeNumbers
{
    private const long Exact = 1L << 53;
    private const double PlainBelow = 1e15;

    /// <summary>Whether a coefficient is written as a quotient of whole numbers that doubles hold exactly.</summary>
    public static bool IsQuotient(Number number) =>
        !number.Value.IsInteger && !NumberText.IsPrintedAsDecimal(number)
        && BigInteger.Abs(number.Value.Numerator) <= Exact && number.Value.Denominator <= Exact;

    /// <summary>The literal of the nearest double, or a quotient of two literals; <paramref name="infinity"/> beyond the range.</summary>
    public static Notation.Written Write(Number number, string infinity)
    {
        Rational value = number.Value.Abs();
        bool quotient = IsQuotient(number) && !value.Denominator.IsPowerOfTwo;
        string text = quotient
            ? $"{Literal((double)value.Numerator, infinity)} / {Literal((double)value.Denominator, infinity)}"
            : Literal(value.ToDouble(), infinity);
        if (number.Value.Sign < 0) return new Notation.Written("-" + text, Precedence.Sum);
        return new Notation.Written(text, quotient ? Precedence.Product : Precedence.Atom);
    }

    /// <summary>The shortest literal that reads back to a non-negative double, recognisable as one.</summary>
    public static string Literal(double value, string infinity)
    {
        if (double.IsInfinity(value)) return infinity;
        string text = value.ToString("R", CultureInfo.InvariantCulture);
        if (double.IsInteger(value) && value < PlainBelow) return text + ".0";
        int mark = text.IndexOf('E', StringComparison.Ordinal);
        if (mark < 0) return text;
        string sign = text[mark + 1] == '-' ? "-" : string.Empty;
        return $"{text[..mark]}e{sign}{text[(mark + 2)..].TrimStart('0')}";
    }
}
