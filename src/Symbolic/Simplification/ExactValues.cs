using System.Numerics;
using Symbolic.Expressions;
using Symbolic.Numerics;

namespace Symbolic.Simplification;

/// <summary>Functions of exact numbers whose value is an exact number or a short constant.</summary>
internal static class ExactValues
{
    private const int MaximumFactorial = 100;

    /// <summary>Values at single points.</summary>
    private static readonly Dictionary<(string Name, Expr Argument), Expr> s_points = new()
    {
        [("exp", 0)] = 1,
        [("exp", 1)] = Expr.E,
        [("log", 1)] = 0,
        [("log", Expr.E)] = 1,
        [("expm1", 0)] = 0,
        [("log1p", 0)] = 0,
        [("sinh", 0)] = 0,
        [("cosh", 0)] = 1,
        [("tanh", 0)] = 0,
        [("sech", 0)] = 1,
        [("asinh", 0)] = 0,
        [("acosh", 1)] = 0,
        [("atanh", 0)] = 0,
        [("sigmoid", 0)] = Number.Half,
        [("softplus", 0)] = new Call("log", [2]),
        [("logit", Number.Half)] = 0,
        [("exprel", 0)] = 1,
        [("sinc", 0)] = 1,
        [("erf", 0)] = 0,
        [("erfc", 0)] = 1,
        [("erfi", 0)] = 0,
        [("erfcx", 0)] = 1,
        [("erfinv", 0)] = 0,
        [("erfcinv", 1)] = 0,
        [("dawson", 0)] = 0,
        [("si", 0)] = 0,
        [("shi", 0)] = 0,
        [("fresnels", 0)] = 0,
        [("fresnelc", 0)] = 0,
        [("lambertw", 0)] = 0,
        [("lambertw", Expr.E)] = 1,
        [("lgamma", 1)] = 0,
        [("lgamma", 2)] = 0,
        [("elliptick", 0)] = Expr.Pi / 2,
        [("elliptice", 0)] = Expr.Pi / 2,
        [("elliptice", 1)] = 1,
        [("zeta", 0)] = -Expr.Number(Rational.Half),
        [("zeta", 2)] = Expr.Pi.Pow(2) / 6,
        [("gamma", Number.Half)] = Canonical.Power(Constant.Pi, Number.Half),
        [("acot", 1)] = Expr.Pi / 4,
    };

    /// <summary>The value of a function of one argument, or null where it has no exact one.</summary>
    public static Expr? Of(string name, Expr argument)
    {
        if (argument is Number number && OfNumber(name, number.Value) is { } value) return value;
        if (name == "lambertw" && argument is Mul { ArgumentArray: [Number factor, Call { Name: "exp", ArgumentArray: [Number exponent] }] } && factor == exponent && factor.Value >= Rational.MinusOne) return factor;
        if (argument is not (Number or Constant)) return null;
        return s_points.GetValueOrDefault((name, argument));
    }

    private static Number? OfNumber(string name, Rational x) => name switch
    {
        "abs" => Number.Of(x.Abs()),
        "sign" => Number.Of(x.Sign),
        "floor" => Number.Of(x.Floor()),
        "ceil" => Number.Of(-(-x).Floor()),
        "round" => Number.Of(RoundHalfEven(x)),
        "frac" => Number.Of(x - x.Floor()),
        "step" => x.IsZero ? Number.Half : Number.Of(x.Sign > 0 ? 1 : 0),
        "relu" => Number.Of(x.Sign > 0 ? x : Rational.Zero),
        "cbrt" => CubeRoot(x),
        "log2" => Logarithm(x, 2),
        "log10" => Logarithm(x, 10),
        "gamma" => Factorial(x - 1),
        _ => null,
    };

    private static Rational RoundHalfEven(Rational x)
    {
        BigInteger floor = x.Floor();
        int order = (x - floor).CompareTo(Rational.Half);
        return order > 0 || (order == 0 && !floor.IsEven) ? floor + 1 : floor;
    }

    private static Number? CubeRoot(Rational x)
    {
        if (ExactRoot.Of(BigInteger.Abs(x.Numerator), 3) is not { } top || ExactRoot.Of(x.Denominator, 3) is not { } bottom) return null;
        return Number.Of(Rational.Create(x.Sign * top, bottom));
    }

    private static Number? Logarithm(Rational x, int @base)
    {
        if (x.Sign <= 0) return null;
        bool inverted = x < Rational.One;
        BigInteger value = inverted ? x.Denominator : x.Numerator;
        if (!(inverted ? x.Numerator : x.Denominator).IsOne) return null;
        int power = (int)Math.Round(BigInteger.Log(value, @base));
        if (BigInteger.Pow(@base, power) != value) return null;
        return Number.Of(inverted ? -power : power);
    }

    private static Number? Factorial(Rational n)
    {
        if (!n.TryGetInt32(out int count) || count is < 0 or > MaximumFactorial) return null;
        BigInteger product = BigInteger.One;
        for (int i = 2; i <= count; i++) product *= i;
        return Number.Of(product);
    }
}
