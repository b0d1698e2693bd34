using System.Runtime.CompilerServices;
using Xunit;

namespace Symbolic.Tests.Simplification;

/// <summary>Reads test cases, one <c>input ⇒ expected</c> per line; <c>#</c> starts a comment.</summary>
internal static class CaseFile
{
    public static TheoryData<string, string> Read(string name, [CallerFilePath] string source = "")
    {
        TheoryData<string, string> cases = [];
        foreach (string line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Cases", name)))
        {
            if (line.Length == 0 || line[0] == '#') continue;
            string[] sides = line.Split('⇒', StringSplitOptions.TrimEntries);
            if (sides.Length != 2) throw new FormatException($"{source}: '{line}' in {name}");
            cases.Add(sides[0], sides[1]);
        }

        return cases;
    }
}
