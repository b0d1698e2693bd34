namespace Symbolic.Cli.Repl;

/// <summary>The lines typed so far, in this session and those before it.</summary>
internal sealed class History(string? path)
{
    private const int Kept = 1000;
    private readonly List<string> _lines = [];

    /// <summary>The lines, oldest first.</summary>
    public IReadOnlyList<string> Lines => _lines;

    /// <summary>The history of the sessions before, kept in the user's local data.</summary>
    public static History Load()
    {
        string folder = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        History history = new(folder.Length == 0 ? null : Path.Combine(folder, "symbolic", "history"));
        history.Read();
        return history;
    }

    /// <summary>Remembers a line; the same line twice in a row is remembered once.</summary>
    public void Add(string line)
    {
        if (line.Length > 0 && (_lines.Count == 0 || _lines[^1] != line)) _lines.Add(line);
    }

    /// <summary>Writes the last lines to the file; a folder that cannot be written to costs the history, nothing else.</summary>
    public void Save()
    {
        if (path is null) return;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllLines(path, _lines.TakeLast(Kept));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _lines.Clear();
        }
    }

    private void Read()
    {
        if (!File.Exists(path)) return;
        try
        {
            _lines.AddRange(File.ReadLines(path).TakeLast(Kept));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _lines.Clear();
        }
    }
}
