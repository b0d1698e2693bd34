using System.Globalization;

namespace Symbolic.Tests.Printing;

/// <summary>Random formulas that are defined, finite and well conditioned for moderate arguments, so that every language gives the same numbers.</summary>
internal sealed class TameExpressions(int seed)
{
    private static readonly string[] s_forms =
    [
        "sin(U)", "cos(U)", "tanh(U)", "atan(U)", "exp(sin(U))", "log(1 + (U)^2)", "sqrt(1 + (U)^2)", "sigmoid(U)", "softplus(U)", "relu(U)",
        "abs(U)", "cbrt(U)", "(U + V)", "(U - V)", "(U)*(V)", "(U)/(2 + cos(V))", "max(U, V)", "min(U, V)", "hypot(U, V)", "(1 + (U)^2)^-2",
        "(2 + sin(U))^(3/2)", "(2 + sin(U))^cos(V)", "if(U < V, sin(U), log(2 + (U)^2))", "-(U)", "2/3*(U)", "sech(U)", "sign(U)",
        "if(not (U > 0) and V != 1, (U)^3, 1 + sin(U))", "atan2(U, 3 + (V)^2)", "logaddexp(U, V)", "clamp(U, -1, 1)", "erfree(U)",
    ];

    private readonly Random _random = new(seed);

    public string[] Next(int count)
    {
        List<string> pool = ["x", "y", "z", "pi", "0.1"];
        for (int i = 0; i < count; i++)
        {
            string form = s_forms[_random.Next(s_forms.Length)].Replace("erfree(U)", "log1p((U)^2)", StringComparison.Ordinal);
            pool.Add(form.Replace("U", "#1", StringComparison.Ordinal).Replace("V", Pick(pool), StringComparison.Ordinal).Replace("#1", Pick(pool), StringComparison.Ordinal));
        }

        return [.. pool.Skip(5)];
    }

    public double[] Point() => [.. Enumerable.Range(0, 3).Select(_ => Math.Round((_random.NextDouble() - 0.5) * 5, 6))];

    public static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private string Pick(List<string> pool)
    {
        string picked = pool[_random.Next(pool.Count)];
        return picked.Length > 400 ? "x" : picked;
    }
}
