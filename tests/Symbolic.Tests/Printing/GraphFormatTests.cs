using System.Text.Json;
using Symbolic.Expressions;
using Symbolic.Printing;
using Xunit;

namespace Symbolic.Tests.Printing;

/// <summary>Outline and JSON, which keep shared nodes shared.</summary>
public sealed class GraphFormatTests
{
    [Fact]
    public void Outline_writes_shared_nodes_once()
    {
        const string Expected = """
            +
            ├─ exp
            │  └─ ^ #1
            │     ├─ sin
            │     │  └─ x
            │     └─ 2
            └─ #1
            """;
        Assert.Equal(Expected, SymbolicEngine.Core.Print(SymbolicEngine.Core.Parse("sin(x)^2 + exp(sin(x)^2)"), ExpressionFormat.Tree));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("-2/3*x^2 + 0.5*sin(x*y)^(1/2)")]
    [InlineData("if(x < 1 and not (y == 2), pi, e*x)")]
    [InlineData("exp(sin(x) + 1)*(sin(x) + 1)^-3")]
    public void Json_describes_the_expression(string text)
    {
        Expr e = SymbolicEngine.Core.Parse(text);
        Assert.Equal(e, Rebuild(SymbolicEngine.Core.Print(e, ExpressionFormat.Json)));
    }

    [Fact]
    public void A_tree_of_2_to_the_100_nodes_stays_small()
    {
        Expr e = Expr.Symbol("x");
        for (int i = 0; i < 100; i++) e = new Call("atan2", [e, new Call("sin", [e])]);
        Assert.InRange(ExpressionPrinter.Print(e, ExpressionFormat.Json).Length, 1, 20_000);
        Assert.InRange(ExpressionPrinter.Print(e, ExpressionFormat.Tree).Length, 1, 40_000);
        Assert.InRange(ExpressionPrinter.Print(e, ExpressionFormat.C).Length, 1, 40_000);
        PrintOptions small = new() { Limits = Limits.Default with { TextLength = 1_000_000 } };
        Assert.Equal("SD5001", Assert.Throws<SymbolicException>(() => ExpressionPrinter.Print(e, ExpressionFormat.Text, small)).Code);
    }

    private static Expr Rebuild(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        List<Expr> nodes = [];
        foreach (JsonElement node in document.RootElement.GetProperty("nodes").EnumerateArray())
        {
            Expr[] arguments = node.TryGetProperty("arguments", out JsonElement indices) ? [.. indices.EnumerateArray().Select(i => nodes[i.GetInt32()])] : [];
            string name = node.TryGetProperty("name", out JsonElement text) ? text.GetString()! : string.Empty;
            nodes.Add(node.GetProperty("kind").GetString() switch
            {
                "number" => SymbolicEngine.Core.Parse(node.GetProperty("value").GetString()!),
                "constant" => Constant.Named(name)!,
                "symbol" => Expr.Symbol(name),
                "sum" => Canonical.Sum(arguments),
                "product" => Canonical.Product(arguments),
                "power" => Canonical.Power(arguments[0], arguments[1]),
                _ => new Call(name, arguments),
            });
        }

        return nodes[document.RootElement.GetProperty("root").GetInt32()];
    }
}
