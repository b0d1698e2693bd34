using Symbolic.Compilation;
using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Library;
using Symbolic.Rewriting;
using Xunit;

namespace Symbolic.Tests.Compilation;

/// <summary>Results that doubles lose are what is said of them: exactly 0, too small, too large, or undefined.</summary>
public sealed class LostResultsTests
{
    private static readonly FunctionTable s_table = StandardFunctions.Table;
    private static readonly string[] s_shapes =
    [
        "relu(A)*B", "if(A < B, 0, A)", "max(0, A)^2*B", "if(x > 0 and y < A, 0, B)", "x*(A)", "clamp(A, 0, 1)", "min(A, 0) + step(B)*x", "if(not (A >= B), 0*A, B)",
        "abs(relu(A))*sin(B)", "if(x == 0, 0, A)", "x*A + x*B", "step(A)*step(B)", "sqrt(relu(A))", "max(A, B)*max(0, -1)", "if(A > 1 or B > 1, x, 0)",
        "exp(A)*B", "exp(-100*A^2)*x/(1 + exp(B))", "sqrt(A)*B", "log(A)*y", "A^0.5", "sinh(A)*exp(B)", "sech(100*x)*A", "x^y*B", "(x - y)/(1 - x*exp(100*B))^2",
        "expm1(300*A)*sigmoid(B)", "asin(A) + B", "(A)^y", "cosh(30*A)^30", "exp(x)*exp(-y)", "acosh(A)/B", "tanh(x)*exp(-x^2)*A", "softplus(-x^2)/x", "1/(x + exp(50*y))^7",
        "erfc(30*A)*x", "exp(-exp(A))*B", "exp(-(log(x) - A)^2*100)/(x*y)", "x/(1 + exp(-y))^2*A", "sigmoid(100*A)*sigmoid(-y) + B*sigmoid(x)", "x^(y - 1)*exp(-x^y)", "exp(x - exp(y))*A",
        "exp(y - sqrt(y^2 + x^2))*A", "(exp(-x) - exp(-y))*A", "(2 + exp(A))^-3*exp(x)", "csch(x*y)*A + exp(-x)", "exp(exp(x) - exp(y))", "tanh(x*y)*exp(-x^2)", "exp(100*tanh(A) - x^2)", "exp(log(x)*A)*y",
        "clamp(x, 0, 1)*if(sqrt(x) < A, B, y)", "relu(x)*step(log(x) - A)", "relu(log(x))*A",
        "(A)^(1/3)", "(x*y*(A))^(2/3)", "(exp(x*y) - A)^(1/3)*B", "asin(A - exp(-x^2*y))", "acosh(B + 0.5 - cosh(x*y))", "log(x + (1 - x)*exp(-2/y))*A", "asin(2 - sigmoid(x*y))*B", "log(tan(A)*B)", "sqrt(1 - (A - erfc(x*y))^2)", "atanh(tanh(x) - exp(x*y)*A)",
        "sqrt(4 - (x^2 - y^2)^2/(x^2*y^2))", "log1p(x*y + exp(A))", "log(exp(y) - exp(x)*expm1(y))*A", "log(1 - sec(A))", "sqrt(1 + csc(A) - B)", "asin(cot(x*y) - B)", "sqrt(exp(A)*cosh(x) - exp(x*y)*sinh(B)*2)", "(erfc(x) - 3)^y", "log(tan(pi/4 + x/2)*((1 - y*sin(x))/(1 + y*sin(x)))^(y/2))",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Are_what_is_said_of_them(int seed)
    {
        RandomFormulas random = new(seed);
        Random choice = new(seed);
        Dictionary<double, int> found = new() { [0] = 0, [double.PositiveInfinity] = 0, [double.NegativeInfinity] = 0, [double.NaN] = 0 };
        for (int i = 0; i < 16 * s_shapes.Length; i++)
        {
            string text = s_shapes[i % s_shapes.Length].Replace("A", $"({random.Next(3)})", StringComparison.Ordinal).Replace("B", $"({random.Next(2)})", StringComparison.Ordinal);
            if (FactsOf(text) is not { } facts) continue;
            ExactTape exact = ExactTape.Build([Expr.Parse(text)], ["x", "y"], s_table, Read, Limits.Default);
            for (int k = 0; k < 20; k++)
            {
                double[] x = random.Point(), fact = new double[1];
                if (choice.Next(4) == 0) x[choice.Next(2)] = choice.Next(2) == 0 ? 0 : -0.0;
                TapeInterpreter.Evaluate(facts, x, fact);
                if (fact[0] == LostResults.Unknown) continue;
                found[fact[0]]++;
                ExactResult result = exact.Evaluate(x, [true], 512)[0];
                bool agrees = result.Kind switch
                {
                    ExactResultKind.Undefined or ExactResultKind.Undecided => true,
                    ExactResultKind.Overflows => fact[0] == result.Value,
                    _ => fact[0] == 0 && result.Value == 0,
                };
                Assert.True(agrees, $"seed {seed}: {text} at {RandomFormulas.Text(x)} is {result}, said to be {fact[0]}");
                if (fact[0] == 0) AssertSign(text, x, fact[0], seed);
            }
        }

        Assert.All(found, static pair => Assert.InRange(pair.Value, 10, int.MaxValue));
    }

    /// <summary>Zeros that have underflowed keep the sign of the exact value.</summary>
    private static void AssertSign(string text, double[] x, double zero, int seed)
    {
        ExactResult sign = ExactTape.Build([Expr.Parse($"sign({text})")], ["x", "y"], s_table, Read, Limits.Default).Evaluate(x, [true], 512)[0];
        if (sign is { Kind: ExactResultKind.Value, Value: not 0 }) Assert.True(double.IsNegative(zero) == sign.Value < 0, $"seed {seed}: {text} at {RandomFormulas.Text(x)} has the sign {sign.Value}, said to be {zero}");
    }

    [Theory]
    [InlineData("sqrt(x*y*(x - 7)*(y - 3)*(x + y))", 1, 5, true)]
    [InlineData("sqrt(x*y*(x - 7)*(y - 3)*(x + y))", 9, 5, false)]
    [InlineData("log(x^3*(y - x)^3)", 2, 1, true)]
    [InlineData("log(x^3*(y - x)^3)", 2, 3, false)]
    [InlineData("sqrt(x^4*y*(x*y - 1))*x", 0.1, 10, false)]
    [InlineData("sqrt(x^4*y*(x*y - 1))*x", 0.1, 9, true)]
    public void Products_of_many_factors_have_a_sign_by_which_functions_have_no_value(string text, double x, double y, bool isUndefined)
    {
        double[] said = new double[1];
        TapeInterpreter.Evaluate(FactsOf(text)!, [x, y], said);
        Assert.Equal(isUndefined ? double.NaN : LostResults.Unknown, said[0]);
    }

    [Theory]
    [InlineData("(x*y^3 - x^3)*exp(x)", 800, -2)]
    [InlineData("(exp(x) - exp(2*x)*y)/x^2", 500, 3)]
    [InlineData("(exp(x^2) - exp(x^4))*y^3", 30, 3)]
    public void Infinities_have_the_sign_of_what_overflows(string text, double x, double y)
    {
        Expr f = Expr.Parse(text);
        Assert.Equal(SymbolicEngine.Default.EvaluateExact([f], ["x", "y"], [x, y])[0].Value, SymbolicEngine.Default.CompileFunction([f], ["x", "y"]).Evaluate(x, y));
    }

    [Theory]
    [InlineData("if(abs(x) < y, x^2/2, y*(abs(x) - y/2))", 1.5, 7)]
    [InlineData("max(0, 1 - x*y)^2", 2, 3)]
    [InlineData("if(x > 0, x, y*(exp(x) - 1))", 2, 3)]
    [InlineData("x*exp(-y)*sin(x)", 0, 3)]
    [InlineData("x*exp(-y)*sin(x)", -0.0, 3)]
    [InlineData("relu(x - y)*exp(x)", 1, 2)]
    [InlineData("clamp(x*y, 0, 1)*y", -1, 2)]
    [InlineData("exp(-(x - 1)^2/(2*y^2))/(y*sqrt(2*pi))", 30, 0.1)]
    [InlineData("sqrt(x*y)*sin(y)", -2, 3)]
    [InlineData("log(1 - x)^y", 3, 2.5)]
    [InlineData("exp(x*y) - 1", 30, 40)]
    [InlineData("exp(-(log(x) - y)^2*200)/x", 700, -30)]
    [InlineData("exp(-exp(-(x - y)))", -20, 3)]
    [InlineData("x/(1 + exp(-y*x))", 30, -40)]
    [InlineData("y/(1 + (y - x)/x*exp(x*y))", 30, 40)]
    [InlineData("y*x^(y - 1)*exp(-x^y)", 30, 7)]
    [InlineData("exp(y - sqrt(y^2 + x^2))", 3000, 7)]
    [InlineData("1/(exp((x - 3)/y) + 1)", 800, 0.25)]
    [InlineData("sqrt(max(x, 0))*y", -2, 3)]
    [InlineData("acos(clamp(x, -1, 1))/y", 2, 3)]
    [InlineData("sqrt(1 - clamp(x, -1, 1)^2)*y", 2, 3)]
    [InlineData("sqrt(x^2 - min(x, y)^2)", 2, 3)]
    [InlineData("sqrt(x + abs(x))*y", -2, 3)]
    [InlineData("(x - y + abs(x - y))^2*y", 2, 3)]
    [InlineData("(x + y - abs(x - y))/2", 2, 3)]
    [InlineData("cosh(10 + x + abs(x))*y", -2, 3)]
    [InlineData("clamp(exp(x), 0, 1)", 2, 3)]
    [InlineData("y*min(asin(x), x)", -2, 3)]
    [InlineData("x + y - (x*y)^(1/3)", -2, 3)]
    [InlineData("(exp(x*y) - 3)^(2/3)", -2, 3)]
    [InlineData("acosh(0.5 - cosh(x*y))", -2, 3)]
    [InlineData("asin(2 - sigmoid(x))*y", -2, 3)]
    [InlineData("y + x*log(-x + (1 + x)*exp(-2/x))", 2.5, 3)]
    [InlineData("(erfc(x*y) - 3)^y", 0.25, 3.5)]
    [InlineData("acos((x^2 - y^2)/(x*y))", 2, 5)]
    [InlineData("sqrt(2 - (x - exp(-x*y))^2)", 2, 3)]
    [InlineData("sqrt(exp(y) - exp(x)*cosh(y))", 2, 3)]
    public void Take_no_other_arithmetic(string text, double x, double y)
    {
        Expr f = Expr.Parse(text);
        Expr[] results = [f, f.Differentiate("x"), f.Differentiate("y")];
        CompiledFunction function = SymbolicEngine.Default.CompileFunction(results, ["x", "y"]);
        double[] values = new double[3];
        Tier[] tiers = new Tier[3];
        function.Evaluate([x, y], values, tiers);
        ExactResult[] exact = SymbolicEngine.Default.EvaluateExact(results, ["x", "y"], [x, y]);
        Assert.Contains(values, static value => value is 0 or double.NaN or double.PositiveInfinity);
        Assert.All(tiers, static tier => Assert.Equal(Tier.Double, tier));
        for (int k = 0; k < values.Length; k++) Assert.Equal(exact[k].Value, values[k]);
    }

    [Fact]
    public void Every_function_can_be_asked()
    {
        foreach (FunctionDefinition row in s_table.Definitions.Where(static row => row.Kernel is not null))
        {
            Expr call = new Call(row.Name, [.. row.Parameters.Select(static (_, i) => Expr.Symbol(i % 2 == 0 ? "x" : "y"))]);
            foreach (Expr result in new[] { call, call * Expr.Parse("exp(-x^2)"), call + Expr.Parse("x*y") })
            {
                if (LostResults.Of([result], s_table, new Prover(s_table, Assumptions.None).Ranges) is not { } facts) continue;
                double[] fact = new double[1];
                TapeInterpreter.Evaluate(TapeBuilder.Build(facts, ["x", "y"], LostFunctions.With(s_table), Read, LostResults.Arithmetic, Limits.Default), [-2.5, 3], fact);
                Assert.Contains(fact[0], (double[])[LostResults.Unknown, 0, double.PositiveInfinity, double.NegativeInfinity, double.NaN]);
            }
        }
    }

    [Theory]
    [InlineData("relu(x - y)*exp(-x^2) + sqrt(x)")]
    [InlineData("relu(x)*y")]
    [InlineData("max(0, 1 - x*y)^2")]
    [InlineData("exp(-(x - y)^2*30)/y")]
    [InlineData("x/(1 + exp(-y*x))")]
    [InlineData("exp(-exp(-x*y))")]
    public void Batches_give_the_same_bits(string text)
    {
        Expr f = Expr.Parse(text);
        Expr[] results = [f, f.Differentiate("x"), f.Differentiate("y")];
        RandomFormulas random = new(7);
        double[][] points = [.. Enumerable.Range(0, 700).Select(i => i % 3 == 0 ? [i % 40, 35] : random.Point())];
        CompiledFunction function = SymbolicEngine.Default.CompileFunction(results, ["x", "y"]);
        CompiledBatch batch = SymbolicEngine.Default.CompileBatch(results, ["x", "y"]);
        double[] columns = [.. points.Select(static p => p[0]), .. points.Select(static p => p[1])], y = new double[3 * points.Length], one = new double[3];
        for (int i = 0; i < 8; i++) batch.Evaluate(columns, y); // by loops in the end
        for (int i = 0; i < points.Length; i++)
        {
            function.Evaluate(points[i], one);
            for (int k = 0; k < 3; k++)
            {
                double value = y[(k * points.Length) + i];
                Assert.True(BitConverter.DoubleToInt64Bits(value) == BitConverter.DoubleToInt64Bits(one[k]) || (double.IsNaN(value) && double.IsNaN(one[k])) || (one[k] != 0 && Math.Abs(value - one[k]) <= 4 * Math.BitIncrement(Math.Abs(one[k])) - 4 * Math.Abs(one[k])), $"result {k} at {RandomFormulas.Text(points[i])}: {value} in a batch, {one[k]} alone");
            }
        }
    }

    private static Tape? FactsOf(string text) =>
        LostResults.Of([Expr.Parse(text)], s_table, new Prover(s_table, Assumptions.None).Ranges) is { } facts ? TapeBuilder.Build(facts, ["x", "y"], LostFunctions.With(s_table), Read, LostResults.Arithmetic, Limits.Default) : null;

    private static Expr Read(string text) => Expr.Parse(text);
}
