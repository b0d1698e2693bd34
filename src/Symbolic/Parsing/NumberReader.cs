using System.Globalization;
using Symbolic.Expressions;
using Symbolic.Numerics;

namespace Symbolic.Parsing;

/// <summary>Turns the text of number tokens into exact numbers.</summary>
internal static class NumberReader
{
    private const int LongDigits = 18;
    private const int ExponentDigits = 9;

    /// <summary>The number, or null with the reason when it has too many digits or other digits than 0 to 9.</summary>
    public static Number? Read(ReadOnlySpan<char> text, int maximumDigits, out Failure failure)
    {
        failure = Failure.None;
        if (text.Length <= LongDigits && text.Length <= maximumDigits && TryReadWhole(text, out long value)) return Number.Of(value);
        foreach (char c in text)
        {
            if (c >= 128) return Fail(Failure.ForeignDigits, out failure);
        }

        int mark = text.IndexOfAny('e', 'E');
        ReadOnlySpan<char> mantissa = (mark < 0 ? text : text[..mark]).TrimStart('0');
        if (!TryReadExponent(mark < 0 ? "0" : text[(mark + 1)..], out int exponent)) return Fail(Failure.TooManyDigits, out failure);
        if ((long)mantissa.Length + Math.Abs(exponent) > maximumDigits) return Fail(Failure.TooManyDigits, out failure);
        string digits = mantissa.IsEmpty || mantissa[0] == '.' ? $"0{mantissa}" : mantissa.ToString();
        Rational number = DecimalLiteral.Parse(exponent == 0 ? digits : string.Create(CultureInfo.InvariantCulture, $"{digits}e{exponent}"));
        return Number.Of(number, mark >= 0 || text.Contains('.'));
    }

    private static bool TryReadWhole(ReadOnlySpan<char> text, out long value)
    {
        value = 0;
        foreach (char c in text)
        {
            if (!char.IsAsciiDigit(c)) return false;
            value = (value * 10) + (c - '0');
        }

        return true;
    }

    private static bool TryReadExponent(ReadOnlySpan<char> text, out int exponent)
    {
        exponent = 0;
        bool negative = text[0] == '-';
        ReadOnlySpan<char> digits = text.TrimStart("+-").TrimStart('0');
        if (digits.Length > ExponentDigits || !TryReadWhole(digits, out long magnitude)) return false;
        exponent = (int)(negative ? -magnitude : magnitude);
        return true;
    }

    private static Number? Fail(Failure reason, out Failure failure)
    {
        failure = reason;
        return null;
    }

    /// <summary>Why a number token has no value.</summary>
    internal enum Failure
    {
        None,
        TooManyDigits,
        ForeignDigits,
    }
}
