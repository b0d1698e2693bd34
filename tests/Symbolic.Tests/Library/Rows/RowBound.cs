using System.Globalization;
using Symbolic.Functions;

namespace Symbolic.Tests.Library.Rows;

/// <summary>The bound that a row promises for its kernel: units in the last place, or a relative error that is an absolute one near zeros.</summary>
/// <param name="Ulps">The bound in ulp of the true value.</param>
/// <param name="IsRelative">Whether values below 1 are allowed the absolute error of 1.</param>
internal sealed record RowBound(double Ulps, bool IsRelative)
{
    private const double UlpOfOne = 2.220446049250313E-16;

    /// <summary>The bound of <see cref="FunctionDefinition.Accuracy"/>; 1e-14 where a row promises nothing.</summary>
    public static RowBound Of(FunctionDefinition row) => row.Accuracy switch
    {
        null => new RowBound(1e-14 / UlpOfOne, true),
        "exact" => new RowBound(0, false),
        var text when text.EndsWith(" ulp", StringComparison.Ordinal) => new RowBound(Number(text[..^4]), false),
        var text => new RowBound(Number(text) / UlpOfOne, true),
    };

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
