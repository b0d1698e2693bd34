using System.Globalization;
using Symbolic.Differentiation;
using Symbolic.Expressions;
using Symbolic.Simplification;
using Xunit;

namespace Symbolic.Tests.Differentiation;

/// <summary>What reverse accumulation hands to the simplifier: what is canonical already is not made anew.</summary>
public sealed class RawGradientTests
{
    [Fact]
    public void Partials_along_a_path_that_one_node_ends_are_one_product_and_those_by_many_variables_share_it()
    {
        const int Inputs = 3, Hidden = 6;
        string unit(int h) => string.Create(CultureInfo.InvariantCulture, $"v{h}*tanh(b{h} + {string.Join(" + ", Enumerable.Range(0, Inputs).Select(i => $"w{h}_{i}*i{i}"))})");
        Expr f = Expr.Parse($"(c - y + {string.Join(" + ", Enumerable.Range(0, Hidden).Select(unit))})^2");
        string[] weights = [.. Enumerable.Range(0, Hidden).SelectMany(static h => Enumerable.Range(0, Inputs).Select(i => $"w{h}_{i}"))];
        string[] by = ["c", .. weights, .. Enumerable.Range(0, Hidden).SelectMany(static h => new[] { $"b{h}", $"v{h}" })];
        Expr[] raw = Raw(f, by);
        int before = Expr.Created;
        Expr[] simplified = Simplifier.Simplify(raw, SymbolicEngine.Default.Functions, SimplifyOptions.Compact);
        Assert.InRange(Expr.Created - before, 0, 1);
        for (int h = 0; h < Hidden; h++)
        {
            Expr unitAdjoint = simplified[Array.IndexOf(by, $"b{h}")];
            for (int i = 0; i < Inputs; i++) Assert.Same(unitAdjoint, Assert.IsType<Mul>(simplified[Array.IndexOf(by, $"w{h}_{i}")]).Arguments[1]);
        }
    }

    [Fact]
    public void Products_that_a_sum_of_paths_makes_have_no_products_in_them()
    {
        string term(int i) => string.Create(CultureInfo.InvariantCulture, $"sqrt(1 + (x{i + 1} - x{i})^2)*exp(-x{i}^2)");
        Expr[] raw = Raw(Expr.Parse(string.Join(" + ", Enumerable.Range(0, 20).Select(term))), [.. Enumerable.Range(0, 21).Select(static i => $"x{i}")]);
        Assert.DoesNotContain(ExpressionGraph.Of(raw).Nodes, static node => node is Mul && node.Arguments.ToArray().Any(static factor => factor is Mul));
    }

    [Fact]
    public void A_product_that_several_derivatives_are_made_of_stays_one_object()
    {
        // the weight of sin(u) is the first factor of that of u, from which all others come
        Expr[] raw = Raw(Expr.Parse("exp(a*b*sin(p*q + r*s + t))"), ["a", "p", "q", "r", "s", "t"]);
        Expr inner = raw[5];
        Assert.True(inner is Mul { ArgumentArray.Length: > 2 }, inner.ToString());
        foreach (Expr derivative in raw[1..5]) Assert.Contains(derivative.Arguments.ToArray(), factor => ReferenceEquals(factor, inner));
    }

    private static Expr[] Raw(Expr f, string[] by)
    {
        using VariableSet variables = new(by);
        return new ReverseAccumulation(SymbolicEngine.Default.Functions, static e => e).Gradient([f], [Number.One], variables);
    }
}
