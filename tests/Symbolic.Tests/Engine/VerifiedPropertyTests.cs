using System.Globalization;
using Symbolic.Numerics;
using Symbolic.Tests.Compilation;
using Xunit;

namespace Symbolic.Tests.Engine;

/// <summary>Verified delegates of every shape against exact reals, on random formulas and their derivatives, at ordinary, extreme, undefined and overflowing points.</summary>
public sealed class VerifiedPropertyTests
{
    private const int Formulas = 40, Points = 24, Operations = 5;
    private static readonly string[] s_variables = ["x", "y"];

    private static readonly string[] s_special =
    [
        "gamma", "lgamma", "digamma", "trigamma", "erf", "erfc", "erfcx", "acosh", "atanh", "asin", "acos", "floor", "round", "sign", "softplus", "sigmoid", "log1mexp", "exprel", "sech", "coth", "sinc",
    ];

    [Theory]
    [InlineData(101, 1)]
    [InlineData(102, 1)]
    [InlineData(103, 4)]
    [InlineData(104, 1000)]
    public void Delegates_of_doubles_never_disagree_with_exact_reals(int seed, double ulps)
    {
        RandomFormulas random = new(seed, s_special);
        CompileOptions options = new() { Accuracy = Accuracy.Verified, MaxUlp = ulps };
        for (int i = 0; i < Formulas; i++)
        {
            string text = random.Next(Operations);
            Expr f = Expr.Parse(text);
            double[][] points = [.. Enumerable.Range(0, Points).Select(_ => random.Point())];
            Truth[] truth = [.. points.Select(x => Truth.Of(f, x))];
            SpanFunction span = SymbolicEngine.Default.Compile([f], s_variables, options);
            Func<double, double, double> scalar = SymbolicEngine.Default.Compile<Func<double, double, double>>(f, s_variables, options);
            double[] batch = new double[Points], rows = new double[Points], y = new double[1];
            CompiledBatch many = SymbolicEngine.Default.CompileBatch([f], s_variables, options);
            many.Evaluate([.. points.Select(static p => p[0]), .. points.Select(static p => p[1])], batch);
            many.EvaluateRows([.. points.SelectMany(static p => p)], rows);
            for (int k = 0; k < Points; k++)
            {
                string where = $"seed {seed}: {text} at {RandomFormulas.Text(points[k])}";
                span(points[k], y);
                Check(truth[k], y[0], ulps, where);
                Check(truth[k], scalar(points[k][0], points[k][1]), ulps, where + ", scalar");
                Check(truth[k], batch[k], ulps, where + ", batch");
                Assert.Equal(batch[k], rows[k]);
            }
        }
    }

    [Theory]
    [InlineData(201)]
    [InlineData(202)]
    public void Gradients_never_disagree_with_exact_reals(int seed)
    {
        RandomFormulas random = new(seed, s_special);
        for (int i = 0; i < Formulas; i++)
        {
            string text = random.Next(Operations);
            if (Outputs(text) is not { } outputs) continue;
            CompiledFunction function = SymbolicEngine.Default.CompileFunction(outputs, s_variables, new CompileOptions { Accuracy = Accuracy.Verified });
            double[] y = new double[outputs.Length];
            for (int k = 0; k < Points; k++)
            {
                double[] x = random.Point();
                function.Evaluate(x, y);
                for (int j = 0; j < outputs.Length; j++) Check(Truth.Of(outputs[j], x), y[j], 1, $"seed {seed}: {text}, output {j}, {outputs[j]}, at {RandomFormulas.Text(x)}");
            }
        }
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(3011)]
    public void Delegates_of_floats_give_the_float_next_to_the_value(int seed)
    {
        RandomFormulas random = new(seed, s_special);
        CompileOptions options = new() { Accuracy = Accuracy.Verified };
        for (int i = 0; i < Formulas; i++)
        {
            string text = random.Next(Operations);
            Expr f = Expr.Parse(text);
            float[][] points = [.. Enumerable.Range(0, Points).Select(_ => Array.ConvertAll(random.Point(), static x => (float)x)).Where(static p => p.All(float.IsFinite))];
            SingleSpanFunction span = SymbolicEngine.Default.CompileSingle([f], s_variables, options);
            Func<float, float, float> scalar = SymbolicEngine.Default.Compile<Func<float, float, float>>(f, s_variables, options);
            float[] batch = new float[points.Length], y = new float[1];
            SymbolicEngine.Default.CompileBatch([f], s_variables, options).EvaluateSingle([.. points.Select(static p => p[0]), .. points.Select(static p => p[1])], batch);
            for (int k = 0; k < points.Length; k++)
            {
                double[] x = Array.ConvertAll(points[k], static x => (double)x);
                Truth truth = Truth.Of(f, x);
                string where = $"seed {seed}: {text} at {RandomFormulas.Text(x)}";
                span(points[k], y);
                Check(truth, y[0], where);
                Check(truth, scalar(points[k][0], points[k][1]), where + ", scalar");
                Check(truth, batch[k], where + ", batch");
            }
        }
    }

    [Theory]
    [InlineData(401)]
    public void Where_a_variable_is_no_number_there_is_no_verified_value(int seed)
    {
        RandomFormulas random = new(seed);
        for (int i = 0; i < Formulas; i++)
        {
            string text = $"sin(x)*cosh(x) + y*({random.Next(Operations)})";
            SpanFunction function = SymbolicEngine.Default.Compile([Expr.Parse(text)], s_variables, new CompileOptions { Accuracy = Accuracy.Verified });
            double[] y = new double[1];
            foreach (double wrong in (ReadOnlySpan<double>)[double.NaN, double.PositiveInfinity, double.NegativeInfinity])
            {
                function([wrong, 1.5], y);
                Assert.True(double.IsNaN(y[0]), $"seed {seed}: {text} at x = {wrong}: {y[0]}");
            }
        }
    }

    [Theory]
    [InlineData("x^(1 - y)", 1e-240)]
    [InlineData("x^(2 - y)*x", -1e-20)]
    [InlineData("x^(1 + y*y)", 1e-30)]
    [InlineData("(x^(3 - y) - 1)/y", 1e-33)]
    public void Negative_numbers_have_no_powers_beside_whole_exponents(string text, double y)
    {
        Expr f = Expr.Parse(text);
        CompileOptions options = new() { Accuracy = Accuracy.Verified };
        foreach (double x in (ReadOnlySpan<double>)[-2, -1e200, -1e-200])
        {
            double[] result = new double[1], batch = new double[4];
            SymbolicEngine.Default.Compile([f], s_variables, options)([x, y], result);
            SymbolicEngine.Default.CompileBatch([f], s_variables, options).Evaluate([x, x, x, x, y, y, y, y], batch);
            Assert.True(double.IsNaN(result[0]) && batch.All(double.IsNaN), $"{text} at {x:R}: {result[0]:R}, {batch[0]:R}");
        }
    }

    // e^(x/y) has no exponent that fits 64 bits
    [Theory]
    [InlineData("dexprel(x/y)", "y^2/x^2", -1e70, 3)]
    [InlineData("d2exprel(x/y)", "-2*y^3/x^3", -1e30, 7)]
    [InlineData("dexprel(x/y)", "exp(x/y)", 1e30, 7)]
    [InlineData("x*(dexprel(x/y) - 2*exp(x/y))", "-x*exp(x/y)", 1e30, 7)]
    [InlineData("x*(7*dexprel(-x/y) + 3*(dexprel(-x/y) - exp(-x/y)))/y^2", "exp(-x/y)", -1.0877753962768925e-269, 4.263401129604025e-302)]
    public void Quotients_of_exponentials_are_decided_far_out(string text, string same, double x, double y)
    {
        double[] results = new double[2];
        SymbolicEngine.Default.Compile([Expr.Parse(text), Expr.Parse(same)], ["x", "y"], new CompileOptions { Accuracy = Accuracy.Verified })([x, y], results);
        Assert.False(double.IsNaN(results[0]));
        Assert.Equal(results[1], results[0]);
    }

    [Theory]
    [InlineData("x^(y - 2)", 5, -8)]
    [InlineData("x^(2*y)", 2, 16)]
    [InlineData("x^(y*y - y)", 2, 4)]
    public void Negative_numbers_have_powers_with_whole_exponents(string text, double y, double expected)
    {
        double[] result = new double[1];
        SymbolicEngine.Default.Compile([Expr.Parse(text)], s_variables, new CompileOptions { Accuracy = Accuracy.Verified })([-2, y], result);
        Assert.Equal(expected, result[0]);
    }

    private static Expr[]? Outputs(string text)
    {
        try
        {
            Expr f = Expr.Parse(text);
            return [f, .. f.Gradient(s_variables)];
        }
        catch (SymbolicException exception) when (exception.Code == "SD3002")
        {
            return null;
        }
    }

    private static void Check(Truth truth, double actual, double ulps, string where)
    {
        if (truth.Exact.Kind == ExactResultKind.Undecided) return;
        where = string.Create(CultureInfo.InvariantCulture, $"{where}: {actual:R} instead of {truth.Exact.Kind} {truth.Exact.Value:R}");
        if (truth.Exact.Kind == ExactResultKind.Undefined) Assert.True(double.IsNaN(actual) || truth.IsLimit(actual), where);
        else Assert.True(Math.Pow(2, ErrorBits.Of(actual, truth.Exact.Value)) <= (1 + ulps) * (1 + 1e-9), where);
    }

    /// <summary>Rounding a double that is next to the value gives the nearest float or, beside the middle of two, the other.</summary>
    private static void Check(Truth truth, float actual, string where)
    {
        if (truth.Exact.Kind == ExactResultKind.Undecided) return;
        double value = truth.Exact.Value;
        where = string.Create(CultureInfo.InvariantCulture, $"{where}: {actual:R} instead of {truth.Exact.Kind} {value:R}");
        if (truth.Exact.Kind == ExactResultKind.Undefined) Assert.True(float.IsNaN(actual) || truth.IsLimit(actual), where);
        else Assert.True(actual == (float)value || actual == (float)Math.BitIncrement(value) || actual == (float)Math.BitDecrement(value), where);
    }

    /// <summary>The exact value at a point. Where there is none, quotients with a removable singularity, which pairs of the library stand for, may have their limit.</summary>
    private sealed record Truth(Expr Expression, double[] Point, ExactResult Exact)
    {
        private const double Near = 1e-12, NearZero = 1e-100, Tolerance = 1e-6;

        public static Truth Of(Expr e, double[] x) => new(e, x, SymbolicEngine.Default.EvaluateExact([e], s_variables, x, 2048)[0]);

        public bool IsLimit(double value)
        {
            foreach (double side in (ReadOnlySpan<double>)[-1, 1])
            {
                ExactResult beside = SymbolicEngine.Default.EvaluateExact([Expression], s_variables, Array.ConvertAll(Point, x => x == 0 ? side * NearZero : x * (1 + (side * Near))), 2048)[0];
                if (beside.Kind != ExactResultKind.Value || !(Math.Abs(beside.Value - value) <= Tolerance * Math.Max(1e-30, Math.Abs(value)))) return false;
            }

            return true;
        }
    }
}
