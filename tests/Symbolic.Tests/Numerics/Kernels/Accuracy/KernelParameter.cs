using System.Globalization;

namespace Symbolic.Tests.Numerics.Kernels.Accuracy;

/// <summary>A parameter's name and the range its points are drawn from.</summary>
internal sealed record KernelParameter(string Name, string Range, double? Fixed)
{
    /// <summary>Reads <c>x positive</c> or <c>n=3</c>.</summary>
    public static KernelParameter Parse(string text)
    {
        if (!text.Contains('=', StringComparison.Ordinal)) return new KernelParameter(text.Split(' ')[0], text.Split(' ')[1], null);
        string[] parts = text.Split('=');
        return new KernelParameter(parts[0], "fixed", double.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    /// <summary>The point moved into the range; the point itself where it already is.</summary>
    public double Restrict(double x)
    {
        double a = Math.Abs(x);
        return Range switch
        {
            "positive" or "nearpositive" => a,
            "negative" => -a,
            "unit" => a <= 1 ? a : 1 / a,
            "inside" => a <= 1 ? x : 1 / x,
            "outside" => a >= 1 ? x : 1 / x,
            "aboveone" => a >= 1 ? a : 1 + a,
            "aboveminusone" => x >= -1 ? x : -1 / a,
            _ => Fixed ?? x,
        };
    }
}
