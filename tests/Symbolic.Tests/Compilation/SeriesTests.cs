using System.Globalization;
using Symbolic.Compilation;
using Symbolic.Functions;
using Symbolic.Library;
using Symbolic.Numerics;
using Xunit;

namespace Symbolic.Tests.Compilation;

/// <summary>Results by their series: error bounds against exact reals.</summary>
public sealed class SeriesTests
{
    private const int Precision = 900;
    private static readonly string[] s_variables = ["x", "y", "z"];
    private static readonly FunctionTable s_table = StandardFunctions.Table;

    [Theory]
    [InlineData("(x - sin(x))/(x - tan(x))", 0.2)]
    [InlineData("(1 - tanh(x)/x)/x^2", 0.2)]
    [InlineData("(2 + x + (x - 2)*exp(x))/x^3", 1.5)]
    [InlineData("(erf(x) - 2*x/sqrt(pi))/x^3", 0.5)]
    [InlineData("1/sin(x)^2 - 1/x^2", 0.4)]
    [InlineData("log(2*cosh(x)) - log(2)", 0.2)]
    [InlineData("sqrt(1 - x^2)*asin(x)/x^3 - (1 - x^2)/x^2", 0.1)]
    [InlineData("sin(tan(x)) - tan(sin(x))", 0.15)]
    [InlineData("cos(2 + x) - cos(2) + x*sin(2)", 0.5)]
    [InlineData("3/x^2 - (sinc(x) + 2*dsinc(1, x))/x^2", 1)]
    [InlineData("2^x - 1 - x*log(2)", 0.5)]
    [InlineData("(3 + x)^(1/3) - 3^(1/3)", 0.5)]
    [InlineData("dbernoulli(3, x) + x/30 - x", 0.2)]
    [InlineData("erf(sin(x)) - sin(erf(x))", 0.1)]
    [InlineData("if(x != 0, x - atan(x), 7)", 0.1)]
    [InlineData("sqrt(x^2 + x^4) - abs(x) + x^5", 0.2)]
    [InlineData("if(x < 0, sin(x) - x, tan(x) - x)", 0.1)]
    [InlineData("if(cos(x) > 1/2, sin(x) - x, 7)", 0.2)]
    public void Serve_near_0(string text, double radius)
    {
        int served = 0;
        foreach (double x in Enumerable.Range(1, 24).SelectMany(k => (double[])[radius / Math.Pow(1.9, k), -radius * k / 25])) served += Check(text, x) ? 1 : 0;
        Assert.Equal(48, served);
    }

    [Theory]
    [InlineData("x*log((x + 1)/(x - 1))/2 - 1")]
    [InlineData("x*sin(1/x) - cos(1/x)")]
    [InlineData("x^2*(1 - sqrt(1 - 1/x^2)) - 1/2")]
    [InlineData("sqrt(x^2 + 1) - abs(x)")]
    [InlineData("x/sqrt(x^2 + 1) - sign(x)")]
    public void Serve_far_out(string text)
    {
        int served = 0;
        foreach (double x in Enumerable.Range(1, 24).SelectMany(static k => (double[])[20 * Math.Pow(1.9, k), -20 - k])) served += Check(text, x) ? 1 : 0;
        Assert.Equal(48, served);
    }

    [Theory]
    [InlineData("z^2*log(cosh(x*y/z))/x")]
    [InlineData("x*z*(y - z*(1 - exp(-x*y/z))/x)/x")]
    [InlineData("sqrt(x^2*y^2 + x^4*z^2) - x^2*z")]
    [InlineData("x*log(1 + y/x) - y")]
    [InlineData("2*pi*y*(y - sqrt(y^2 - x^2))")]
    [InlineData("sqrt(z^2 + x^2) - x^2/(2*z) - z")]
    [InlineData("abs(y)*hypot(x, y) - y^2 - x^2/2")]
    [InlineData("if(x*y != 0, x*coth(x/y) - y, x)")]
    [InlineData("z*(cos(x*y) - 1)/x^2 + sin(x*y)/x - y")] // sums of such with different scales from here on
    [InlineData("z*(1 - exp(-x*y)) - x^2*(y - (1 - exp(-x*y))/x)")]
    [InlineData("(y*(tan(x) - x) + z*x^2*(1 - cos(x)))/x^3")]
    public void Serve_functions_of_one_group(string text)
    {
        Random points = new(9);
        int served = 0;
        for (int i = 0; i < 300; i++) served += Check(text, [.. Enumerable.Range(0, 3).Select(_ => Math.Pow(10, (points.NextDouble() * 6) - 3) * (points.Next(2) == 0 ? 1 : -1))]) ? 1 : 0;
        Assert.True(served > 50, $"{served} served");
    }

    [Theory]
    [InlineData("log(x) - x")]
    [InlineData("floor(x) - x")]
    [InlineData("(sin(1)^2 + cos(1)^2 - 1)/x + x")]
    public void Are_not_there_for_what_has_none(string text) => Assert.False(Check(text, 1e-3), text);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Bounds_hold_for_random_formulas(int seed)
    {
        RandomFormulas random = new(seed, "erf", "asin", "tanh", "sech", "sinc", "exprel", "langevin");
        Random points = new(seed);
        int served = 0;
        for (int i = 0; i < 80; i++)
        {
            string text = random.Next(7).Replace('y', 'x').Replace("exx", "exp", StringComparison.Ordinal);
            for (int k = 0; k < 4; k++)
            {
                double x = Math.Pow(10, (points.NextDouble() * 6) - 3) * (points.Next(2) == 0 ? 1 : -1);
                served += Check(text, x) ? 1 : 0;
            }
        }

        Assert.True(served > 30, $"seed {seed}: {served} served");
    }

    [Theory]
    [InlineData("erfcx(x)", 30)]
    [InlineData("erfcx(x)*x - 1/sqrt(pi)", 40)]
    [InlineData("x^2*(erfcx(x)*x - 1/sqrt(pi)) + 1/(2*sqrt(pi))", 60)]
    [InlineData("1/erfcx(sqrt(2)*x) - sqrt(2)*sqrt(pi)*x", 40)]
    [InlineData("log(erfcx(x/2)*x)", 80)]
    [InlineData("if(sqrt(3)*x < 0, exp(x), erfcx(sqrt(3)*x))", 40)]
    public void Bounds_hold_for_expansions_that_diverge(string text, double x)
    {
        Assert.True(Check(text, x), $"{text}: no series");
        foreach (double factor in (double[])[1.1, 3, 17, 1e3, 1e9]) Assert.True(Check(text, x * factor), $"{text}: no series");
        Assert.False(Check(text, -x), $"{text}: a series on the other side");
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    public void Bounds_hold_for_random_formulas_of_one_group(int seed)
    {
        RandomFormulas random = new(seed, "erf", "tanh");
        Random points = new(seed);
        int served = 0;
        for (int i = 0; i < 60; i++)
        {
            string text = $"x^2*y*({random.Next(5).Replace("exp", "EXP", StringComparison.Ordinal).Replace('y', 'x').Replace("x", "(x*y/z)", StringComparison.Ordinal).Replace("EXP", "exp", StringComparison.Ordinal)})";
            for (int k = 0; k < 4; k++) served += Check(text, [.. Enumerable.Range(0, 3).Select(_ => Math.Pow(10, (points.NextDouble() * 4) - 2) * (points.Next(2) == 0 ? 1 : -1))]) ? 1 : 0;
        }

        Assert.True(served > 30, $"seed {seed}: {served} served");
    }

    [Theory]
    [InlineData("(x - sin(x))/x^3", Accuracy.Stable)]
    [InlineData("(1 - x/(2*tan(x/2)))/x^2", Accuracy.Stable)]
    [InlineData("(x - sin(x))/x^3", Accuracy.Verified)]
    [InlineData("x*coth(x) - 1", Accuracy.Verified)]
    [InlineData("erfc(5/x)*exp(25/x^2)/x", Accuracy.Stable)]
    public void Delegates_give_the_correct_double(string text, Accuracy accuracy)
    {
        SymbolicEngine engine = SymbolicEngine.Default;
        Expr expression = engine.Parse(text);
        Expr[] outputs = [expression, engine.Differentiate(expression, "x")];
        (Tape tape, Guard? guard) = engine.Prepare(outputs, ["x"], new CompileOptions { Accuracy = accuracy });
        guard!.MakeForms();
        foreach (double x in Enumerable.Range(0, 60).Select(static k => Math.Pow(0.8, k) * (k % 3 == 0 ? -1 : 1)))
        {
            double[] all = new double[tape.OutputCount], y = new double[2];
            TapeInterpreter.Evaluate(tape, [x], all);
            guard.Apply([x], all, y);
            ExactResult[] exact = engine.EvaluateExact(outputs, ["x"], [x]);
            for (int i = 0; i < y.Length; i++) Assert.True(ErrorBits.Of(y[i], exact[i].Value) <= (accuracy == Accuracy.Verified ? 0 : 2), $"{outputs[i]} at {x.ToString("R", CultureInfo.InvariantCulture)}: {y[i]}, exact {exact[i].Value}");
        }
    }

    [Theory]
    [InlineData("(h*v/(k*t))^2*exp(h*v/(k*t))/(exp(h*v/(k*t)) - 1)^2", -2.024622634125762e-282, 2.386037233882396e33, 2.7278773914275805e-120, 3.491739929122777e64)] // h/k is subnormal
    [InlineData("(x*y - sin(x*y))/x^3, (x/y - sin(x/y))/x^3, (x*y - tan(x*y))/x^3", 1e-12, 7.0)] // two groups of the same variables
    [InlineData("(x/y - sin(x/y))/x^3, (x*y - sin(x*y))/x^3", -1e-12, 7.0)]
    [InlineData("(x*y*a/b - sin(x*y*a/b))/(x*y*c)^3", -0.01, 0.3, -7.0, -0.5, 0.25)]
    [InlineData("x*(sqrt(a^2*b^2 + x^2) - a*b)", -0.5, 1e3, 1e-6)]
    [InlineData("a*(cos(t*w) - 1)/w^2 + v*sin(t*w)/w", -0.12275839534577263, 0.001010917491647447, 0.1246572823378987, 0.002383241024791688)] // a sum of two functions of one group
    [InlineData("(x*(1 - exp(-t)) - y*(t - tanh(t)) + (x + y)*(1 - cos(t)))/t^2", 1e-7, 3.0, -0.25)]
    public void Verified_results_of_several_scaled_variables_are_correct(string texts, params double[] x)
    {
        SymbolicEngine engine = SymbolicEngine.Default;
        Expr[] expressions = [.. texts.Split(", ").Select(engine.Parse)];
        string[] variables = [.. expressions.SelectMany(static expression => SymbolicEngine.Variables(expression)).Distinct().Order(StringComparer.Ordinal)];
        Expr[] outputs = [.. expressions, .. expressions.SelectMany(expression => variables.Select(variable => engine.Differentiate(expression, variable)))];
        (Tape tape, Guard? guard) = engine.Prepare(outputs, variables, new CompileOptions { Accuracy = Accuracy.Verified });
        guard!.MakeForms();
        for (int signs = 0; signs < 1 << variables.Length; signs++)
        {
            double[] point = [.. x.Select((c, i) => (signs >> i & 1) == 0 ? c : -c)], all = new double[tape.OutputCount], y = new double[outputs.Length];
            TapeInterpreter.Evaluate(tape, point, all);
            guard.Apply(point, all, y);
            ExactResult[] exact = engine.EvaluateExact(outputs, variables, point);
            for (int i = 0; i < y.Length; i++) Assert.True(y[i].Equals(exact[i].Value), $"{outputs[i]} at {string.Join(", ", point.Select(static c => c.ToString("R", CultureInfo.InvariantCulture)))}: {y[i]}, exact {exact[i].Value}");
        }
    }

    /// <summary>Whether a formula has a series that serves at a point; that the value is within its bound of the exact one is asserted.</summary>
    private static bool Check(string text, params double[] point)
    {
        Expr formula = Expr.Parse(text);
        double[] x = [.. point, .. new double[s_variables.Length - point.Length]];
        if (SeriesForms.Of([formula], [formula], s_variables, s_table, Enclose, static difference => difference.IsZero) is not { } series || !series.TryEvaluate(0, x, out ExtendedNumber value)) return false;
        Ball truth = ExactTape.Build([formula], s_variables, s_table, Read, Limits.Default).Enclose(Array.ConvertAll(x, Ball.FromDouble), Precision)[0];
        string where = $"{text} at {string.Join(", ", x.Select(static c => c.ToString("R", CultureInfo.InvariantCulture)))}: {value}, exact {truth}";
        if (truth.Kind == BallKind.Undecided) return true;
        Assert.True(truth.IsFinite, where);
        Ball error = Ball.Subtract(Ball.Subtract(truth, Ball.FromDouble(value.High), Precision), Ball.FromDouble(value.Low), Precision);
        Assert.True(Ball.Subtract(Ball.Abs(error), Ball.FromDouble(value.Error), Precision).Sign < 0, where);
        return true;
    }

    private static Ball Enclose(Expr constant) => ExactTape.Build([constant], [], s_table, Read, Limits.Default).Enclose([], SeriesEvaluation.Precision)[0];

    private static Expr Read(string text) => Expr.Parse(text);
}
