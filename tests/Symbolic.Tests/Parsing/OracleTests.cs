using Symbolic.Expressions;
using Symbolic.Parsing;
using Xunit;
using Xunit.Abstractions;

namespace Symbolic.Tests.Parsing;

/// <summary>The product's parser against the one that the grammar generates, and printing against parsing.</summary>
public sealed class OracleTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Reads_what_the_grammar_says(int seed)
    {
        output.WriteLine($"seed {seed}");
        RandomTexts texts = new(seed);
        for (int i = 0; i < 1_000; i++)
        {
            string text = texts.Real(i % 24);
            Expr expected = ReferenceReader.Read(text);
            Expr actual = ParsingTable.Parse(text);
            Assert.True(actual.Equals(expected), $"{text}\nreads as   {actual}\nand not as {expected}");
        }
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public void Printed_text_reads_back(int seed)
    {
        output.WriteLine($"seed {seed}");
        RandomTexts texts = new(seed);
        for (int i = 0; i < 1_500; i++)
        {
            bool isRead = ExpressionParser.TryParse(texts.Real(i % 30), ParsingTable.Options, out Expr? e, out var wrong);
            if (!isRead && wrong[0].Code == "SD5001") continue;
            Assert.True(isRead, $"{string.Join(' ', wrong)}");
            string printed = e!.ToString();
            Assert.True(ExpressionParser.TryParse(printed, ParsingTable.Options, out Expr? again, out var diagnostics), $"{printed}: {string.Join(' ', diagnostics)}");
            Assert.True(e.Equals(again), $"{printed}\nreads back as\n{again}");
        }
    }

    [Theory]
    [InlineData(21)]
    public void Grouping_of_chains_makes_no_difference(int seed)
    {
        output.WriteLine($"seed {seed}");
        Random random = new(seed);
        for (int i = 0; i < 40; i++)
        {
            int n = random.Next(3, 300);
            string sign = random.Next(2) == 0 ? " + " : "*";
            string[] operands = [.. Enumerable.Range(0, n).Select(_ => $"x{random.Next(n)}")];
            Expr flat = ParsingTable.Parse(string.Join(sign, operands));
            Assert.Equal(flat, ParsingTable.Parse(string.Join(sign + "(", operands) + new string(')', n - 1)));
            Assert.Equal(flat, ParsingTable.Parse(new string('(', n - 1) + string.Join(sign, operands.Select(static (o, k) => k == 0 ? o : o + ")"))));
        }
    }

    [Theory]
    [InlineData(31)]
    public void Nested_quotients_are_products_of_powers(int seed)
    {
        output.WriteLine($"seed {seed}");
        Random random = new(seed);
        for (int n = 2; n < 260; n += 17)
        {
            int[] names = [.. Enumerable.Range(0, n).Select(_ => random.Next(n))];
            string nested = string.Join("/(", names.Select(static k => $"x{k}")) + new string(')', n - 1);
            Expr[] factors = [.. names.Select(static (k, i) => new Symbol($"x{k}").Pow(i % 2 == 0 ? 1 : -1))];
            Assert.Equal(Canonical.Product(factors), ParsingTable.Parse(nested));
        }
    }
}
