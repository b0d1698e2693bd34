using Symbolic.Cli.Batch;
using Symbolic.Cli.CommandLine;

namespace Symbolic.Cli.Commands;

/// <summary><c>symbolic batch</c>: JSON lines in, JSON lines out, in order, each flushed before the next is read.</summary>
internal static class BatchCommand
{
    /// <summary>Answers requests until the input ends. What is wrong with a request is said in its response.</summary>
    public static int Run(Invocation invocation, Session session, Terminal terminal)
    {
        using BatchWorker worker = new();
        LineReader lines = new(terminal.In);
        while (lines.Read() is { } line)
        {
            terminal.Out.Write(worker.Answer(line));
            terminal.Out.Write('\n');
            terminal.Out.Flush();
        }

        return ExitCode.Ok;
    }
}
