using Symbolic.Cli.CommandLine;

namespace Symbolic.Cli.Commands;

/// <summary><c>symbolic simplify</c>: a shorter form.</summary>
internal static class SimplifyCommand
{
    /// <summary>Prints the simplified expression and its values at the points.</summary>
    public static int Run(Invocation invocation, Session session, Terminal terminal)
    {
        Expr expression = session.Read(invocation.Arguments[0]);
        Expr result = invocation.Settings.Simplify == SimplifyLevel.Full ? Search(expression, session, terminal) : session.Engine.Simplify(expression, invocation.Settings.Simplify);
        session.Write([result], SymbolicEngine.Variables(expression));
        session.WriteValues([result]);
        return ExitCode.Ok;
    }

    /// <summary>The cheapest form found; a search that was cut short says so.</summary>
    private static Expr Search(Expr expression, Session session, Terminal terminal)
    {
        FullSimplification found = session.Engine.SimplifyFully(expression);
        if (!found.IsComplete) terminal.Error.WriteLine($"note: the search for a shorter form ended early: {found.Reason}");
        return found.Expression;
    }
}
