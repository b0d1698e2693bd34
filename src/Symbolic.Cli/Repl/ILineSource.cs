namespace Symbolic.Cli.Repl;

/// <summary>Where the lines of a session come from.</summary>
internal interface ILineSource
{
    /// <summary>The next line; null at the end.</summary>
    string? Read();
}
