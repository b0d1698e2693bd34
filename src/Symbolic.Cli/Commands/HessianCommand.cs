using System.Collections.Immutable;
using Symbolic.Cli.CommandLine;

namespace Symbolic.Cli.Commands;

/// <summary><c>symbolic hessian</c>: the second partial derivatives.</summary>
internal static class HessianCommand
{
    /// <summary>Prints one line per entry, row by row.</summary>
    public static int Run(Invocation invocation, Session session, Terminal terminal)
    {
        Expr expression = session.Read(invocation.Arguments[0]);
        ImmutableArray<Expr> entries = [.. session.Engine.Hessian(expression, invocation.Settings.By.AsSpan()).SelectMany(static row => row)];
        session.Write(entries, SymbolicEngine.Variables(expression));
        session.WriteValues(entries);
        return ExitCode.Ok;
    }
}
