using Symbolic.Cli.Data;

namespace Symbolic.Cli.Tests;

public sealed class CsvReaderTests
{
    [Fact]
    public void Records_do_not_depend_on_how_the_text_arrives()
    {
        Random random = new(7);
        for (int run = 0; run < 3000; run++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => "a,\"\n\r "[random.Next(6)]));
            using StringReader whole = new(text);
            using SlowReader slow = new(text, random);
            Assert.Equal(Describe(new CsvReader(whole)), Describe(new CsvReader(slow)));
        }
    }

    [Fact]
    public void A_line_without_end_costs_no_more_than_itself()
    {
        using StringReader text = new($"a\n{new string('x', 1000)}\nb,\"c\n{new string('y', 1000)}\nd,{new string(' ', 1000)}\r\n\"{new string('z', 1000)}\"\ne");
        CsvReader csv = new(text, 64);
        Assert.Equal(
            ["1: a", "2: ! the line is longer than 64 characters (2, 1)", "3: ! the quote is not closed (3, 3)", "4: ! the line is longer than 64 characters (4, 1)", "5: ! the line is longer than 64 characters (5, 65)", "6: ! the quote is not closed (6, 1)", "7: e"],
            Describe(csv).Select(static (record, i) => $"{i + 1}: {record}"));
    }

    [Fact]
    public void Records_are_counted_in_lines()
    {
        using StringReader text = new("a\r\n\"b\r\n\n\rc\",d\re,\"f\"\n\n \"g\" ");
        CsvReader csv = new(text);
        List<(int, int)> places = [];
        while (csv.Read()) places.Add(csv.Place(csv.Count - 1));
        Assert.Equal([(1, 1), (5, 4), (6, 4), (7, 1), (8, 3)], places);
    }

    private static List<string> Describe(CsvReader csv)
    {
        List<string> records = [];
        while (csv.Read())
        {
            records.Add(csv.Error is { } error ? $"! {error} {csv.ErrorPlace}" : string.Join('|', Enumerable.Range(0, csv.Count).Select(csv.Text)));
        }

        return records;
    }

    /// <summary>Gives a few characters at a time.</summary>
    private sealed class SlowReader(string text, Random random) : StringReader(text)
    {
        public override int Read(char[] buffer, int index, int count) => base.Read(buffer, index, Math.Min(count, random.Next(1, 4)));
    }
}
