using Symbolic.Compilation;
using Symbolic.Expressions;
using Symbolic.Tests.Simplification;
using Xunit;

namespace Symbolic.Tests.Differentiation;

/// <summary>Reverse accumulation against forward accumulation, in values, size and text.</summary>
public sealed class GradientTests
{
    private static readonly string[] s_names = ["x", "y", "z"];

    [Fact]
    public void GradientsHaveTheValuesOfSingleDerivatives()
    {
        for (int seed = 1; seed <= 300; seed++)
        {
            RandomExpressions random = new(seed);
            Expr f = random.Raw(2 + random.Next(24)).Simplify();
            Expr[] gradient = [.. f.Gradient(s_names)];
            for (int i = 0; i < s_names.Length; i++) SameValues.Assert(f.Differentiate(s_names[i]), gradient[i], random, seed);
        }
    }

    [Fact]
    public void NestedConditionalsOverSharedPartsHaveTheValuesOfSingleDerivatives()
    {
        for (int seed = 1; seed <= 200; seed++)
        {
            RandomExpressions random = new(seed);
            List<Expr> pool = [.. s_names.Select(Expr.Symbol), Expr.Parse("sin(x*y)"), Expr.Parse("sqrt(x)*z"), Expr.Parse("log(y)")];
            for (int k = 0; k < 12; k++)
            {
                Expr a = pool[random.Next(pool.Count)], b = pool[random.Next(pool.Count)], c = pool[random.Next(4)];
                pool.Add(random.Next(3) == 0 ? a * b : random.Next(4) == 0 ? a + b : new Call("if", [new Call(">", [c, Number.Zero]), a, b]));
            }

            Expr[] gradient = [.. pool[^1].Gradient(s_names)];
            for (int i = 0; i < s_names.Length; i++) SameValues.Assert(pool[^1].Differentiate(s_names[i]), gradient[i], random, seed);
        }
    }

    [Theory]
    [InlineData("if(x > 0, sqrt(x)*y, y)", 0, 3, "0, 1")]
    [InlineData("if(x > 0, log(x)*y, x*y)", 0, 3, "3, 0")]
    [InlineData("if(x > 0, if(y > 0, sqrt(x)*log(y), x), y)", 0, 0, "0, 1")]
    [InlineData("if(x > 0, y*sqrt(x), 0) + if(x > 1, 3*sqrt(x), 0)", 0, 2, "0, 0")]
    [InlineData("if(x > 0, y, 0)*if(x > 0, sqrt(x), 2)", 0, 2, "0, 0")]
    public void ABranchNotTakenHasNoPartInTheValue(string text, double x, double y, string expected)
    {
        Expr f = Expr.Parse(text);
        Dictionary<string, double> point = new() { ["x"] = x, ["y"] = y };
        Assert.Equal(expected, string.Join(", ", f.Gradient("x", "y").Select(d => d.Evaluate(point))));
        Assert.Equal(expected, string.Join(", ", new[] { f.Differentiate("x"), f.Differentiate("y") }.Select(d => d.Evaluate(point))));
    }

    [Theory]
    [InlineData("x^2*y", "2*x*y; x^2")]
    [InlineData("sin(x)*cos(y) + x*y^2 - exp(x*y)", null)]
    [InlineData("4*eps*((s/r)^12 - (s/r)^6)", null)]
    [InlineData("S*exp(-q*T)*(1/2 + 1/2*tanh((log(S/K) + (r - q + v^2/2)*T)/(v*sqrt(T))))", null)]
    [InlineData("exp(-(x - m)^2/(2*s^2))/(s*sqrt(2*pi))", null)]
    [InlineData("G*m1*m2/((x2 - x1)^2 + (y2 - y1)^2 + (z2 - z1)^2)", null)]
    public void SmallGradientsReadLikeSingleDerivatives(string text, string? expected)
    {
        Expr f = Expr.Parse(text);
        expected ??= string.Join("; ", SymbolicEngine.Variables(f).Select(name => f.Differentiate(name)));
        Assert.Equal(expected, string.Join("; ", f.Gradient()));
    }

    [Theory]
    [InlineData("surrogate: round(u)\n  d/du = 1", "round(x*y)*z")]
    [InlineData("surrogate: sin(u)*v\n  tangent = -2*d(u) + if(v > 0, d(v), 0)", "sin(x*y)*z + x")]
    [InlineData("surrogate: cosh(u)\n  tangent = clamp(d(u), -1, 1)", "cosh(3*x*y) + sin(y*z)")]
    [InlineData(": log(1 + exp(u))\n  d/du = sigmoid(u)\n  value = softplus(u)", "log(1 + exp(x*y + z))*x")]
    [InlineData(": a*sin(u)\n  where a is const\n  d/da = sin(u)\n  d/du = a*cos(u)", "x*sin(y)*z")]
    public void PairsTakePartAsTheyDoInSingleDerivatives(string pair, string text)
    {
        string rules = pair.StartsWith("surrogate", StringComparison.Ordinal) ? "pair p override surrogate" + pair["surrogate".Length..] : "pair p" + pair;
        SymbolicEngine engine = SymbolicEngine.Default.With(rules + "\n");
        Expr f = engine.Parse(text);
        RandomExpressions random = new(7);
        Expr[][] ways =
        [
            [.. engine.Gradient(f, s_names)],
            [.. s_names.Select(name => engine.DirectionalDerivative(f, s_names, [.. s_names.Select(other => (Expr)(other == name ? 1 : 0))]))],
            [.. engine.VectorJacobianProduct([f, f], s_names, [3, -2])],
            [.. s_names.Select(name => engine.Jacobian([f, 2 * f, f + 1, f - 1], name)[0][0])],
        ];
        for (int k = 0; k < 20; k++)
        {
            Dictionary<string, double> point = random.Point();
            for (int i = 0; i < s_names.Length; i++)
            {
                double expected = engine.Evaluate(engine.Differentiate(f, s_names[i]), point);
                foreach (Expr[] way in ways)
                {
                    double actual = engine.Evaluate(way[i], point);
                    Assert.True(expected.Equals(actual) || Math.Abs(expected - actual) <= 1e-12 * Math.Abs(expected), $"{s_names[i]}: {expected:R}, {actual:R}");
                }
            }
        }
    }

    [Fact]
    public void UnknownFunctionsAndNativesAreDifferentiatedByTheirPartials()
    {
        SymbolicEngine engine = SymbolicEngine.Default.With("function f(a, b) = unknown\nfunction g(t) = native\n  d/dt = 3*t\n", verification: VerificationMode.Off)
            .WithNative("g", static (double t) => 1.5 * t * t);
        Assert.Equal("(y*D[2](f)(x, x*y) + D[1](f)(x, x*y))*g(y); x*D[2](f)(x, x*y)*g(y) + 3*y*f(x, x*y)", string.Join("; ", engine.Gradient(engine.Parse("f(x, x*y)*g(y)"))));
    }

    [Fact]
    public void WhatIsNotDifferentiableIsAnErrorOnlyForVariablesItDependsOn()
    {
        SymbolicEngine engine = SymbolicEngine.Default.With("function f(a, b) = a*b\n  d/da = b\n  d/db = none\n", verification: VerificationMode.Off);
        Assert.Equal("y, 1", string.Join(", ", engine.Gradient(engine.Parse("f(x, y) + z"), "x", "z")));
        Assert.Equal("SD3002", Assert.Throws<SymbolicException>(() => engine.Gradient(engine.Parse("f(x, y) + z"), "x", "y")).Code);
        Assert.Equal("0, floor(y)", string.Join(", ", engine.Gradient(engine.Parse("f(x, floor(y))"), "y", "x")));
    }

    [Theory]
    [InlineData(50)]
    [InlineData(2_000)]
    public void ProductsOfManyVariablesCostThreeOperationsPerVariable(int n)
    {
        Expr[] x = [.. Enumerable.Range(0, n).Select(static i => Expr.Symbol($"x{i}"))];
        AssertSmall(x.Aggregate((Expr)1, static (a, b) => a * b), n, 5 * n);
    }

    [Theory]
    [InlineData(50)]
    [InlineData(2_000)]
    public void RosenbrockIsLinear(int n)
    {
        Expr[] x = [.. Enumerable.Range(0, n).Select(static i => Expr.Symbol($"x{i}"))];
        Expr[] terms = [.. Enumerable.Range(0, n - 1).Select(i => (100 * (x[i + 1] - x[i].Pow(2)).Pow(2)) + (1 - x[i]).Pow(2))];
        AssertSmall(new Add(terms), n, 12 * n);
    }

    private static void AssertSmall(Expr f, int variables, int nodes)
    {
        Expr[] gradient = [.. f.Gradient()];
        Assert.Equal(variables, gradient.Length);
        Assert.InRange(ExpressionGraph.Of(gradient).Nodes.Length, variables, nodes);
        Assert.InRange(Operations(gradient), 1, 4 * Operations([f]));
    }

    private static int Operations(Expr[] roots) =>
        TapeBuilder.Build(roots, SymbolicEngine.Variables(Bundle.Of(roots)).AsSpan(), SymbolicEngine.Default.Functions, Expr.Parse, TapeOptions.Fast).Length - roots.Length;
}
