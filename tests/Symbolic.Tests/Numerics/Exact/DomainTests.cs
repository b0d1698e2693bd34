using System.Globalization;
using Symbolic.Numerics;
using Xunit;

namespace Symbolic.Tests.Numerics.Exact;

/// <summary>Poles, domains and exact values: <c>function arguments ⇒ undefined | undecided | an exact number</c>.</summary>
public sealed class DomainTests
{
    public static TheoryData<string> Cases()
    {
        TheoryData<string> cases = [];
        foreach (string line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Numerics", "Exact", "Domains.cases")))
        {
            if (line.Length > 0 && !line.StartsWith('#')) cases.Add(line);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Edges(string line)
    {
        string[] sides = line.Split('⇒', StringSplitOptions.TrimEntries);
        string[] words = sides[0].Split(' ');
        Ball[] arguments = [.. words[1..].Select(Read)];
        foreach (int precision in new[] { 30, 96, 400 })
        {
            Ball result = SampledFunction.Named(words[0]).Function(arguments, precision);
            Assert.True(Matches(result, sides[1]), $"{line} at {precision} bits: got {result}");
        }
    }

    private static bool Matches(Ball result, string expected) => expected switch
    {
        "undefined" => result.Kind == BallKind.Undefined,
        "undecided" => result.Kind == BallKind.Undecided,
        "huge" => result.IsHuge && result.Sign > 0,
        "-huge" => result.IsHuge && result.Sign < 0,
        "tiny" => result.IsTiny && result.Sign > 0,
        "-tiny" => result.IsTiny && result.Sign < 0,
        _ => result.IsExact && result.ToDouble() == double.Parse(expected, CultureInfo.InvariantCulture),
    };

    /// <summary>A double, <c>a~b</c> for a ± b, <c>huge</c> or <c>tiny</c> with a sign, <c>undefined</c> or <c>undecided</c>.</summary>
    private static Ball Read(string word)
    {
        bool negative = word[0] == '-' && char.IsLetter(word[1]);
        Ball? named = word.TrimStart('-') switch
        {
            "huge" => Ball.Exp(Ball.FromDouble(1e300), 64),
            "tiny" => Ball.Exp(Ball.FromDouble(-1e300), 64),
            "undefined" => Ball.Undefined,
            "undecided" => Ball.Undecided,
            _ => null,
        };
        if (named is not null) return negative ? Ball.Negate(named) : named;
        string[] parts = word.Split('~');
        Ball center = Ball.FromDouble(double.Parse(parts[0], CultureInfo.InvariantCulture));
        return parts.Length == 1 ? center : center.Widened(Magnitude.Up(double.Parse(parts[1], CultureInfo.InvariantCulture)));
    }
}
