using Symbolic.Cli.CommandLine;

namespace Symbolic.Cli.Commands;

/// <summary><c>symbolic eval</c>: values.</summary>
internal static class EvalCommand
{
    /// <summary>Prints the value at each point; of an expression without variables, its value.</summary>
    public static int Run(Invocation invocation, Session session, Terminal terminal)
    {
        Expr expression = session.Read(invocation.Arguments[0]);
        if (invocation.Settings.At.IsEmpty) session.WriteValues([expression], []);
        else session.WriteValues([expression]);
        return ExitCode.Ok;
    }
}
