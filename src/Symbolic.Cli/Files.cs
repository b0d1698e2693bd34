namespace Symbolic.Cli;

/// <summary>Files named on the command line.</summary>
internal static class Files
{
    /// <summary>The text of a file.</summary>
    /// <exception cref="CommandLineException">There is no such file, or it cannot be read.</exception>
    public static string Read(string path) => Attempt("read", path, () => File.ReadAllText(path));

    /// <summary>A file, to be read from start to end.</summary>
    /// <exception cref="CommandLineException">There is no such file, or it cannot be read.</exception>
    public static FileStream OpenRead(string path) => Attempt("read", path, () => File.OpenRead(path));

    /// <summary>A file that is there, to be written.</summary>
    /// <exception cref="CommandLineException">The file cannot be written.</exception>
    public static FileStream OpenWrite(string path) => Attempt("write", path, () => new FileStream(path, FileMode.Open, FileAccess.Write));

    /// <summary>A file to write, empty at first, on the way to one whose name the user gave.</summary>
    /// <exception cref="CommandLineException">The file cannot be written.</exception>
    public static FileStream Create(string path, string given) => Attempt("write", given, () => File.Create(path));

    private static T Attempt<T>(string action, string path, Func<T> open)
    {
        if (path.Length == 0) throw new CommandLineException("the name of the file is missing; write @file");
        try
        {
            return open();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            string reason = e is DirectoryNotFoundException ? "there is no such folder" : e is FileNotFoundException ? "there is no such file" : e.Message;
            throw new CommandLineException($"cannot {action} '{path}': {reason}");
        }
    }
}
