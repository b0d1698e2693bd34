namespace Symbolic.Cli;

/// <summary>The command line cannot be used; the message says what to write.</summary>
internal sealed class CommandLineException(string message) : Exception(message);
