using Symbolic.Numerics;

namespace Symbolic.Tests.Numerics.Exact;

/// <summary>A ball function under test: its name in the data, and how to draw arguments at which it exists.</summary>
internal sealed record SampledFunction(string Name, ExactFunction Function, params Func<Random, double>[] Arguments)
{
    public override string ToString() => Name;

    /// <summary>Every function, by the name the data files use.</summary>
    public static SampledFunction[] All { get; } =
    [
        new("exp", ExactFunctions.Of(Ball.Exp), Sample.Up(9)), new("expm1", ExactFunctions.Of(Ball.Expm1), Sample.Up(9)),
        new("exp2", ExactFunctions.Of(Ball.Exp2), Sample.Up(9)), new("exp10", ExactFunctions.Of(Ball.Exp10), Sample.Up(8)),
        new("log", ExactFunctions.Of(Ball.Log), Sample.Positive), new("log1p", ExactFunctions.Of(Ball.Log1p), Sample.Positive),
        new("log2", ExactFunctions.Of(Ball.Log2), Sample.Positive), new("log10", ExactFunctions.Of(Ball.Log10), Sample.Positive),
        new("sqrt", ExactFunctions.Of(Ball.Sqrt), Sample.Positive), new("cbrt", ExactFunctions.Of(Ball.Cbrt), Sample.Any),
        new("sin", ExactFunctions.Of(Ball.Sin), Sample.Up(60)), new("cos", ExactFunctions.Of(Ball.Cos), Sample.Up(60)),
        new("tan", ExactFunctions.Of(Ball.Tan), Sample.Up(30)), new("cot", ExactFunctions.Of(Ball.Cot), Sample.Up(30)),
        new("sec", ExactFunctions.Of(Ball.Sec), Sample.Up(30)), new("csc", ExactFunctions.Of(Ball.Csc), Sample.Up(30)),
        new("sinpi", ExactFunctions.Of(Ball.SinPi), Sample.Up(12)), new("cospi", ExactFunctions.Of(Ball.CosPi), Sample.Up(12)),
        new("asin", ExactFunctions.Of(Ball.Asin), Sample.Unit), new("acos", ExactFunctions.Of(Ball.Acos), Sample.Unit),
        new("atan", ExactFunctions.Of(Ball.Atan), Sample.Any), new("acot", ExactFunctions.Of(Ball.Acot), Sample.Any),
        new("asec", ExactFunctions.Of(Ball.Asec), Sample.BeyondUnit), new("acsc", ExactFunctions.Of(Ball.Acsc), Sample.BeyondUnit),
        new("atan2", ExactFunctions.Of(Ball.Atan2), Sample.Any, Sample.Any),
        new("sinh", ExactFunctions.Of(Ball.Sinh), Sample.Up(9)), new("cosh", ExactFunctions.Of(Ball.Cosh), Sample.Up(9)),
        new("tanh", ExactFunctions.Of(Ball.Tanh), Sample.Up(9)), new("coth", ExactFunctions.Of(Ball.Coth), Sample.Up(9)),
        new("sech", ExactFunctions.Of(Ball.Sech), Sample.Up(9)), new("csch", ExactFunctions.Of(Ball.Csch), Sample.Up(9)),
        new("asinh", ExactFunctions.Of(Ball.Asinh), Sample.Any), new("acosh", ExactFunctions.Of(Ball.Acosh), Sample.AboveOne),
        new("atanh", ExactFunctions.Of(Ball.Atanh), Sample.Unit), new("acoth", ExactFunctions.Of(Ball.Acoth), Sample.BeyondUnit),
        new("asech", ExactFunctions.Of(Ball.Asech), Sample.UnitPositive), new("acsch", ExactFunctions.Of(Ball.Acsch), Sample.Any),
        new("pow", ExactFunctions.Of(Ball.Pow), Sample.Positive, Sample.Up(5)),
        new("erf", ExactFunctions.Of(Ball.Erf), Sample.Up(4)), new("erfc", ExactFunctions.Of(Ball.Erfc), Sample.Up(6)),
        new("erfcx", ExactFunctions.Of(Ball.Erfcx), Sample.Up(4)), new("erfi", ExactFunctions.Of(Ball.Erfi), Sample.Up(4)),
        new("dawson", ExactFunctions.Of(Ball.Dawson), Sample.Up(7)),
        new("gamma", ExactFunctions.Of(Ball.Gamma), Sample.Up(6)), new("lgamma", ExactFunctions.Of(Ball.LogGamma), Sample.Up(9)),
        new("digamma", ExactFunctions.Of(Ball.Digamma), Sample.Up(9)), new("trigamma", ExactFunctions.Of(Ball.Trigamma), Sample.Up(9)),
        new("polygamma", ExactFunctions.Of(Ball.Polygamma), static random => random.Next(8), Sample.Up(6)),
        new("beta", ExactFunctions.Of(Ball.Beta), Sample.UpPositive(6), Sample.UpPositive(6)),
        .. SampledSpecialFunctions.All,
        new("floor", ExactFunctions.Of(Ball.Floor), Sample.Up(20)), new("ceil", ExactFunctions.Of(Ball.Ceil), Sample.Up(20)),
        new("round", ExactFunctions.Of(Ball.Round), Sample.Up(20)), new("trunc", ExactFunctions.Of(Ball.Truncate), Sample.Up(20)),
        new("frac", ExactFunctions.Of(Ball.Frac), Sample.Up(20)), new("abs", ExactFunctions.Of(Ball.Abs), Sample.Any),
        new("sign", ExactFunctions.Of(Ball.SignOf), Sample.Any), new("min", ExactFunctions.Of(Ball.Min), Sample.Up(3), Sample.Up(3)),
        new("max", ExactFunctions.Of(Ball.Max), Sample.Up(3), Sample.Up(3)),
        new("add", ExactFunctions.Of(Ball.Add), Sample.Up(9), Sample.Up(9)), new("subtract", ExactFunctions.Of(Ball.Subtract), Sample.Up(9), Sample.Up(9)),
        new("multiply", ExactFunctions.Of(Ball.Multiply), Sample.Any, Sample.Any), new("divide", ExactFunctions.Of(Ball.Divide), Sample.Any, Sample.Any),
        new("square", ExactFunctions.Of(Ball.Square), Sample.Any), new("root", ExactFunctions.Of(Ball.Root), Sample.Positive, static random => random.Next(1, 9)),
    ];

    public static SampledFunction Named(string name) => All.Single(f => f.Name == name);
}
