using System.Collections.Immutable;
using Symbolic.Cli.CommandLine;
using Symbolic.Cli.Data;
using Symbolic.Cli.Rendering;

namespace Symbolic.Cli.Commands;

/// <summary><c>symbolic eval</c>: values.</summary>
internal static class EvalCommand
{
    /// <summary>Prints the values at each point, or at the points of a file; of expressions without variables, their values.</summary>
    public static int Run(Invocation invocation, Session session, Terminal terminal)
    {
        Settings settings = invocation.Settings;
        if (settings.Data?.StartsWith('-') == true && invocation.Arguments.Contains("-")) throw new CommandLineException("standard input holds the expression or the points, not both");
        ImmutableArray<Expr> expressions = [.. invocation.Arguments.Select(session.Read)];
        if (settings.Data is { } data)
        {
            if (!settings.At.IsEmpty) throw new CommandLineException("the points come from --data or from --at, not from both");
            if (settings.Explain) throw new CommandLineException("--explain goes with --at");
            return new DataEvaluation(session, terminal, expressions).Run(data, settings.Out) ? ExitCode.Ok : ExitCode.WrongInput;
        }

        if (settings.Out is not null) throw new CommandLineException("--out goes with --data");
        session.WriteValues(expressions);
        if (!settings.At.IsEmpty) return ExitCode.Ok;
        session.WriteValues(expressions, []);
        if (settings.Explain) Explanation.WriteEvaluation(session, expressions, terminal.Out);
        return ExitCode.Ok;
    }
}
