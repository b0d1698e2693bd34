using System.Collections.Immutable;
using Symbolic.Cli.CommandLine;

namespace Symbolic.Cli.Commands;

/// <summary><c>symbolic jacobian</c>: the partial derivatives of several expressions.</summary>
internal static class JacobianCommand
{
    /// <summary>Prints one line per entry, row by row.</summary>
    public static int Run(Invocation invocation, Session session, Terminal terminal)
    {
        Expr[] expressions = [.. invocation.Arguments.Select(session.Read)];
        ImmutableArray<Expr> entries = [.. session.Engine.Jacobian(expressions, invocation.Settings.By.AsSpan()).SelectMany(static row => row)];
        session.Write(entries, [.. expressions.SelectMany(static e => SymbolicEngine.Variables(e)).Distinct().Order(StringComparer.Ordinal)]);
        session.WriteValues(entries);
        return ExitCode.Ok;
    }
}
