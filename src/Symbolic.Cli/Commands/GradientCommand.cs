using System.Collections.Immutable;
using Symbolic.Cli.CommandLine;
using Symbolic.Cli.Rendering;

namespace Symbolic.Cli.Commands;

/// <summary><c>symbolic grad</c>: the partial derivatives.</summary>
internal static class GradientCommand
{
    /// <summary>Prints one line per variable, or the derivative along a direction.</summary>
    public static int Run(Invocation invocation, Session session, Terminal terminal)
    {
        Expr expression = session.Read(invocation.Arguments[0]);
        ImmutableArray<string> by = session.By(expression);
        Expr[] direction = session.Settings.Along.IsEmpty ? [] : session.Vector("--along", session.Settings.Along, by.Length, "variable");
        ImmutableArray<Expr> results = direction.Length == 0
            ? session.Engine.Gradient(expression, by.AsSpan())
            : [session.Engine.DirectionalDerivative(expression, by.AsSpan(), direction)];
        session.Write(results, Session.VariablesOf([expression, .. direction]));
        session.WriteValues(results);
        if (session.Settings.Explain) Explanation.Write(session, [expression], by.Select(static v => (string[])[v]), terminal.Out);
        return ExitCode.Ok;
    }
}
