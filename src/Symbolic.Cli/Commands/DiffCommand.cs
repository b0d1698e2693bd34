using System.Collections.Immutable;
using Symbolic.Cli.CommandLine;
using Symbolic.Cli.Rendering;

namespace Symbolic.Cli.Commands;

/// <summary><c>symbolic diff</c>: the derivative.</summary>
internal static class DiffCommand
{
    /// <summary>Prints the derivative, its values at the points, and how it came about.</summary>
    public static int Run(Invocation invocation, Session session, Terminal terminal)
    {
        Expr expression = session.Read(invocation.Arguments[0]);
        ImmutableArray<string> variables = SymbolicEngine.Variables(expression);
        string[] by = By(invocation.Settings, variables);
        Derivation derivation = session.Engine.Derive(expression, by, invocation.Settings.Simplify);
        session.Warn(derivation.Diagnostics);
        session.Write([derivation.Expression], variables);
        session.WriteValues([derivation.Expression]);
        if (invocation.Settings.Steps) Explanation.WriteSteps(session.Engine.Steps(expression, by), session, terminal.Out);
        if (invocation.Settings.Explain) Explanation.Write(derivation, terminal.Out);
        return ExitCode.Ok;
    }

    /// <summary>What to differentiate by in turn: the variables given, the whole list as often as the order says.</summary>
    internal static string[] By(Settings settings, ImmutableArray<string> variables)
    {
        if (settings.By.IsEmpty && variables.Length > 1)
        {
            throw new CommandLineException($"the expression has the variables {string.Join(", ", variables)}; say by which to differentiate, such as --by {variables[0]}");
        }

        ImmutableArray<string> by = settings.By.IsEmpty ? (variables.IsEmpty ? ["x"] : variables) : settings.By;
        string[] inTurn = new string[by.Length * settings.Order];
        for (int i = 0; i < inTurn.Length; i++) inTurn[i] = by[i % by.Length];
        return inTurn;
    }
}
