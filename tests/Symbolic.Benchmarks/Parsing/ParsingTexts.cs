using System.Globalization;
using System.Text;

namespace Symbolic.Benchmarks.Parsing;

/// <summary>What the parsing benchmarks read.</summary>
internal static class ParsingTexts
{
    /// <summary>Strings of 20 to 60 characters as people type them.</summary>
    public static readonly string[] Typical =
    [
        "log(1 + exp(x)) - x/2",
        "sin(x)^2 + cos(x)^2 + tan(y)",
        "(a + b)*(a - b)/(c*d - e1)",
        "exp(-(x - mu)^2/(2*sigma^2))/sqrt(2*pi)",
        "x^3 - 3*x^2*y + 3*x*y^2 - y^3 + 12",
        "y*log(1 + exp(-x)) + (1 - y)*log(1 + exp(x))",
        "1/(1 + exp(-(w1*x1 + w2*x2 + b)))",
        "0.5*m*v^2 + m*9.81*h - k*x^2/2",
        "atan2(y, x) + hypot(x, y)*cosh(z)",
        "G*m1*m2/((x1 - x2)^2 + (y1 - y2)^2)^1.5",
    ];

    /// <summary>A sum of at least so many characters, in five thousand variables.</summary>
    public static string Sum(int length)
    {
        StringBuilder text = new("x0");
        for (int i = 1; text.Length < length; i++) text.Append(CultureInfo.InvariantCulture, $" + {(i % 9) + 2}*x{i % 5000}^{(i % 97) + 2}");
        return text.ToString();
    }
}
