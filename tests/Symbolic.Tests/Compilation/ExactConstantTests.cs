using Symbolic.Numerics;
using Xunit;

namespace Symbolic.Tests.Compilation;

/// <summary>Constants that no number of bits tells from a number beside which something jumps or ends: by all delegates and exact evaluation.</summary>
public sealed class ExactConstantTests
{
    private const double X = 1.5;

    /// <summary>Expressions, and their values at <see cref="X"/>; NaN where there is none.</summary>
    public static TheoryData<string, double> Values => new()
    {
        // ends of domains
        { "asin(2*sin(pi/6))*x", X * Math.PI / 2 },
        { "acosh(2*sin(pi/6)*cosh(0))", 0 },
        { "sqrt(cos(pi/2))", 0 },
        { "sqrt(sin(pi)) + x", X },
        { "atan2(sin(pi), -x)", Math.PI },

        // jumps
        { "floor(log(8)/log(2))", 3 },
        { "floor(exp(log(3)))*x", 3 * X },
        { "sign(exp(log(2)) - 2)", 0 },
        { "if(cos(pi/3) == 1/2, x, 0)", X },
        { "if(sin(pi) > 0, 1, x)", X },

        // zeros
        { "log(6) - log(2) - log(3)", 0 },
        { "x*(log(6) - log(2) - log(3))", 0 },
        { "x + sin(pi)", X },
        { "x^sin(pi)", 1 },

        // no zeros
        { "x*exp(-800)*1e300", 5.501811876266531e-48 },
        { "x*(exp(1e-9) - 1)", 1.5000000007500000e-9 },
        { "floor(log(8.000000000000002)/log(2))", 3 },
        { "ceil(log(8.000000000000002)/log(2))", 4 },
        { "floor(pi*1e15 - 3141592653589793)", 0 },
    };

    /// <summary>Expressions that have no value for any x.</summary>
    public static TheoryData<string> Undefined =>
    [
        "csc(pi)", "x + tan(pi/2)", "x*sec(3*pi/2)", "cot(2*pi) - x", "x/sin(pi)", "log(sin(pi))", "x/(log(6) - log(2) - log(3))", "1/(exp(log(2)) - 2)", "x/(sin(pi/3)^2 - 3/4)",
        "x/(sin(1)^2 + cos(1)^2 - 1)", "digamma(sin(pi))", "exp(log(-1))", "atan(x*tan(pi/2))",
    ];

    [Theory]
    [MemberData(nameof(Values))]
    public void Values_are(string text, double value)
    {
        Expr expression = SymbolicEngine.Default.Parse(text);
        ExactResult exact = SymbolicEngine.Default.EvaluateExact([expression], ["x"], [X])[0];
        Assert.Equal(ExactResultKind.Value, exact.Kind);
        Assert.Equal(value, exact.Value, 1e-15 * Math.Abs(value));
        foreach (Accuracy accuracy in (Accuracy[])[Accuracy.Stable, Accuracy.Verified])
        {
            double y = At(expression, accuracy);
            Assert.True(ErrorBits.Of(y, exact.Value) <= 1, $"{accuracy}: {y:R}, exact {exact.Value:R}");
        }
    }

    [Theory]
    [MemberData(nameof(Undefined))]
    public void There_is_no_value(string text)
    {
        Expr expression = SymbolicEngine.Default.Parse(text);
        Assert.Equal(ExactResultKind.Undefined, SymbolicEngine.Default.EvaluateExact([expression], ["x"], [X])[0].Kind);
        Assert.Equal(double.NaN, At(expression, Accuracy.Verified));
    }

    [Theory]
    [InlineData("csc(pi) + x")]
    [InlineData("x/sin(pi)")]
    [InlineData("x/(log(6) - log(2) - log(3))")]
    [InlineData("x*tan(pi/2)")]
    public void Poles_are_infinite_in_doubles(string text) =>
        Assert.Equal(double.PositiveInfinity, At(SymbolicEngine.Default.Parse(text), Accuracy.Stable));

    private static double At(Expr expression, Accuracy accuracy) => SymbolicEngine.Default.CompileFunction([expression], ["x"], CompileOptions.Default with { Accuracy = accuracy }).Evaluate([X]);
}
