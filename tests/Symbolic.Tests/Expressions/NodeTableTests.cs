using Symbolic.Expressions;
using Xunit;

namespace Symbolic.Tests.Expressions;

public sealed class NodeTableTests
{
    [Fact]
    public void Nodes_keep_their_numbers_when_the_table_grows_and_serials_coincide()
    {
        List<Expr> nodes = [.. Enumerable.Range(0, 1_000).Select(static i => (Expr)new Symbol("a" + i))];
        Thread other = new(() => nodes.AddRange(Enumerable.Range(0, 1_000).Select(static i => (Expr)new Symbol("b" + i))));
        other.Start();
        other.Join();
        NodeTable table = new();
        foreach (Expr node in nodes)
        {
            Assert.Equal(-1, table.IndexOf(node));
            table.Add(node);
        }

        for (int i = 0; i < nodes.Count; i++) Assert.Equal(i, table.IndexOf(nodes[i]));
        table.Clear();
        Assert.All(nodes, node => Assert.Equal(-1, table.IndexOf(node)));
        table.Add(nodes[7]);
        Assert.Equal(0, table.IndexOf(nodes[7]));
    }

    [Fact]
    public void A_graph_knows_the_numbers_of_operands_in_order()
    {
        Expr f = Expr.Parse("sin(x*y)^2 + x*y*exp(sin(x*y))");
        ExpressionGraph graph = ExpressionGraph.Of(Interner.Share(f));
        for (int i = 0; i < graph.Nodes.Length; i++)
        {
            ReadOnlySpan<int> operands = graph.Operands(i);
            Assert.Equal(graph.Nodes[i].Arguments.Length, operands.Length);
            for (int k = 0; k < operands.Length; k++)
            {
                Assert.Same(graph.Nodes[i].Arguments[k], graph.Nodes[operands[k]]);
                Assert.True(operands[k] < i);
            }
        }
    }

    [Fact]
    public void Passes_within_passes_do_not_disturb_each_other()
    {
        Expr outer = Expr.Parse("exp(x)*(y + 2)"), inner = Expr.Parse("log(1 + z^2)*z");
        using GraphBuilder graph = GraphBuilder.Over([outer]);
        Expr[] before = [.. Enumerable.Range(0, graph.Count).Select(graph.Node)];
        Assert.Equal(inner, Interner.Share(inner));
        Assert.True(ExpressionGraph.Any(inner, static node => node is Pow));
        Assert.Equal(before, Enumerable.Range(0, graph.Count).Select(graph.Node));
    }

    [Fact]
    public void An_expression_over_parameters_is_taken_at_arguments_and_keeps_what_has_none()
    {
        Expr body = Expr.Parse("sin(u)*v + sqrt(2)*w");
        ParametricExpression prepared = new(body, ["u", "v"]);
        Expr result = prepared.At(new Call("f", [Expr.Parse("x^2"), Expr.Parse("y")]));
        Assert.Equal(Expr.Parse("sin(x^2)*y + sqrt(2)*w"), ExpressionGraph.Rewrite(result, static node => node));
        Call call = new("f", [body]);
        Assert.IsType<Number>(new ParametricExpression(Expr.Parse("3"), ["u"]).At(call));
        Assert.Same(body, new ParametricExpression(Expr.Parse("u"), ["u"]).At(call));
    }

    [Fact]
    public void A_call_that_an_expression_over_its_parameters_mentions_is_that_object()
    {
        Call call = new("sigmoid", [Expr.Parse("x + 1")]);
        Expr partial = new ParametricExpression(Expr.Parse("sigmoid(u)*(1 - sigmoid(u)) + sigmoid(2*u)"), ["u"]).At(call);
        Call[] calls = [.. ExpressionGraph.Of(partial).Nodes.OfType<Call>()];
        Assert.Equal(2, calls.Length);
        Assert.Contains(call, calls, ExpressionGraph.ReferenceComparer.Instance);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Equal_nodes_have_one_number_however_many_stand_over_one_operand(bool isExpected)
    {
        Expr shared = Expr.Parse("cos(x)");
        Expr[] others = [.. Enumerable.Range(0, 500).Select(static i => (Expr)new Symbol("a" + i))];
        Interner interner = new();
        if (isExpected) interner.Expect(1_024);
        int Number(Expr node) => interner.Intern(node);
        Expr x = interner[Number(shared.Arguments[0])];
        Expr cos = interner[Number(new Call("cos", [x]))];
        foreach (Expr other in others) Number(other);
        int[] numbers = [.. others.Select(other => Number(new Mul([other, cos])))];
        Assert.Equal(others.Length, numbers.Distinct().Count());
        Assert.Equal(numbers, others.Select(other => Number(new Mul([other, cos]))));
        Assert.Equal(numbers, others.Select(other => interner.IndexOf(new Mul([other, cos]))));
        Assert.Equal(-1, interner.IndexOf(new Add([others[0], cos])));
        interner.Clear();
        Assert.Equal(-1, interner.IndexOf(cos));
    }

    [Theory]
    [InlineData("x*y + 2", "exp", false)]
    [InlineData("x*exp(y) + 2", "exp", true)]
    [InlineData("sin(cos(x^tan(y)))", "tan", true)]
    public void Functions_that_occur_are_told_from_the_root(string text, string function, bool occurs) =>
        Assert.Equal(occurs, (Expr.Parse(text).FunctionBits & Call.BitOf(function)) != 0);
}
