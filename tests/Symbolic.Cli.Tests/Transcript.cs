using System.Text;

namespace Symbolic.Cli.Tests;

/// <summary>One command of a transcript with what it should do.</summary>
/// <remarks>A transcript is a text: <c>$ symbolic …</c>, then <c>&lt; </c> lines of input, lines of expected output, <c>! </c> lines of expected
/// diagnostics and <c>= 1</c> for an exit code other than 0. Blank lines separate (and are left out of the output), <c>// </c> comments.</remarks>
internal sealed record Transcript(string Command, string Input, string Output, string Errors, int ExitCode)
{
    private const string Prompt = "$ symbolic";

    public static IEnumerable<Transcript> Read(string path)
    {
        List<string> block = [];
        foreach (string line in File.ReadLines(path).Append(string.Empty))
        {
            if (line.StartsWith("// ", StringComparison.Ordinal)) continue;
            if (line.Length > 0) block.Add(line);
            else if (block.Count > 0) yield return Parse(block);
            if (line.Length == 0) block.Clear();
        }
    }

    /// <summary>The words of the command after the program's name, with quotes as in a shell.</summary>
    public string[] Arguments()
    {
        List<string> words = [];
        StringBuilder word = new();
        bool quoted = false, started = false;
        foreach (char c in Command)
        {
            if (c == '"') quoted = !quoted;
            if (c == '"') started = true;
            else if (c == ' ' && !quoted) Next(words, word, ref started);
            else word.Append(c);
        }

        Next(words, word, ref started);
        return [.. words];
    }

    private static void Next(List<string> words, StringBuilder word, ref bool started)
    {
        if (started || word.Length > 0) words.Add(word.ToString());
        word.Clear();
        started = false;
    }

    private static Transcript Parse(List<string> block)
    {
        Assert.StartsWith(Prompt, block[0], StringComparison.Ordinal);
        string Lines(string prefix) => string.Concat(block.Skip(1).Where(l => l.StartsWith(prefix, StringComparison.Ordinal)).Select(l => l[prefix.Length..] + "\n"));
        IEnumerable<string> output = block.Skip(1).Where(static l => !l.StartsWith("< ", StringComparison.Ordinal) && !l.StartsWith("! ", StringComparison.Ordinal) && !l.StartsWith("= ", StringComparison.Ordinal));
        string code = Lines("= ").Trim();
        return new Transcript(block[0][Prompt.Length..].Trim(), Lines("< "), string.Concat(output.Select(static l => l + "\n")), Lines("! "), code.Length == 0 ? 0 : int.Parse(code));
    }
}
