namespace Symbolic.Cli.Batch;

/// <summary>A request that is no request; the message says what to write.</summary>
internal sealed class RequestException(string message) : Exception(message);
