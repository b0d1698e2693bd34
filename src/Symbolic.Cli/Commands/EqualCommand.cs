using Symbolic.Cli.CommandLine;

namespace Symbolic.Cli.Commands;

/// <summary><c>symbolic equal</c>: whether two expressions have the same values.</summary>
internal static class EqualCommand
{
    /// <summary>Prints <c>equal</c>, <c>different</c> or <c>undecided</c>, and why.</summary>
    public static int Run(Invocation invocation, Session session, Terminal terminal)
    {
        Expr first = session.Read(invocation.Arguments[0]), second = session.Read(invocation.Arguments[1]);
        terminal.Out.WriteLine(session.Engine.Equivalent(first, second));
        return ExitCode.Ok;
    }
}
