using Symbolic.Expressions;
using Xunit;

namespace Symbolic.Tests.Expressions;

public sealed class InternerTests
{
    /// <summary>Products of neighbours with neighbours, of many with one, and of one with many: all want places near each other.</summary>
    [Theory]
    [InlineData(300, 300)]
    [InlineData(4, 20_000)]
    [InlineData(20_000, 4)]
    public void Nodes_whose_places_are_taken_are_found_again(int rows, int columns)
    {
        Symbol[] left = Symbols("a", rows), right = Symbols("b", columns);
        Interner interner = new();
        foreach (Symbol symbol in (Symbol[])[.. left, .. right]) interner.Intern(symbol);
        int before = interner.Count;
        for (int pass = 0; pass < 2; pass++)
        {
            int number = before;
            foreach (Symbol row in left)
            {
                foreach (Symbol column in right)
                {
                    Mul product = new([row, column]), twin = new([column, row]);
                    if (pass == 0) Assert.Equal(-1, interner.IndexOf(product));
                    Assert.Equal(number++, interner.Intern(product));
                    Assert.Equal(number++, interner.Intern(twin));
                }
            }
        }

        Assert.Equal(before + (2 * rows * columns), interner.Count);
        interner.Clear();
        Assert.Equal(-1, interner.IndexOf(left[0]));
    }

    [Fact]
    public void Rented_arrays_are_empty_beyond_what_was_asked_for()
    {
        byte[] used = RentedArrays.Rent<byte>(1 << 10);
        Array.Fill(used, (byte)1);
        RentedArrays.Return(used, used.Length);
        byte[] again = RentedArrays.Rent<byte>((1 << 9) + 1);
        Assert.Same(used, again);
        Assert.All(again, static element => Assert.Equal(0, element));
    }

    /// <summary>Sums of few large and many small terms, a product of leaves, and nesting without any sum: room is made for other numbers of nodes than there are.</summary>
    [Theory]
    [InlineData(1, 20_000)]
    [InlineData(9, 3_000)]
    [InlineData(5_000, 2)]
    public void Numbers_do_not_depend_on_how_many_nodes_were_foreseen(int terms, int depth)
    {
        Expr[] chains = [.. Symbols("x", terms).Select(symbol => Chain(symbol, depth))];
        Expr root = terms == 1 ? chains[0] : new Add([Chain(chains[0], 10_000), .. chains[1..]]);
        using GraphBuilder graph = GraphBuilder.Shared([root]);
        using GraphBuilder plain = GraphBuilder.Over([root]);
        Assert.Equal(plain.Count, graph.Count);
        for (int i = 0; i < graph.Count; i++)
        {
            Assert.Same(plain.Node(i), graph.Node(i));
            Assert.Equal((i, graph.Node(i).Kind), (graph.IndexOf(graph.Node(i)), graph.Kind(i)));
            Assert.Equal(graph.Node(i).Arguments.Length, graph.Operands(i).Length);
        }

        static Expr Chain(Expr inner, int depth)
        {
            for (int i = 0; i < depth; i++) inner = new Call("sin", [inner]);
            return inner;
        }
    }

    private static Symbol[] Symbols(string prefix, int count) => [.. Enumerable.Range(0, count).Select(i => new Symbol(prefix + i))];
}
