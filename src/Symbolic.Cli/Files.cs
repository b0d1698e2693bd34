namespace Symbolic.Cli;

/// <summary>Files named on the command line.</summary>
internal static class Files
{
    /// <summary>The text of a file.</summary>
    /// <exception cref="CommandLineException">There is no such file, or it cannot be read.</exception>
    public static string Read(string path) => Attempt("read", path, File.ReadAllText);

    /// <summary>A file, to be read from start to end.</summary>
    /// <exception cref="CommandLineException">There is no such file, or it cannot be read.</exception>
    public static FileStream OpenRead(string path) => Attempt("read", path, File.OpenRead);

    /// <summary>A file to write, empty at first.</summary>
    /// <exception cref="CommandLineException">The file cannot be written.</exception>
    public static FileStream Create(string path) => Attempt("write", path, File.Create);

    private static T Attempt<T>(string action, string path, Func<string, T> open)
    {
        if (path.Length == 0) throw new CommandLineException("the name of the file is missing; write @file");
        try
        {
            return open(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new CommandLineException($"cannot {action} '{path}': {(e is FileNotFoundException or DirectoryNotFoundException ? "there is no such file" : e.Message)}");
        }
    }
}
