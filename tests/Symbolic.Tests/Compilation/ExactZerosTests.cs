using Symbolic.Compilation;
using Symbolic.Functions;
using Symbolic.Library;
using Xunit;

namespace Symbolic.Tests.Compilation;

/// <summary>Results that are exactly 0 are known to be, and no others.</summary>
public sealed class ExactZerosTests
{
    private static readonly FunctionTable s_table = StandardFunctions.Table;
    private static readonly string[] s_shapes =
    [
        "relu(A)*B", "if(A < B, 0, A)", "max(0, A)^2*B", "if(x > 0 and y < A, 0, B)", "x*(A)", "clamp(A, 0, 1)", "min(A, 0) + step(B)*x", "if(not (A >= B), 0*A, B)",
        "abs(relu(A))*sin(B)", "if(x == 0, 0, A)", "x*A + x*B", "step(A)*step(B)", "sqrt(relu(A))", "max(A, B)*max(0, -1)", "if(A > 1 or B > 1, x, 0)",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void What_is_known_to_be_zero_is(int seed)
    {
        RandomFormulas random = new(seed);
        Random choice = new(seed);
        int found = 0;
        for (int i = 0; i < 120; i++)
        {
            string text = s_shapes[i % s_shapes.Length].Replace("A", $"({random.Next(3)})", StringComparison.Ordinal).Replace("B", $"({random.Next(2)})", StringComparison.Ordinal);
            if (Zeros(text) is not { } zeros) continue;
            ExactTape exact = ExactTape.Build([Expr.Parse(text)], ["x", "y"], s_table, Read, Limits.Default);
            for (int k = 0; k < 20; k++)
            {
                double[] x = random.Point(), isZero = new double[1];
                if (choice.Next(4) == 0) x[choice.Next(2)] = choice.Next(2) == 0 ? 0 : -0.0;
                TapeInterpreter.Evaluate(zeros, x, isZero);
                if (isZero[0] != 1) continue;
                found++;
                ExactResult result = exact.Evaluate(x, [true], 512)[0];
                bool isZeroOrNone = result is { Kind: ExactResultKind.Value, Value: 0 } || result.Kind is ExactResultKind.Undefined or ExactResultKind.Undecided;
                Assert.True(isZeroOrNone, $"seed {seed}: {text} at {RandomFormulas.Text(x)} is {result}");
            }
        }

        Assert.InRange(found, 100, int.MaxValue);
    }

    [Theory]
    [InlineData("if(abs(x) < y, x^2/2, y*(abs(x) - y/2))", 1.5, 7)]
    [InlineData("max(0, 1 - x*y)^2", 2, 3)]
    [InlineData("if(x > 0, x, y*(exp(x) - 1))", 2, 3)]
    [InlineData("x*exp(-y)*sin(x)", 0, 3)]
    [InlineData("x*exp(-y)*sin(x)", -0.0, 3)]
    [InlineData("relu(x - y)*exp(x)", 1, 2)]
    [InlineData("clamp(x*y, 0, 1)*y", -1, 2)]
    public void Take_no_other_arithmetic(string text, double x, double y)
    {
        Expr f = Expr.Parse(text);
        Expr[] results = [f, f.Differentiate("x"), f.Differentiate("y")];
        CompiledFunction function = SymbolicEngine.Default.CompileFunction(results, ["x", "y"]);
        double[] values = new double[3];
        Tier[] tiers = new Tier[3];
        function.Evaluate([x, y], values, tiers);
        ExactResult[] exact = SymbolicEngine.Default.EvaluateExact(results, ["x", "y"], [x, y]);
        Assert.Contains(0.0, values);
        Assert.All(tiers, static tier => Assert.Equal(Tier.Double, tier));
        for (int k = 0; k < values.Length; k++) Assert.Equal(exact[k].Value, values[k]);
    }

    [Theory]
    [InlineData("x - 1")]
    [InlineData("exp(x)")]
    [InlineData("x^2 + 1")]
    public void Where_none_can_be_there_is_nothing_to_ask(string text) => Assert.Null(Zeros(text));

    private static Tape? Zeros(string text) =>
        ExactZeros.Of([Expr.Parse(text)], s_table) is { } zeros ? TapeBuilder.Build(zeros, ["x", "y"], s_table, Read, TapeOptions.Shared, Limits.Default) : null;

    private static Expr Read(string text) => Expr.Parse(text);
}
