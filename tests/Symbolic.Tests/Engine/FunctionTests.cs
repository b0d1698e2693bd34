using System.Linq.Expressions;
using Symbolic.Numerics;
using Xunit;

namespace Symbolic.Tests.Engine;

/// <summary>C# functions as functions of the language.</summary>
public sealed class FunctionTests
{
    [Fact]
    public void A_lambda_is_differentiated_symbolically()
    {
        SymbolicEngine engine = SymbolicEngine.Default.WithFunction("swish", (double x) => x / (1 + Math.Exp(-x)));
        Expr expression = engine.Parse("swish(2*x)"), derivative = engine.Differentiate(expression, "x");
        Func<double, double> value = engine.Compile<Func<double, double>>(expression, ["x"]), slope = engine.Compile<Func<double, double>>(derivative, ["x"]);
        Assert.Equal((2000, 0, 2, 1), (value(1000), value(-1000), slope(1000), slope(0)));
        Assert.Equal(0, slope(-1000));
        Func<double, double> curvature = engine.Compile<Func<double, double>>(engine.Differentiate(derivative, "x"), ["x"]);
        Assert.Equal(2, curvature(0), 1e-15);
    }

    public static TheoryData<LambdaExpression, string> Lambdas => new()
    {
        { (double x) => Math.Pow(x, 3) - (Math.Sqrt(x) * Math.PI), "x^3 - pi*sqrt(x)" },
        { (double x) => x > 0 && !(x >= 5) || x == 7 ? Math.Max(x, 2) : -Math.Abs(x), "if(x > 0 and not x >= 5 or x == 7, max(x, 2), -abs(x))" },
        { (double x, double y) => Math.Atan2(y, x) + Math.Log(x, 2) + Math.Log2(y), "atan2(y, x) + log(x, 2) + log2(y)" },
        { (double x) => 0.1 * Math.Ceiling(x) + Math.FusedMultiplyAdd(x, 2, 1), "0.1*ceil(x) + 2*x + 1" },
        { (double x) => double.ExpM1(x) + double.LogP1(x) + double.Hypot(x, 1) + double.SinPi(x), "expm1(x) + log1p(x) + hypot(x, 1) + sin(pi*x)" },
        { (double x) => Kernels.Sigmoid(x) * Kernels.Softplus(-x), "sigmoid(x)*softplus(-x)" },
        { (double x) => Math.Sign(x) * Math.Clamp(x, -1, 1) * 1e-300, "sign(x)*clamp(x, -1, 1)*1e-300" },
        { (double e) => e * Math.E, "2.5*e" },
        { (double x, double y, double z, double a, double b) => (x - (y - z)) / (a / -b), "(x - (y - z))/(a/(-b))" },
    };

    [Theory]
    [MemberData(nameof(Lambdas))]
    public void What_a_lambda_says_is_what_it_means(LambdaExpression lambda, string meaning)
    {
        SymbolicEngine engine = SymbolicEngine.Core.WithFunction("f", lambda);
        string[] names = [.. lambda.Parameters.Select(static p => p.Name!)];
        double[] point = [2.5, 0.75, 1.25, -3, 0.5];
        Dictionary<string, double> at = names.Select((n, i) => (n, i)).ToDictionary(static p => p.n == "e" ? "x" : p.n, p => point[p.i]);
        string call = $"f({string.Join(", ", at.Keys)})";
        Assert.Equal(engine.Evaluate(engine.Parse(meaning), at), engine.Evaluate(engine.Parse(call), at));
        Assert.Equal((double)lambda.Compile().DynamicInvoke([.. point[..names.Length].Cast<object>()])!, engine.Evaluate(engine.Parse(call), at), 1e-14);
    }

    [Fact]
    public void Captured_variables_count_with_their_present_values()
    {
        double a = 3;
        SymbolicEngine engine = SymbolicEngine.Core.WithFunction("f", (double x) => a * x * x);
        a = 5;
        Assert.Equal("6*x", engine.Differentiate(engine.Parse("f(x)"), "x").ToString());
        Assert.Equal(5, a);
    }

    [Fact]
    public void Functions_of_functions_and_pairs_work_together()
    {
        SymbolicEngine engine = SymbolicEngine.Default.WithFunction("f", (double x) => Math.Log(1 + Math.Exp(x)));
        Assert.Equal(1, engine.Evaluate(engine.Differentiate(engine.Parse("f(x)"), "x"), new Dictionary<string, double> { ["x"] = 1000 }));
    }

    [Fact]
    public void What_has_no_symbolic_form_is_refused()
    {
        Assert.Throws<ArgumentException>(() => SymbolicEngine.Core.WithFunction("f", (double x) => x.ToString().Length));
        Assert.Throws<ArgumentException>(() => SymbolicEngine.Core.WithFunction("f", (double x) => Math.BitIncrement(x)));
        Assert.Throws<ArgumentException>(() => SymbolicEngine.Core.WithFunction("f", (double x) => x % 2));
        Assert.Throws<ArgumentException>(() => SymbolicEngine.Core.WithFunction("f", (int x) => x * 2.0));
        Assert.Equal("SD1007", Assert.Throws<SymbolicException>(() => SymbolicEngine.Core.WithFunction("sin", (double x) => x)).Code);
    }

    [Fact]
    public void A_delegate_comes_with_its_derivative_as_text()
    {
        SymbolicEngine engine = SymbolicEngine.Core.WithFunction("th", (double x) => Math.Tanh(x), "1 - th(x)^2");
        Expr second = engine.Differentiate(engine.Parse("th(2*x)"), "x", "x");
        double t = Math.Tanh(0.6);
        Assert.Equal(-8 * t * (1 - (t * t)), engine.Evaluate(second, new Dictionary<string, double> { ["x"] = 0.3 }), 1e-14);
        Assert.Equal("SD2001", Assert.Throws<SymbolicException>(() => SymbolicEngine.Core.WithFunction("th", (double x) => Math.Tanh(x), "1 + th(x)^2")).Code);
    }

    [Fact]
    public void A_delegate_comes_with_its_derivatives_as_delegates()
    {
        SymbolicEngine engine = SymbolicEngine.Core.WithFunction("f", (double x, double y) => x * x * y, (double x, double y) => 2 * x * y, (double x, double y) => x * x);
        Expr derivative = engine.Differentiate(engine.Parse("f(t, t^2)"), "t");
        Assert.Equal(4 * 27, engine.Evaluate(derivative, new Dictionary<string, double> { ["t"] = 3 }), 1e-12);
        Assert.Throws<ArgumentException>(() => SymbolicEngine.Core.WithFunction("f", (double x, double y) => x, (double x, double y) => 1));
        Assert.Throws<ArgumentException>(() => SymbolicEngine.Core.WithFunction("f", (double x) => x, (double x, double y) => 1));
    }
}
