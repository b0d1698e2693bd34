using Symbolic.Cli.CommandLine;

namespace Symbolic.Cli.Commands;

/// <summary><c>symbolic simplify</c>: a shorter form.</summary>
internal static class SimplifyCommand
{
    /// <summary>Prints the simplified expression and its values at the points.</summary>
    public static int Run(Invocation invocation, Session session, Terminal terminal)
    {
        Expr expression = session.Read(invocation.Arguments[0]);
        Expr result = session.Engine.Simplify(expression, invocation.Settings.Simplify);
        session.Write([result], SymbolicEngine.Variables(expression));
        session.WriteValues([result]);
        return ExitCode.Ok;
    }
}
