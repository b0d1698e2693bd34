using Symbolic.Expressions;
using Symbolic.Numerics;

namespace Symbolic.Tests.Numerics.Kernels.Accuracy;

/// <summary>An expression as a function of balls: the meaning of a kernel in exact reals.</summary>
internal static class BallFormula
{
    private static readonly Dictionary<string, Func<Ball, int, Ball>> s_unary = new()
    {
        ["exp"] = Ball.Exp,
        ["log"] = Ball.Log,
        ["sin"] = Ball.Sin,
        ["cos"] = Ball.Cos,
        ["atan"] = Ball.Atan,
        ["asin"] = Ball.Asin,
        ["acos"] = Ball.Acos,
        ["sinh"] = Ball.Sinh,
        ["cosh"] = Ball.Cosh,
        ["tanh"] = Ball.Tanh,
        ["asinh"] = Ball.Asinh,
        ["acosh"] = Ball.Acosh,
        ["atanh"] = Ball.Atanh,
        ["cbrt"] = Ball.Cbrt,
        ["erf"] = Ball.Erf,
        ["erfc"] = Ball.Erfc,
        ["floor"] = Ball.Floor,
        ["round"] = Ball.Round,
        ["abs"] = static (x, _) => Ball.Abs(x),
        ["sign"] = static (x, _) => Ball.SignOf(x),
    };

    private static readonly Dictionary<string, Func<Ball, Ball, int, Ball>> s_binary = new()
    {
        ["atan2"] = Ball.Atan2,
        ["min"] = static (x, y, _) => Ball.Min(x, y),
        ["max"] = static (x, y, _) => Ball.Max(x, y),
    };

    /// <summary>The function that encloses the value of an expression over the named parameters at any precision.</summary>
    public static Func<Ball[], int, Ball> Compile(Expr expression, string[] parameters)
    {
        Func<Ball[], int, Ball>[] parts = [.. expression.Arguments.ToArray().Select(argument => Compile(argument, parameters))];
        switch (expression)
        {
            case Number number: return (_, precision) => Ball.FromRational(number.Value, precision);
            case Constant: return static (_, precision) => Ball.Pi(precision);
            case Symbol symbol:
                int index = Array.IndexOf(parameters, symbol.Name);
                return (arguments, _) => arguments[index];
            case Add: return (arguments, precision) => parts.Select(part => part(arguments, precision)).Aggregate((a, b) => Ball.Add(a, b, precision));
            case Mul: return (arguments, precision) => parts.Select(part => part(arguments, precision)).Aggregate((a, b) => Ball.Multiply(a, b, precision));
            case Pow when expression.Arguments[1] is Number exponent: return (arguments, precision) => Power(parts[0](arguments, precision), exponent.Value, precision);
            case Pow: return (arguments, precision) => Ball.Pow(parts[0](arguments, precision), parts[1](arguments, precision), precision);
            case Call { Name: "sin" or "cos" } call when call.Arguments[0] is Mul product && product.Arguments[0] is Constant:
                Func<Ball, int, Ball> wave = call.Name == "sin" ? Ball.SinPi : Ball.CosPi;
                Func<Ball[], int, Ball> turns = Compile(product.Arguments[1], parameters);
                return (arguments, precision) => wave(turns(arguments, precision), precision);
            case Call call when parts.Length == 1:
                Func<Ball, int, Ball> unary = s_unary[call.Name];
                return (arguments, precision) => unary(parts[0](arguments, precision), precision);
            case Call call:
                Func<Ball, Ball, int, Ball> binary = s_binary[call.Name];
                return (arguments, precision) => binary(parts[0](arguments, precision), parts[1](arguments, precision), precision);
            default: throw new ArgumentException($"no meaning for {expression}", nameof(expression));
        }
    }

    private static Ball Power(Ball x, Rational exponent, int precision) =>
        exponent.TryGetInt32(out int whole) ? Ball.Pow(x, whole, precision) : Ball.Pow(x, exponent, precision);
}
