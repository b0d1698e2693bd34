using System.Collections.Immutable;
using Symbolic.Cli.Rendering;

namespace Symbolic.Cli.CommandLine;

/// <summary>A command with its arguments and settings.</summary>
internal sealed record Invocation(CommandDescription Command, ImmutableArray<string> Arguments, Settings Settings)
{
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(2);

    /// <summary>Runs the command.</summary>
    public int Run(Terminal terminal, SourceMap sources)
    {
        using Timer? guard = Settings.Timeout == Timeout.InfiniteTimeSpan ? null : new Timer(_ => GiveUp(terminal), null, Settings.Timeout + s_grace, Timeout.InfiniteTimeSpan);
        return Command.Run(this, new Session(Settings, terminal, sources), terminal);
    }

    /// <summary>Runs the command with the rules of a session.</summary>
    public void RunIn(Session session, Terminal terminal) => Command.Run(this, session, terminal);

    /// <summary>The end of a command that did not notice that its time is up.</summary>
    private static void GiveUp(Terminal terminal)
    {
        terminal.Error.WriteLine("error SD5001: the operation takes longer than --timeout allows");
        Environment.Exit(ExitCode.WrongInput);
    }
}
