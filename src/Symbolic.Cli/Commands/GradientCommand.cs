using System.Collections.Immutable;
using Symbolic.Cli.CommandLine;

namespace Symbolic.Cli.Commands;

/// <summary><c>symbolic grad</c>: the partial derivatives.</summary>
internal static class GradientCommand
{
    /// <summary>Prints one line per variable.</summary>
    public static int Run(Invocation invocation, Session session, Terminal terminal)
    {
        Expr expression = session.Read(invocation.Arguments[0]);
        ImmutableArray<Expr> gradient = session.Engine.Gradient(expression, invocation.Settings.By.AsSpan());
        session.Write(gradient, SymbolicEngine.Variables(expression));
        session.WriteValues(gradient);
        return ExitCode.Ok;
    }
}
