namespace Symbolic.Cli;

/// <summary>Files named on the command line.</summary>
internal static class Files
{
    /// <summary>The text of a file.</summary>
    /// <exception cref="CommandLineException">There is no such file, or it cannot be read.</exception>
    public static string Read(string path)
    {
        if (path.Length == 0) throw new CommandLineException("the name of the file is missing; write @file");
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new CommandLineException($"cannot read '{path}': {(e is FileNotFoundException or DirectoryNotFoundException ? "there is no such file" : e.Message)}");
        }
    }
}
