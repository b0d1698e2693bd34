using System.Globalization;
using Symbolic.Compilation;
using Symbolic.Expressions;
using Symbolic.Simplification;
using Xunit;

namespace Symbolic.Tests.Engine;

/// <summary>The bound of cheap gradients: the tape of a gradient has at most four times the operations of the function's.</summary>
public sealed class CheapGradientTests
{
    private const int Bound = 4;

    private static readonly string[] s_functions =
        ["sin", "cos", "exp", "log", "tanh", "atan", "sigmoid", "sqrt", "tan", "sinh", "asinh", "erf", "softplus", "log1p", "cbrt", "abs"];

    [Theory]
    [InlineData(5)]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(200)]
    public void Gradients_of_products_are_cheap(int n) => Check(string.Join('*', Names(n)), Names(n));

    [Theory]
    [InlineData(2)]
    [InlineData(10)]
    [InlineData(60)]
    public void Gradients_of_neighbours_are_cheap(int n) => Check(
        string.Join('+', Enumerable.Range(0, n - 1).Select(static i => string.Create(CultureInfo.InvariantCulture, $"(100*(x{i + 1}-x{i}^2)^2+(1-x{i})^2)"))),
        Names(n));

    [Theory]
    [InlineData(3)]
    [InlineData(30)]
    public void Gradients_of_nested_functions_are_cheap(int n)
    {
        string text = "x0*x1";
        for (int i = 0; i < n; i++) text = i % 2 == 0 ? $"sin({text})" : $"exp(-({text}))";
        Check(text, Names(2));
    }

    /// <summary>Weighted by what operations cost on the machine the bound holds without exception; counted one by one, a square root in the derivative of asinh is as much as the function.</summary>
    [Theory]
    [InlineData(3, 15)]
    [InlineData(3, 40)]
    [InlineData(6, 40)]
    [InlineData(12, 100)]
    [InlineData(30, 100)]
    public void Gradients_of_random_formulas_are_cheap(int variables, int steps)
    {
        Random random = new((1000 * variables) + steps);
        for (int i = 0; i < 25; i++)
        {
            Expr f = RandomProgram(random, variables, steps);
            if (f.Weight > 20_000 || Operations([f]) < 3) continue;
            Expr[] gradient = [.. f.Gradient()];
            double weighted = (double)Cost.Of(Bundle.Of(gradient)) / Cost.Of(Bundle.Of([f])), counted = (double)Operations(gradient) / Operations([f]);
            Assert.True(weighted <= Bound && counted <= Bound + 1.5, $"{weighted:F2} times the cost, {counted:F2} times the operations: {f}");
        }
    }

    /// <summary>Steps over variables and what steps before have made, mostly the last ones.</summary>
    private static Expr RandomProgram(Random random, int variables, int steps)
    {
        List<Expr> made = [.. Names(variables).Select(Expr.Symbol)];
        Expr Any() => random.Next(3) == 0 ? made[random.Next(made.Count)] : made[^(1 + random.Next(Math.Min(made.Count, 6)))];
        for (int i = 0; i < steps; i++)
        {
            made.Add(random.Next(12) switch
            {
                < 3 => Any() + Any(),
                < 4 => Any() - Any(),
                < 7 => Any() * Any(),
                < 8 => Any() / (2 + Any()),
                < 9 => Any().Pow(random.Next(2, 4)),
                < 11 => Expr.Call(s_functions[random.Next(s_functions.Length)], Any()),
                _ => random.Next(1, 9) * Any(),
            });
        }

        return made[^1] + (made[^2] * made[^3]);
    }

    [Fact]
    public void A_polynomial_by_its_recurrence_is_differentiated_in_the_cost_of_the_recurrence()
    {
        Expr x = Expr.Parse("x"), before = x, last = (2 * x * x) - 1;
        for (int i = 3; i <= 60; i++) (before, last) = (last, (2 * x * last) - before);
        Assert.True(Operations([SymbolicEngine.Default.Differentiate(last, "x")]) <= Bound * Operations([last]));
    }

    [Fact]
    public void Rows_and_columns_give_the_same_Jacobian()
    {
        Expr[] outputs = [Expr.Parse("exp(x*y)*z"), Expr.Parse("sin(x*y) + z^2"), Expr.Parse("x*y"), Expr.Parse("7")];
        foreach (MatrixEntry entry in SymbolicEngine.Default.SparseJacobian(outputs, "x", "y", "z"))
        {
            Expr expected = SymbolicEngine.Default.Differentiate(outputs[entry.Row], new[] { "x", "y", "z" }[entry.Column]);
            Assert.Equal(expected.ToString(), entry.Value.ToString());
        }

        Assert.Equal(8, SymbolicEngine.Default.SparseJacobian(outputs, "x", "y", "z").Length);
    }

    [Fact]
    public void A_directional_derivative_is_the_sum_of_the_partials_times_the_direction()
    {
        Expr f = Expr.Parse("x^2*y");
        Expr along = SymbolicEngine.Default.DirectionalDerivative(f, ["x", "y"], [Expr.Parse("a"), Expr.Parse("3")]);
        Assert.Equal(Expr.Parse("2*a*x*y + 3*x^2").ToString(), along.Expand().ToString());
        Assert.Throws<ArgumentException>(() => SymbolicEngine.Default.DirectionalDerivative(f, ["x", "y"], [f]));
    }

    private static string[] Names(int n) => [.. Enumerable.Range(0, n).Select(static i => string.Create(CultureInfo.InvariantCulture, $"x{i}"))];

    private static void Check(string text, string[] by)
    {
        Expr f = Expr.Parse(text);
        int operations = Operations([f]), gradient = Operations([.. f.Gradient(by)]);
        Assert.True(gradient <= Bound * operations, $"{gradient} operations for a gradient of a function of {operations}");
    }

    private static int Operations(Expr[] roots)
    {
        string[] variables = [.. ExpressionGraph.Of(roots).Nodes.OfType<Symbol>().Select(static s => s.Name).Distinct()];
        return TapeBuilder.Build(roots, variables, SymbolicEngine.Default.Functions, SymbolicEngine.Default.Parse, TapeOptions.Fast).Length - roots.Length;
    }
}
