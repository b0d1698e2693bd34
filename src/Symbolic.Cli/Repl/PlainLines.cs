namespace Symbolic.Cli.Repl;

/// <summary>Lines of a file or pipe.</summary>
internal sealed class PlainLines(TextReader input) : ILineSource
{
    /// <inheritdoc/>
    public string? Read() => input.ReadLine();
}
