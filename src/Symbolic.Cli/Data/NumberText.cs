using System.Globalization;

namespace Symbolic.Cli.Data;

/// <summary>Numbers as programs write them into files.</summary>
internal static class NumberText
{
    /// <summary>Reads a decimal number, to the nearest double, or an infinity or NaN: <c>Infinity</c>, <c>inf</c>, <c>NaN</c> in letters of any case, with or without a sign.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out double value)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value)) return true;
        bool isSigned = text is ['+' or '-', ..];
        if (!text[(isSigned ? 1 : 0)..].Equals("inf", StringComparison.OrdinalIgnoreCase)) return false;
        value = text[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity;
        return true;
    }
}
