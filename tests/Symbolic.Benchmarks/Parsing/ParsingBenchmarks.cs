using BenchmarkDotNet.Attributes;
using Symbolic.Library;
using Symbolic.Parsing;

namespace Symbolic.Benchmarks.Parsing;

/// <summary>Reading ten strings of 20 to 60 characters: the product beside a parser written by hand, with and without building expressions.</summary>
[MemoryDiagnoser]
public class ParsingBenchmarks
{
    private readonly ParseOptions _options = new() { Functions = StandardFunctions.Table };

    [Benchmark(Baseline = true)]
    public int HandWritten()
    {
        int weight = 0;
        foreach (string text in ParsingTexts.Typical) weight += HandWrittenParser.Parse(text, _options.Functions).Weight;
        return weight;
    }

    [Benchmark]
    public int Product()
    {
        int weight = 0;
        foreach (string text in ParsingTexts.Typical) weight += ExpressionParser.Parse(text, _options).Weight;
        return weight;
    }

    [Benchmark]
    public int HandWrittenWithoutBuilding()
    {
        int weight = 0;
        foreach (string text in ParsingTexts.Typical) weight += HandWrittenParser.Parse(text, _options.Functions, builds: false).Weight;
        return weight;
    }

    [Benchmark]
    public int Tokens()
    {
        int count = 0;
        foreach (string text in ParsingTexts.Typical)
        {
            using TokenBuffer tokens = TokenBuffer.Read(text);
            count += tokens.Count;
        }

        return count;
    }
}

/// <summary>Reading sums of one and ten megabytes: the time must grow tenfold.</summary>
public class LargeSumBenchmarks
{
    private readonly ParseOptions _options = new() { Functions = StandardFunctions.Table };
    private string _text = string.Empty;

    [Params(1_000_000, 10_000_000)]
    public int Characters { get; set; }

    [GlobalSetup]
    public void Write() => _text = ParsingTexts.Sum(Characters);

    [Benchmark(Baseline = true)]
    public int HandWritten() => HandWrittenParser.Parse(_text, _options.Functions).Weight;

    [Benchmark]
    public int Product() => ExpressionParser.Parse(_text, _options).Weight;
}
