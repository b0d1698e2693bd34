using System.Text;

namespace Symbolic.Cli.Tests;

/// <summary>A document in Markdown whose <c>console</c> blocks are run.</summary>
/// <remarks>A line <c>$ symbolic …</c> is a command; the lines below it, up to the next command, are what it prints, diagnostics first.
/// <c>example.sym</c> and <c>example.csv</c> are the <c>sym</c> and <c>csv</c> blocks above it, in the same section.</remarks>
internal sealed class Document
{
    public const string RuleFile = "example.sym";
    private const string Fence = "```";
    private const string Prompt = "$ symbolic ";
    private readonly StringBuilder _text = new();
    private readonly Dictionary<string, string> _files = [];
    private string _block = string.Empty;

    /// <summary>The text with what the commands really print.</summary>
    public static string Run(string text)
    {
        Document document = new();
        foreach (string line in text.TrimEnd('\n').Split('\n')) document.Take(line);
        return document._text.ToString();
    }

    /// <summary>The blocks of one kind.</summary>
    public static IEnumerable<string> Blocks(string text, string kind)
    {
        string? open = null;
        StringBuilder block = new();
        foreach (string line in text.Split('\n'))
        {
            bool isFence = line.StartsWith(Fence, StringComparison.Ordinal);
            if (isFence && open == kind) yield return block.ToString();
            if (isFence) open = open is null ? line[Fence.Length..] : null;
            if (isFence) block.Clear();
            else block.Append(line).Append('\n');
        }
    }

    private void Take(string line)
    {
        bool isCommand = _block == "console" && line.StartsWith(Prompt, StringComparison.Ordinal);
        if (line.StartsWith(Fence, StringComparison.Ordinal)) Enter(line);
        else if (_block.Length == 0 && line.StartsWith('#')) _files.Clear();
        else if (_block is "sym" or "csv") _files[_block] += line + "\n";
        else if (_block == "console" && !isCommand) return;
        _text.Append(line).Append('\n');
        if (isCommand) _text.Append(Printed(line[Prompt.Length..]));
    }

    private void Enter(string fence)
    {
        bool isEnd = _block.Length > 0;
        _block = isEnd ? string.Empty : fence.Length > Fence.Length ? fence[Fence.Length..] : "text";
        if (_block is "sym" or "csv") _files[_block] = string.Empty;
    }

    private string Printed(string command)
    {
        string folder = Directory.CreateTempSubdirectory("symbolic").FullName;
        if (!_files.ContainsKey("sym")) _files["sym"] = string.Empty;
        foreach ((string kind, string text) in _files) File.WriteAllText(Path.Combine(folder, "example." + kind), text);
        string[] args = [.. new Transcript(command, string.Empty, string.Empty, string.Empty, 0).Arguments().Select(a => a.StartsWith("example.", StringComparison.Ordinal) ? Path.Combine(folder, a) : a)];
        (string output, string errors, _) = Shell.Run(args);
        Directory.Delete(folder, recursive: true);
        return (errors + output).Replace(folder + Path.DirectorySeparatorChar, string.Empty, StringComparison.Ordinal);
    }
}
