using System.Globalization;
using Symbolic.Numerics;
using Xunit;

namespace Symbolic.Tests.Engine;

/// <summary>Each accuracy through each kind of delegate, at points where evaluation as written is accurate too and, for what watches itself, at points where it is not.</summary>
public sealed class DelegateKindTests
{
    private const double MostBits = 3;
    private static readonly string[] s_variables = ["x", "y"];
    private static readonly double[][] s_tame = [[0.5, 0.25], [2, 3], [1.25, 0.75]], s_wild = [[1e-9, 1e-9], [1e10, 1e-10], [1e200, 1e190], [40, -40]];

    public static TheoryData<string, Accuracy> Cases
    {
        get
        {
            TheoryData<string, Accuracy> cases = [];
            foreach (string text in (string[])["sqrt(x + y) - sqrt(x)", "(exp(x*y) - 1)/y", "log(1 + exp(x - y))", "x^2 - y^2", "(1 - cos(x))/x^2 + y", "x/(1 + exp(-y))", "if(x < y, x*y, atan(x) - atan(y))"])
            {
                foreach (Accuracy accuracy in Enum.GetValues<Accuracy>()) cases.Add(text, accuracy);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Doubles_come_out_of_scalar_span_and_batch_delegates(string text, Accuracy accuracy)
    {
        CompileOptions options = new() { Accuracy = accuracy };
        Expr f = Expr.Parse(text);
        double[][] points = Points(accuracy);
        Func<double, double, double> scalar = SymbolicEngine.Default.Compile<Func<double, double, double>>(f, s_variables, options);
        SpanFunction span = SymbolicEngine.Default.Compile([f], s_variables, options);
        CompiledFunction function = SymbolicEngine.Default.CompileFunction([f], s_variables, options);
        CompiledBatch batch = SymbolicEngine.Default.CompileBatch([f], s_variables, options);
        double[] columns = new double[points.Length], rows = new double[points.Length], parallel = new double[points.Length], y = new double[1];
        double[] x = [.. points.Select(static p => p[0]), .. points.Select(static p => p[1])];
        batch.Evaluate(x, columns);
        batch.EvaluateRows([.. points.SelectMany(static p => p)], rows);
        batch.Evaluate(x, parallel, new BatchOptions());
        for (int i = 0; i < points.Length; i++)
        {
            span(points[i], y);
            double[] values = [scalar(points[i][0], points[i][1]), y[0], function.Evaluate(points[i]), function.ToDelegate<Func<double, double, double>>()(points[i][0], points[i][1]), columns[i], rows[i], parallel[i]];
            double exact = SymbolicEngine.Default.EvaluateExact([f], s_variables, points[i])[0].Value;
            Assert.All(values, value => Assert.True(ErrorBits.Of(value, exact) <= MostBits, string.Create(CultureInfo.InvariantCulture, $"{text} at {points[i][0]:R}, {points[i][1]:R}: {string.Join(' ', values)} instead of {exact:R}")));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Floats_come_out_of_scalar_span_and_batch_delegates(string text, Accuracy accuracy)
    {
        CompileOptions options = new() { Accuracy = accuracy };
        Expr f = Expr.Parse(text);
        float[][] points = [.. Points(accuracy).Select(static p => Array.ConvertAll(p, static x => (float)x)).Where(static p => Array.TrueForAll(p, float.IsFinite))];
        Func<float, float, float> scalar = SymbolicEngine.Default.Compile<Func<float, float, float>>(f, s_variables, options);
        SingleSpanFunction span = SymbolicEngine.Default.CompileSingle([f], s_variables, options);
        CompiledFunction function = SymbolicEngine.Default.CompileFunction([f], s_variables, options);
        float[] batch = new float[points.Length], y = new float[1];
        SymbolicEngine.Default.CompileBatch([f], s_variables, options).EvaluateSingle([.. points.Select(static p => p[0]), .. points.Select(static p => p[1])], batch);
        for (int i = 0; i < points.Length; i++)
        {
            span(points[i], y);
            float[] values = [scalar(points[i][0], points[i][1]), y[0], function.ToDelegate<Func<float, float, float>>()(points[i][0], points[i][1]), batch[i]];
            double exact = SymbolicEngine.Default.EvaluateExact([f], s_variables, Array.ConvertAll(points[i], static x => (double)x))[0].Value;
            float expected = (float)exact, ulp = Math.Max(float.Epsilon, float.BitIncrement(Math.Abs(expected)) - Math.Abs(expected));
            Assert.All(values, value => Assert.True(value == expected || Math.Abs(value - exact) <= 8 * ulp, string.Create(CultureInfo.InvariantCulture, $"{text} at {points[i][0]:R}, {points[i][1]:R}: {string.Join(' ', values)} instead of {exact:R}")));
        }
    }

    [Fact]
    public void A_compiled_function_says_which_arithmetic_settled_its_results()
    {
        Expr[] outputs = [Expr.Parse("x^2 - 1"), Expr.Parse("exp(x)/(1 + exp(x))^2 - x"), Expr.Parse("3")];
        CompiledFunction stable = SymbolicEngine.Default.CompileFunction(outputs, ["x"]), verified = SymbolicEngine.Default.CompileFunction(outputs, ["x"], new CompileOptions { Accuracy = Accuracy.Verified });
        double[] y = new double[3], same = new double[3];
        Tier[] tiers = new Tier[3];
        stable.Evaluate([2], y, tiers);
        Assert.Equal([Tier.Double, Tier.Double, Tier.Double], tiers);
        stable.Evaluate([1], y, tiers);
        Assert.Equal((0, Tier.DoubleDouble), (y[0], tiers[0]));
        verified.Evaluate([2], y, tiers);
        Assert.Equal([Tier.DoubleDouble, Tier.DoubleDouble, Tier.Double], tiers);
        verified.Evaluate([1e200], y, tiers);
        Assert.Equal((double.PositiveInfinity, Tier.Scaled), (y[0], tiers[0]));
        verified.Evaluate([1e200], same);
        Assert.Equal(y, same);
        Assert.Throws<ArgumentException>(() => stable.Evaluate([1.0], new double[3], new Tier[2]));
    }

    /// <summary>Zeros of sums of exact values need no exact reals, and signs of sums of two doubles no second look.</summary>
    [Theory]
    [InlineData("abs(x)*abs(y) - x*y", 0.3, 7, Tier.DoubleDouble)]
    [InlineData("sign(x)*abs(y) - y + x^2 - x*abs(x)", 0.3, 7, Tier.DoubleDouble)]
    [InlineData("max(x, y)*min(x, y) - x*y", -0.1, 0.7, Tier.DoubleDouble)]
    [InlineData("sign(x - y) - sign(x + y)", 0.1, 0.05, Tier.Double)]
    [InlineData("abs(max(x - y, x + y)) - 1", 0.75, -0.25, Tier.DoubleDouble)]
    [InlineData("max(x - y, y - x)", 0.5, 0.5, Tier.Double)]
    [InlineData("if(x - y > 0, x - y, 0)", 0.1, 0.3, Tier.Double)]
    public void Exact_zeros_are_told_by_sums_of_exact_values(string text, double x, double y, Tier tier)
    {
        CompiledFunction stable = SymbolicEngine.Default.CompileFunction([Expr.Parse(text)], ["x", "y"]);
        double truth = SymbolicEngine.Default.EvaluateExact([Expr.Parse(text)], ["x", "y"], [x, y])[0].Value;
        double[] values = new double[1], point = [x, y];
        Tier[] tiers = new Tier[1];
        foreach (int calls in (int[])[1, 100, 3000])
        {
            Repeat(calls, () => stable.Evaluate(point, values, tiers));
            Assert.Equal(truth, values[0]);
            Assert.Equal(tier, tiers[0]);
        }

        double[] results = new double[100];
        SymbolicEngine.Default.CompileBatch([Expr.Parse(text)], ["x", "y"]).Evaluate([.. Enumerable.Repeat(x, 100), .. Enumerable.Repeat(y, 100)], results);
        Assert.All(results, result => Assert.Equal(values[0], result));
    }

    private static void Repeat(int times, Action action)
    {
        for (int i = 0; i < times; i++) action();
    }

    private static double[][] Points(Accuracy accuracy) => accuracy == Accuracy.Fast ? s_tame : [.. s_tame, .. s_wild];
}
