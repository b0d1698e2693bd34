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

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100)]
    public void Nodes_of_two_threads_with_the_same_serials_have_numbers_of_their_own(int distance)
    {
        Expr[] first = OfNewThread(), second = OfNewThread();
        Assert.Equal(first.Select(static node => node.Serial), second.Select(static node => node.Serial));
        NodeTable table = new();
        for (int round = 0; round < 2; round++)
        {
            List<Expr> added = [];
            for (int i = 0; i < first.Length; i += distance) added.AddRange(i % 2 == 0 ? [first[i], second[i]] : [second[i], first[i]]);
            if (round == 1) table.Expect(4 * added.Count);
            Assert.All(added, node => Assert.Equal(-1, table.IndexOf(node)));
            foreach (Expr node in added) table.Add(node);
            for (int i = 0; i < added.Count; i++) Assert.Equal((i, added[i]), (table.IndexOf(added[i]), table[i]));
            if (distance > 1) Assert.Equal(-1, table.IndexOf(first[1]));
            table.Clear();
        }

        static Expr[] OfNewThread()
        {
            Expr[] nodes = [];
            Thread thread = new(() => nodes = [.. Enumerable.Range(0, 2_000).Select(static i => (Expr)new Symbol("a" + i))]);
            thread.Start();
            thread.Join();
            return nodes;
        }
    }

    [Theory]
    [InlineData("x1", "x2")]
    [InlineData("a", "q")]
    [InlineData("weight_10_7", "weight_10_0")]
    public void Variables_whose_names_differ_in_the_last_character_are_neighbours(string first, string second) =>
        Assert.Equal((ulong)(first[^1] ^ second[^1]), new Symbol(first).HashBeforeLast ^ new Symbol(second).HashBeforeLast);

    [Fact]
    public void Variables_have_the_numbers_of_their_names()
    {
        string[] names = [.. Enumerable.Range(0, 300).Select(static i => "x" + i), .. Enumerable.Range('a', 26).Select(static c => ((char)c).ToString())];
        using VariableSet variables = new(names);
        for (int i = 0; i < names.Length; i++) Assert.Equal((i, i), (variables.NumberOf(names[i]), variables.NumberOf(new Symbol(names[i]))));
        Assert.False(variables.IsRepeating);
        Assert.Equal(-1, variables.NumberOf("x300"));
        Assert.Equal(-1, variables.NumberOf(new Symbol("A")));
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
