using Symbolic.Cli.CommandLine;
using Symbolic.Cli.Repl;

namespace Symbolic.Cli.Commands;

/// <summary><c>symbolic repl</c>: one line after the other, from a person or a pipe.</summary>
internal static class ReplCommand
{
    /// <summary>Runs until <c>quit</c> or the end of the input.</summary>
    public static int Run(Invocation invocation, Session session, Terminal terminal)
    {
        History history = terminal.IsInputInteractive ? History.Load() : new History(null);
        ILineSource lines = terminal is { IsInputInteractive: true, IsOutputInteractive: true } ? new LineEditor(history, terminal.Out) : new PlainLines(terminal.In);
        if (terminal.IsOutputInteractive) terminal.Out.WriteLine("An expression is simplified; diff, grad, hessian, eval … as on the command line; 'help' says more, 'quit' ends.");
        ReplSession repl = new(session, history, terminal);
        while (!repl.IsOver && lines.Read() is { } line)
        {
            repl.Take(line);
            terminal.Out.Flush();
        }

        history.Save();
        return ExitCode.Ok;
    }
}
