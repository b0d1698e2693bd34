using System.Text.RegularExpressions;
using Xunit;

namespace Symbolic.Tests.House;

/// <summary>Folders form floors: a file mentions only lower floors, and rooms of one floor are blind to each other.</summary>
public sealed partial class FloorTests
{
    /// <summary>Floor of every folder under src/Symbolic; folders of one floor may not mention each other.</summary>
    private static readonly Dictionary<string, int> s_floors = new()
    {
        ["Diagnostics"] = 0,
        ["Numerics"] = 0,
        ["Expressions"] = 1,
        ["Functions"] = 2,
        ["Polynomials"] = 2,
        ["Parsing"] = 3,
        ["Rewriting"] = 4,
        ["Library"] = 5,
        ["Differentiation"] = 6,
        ["Simplification"] = 6,
        ["Compilation"] = 6,
        ["Printing"] = 6,
        ["Verification"] = 7,
        ["Engine"] = 8,
    };

    [Fact]
    public void Files_mention_only_lower_floors()
    {
        string root = Path.Combine(Repository.Root, "src", "Symbolic");
        List<string> violations = [];
        foreach (string file in Repository.Sources(Path.Combine("src", "Symbolic")))
        {
            string room = Path.GetRelativePath(root, file).Split(Path.DirectorySeparatorChar)[0];
            Assert.True(s_floors.ContainsKey(room), $"{room} stands on no floor");
            foreach (Match mention in Mention().Matches(File.ReadAllText(file)))
            {
                string other = mention.Groups[1].Value;
                if (other != room && s_floors.TryGetValue(other, out int floor) && floor >= s_floors[room] && other != "Diagnostics") violations.Add($"{Path.GetRelativePath(root, file)} mentions {other}");
            }
        }

        Assert.Empty(violations);
    }

    [Fact]
    public void The_table_in_the_architecture_is_this_one()
    {
        Dictionary<string, int> written = [];
        foreach (Match row in Row().Matches(File.ReadAllText(Path.Combine(Repository.Root, "ARCHITECTURE.md"))))
        {
            foreach (string room in row.Groups[2].Value.Split(", ")) written.Add(room, row.Groups[1].Value[0] - '0');
        }

        Assert.Equal(s_floors.OrderBy(static f => f.Key, StringComparer.Ordinal), written.OrderBy(static f => f.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void The_command_line_sees_the_facade_only()
    {
        foreach (string file in Repository.Sources(Path.Combine("src", "Symbolic.Cli")))
        {
            foreach (Match mention in Mention().Matches(File.ReadAllText(file)))
            {
                Assert.False(mention.Groups[1].Value is not "Cli" and not "Functions" && s_floors.ContainsKey(mention.Groups[1].Value), $"{Path.GetFileName(file)} mentions {mention.Value}");
            }
        }
    }

    [GeneratedRegex(@"(?<![\w.])Symbolic\.([A-Z]\w*)")]
    private static partial Regex Mention();

    [GeneratedRegex(@"^\| ([0-9]) \| ([^|]+) \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
