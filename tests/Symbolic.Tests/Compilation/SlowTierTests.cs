using Symbolic.Compilation;
using Symbolic.Functions;
using Symbolic.Library;
using Symbolic.Numerics;
using Xunit;

namespace Symbolic.Tests.Compilation;

/// <summary>Double-double arithmetic, interpreted and emitted, and arithmetic with exponents of its own: their error bounds against exact reals.</summary>
public sealed class SlowTierTests
{
    private const int Precision = 400;
    private static readonly FunctionTable s_table = StandardFunctions.Table;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(41)]
    [InlineData(42)]
    [InlineData(43)]
    public void Error_bounds_hold(int seed)
    {
        RandomFormulas random = new(seed, "sign", "floor");
        for (int i = 0; i < 60; i++)
        {
            string text = random.NextWithBranches(8);
            Expr formula = Expr.Parse(text);
            ExtendedTape tape = Build(text), emitted = Build(text);
            emitted.Optimize();
            ExactTape exact = ExactTape.Build([formula], ["x", "y"], s_table, Read, Limits.Default);
            for (int k = 0; k < 12; k++)
            {
                double[] x = random.Point();
                Ball truth = exact.Enclose(Array.ConvertAll(x, Ball.FromDouble), Precision)[0];
                string where = $"seed {seed}: {text} at {RandomFormulas.Text(x)}";
                CheckPair(tape, truth, x, where);
                CheckPair(emitted, truth, x, $"{where}, emitted");
                CheckScaled(tape, truth, x, where);
                CheckRough(tape, truth, x, where);
            }
        }
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    public void Machine_code_computes_the_same_bits(int seed)
    {
        RandomFormulas random = new(seed, "sign", "floor");
        for (int i = 0; i < 40; i++)
        {
            string text = $"if(x < y, {random.NextWithBranches(6)}, {random.NextWithBranches(6)})";
            ExtendedTape interpreted = Build(text), emitted = Build(text);
            emitted.Optimize();
            for (int k = 0; k < 12; k++)
            {
                double[] x = random.Point();
                ExtendedNumber[] expected = new ExtendedNumber[1], actual = new ExtendedNumber[1];
                Assert.Equal(interpreted.Evaluate(x, expected), emitted.Evaluate(x, actual));
                bool same = expected[0].High.Equals(actual[0].High) && (double.IsNaN(expected[0].High) || expected[0].Low.Equals(actual[0].Low));
                Assert.True(same, $"seed {seed}: {text} at {RandomFormulas.Text(x)}: {expected[0]} interpreted, {actual[0]} emitted");
                bool isZero = expected[0] is { High: 0, IsDouble: true };
                Assert.True(!isZero || actual[0].IsDouble, $"seed {seed}: {text} at {RandomFormulas.Text(x)} is exactly 0, {actual[0]} emitted");
            }
        }
    }

    /// <summary>What forgets how large a number is does not forget that it has overflowed.</summary>
    [Theory]
    [InlineData("sign(x*y) - 1/3")]
    [InlineData("x*sign(x^2) - 1")]
    [InlineData("sign(x + y) + sign(3*x - y)/3")]
    [InlineData("if(x*y == x*(2*y), 1, 2)")]
    [InlineData("if(x*y < x*(3*y), 1, 2)")]
    [InlineData("if(x + y == 2*x + y, 1, 2)")]
    [InlineData("min(x*y, 1/3)")]
    [InlineData("max(x*y - x*x, 1/3)")]
    [InlineData("min(1/3, x*y - x*x)")]
    [InlineData("floor(x*y)")]
    [InlineData("mod(x*y, 3)")]
    [InlineData("atan2(x*y, x*x)")]
    [InlineData("abs(x*y)/x")]
    [InlineData("tanh(x*y - x^2)")]
    [InlineData("1/(1 + x*y)")]
    [InlineData("sign(floor(x*y) + 1/2)")]
    [InlineData("hypot(x*y, 1)/y")]
    [InlineData("exp(-(x*y)^2) + 1/3")]
    [InlineData("x*y*sign(x + y)")]
    [InlineData("(x*sign(x - y) + y*sign(y - x) - abs(x - y))/(x*y)")]
    [InlineData("(x*sign(x/3 + y) - x)/(x*y)")]
    [InlineData("sqrt(abs(x*y - y*x)) + 1/3")]
    [InlineData("sqrt(1 - sign(y*y)^2)/x")]
    [InlineData("1/sqrt(1 - mod(x*x*y, 3/10)^2)")]
    [InlineData("sqrt(x*sign(x) - abs(x))/y + y")]
    public void Error_bounds_hold_where_parts_overflow(string text)
    {
        double[] numbers = [.. ((double[])[1e-300, 1e-200, 0.1, 3, 1e100, 3e180, 1e200, 1.7e308]).SelectMany(static v => (double[])[v, -v])];
        double[][] points = [.. numbers.SelectMany(x => numbers.Select(y => (double[])[x, y]))];
        ExtendedTape interpreted = Build(text), emitted = Build(text);
        emitted.Optimize();
        Expr formula = Expr.Parse(text);
        ExactTape exact = ExactTape.Build([formula], ["x", "y"], s_table, Read, Limits.Default);
        CompiledBatch batch = SymbolicEngine.Default.CompileBatch([formula], ["x", "y"], new CompileOptions { Accuracy = Accuracy.Verified });
        double[] values = new double[points.Length];
        for (int round = 0; round < 8; round++) batch.Evaluate([.. points.Select(static p => p[0]), .. points.Select(static p => p[1])], values);
        for (int k = 0; k < points.Length; k++)
        {
            double[] x = points[k];
            Ball truth = exact.Enclose(Array.ConvertAll(x, Ball.FromDouble), Precision)[0];
            string where = $"{text} at {RandomFormulas.Text(x)}";
            CheckPair(interpreted, truth, x, where);
            CheckPair(emitted, truth, x, $"{where}, emitted");
            CheckScaled(interpreted, truth, x, where);
            if (double.IsFinite(values[k])) AssertWithin(truth, Ball.FromDouble(values[k]), Ball.FromDouble(Math.Abs(values[k] * 1e-15) + double.Epsilon), $"{where}, batch");
        }
    }

    /// <summary>Factors beyond the range of double whose product is an ordinary number.</summary>
    [Theory]
    [InlineData("erfc(x)*exp(x*y)", 1500, 1500)]
    [InlineData("erfc(x)*exp(x*y)", 1048576.5, 1048576.5)]
    [InlineData("erfc(x)*exp(x*y)", 33554432.25, 33554432.125)]
    [InlineData("erfi(x)*exp(-x*y)", 1500, 1500)]
    [InlineData("erfi(x)*exp(-x*y)", -1048576.5, -1048576.5)]
    [InlineData("exp(x)*exp(-y)", 2251799813685247, 2251799813685248)]
    [InlineData("exp(x)*exp(-y)", 2251799813685249, 2251799813685248)]
    [InlineData("exp(x)*exp(-y)*(1 + x)", 4503599627370495, 4503599627370496)]
    public void Huge_factors_compensate_each_other(string text, double x, double y)
    {
        Expr formula = SymbolicEngine.Core.Parse(text);
        ExactResult truth = SymbolicEngine.Core.EvaluateExact([formula], ["x", "y"], [x, y])[0];
        double[] values = new double[1];
        SymbolicEngine.Core.Compile([formula], ["x", "y"], new CompileOptions { Accuracy = Accuracy.Verified })([x, y], values);
        Assert.True(truth.Kind == ExactResultKind.Value && Math.Abs(values[0] - truth.Value) <= Math.BitIncrement(Math.Abs(truth.Value)) - Math.Abs(truth.Value), $"{values[0]:R} instead of {truth.Value:R}");
    }

    [Theory]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    public void Verified_values_never_disagree_with_exact_ones(int seed)
    {
        RandomFormulas random = new(seed);
        for (int i = 0; i < 50; i++)
        {
            string text = random.NextWithBranches(7);
            Expr formula = Expr.Parse(text);
            SpanFunction verified = SymbolicEngine.Default.Compile([formula], ["x", "y"], new CompileOptions { Accuracy = Accuracy.Verified });
            for (int k = 0; k < 10; k++)
            {
                double[] x = random.Point(), y = new double[1];
                ExactResult truth = SymbolicEngine.Default.EvaluateExact([formula], ["x", "y"], x, 2048)[0];
                if (truth.Kind == ExactResultKind.Undecided) continue;
                verified(x, y);
                double expected = truth.Kind is ExactResultKind.Value or ExactResultKind.Overflows ? truth.Value : double.NaN;
                bool agrees = y[0].Equals(expected) || y[0] == expected || y[0] == Math.BitIncrement(expected) || y[0] == Math.BitDecrement(expected);
                Assert.True(agrees, $"seed {seed}: {text} at {RandomFormulas.Text(x)}: {y[0]:R} instead of {expected:R}");
            }
        }
    }

    [Fact]
    public void The_error_asked_for_is_at_least_an_ulp()
    {
        Assert.Equal(1, CompileOptions.Default.MaxUlp);
        Assert.Equal(4, (CompileOptions.Default with { MaxUlp = 4 }).MaxUlp);
        Assert.Throws<ArgumentOutOfRangeException>(static () => new CompileOptions { MaxUlp = 0.5 });
        Assert.Throws<ArgumentOutOfRangeException>(static () => new CompileOptions { MaxUlp = double.NaN });
    }

    [Theory]
    [InlineData("exp(-x)/exp(-x - 1)", 800, Math.E)]
    [InlineData("exp(x)*exp(-x)", 1e6, 1)]
    [InlineData("x^40*x^-39", 1e300, 1e300)]
    [InlineData("sqrt(x^2 + 1) - x", 1e200, 5e-201)]
    [InlineData("exp(-x^2)", 40, 0)]
    [InlineData("x*exp(-x)/(1 + exp(-x))^2", 1e6, 0)]
    [InlineData("exp(-exp(x))*x^3", 12, 0)]
    [InlineData("x*1e400", 2, double.PositiveInfinity)]
    [InlineData("x*1e400", 1e-100, 1e300)]
    [InlineData("x*1e-400", 1e300, 1e-100)]
    [InlineData("x/1e400 + 1e-500", 1e300, 1e-100)]
    public void Intermediate_values_beyond_the_range_do_no_harm(string text, double x, double expected)
    {
        Assert.Equal(expected, Expr.Parse(text).Compile("x")(x));
        Assert.Equal(expected, Expr.Parse(text).Compile("x", new CompileOptions { Accuracy = Accuracy.Verified })(x));
    }

    [Theory]
    [InlineData("y*csch(x)", 737, 1e100)]
    [InlineData("y*dlangevin(x)", 1e161, 1e100)]
    [InlineData("y/erfc(x)", 27, 1e-100)]
    [InlineData("y*gumbeldensity(-x)", 737, 1e100)]
    [InlineData("y/x^(7/4)", 1e-184, 1e-100)]
    [InlineData("y*x^(-1.3)", 1e-246, 1e-100)]
    [InlineData("(y + 1e-170)/x^(7/4)", 1e-184, 1e-100)]
    [InlineData("atan2(cos(atan2(y, 4)), x)", 3e-51, -1.5e199)]
    [InlineData("min(4, max(x/y, 1/2))", -5.7e120, 2.4e-269)]
    [InlineData("asin((x - y)/(x + y))", 1.967063253969209E+165, 3.5671684176107286E+180)]
    [InlineData("acos((x - y)/(x + y))", 1.967063253969209E+165, 3.5671684176107286E+180)]
    [InlineData("fresnelc(x*y)", 710, -710)]
    [InlineData("max(x*y, x/y) + step(x*y - 1)", 1e200, 1e150)]
    public void Digits_lost_on_the_way_are_seen(string text, double x, double y)
    {
        Expr f = Expr.Parse(text);
        Expr[] results = [f, f.Differentiate("x"), f.Differentiate("y")];
        ExactResult[] truth = SymbolicEngine.Default.EvaluateExact(results, ["x", "y"], [x, y]);
        double[] values = new double[3], batch = new double[24];
        SymbolicEngine.Default.CompileFunction(results, ["x", "y"]).Evaluate([x, y], values);
        SymbolicEngine.Default.CompileBatch(results, ["x", "y"]).Evaluate([.. Enumerable.Repeat(x, 8), .. Enumerable.Repeat(y, 8)], batch);
        for (int k = 0; k < 3; k++)
        {
            Assert.InRange(ErrorBits.Of(values[k], truth[k].Value), 0, 1.01);
            Assert.InRange(ErrorBits.Of(batch[8 * k], truth[k].Value), 0, 1.01);
        }
    }

    [Theory]
    [InlineData("1 - exp(-x^y)", 46.5, 33.2)]
    [InlineData("x*exp(-x^y)*log(x)*x^y", 46.5, 33.2)]
    [InlineData("(x/y)^exp(x)", 1000, 2000)]
    [InlineData("tanh(x^y)", -46.5, 33)]
    [InlineData("x*(1 + tanh(2*x*y))", -40, 30)]
    [InlineData("(1 - exp(-x*y))^2 - 1", 50, 30)]
    [InlineData("erf(x + y) - erf(x)", 40, 1)]
    [InlineData("log(1 + exp(x*y)) - x*y/(1 + exp(-x*y))", 50, 30)]
    [InlineData("(cosh(x)*(y + cosh(x)) - sinh(x)^2)/(y + cosh(x))^2", 400, 2)]
    [InlineData("y/(x - y*exp(x))^2*(1 - exp(x)) - 1/(x - y*exp(x))", 400, 3)]
    [InlineData("y*clamp(x, -1, 1) + 3*sqrt(1 - clamp(x, -1, 1)^2)", 3.7, 0.1)]
    [InlineData("((abs(x) + abs(y))*sign(x - y) - abs(x - y)*sign(x))/(abs(x) + abs(y))^2", 0.3, -7.1)]
    public void What_cancels_by_its_algebra_or_underflows_does_not_need_exact_reals(string text, double x, double y)
    {
        CompiledFunction function = SymbolicEngine.Default.CompileFunction([Expr.Parse(text)], ["x", "y"]);
        double[] values = new double[1];
        Tier[] tiers = new Tier[1];
        function.Evaluate([x, y], values, tiers);
        Assert.NotEqual(Tier.Exact, tiers[0]);
        Assert.Equal(SymbolicEngine.Default.EvaluateExact([Expr.Parse(text)], ["x", "y"], [x, y])[0].Value, values[0]);
    }

    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    [InlineData(23)]
    public void Tiny_results_are_right(int seed)
    {
        // x lies where the result is between 1e-326 and 1e-284
        (string Text, Func<double, double> Place)[] shapes =
        [
            ("exp(-x)*y", static e => e), ("y*exp(-x^2/2)/(1 + y)", static e => Math.Sqrt(2 * e)), ("exp(-x) - exp(-x - y)", static e => e), ("exp(-x)*y - exp(-x)*y^3", static e => e), ("sqrt(exp(-x))/(y + 7)", static e => 2 * e),
            ("exp(-x)/(y*sqrt(2*pi))", static e => e), ("x^2*y^3/3", static e => Math.Exp(-e / 2)), ("y/x^2 - y^2/(3*x^2)", static e => Math.Exp(e / 2)), ("x*sqrt(x)*y", static e => Math.Exp(-e / 1.5)), ("exp(-x)*exp(-y)", static e => e),
            ("erfc(x)*y", static e => Math.Sqrt(e)), ("sech(x)*sinh(y)", static e => e), ("sigmoid(-x)*y", static e => e), ("x^2/y", static e => Math.Exp(-e / 2)),
        ];
        Random random = new(seed);
        foreach ((string text, Func<double, double> place) in shapes)
        {
            Expr f = Expr.Parse(text);
            Expr[] results = [f, f.Differentiate("x"), f.Differentiate("y")];
            double[][] points = [.. Enumerable.Range(0, 64).Select(_ => (double[])[place(Math.Log(10) * (284 + (42 * random.NextDouble()))), (random.NextDouble() * 3) + 0.1])];
            CompiledFunction stable = SymbolicEngine.Default.CompileFunction(results, ["x", "y"]), verified = SymbolicEngine.Default.CompileFunction(results, ["x", "y"], new CompileOptions { Accuracy = Accuracy.Verified });
            double[] batch = new double[3 * points.Length], values = new double[3], proved = new double[3];
            SymbolicEngine.Default.CompileBatch(results, ["x", "y"]).Evaluate([.. points.Select(static p => p[0]), .. points.Select(static p => p[1])], batch);
            for (int i = 0; i < points.Length; i++)
            {
                ExactResult[] exact = SymbolicEngine.Default.EvaluateExact(results, ["x", "y"], points[i]);
                stable.Evaluate(points[i], values);
                verified.Evaluate(points[i], proved);
                for (int k = 0; k < 3; k++)
                {
                    if (!(Math.Abs(exact[k].Value) < 1e-290)) continue;
                    double truth = exact[k].Value, unit = Math.BitIncrement(Math.Abs(truth)) - Math.Abs(truth);
                    string where = $"seed {seed}: {results[k]} at {points[i][0]:R}, {points[i][1]:R} is {truth:R}, ";
                    Assert.True(Math.Abs(values[k] - truth) <= unit, $"{where}{values[k]:R} alone");
                    Assert.True(Math.Abs(batch[(k * points.Length) + i] - truth) <= 2 * unit, $"{where}{batch[(k * points.Length) + i]:R} in a batch");
                    Assert.True(Math.Abs(proved[k] - truth) <= unit, $"{where}{proved[k]:R} proved");
                }
            }
        }
    }

    private static ExtendedTape Build(string text) => ExtendedTape.Build([Expr.Parse(text)], ["x", "y"], s_table, Read, static e => e, Limits.Default);

    private static Expr Read(string text) => Expr.Parse(text);

    private static void CheckPair(ExtendedTape tape, Ball truth, double[] x, string where)
    {
        ExtendedNumber[] values = new ExtendedNumber[1];
        if (!tape.Evaluate(x, values) || !(values[0].Error < 1e300) || !double.IsFinite(values[0].High)) return;
        Ball value = Ball.Add(Ball.FromDouble(values[0].High), Ball.FromDouble(values[0].Low), Precision);
        AssertWithin(truth, value, Ball.FromDouble(values[0].Error), where);
    }

    private static void CheckScaled(ExtendedTape tape, Ball truth, double[] x, string where)
    {
        ScaledNumber[] values = new ScaledNumber[1];
        if (!tape.Evaluate(x, values) || !(values[0].Error < 1e300) || Math.Abs(values[0].Value.Exponent) > 100_000) return;
        DoubleDouble mantissa = values[0].Value.Mantissa;
        Ball value = Ball.Scale(Ball.Add(Ball.FromDouble(mantissa.High), Ball.FromDouble(mantissa.Low), Precision), (int)values[0].Value.Exponent, Precision);
        AssertWithin(truth, value, Ball.Multiply(Ball.Abs(value), Ball.FromDouble(values[0].Error), Precision), where);
    }

    private static void CheckRough(ExtendedTape tape, Ball truth, double[] x, string where)
    {
        RoughNumber[] values = new RoughNumber[1];
        if (!tape.Evaluate(x, values) || !values[0].IsKnown || Math.Abs(values[0].Exponent) > 100_000) return;
        Ball value = Ball.Scale(Ball.FromDouble(values[0].Mantissa), (int)values[0].Exponent, Precision);
        AssertWithin(truth, value, Ball.Multiply(Ball.Abs(value), Ball.FromDouble(values[0].Error), Precision), where);
    }

    private static void AssertWithin(Ball truth, Ball value, Ball error, string where)
    {
        bool? within = Ball.IsLessOrEqual(Ball.Abs(Ball.Subtract(truth, value, Precision)), error);
        Assert.True(within != false, $"{where}: {value} is not within {error} of {truth}");
    }
}
