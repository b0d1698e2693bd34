using System.Globalization;
using System.Numerics;

namespace Symbolic.Numerics;

/// <summary>Reads decimal numbers exactly.</summary>
internal static class DecimalLiteral
{
    /// <summary>The exact value of <c>[-]digits[.digits][e[±]digits]</c>. The caller has checked the form and bounded the digits.</summary>
    public static Rational Parse(ReadOnlySpan<char> text)
    {
        int mark = text.IndexOfAny('e', 'E');
        ReadOnlySpan<char> mantissa = mark < 0 ? text : text[..mark];
        int exponent = mark < 0 ? 0 : int.Parse(text[(mark + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        int point = mantissa.IndexOf('.');
        if (point < 0 && exponent == 0 && mantissa.Length <= 18) return long.Parse(mantissa, CultureInfo.InvariantCulture);
        int decimals = point < 0 ? 0 : mantissa.Length - point - 1;
        string digits = point < 0 ? mantissa.ToString() : string.Concat(mantissa[..point], mantissa[(point + 1)..]);
        BigInteger value = BigInteger.Parse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        int shift = exponent - decimals;
        return shift >= 0
            ? Rational.Create(value * BigInteger.Pow(10, shift), BigInteger.One)
            : Rational.Create(value, BigInteger.Pow(10, -shift));
    }
}
