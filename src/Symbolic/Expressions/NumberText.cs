using System.Globalization;
using System.Numerics;
using Symbolic.Numerics;

namespace Symbolic.Expressions;

/// <summary>Numbers as text: whole, as a fraction, or as the decimal they were written as.</summary>
internal static class NumberText
{
    private const int PlainDigits = 21;
    private const int MaximumDecimals = 400;

    /// <summary>The text, with a minus sign for negative numbers.</summary>
    public static string Of(Number number)
    {
        if (!number.IsDecimal || Decimal(number.Value) is not { } parts) return number.Value.ToString();
        string sign = number.Value.Sign < 0 ? "-" : string.Empty;
        return sign + Layout(parts.Digits, parts.Exponent);
    }

    /// <summary>Whether the number prints with decimal digits, not as a fraction.</summary>
    public static bool IsPrintedAsDecimal(Number number) => number.IsDecimal && Decimal(number.Value) is not null;

    /// <summary>digits · 10^exponent for the absolute value, or null when it has no short finite decimal expansion.</summary>
    private static (string Digits, int Exponent)? Decimal(Rational value)
    {
        BigInteger rest = value.Denominator, digits = BigInteger.Abs(value.Numerator);
        int twos = 0, fives = 0;
        while (rest.IsEven && twos < MaximumDecimals)
        {
            rest >>= 1;
            twos++;
        }

        while (!rest.IsOne && fives < MaximumDecimals)
        {
            rest = BigInteger.DivRem(rest, 5, out BigInteger remainder);
            if (!remainder.IsZero) return null;
            fives++;
        }

        if (!rest.IsOne) return null;
        int decimals = Math.Max(twos, fives);
        digits *= BigInteger.Pow(2, decimals - twos) * BigInteger.Pow(5, decimals - fives);
        string text = digits.ToString(CultureInfo.InvariantCulture);
        string trimmed = text.TrimEnd('0');
        return trimmed.Length == 0 ? ("0", 0) : (trimmed, text.Length - trimmed.Length - decimals);
    }

    private static string Layout(string digits, int exponent)
    {
        int point = digits.Length + exponent;
        if (point is <= -6 or > PlainDigits) return Scientific(digits, point - 1);
        if (exponent >= 0) return digits + new string('0', exponent);
        return point > 0
            ? string.Concat(digits.AsSpan(0, point), ".", digits.AsSpan(point))
            : string.Concat("0.", new string('0', -point), digits);
    }

    private static string Scientific(string digits, int exponent)
    {
        string fraction = digits.Length > 1 ? "." + digits[1..] : string.Empty;
        return string.Create(CultureInfo.InvariantCulture, $"{digits[0]}{fraction}e{exponent}");
    }
}
