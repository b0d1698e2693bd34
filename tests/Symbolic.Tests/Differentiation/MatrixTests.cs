using Symbolic.Tests.Simplification;
using Xunit;

namespace Symbolic.Tests.Differentiation;

/// <summary>Jacobian and Hessian matrices and products with them, against single derivatives.</summary>
public sealed class MatrixTests
{
    private static readonly string[] s_names = ["x", "y", "z"];

    [Fact]
    public void JacobianAndHessianHaveTheValuesOfSingleDerivatives()
    {
        for (int seed = 1; seed <= 60; seed++)
        {
            RandomExpressions random = new(seed);
            Expr[] f = [.. Enumerable.Range(0, 1 + random.Next(5)).Select(_ => random.Raw(2 + random.Next(10)).Simplify())];
            var jacobian = SymbolicEngine.Default.Jacobian(f, s_names);
            var hessian = f[0].Hessian(s_names);
            for (int i = 0; i < f.Length; i++)
            {
                for (int k = 0; k < s_names.Length; k++) SameValues.Assert(f[i].Differentiate(s_names[k]), jacobian[i][k], random, seed);
            }

            for (int i = 0; i < s_names.Length; i++)
            {
                for (int k = 0; k < s_names.Length; k++) SameValues.Assert(f[0].Differentiate(s_names[Math.Min(i, k)], s_names[Math.Max(i, k)]), hessian[i][k], random, seed);
            }
        }
    }

    [Theory]
    [InlineData("x^2*y; sin(y)", "a; 0", "2*a*x*y; 0")]
    [InlineData("x^2*y; sin(y)", "x; y", "2*x^2*y + x^2*y; y*cos(y)")]
    [InlineData("if(x > 0, sqrt(x), y)", "1; 1", "if(x > 0, 1/(2*sqrt(x)), 1)")]
    public void DerivativesAlongADirection(string texts, string direction, string expected)
    {
        Expr[] f = Parsed(texts);
        Assert.Equal(Parsed(expected), SymbolicEngine.Default.JacobianVectorProduct(f, ["x", "y"], Parsed(direction)));
    }

    [Theory]
    [InlineData("x^2*y; sin(y)", "a; b", "2*a*x*y; a*x^2 + b*cos(y)")]
    [InlineData("x; y; x*y", "1; 0; x", "1 + x*y; x^2")]
    public void WeightedSumsOfRows(string texts, string weights, string expected) =>
        Assert.Equal(Parsed(expected), SymbolicEngine.Default.VectorJacobianProduct(Parsed(texts), ["x", "y"], Parsed(weights)));

    [Fact]
    public void HessianTimesVectorIsTheSumOfItsColumns()
    {
        for (int seed = 1; seed <= 60; seed++)
        {
            RandomExpressions random = new(seed);
            Expr f = random.Raw(2 + random.Next(10)).Simplify();
            Expr[] v = [2, Expr.Parse("x + 1"), -3];
            var hessian = f.Hessian(s_names);
            var product = SymbolicEngine.Default.HessianVectorProduct(f, s_names, v);
            for (int i = 0; i < s_names.Length; i++) SameValues.Assert((hessian[i][0] * v[0]) + (hessian[i][1] * v[1]) + (hessian[i][2] * v[2]), product[i], random, seed);
        }
    }

    [Fact]
    public void SparsityIsKept()
    {
        const int N = 400;
        Expr[] x = [.. Enumerable.Range(0, N).Select(static i => Expr.Symbol($"x{i}"))];
        Expr[] links = [.. Enumerable.Range(0, N - 1).Select(i => x[i].Pow(2) * x[i + 1])];
        string[] names = [.. x.Select(static s => s.ToString())];
        Assert.Equal(2 * (N - 1), SymbolicEngine.Default.SparseJacobian(links, names).Length);
        Expr sum = links.Aggregate(static (a, b) => a + b);
        var entries = SymbolicEngine.Default.SparseHessian(sum, names);
        Assert.Equal((N - 1) + (N - 1), entries.Length);
        Assert.All(entries, static e => Assert.InRange(e.Column - e.Row, 0, 1));
    }

    [Fact]
    public void ComponentsOfARepeatedVariableAddUp()
    {
        SymbolicEngine engine = SymbolicEngine.Default;
        Expr[] f = Parsed("x*y; x^2");
        Assert.Equal(Parsed("b*x + y*(a + c); 2*x*(a + c)"), engine.JacobianVectorProduct(f, ["x", "y", "x"], Parsed("a; b; c")).Select(static e => e.Simplify()));
        Assert.Equal(Parsed("y; x; y"), engine.VectorJacobianProduct(f, ["x", "y", "x"], [1, 0]));
        Assert.Equal(Parsed("y; x; y"), engine.Gradient(f[0], "x", "y", "x"));
    }

    [Fact]
    public void SizesMustFit()
    {
        Assert.Throws<ArgumentException>(() => SymbolicEngine.Default.JacobianVectorProduct([1], ["x"], []));
        Assert.Throws<ArgumentException>(() => SymbolicEngine.Default.VectorJacobianProduct([1], ["x"], [1, 2]));
        Assert.Empty(SymbolicEngine.Default.Jacobian([], "x"));
        Assert.Equal("0", Assert.Single(Assert.Single(SymbolicEngine.Default.Jacobian([2], "x"))).ToString());
    }

    private static Expr[] Parsed(string texts) => [.. texts.Split(';').Select(static text => Expr.Parse(text).Simplify())];
}
