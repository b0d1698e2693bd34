namespace Symbolic.Tests.Simplification;

/// <summary>Functions by name in double, NaN where they are undefined over the reals.</summary>
internal static class RealFunctions
{
    public static readonly Dictionary<string, Func<double, double>> Unary = new()
    {
        ["exp"] = Math.Exp,
        ["log"] = static x => x > 0 ? Math.Log(x) : double.NaN,
        ["log1p"] = static x => x > -1 ? (Math.Abs(x) < 1e-5 ? x - (x * x / 2) : Math.Log(1 + x)) : double.NaN,
        ["expm1"] = static x => Math.Abs(x) < 1e-5 ? x + (x * x / 2) : Math.Exp(x) - 1,
        ["sin"] = Math.Sin,
        ["cos"] = Math.Cos,
        ["tan"] = Math.Tan,
        ["cot"] = static x => 1 / Math.Tan(x),
        ["sec"] = static x => 1 / Math.Cos(x),
        ["csc"] = static x => 1 / Math.Sin(x),
        ["asin"] = Math.Asin,
        ["acos"] = Math.Acos,
        ["atan"] = Math.Atan,
        ["acot"] = static x => Math.Atan(1 / x),
        ["sinh"] = Math.Sinh,
        ["cosh"] = Math.Cosh,
        ["tanh"] = Math.Tanh,
        ["sech"] = static x => 1 / Math.Cosh(x),
        ["csch"] = static x => 1 / Math.Sinh(x),
        ["coth"] = static x => 1 / Math.Tanh(x),
        ["asinh"] = Math.Asinh,
        ["acosh"] = Math.Acosh,
        ["atanh"] = static x => Math.Abs(x) < 1 ? Math.Atanh(x) : double.NaN,
        ["abs"] = Math.Abs,
        ["sign"] = static x => double.IsNaN(x) ? x : Math.Sign(x),
        ["floor"] = Math.Floor,
        ["ceil"] = Math.Ceiling,
        ["round"] = Math.Round,
        ["frac"] = static x => x - Math.Floor(x),
        ["cbrt"] = Math.Cbrt,
        ["sigmoid"] = static x => 1 / (1 + Math.Exp(-x)),
        ["softplus"] = static x => Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x))),
        ["relu"] = static x => Math.Max(x, 0),
        ["logit"] = static x => x is > 0 and < 1 ? Math.Log(x / (1 - x)) : double.NaN,
        ["log2"] = static x => x > 0 ? Math.Log2(x) : double.NaN,
        ["log10"] = static x => x > 0 ? Math.Log10(x) : double.NaN,
        ["erf"] = static x => Erf(x),
        ["erfc"] = static x => 1 - Erf(x),
    };

    public static readonly Dictionary<string, Func<double, double, double>> Binary = new()
    {
        ["max"] = Math.Max,
        ["min"] = Math.Min,
        ["hypot"] = double.Hypot,
        ["atan2"] = Math.Atan2,
        ["<"] = static (a, b) => a < b ? 1 : 0,
        ["<="] = static (a, b) => a <= b ? 1 : 0,
        [">"] = static (a, b) => a > b ? 1 : 0,
        [">="] = static (a, b) => a >= b ? 1 : 0,
        ["=="] = static (a, b) => a == b ? 1 : 0,
        ["!="] = static (a, b) => a != b ? 1 : 0,
        ["and"] = static (a, b) => a != 0 && b != 0 ? 1 : 0,
        ["or"] = static (a, b) => a != 0 || b != 0 ? 1 : 0,
    };

    /// <summary>The error function by its everywhere convergent series 2/√π·e^(−x²)·Σ 2^n·x^(2n+1)/(2n+1)!!, for moderate x.</summary>
    private static double Erf(double x)
    {
        if (Math.Abs(x) > 6) return Math.Sign(x);
        double term = x, sum = x;
        for (int n = 1; n < 200; n++)
        {
            term *= 2 * x * x / ((2 * n) + 1);
            sum += term;
        }

        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }
}
