namespace Symbolic.Cli;

/// <summary>Where a command reads and writes, and what may be shown there.</summary>
/// <param name="In">Standard input.</param>
/// <param name="Out">Results.</param>
/// <param name="Error">Diagnostics and progress.</param>
internal sealed record Terminal(TextReader In, TextWriter Out, TextWriter Error)
{
    /// <summary>Opens standard input for bytes; nothing must have been read from <see cref="In"/>.</summary>
    public Func<Stream> OpenInput { get; init; } = static () => Stream.Null;

    /// <summary>Opens standard output for bytes; nothing must have been written to <see cref="Out"/>.</summary>
    public Func<Stream> OpenOutput { get; init; } = static () => Stream.Null;

    /// <summary>Says whether somebody still reads the results: <c>symbolic … | head -1</c> closes the pipe early.</summary>
    public Func<bool> IsOutputRead { get; init; } = static () => true;

    /// <summary>Whether a person types the input.</summary>
    public bool IsInputInteractive { get; init; }

    /// <summary>Whether results go to a screen.</summary>
    public bool IsOutputInteractive { get; init; }

    /// <summary>Whether diagnostics go to a screen.</summary>
    public bool IsErrorInteractive { get; init; }

    /// <summary>How many characters fit on a line of the screen.</summary>
    public int Width { get; init; } = 120;

    /// <summary>Whether colour is wanted where there is a screen.</summary>
    public bool HasColor { get; init; }
}
