using System.Globalization;

namespace Symbolic.Cli.Rendering;

/// <summary>Doubles in the shortest form that reads back to the same double.</summary>
internal static class NumberFormat
{
    private const int PlainDigits = 21;
    private const int PlainZeros = 6;

    /// <summary>The number in decimal digits: <c>1000</c>, <c>0.001</c>, <c>1e300</c>, <c>-0</c>; <c>NaN</c>, <c>Infinity</c> and <c>-Infinity</c>.</summary>
    public static string Of(double value)
    {
        if (double.IsNaN(value)) return "NaN";
        if (double.IsInfinity(value)) return value > 0 ? "Infinity" : "-Infinity";
        string sign = double.IsNegative(value) ? "-" : string.Empty;
        string shortest = Math.Abs(value).ToString("R", CultureInfo.InvariantCulture);
        int mark = shortest.IndexOf('E', StringComparison.Ordinal);
        return sign + (mark < 0 ? shortest : Scientific(shortest[..mark], int.Parse(shortest.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)));
    }

    private static string Scientific(string mantissa, int exponent)
    {
        string digits = mantissa.Replace(".", string.Empty, StringComparison.Ordinal);
        if (exponent >= digits.Length - 1 && exponent < PlainDigits) return digits + new string('0', exponent - digits.Length + 1);
        if (exponent < 0 && exponent >= -PlainZeros) return string.Concat("0.", new string('0', -exponent - 1), digits);
        return string.Create(CultureInfo.InvariantCulture, $"{mantissa}e{exponent}");
    }
}
