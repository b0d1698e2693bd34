using Symbolic.Cli.CommandLine;
using Symbolic.Cli.Rendering;

namespace Symbolic.Cli.Commands;

/// <summary><c>symbolic eval</c>: values.</summary>
internal static class EvalCommand
{
    /// <summary>Prints the value at each point; of an expression without variables, its value.</summary>
    public static int Run(Invocation invocation, Session session, Terminal terminal)
    {
        Settings settings = invocation.Settings;
        Expr expression = session.Read(invocation.Arguments[0]);
        if (!settings.At.IsEmpty) session.WriteValues([expression]);
        else terminal.Out.WriteLine(NumberFormat.Of(session.Engine.Evaluate(expression, new Dictionary<string, double>(), session.Compilation)));
        return ExitCode.Ok;
    }
}
