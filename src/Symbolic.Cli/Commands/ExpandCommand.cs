using Symbolic.Cli.CommandLine;

namespace Symbolic.Cli.Commands;

/// <summary><c>symbolic expand</c>: products multiplied out.</summary>
internal static class ExpandCommand
{
    /// <summary>Prints the expanded expression and its values at the points.</summary>
    public static int Run(Invocation invocation, Session session, Terminal terminal)
    {
        Expr expression = session.Read(invocation.Arguments[0]);
        Expr result = session.Engine.Expand(expression);
        session.Write([result], SymbolicEngine.Variables(expression));
        session.WriteValues([result]);
        return ExitCode.Ok;
    }
}
