using Symbolic.Expressions;
using Symbolic.Library;
using Symbolic.Parsing;
using Symbolic.Printing;
using Symbolic.Tests.Compilation;
using Xunit;
using Xunit.Abstractions;

namespace Symbolic.Tests.Printing;

public sealed class RoundTripTests(ITestOutputHelper output)
{
    private static readonly ParseOptions s_options = new() { Functions = StandardFunctions.Table.WithAll(CompilationTable.Table.Definitions) };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Text_reads_back_to_an_equal_expression(int seed)
    {
        output.WriteLine($"seed {seed}");
        RandomExpressions random = new(seed);
        for (int round = 0; round < 300; round++)
        {
            foreach (Expr raw in random.Next(14, 3))
            {
                Expr e = ExpressionGraph.Fold<Expr>(raw, static (node, operands) => node.Arguments.IsEmpty ? node : node.WithArguments(operands));
                if (e.Weight > 20_000) continue;
                Expr read = ExpressionParser.Parse(e.ToString(), s_options);
                Assert.True(e.Equals(read), $"{e}\nreads back as\n{read}");
            }
        }
    }

    [Theory]
    [InlineData(ExpressionFormat.Text)]
    [InlineData(ExpressionFormat.Latex)]
    [InlineData(ExpressionFormat.MathML)]
    [InlineData(ExpressionFormat.CSharp)]
    [InlineData(ExpressionFormat.C)]
    [InlineData(ExpressionFormat.Python)]
    [InlineData(ExpressionFormat.Tree)]
    [InlineData(ExpressionFormat.Json)]
    public void Depth_costs_heap_not_stack(ExpressionFormat format)
    {
        Expr sines = Expr.Symbol("x"), fractions = Expr.Symbol("x"), powers = Expr.Symbol("x"), branches = Expr.Symbol("x");
        for (int i = 0; i < 20_000; i++)
        {
            sines = new Call("sin", [sines]);
            fractions = new Add([1, new Pow(fractions, -1)]);
            powers = new Pow(2, powers);
            branches = new Call("if", [new Call("<", [Expr.Symbol("x"), 0]), i, branches]);
        }

        Assert.InRange(ExpressionPrinter.Print(sines, format).Length, 20_000, 4_000_000);
        Assert.InRange(ExpressionPrinter.Print(fractions, format).Length, 20_000, 8_000_000);
        Assert.InRange(ExpressionPrinter.Print(powers, format).Length, 20_000, 4_000_000);
        Assert.InRange(ExpressionPrinter.Print(branches, format).Length, 20_000, 100_000_000);
    }

    [Theory]
    [InlineData(ExpressionFormat.C)]
    [InlineData(ExpressionFormat.Python)]
    public void Statements_stay_small_enough_for_compilers(ExpressionFormat format)
    {
        Expr sum = new Add([.. Enumerable.Range(0, 10_000).Select(static i => Expr.Symbol($"x{i}"))]), chain = Expr.Symbol("x");
        for (int i = 0; i < 1000; i++) chain = new Call("sin", [chain]);
        int longest = ExpressionPrinter.Print(sum * chain, format).Split('\n').Skip(6).Max(static line => line.Length);
        Assert.InRange(longest, 20, 1000);
    }
}
