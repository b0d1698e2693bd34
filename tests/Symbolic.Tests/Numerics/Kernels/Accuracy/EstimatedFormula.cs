using Symbolic.Expressions;
using Symbolic.Numerics;

namespace Symbolic.Tests.Numerics.Kernels.Accuracy;

/// <summary>An expression as a function of estimates; unknown wherever it cancels or leaves what estimates can do.</summary>
internal static class EstimatedFormula
{
    private static readonly Dictionary<string, Func<Estimate, Estimate>> s_functions = new()
    {
        ["exp"] = static x => x.Exp(),
        ["log"] = static x => x.Log(),
        ["sin"] = static x => x.Apply(DoubleDouble.Sin, static (a, f) => a / f),
        ["cos"] = static x => x.Apply(DoubleDouble.Cos, static (a, f) => a / f),
        ["atan"] = static x => x.Apply(DoubleDouble.Atan, static (_, _) => 1),
        ["asin"] = static x => x.Apply(DoubleDouble.Asin, static (a, f) => a / Math.Sqrt((1 - a) * (1 + a)) / f),
        ["acos"] = static x => x.Apply(DoubleDouble.Acos, static (a, f) => a / Math.Sqrt((1 - a) * (1 + a)) / f),
        ["sinh"] = static x => x.Apply(DoubleDouble.Sinh, static (a, _) => 1 + a),
        ["cosh"] = static x => x.Apply(DoubleDouble.Cosh, static (a, _) => a),
        ["tanh"] = static x => x.Apply(DoubleDouble.Tanh, static (_, _) => 1),
        ["asinh"] = static x => x.Apply(DoubleDouble.Asinh, static (_, _) => 1),
        ["acosh"] = static x => x.Apply(DoubleDouble.Acosh, static (a, f) => a / Math.Sqrt((a - 1) * (a + 1)) / f),
        ["atanh"] = static x => x.Apply(DoubleDouble.Atanh, static (a, f) => a / ((1 - a) * (1 + a)) / f),
        ["cbrt"] = static x => x.Apply(DoubleDouble.Cbrt, static (_, _) => 1),
        ["abs"] = static x => x with { Value = ExtendedDouble.Abs(x.Value) },
    };

    /// <summary>The function that estimates the value of an expression over the named parameters.</summary>
    public static Func<Estimate[], Estimate> Compile(Expr expression, string[] parameters)
    {
        Func<Estimate[], Estimate>[] parts = [.. expression.Arguments.ToArray().Select(argument => Compile(argument, parameters))];
        switch (expression)
        {
            case Number number:
                Estimate value = Estimate.Rational(number.Value);
                return _ => value;
            case Constant:
                Estimate pi = new(DoubleDouble.Pi, 1e-31);
                return _ => pi;
            case Symbol symbol:
                int index = Array.IndexOf(parameters, symbol.Name);
                return arguments => arguments[index];
            case Add: return arguments => parts.Select(part => part(arguments)).Aggregate(static (a, b) => a + b);
            case Mul: return arguments => parts.Select(part => part(arguments)).Aggregate(static (a, b) => a * b);
            case Pow when expression.Arguments[1] is Number exponent: return arguments => parts[0](arguments).Power(exponent.Value);
            case Pow: return arguments => parts[0](arguments).Power(parts[1](arguments));
            case Call call when parts.Length == 1 && s_functions.TryGetValue(call.Name, out Func<Estimate, Estimate>? function): return arguments => function(parts[0](arguments));
            default: return static _ => Estimate.Unknown;
        }
    }
}
