using System.Collections.Immutable;
using System.Globalization;
using Symbolic.Cli.CommandLine;

namespace Symbolic.Cli.Commands;

/// <summary><c>symbolic rules</c>: rule files.</summary>
internal static class RulesCommands
{
    /// <summary><c>rules check</c>: reads a file as rules, with all checks, and says what it declares.</summary>
    public static int Check(Invocation invocation, Session session, Terminal terminal)
    {
        int before = session.Engine.DeclaredRules.Length;
        session.Load(invocation.Arguments[0]);
        ImmutableArray<Diagnostic> warnings = session.Engine.Warnings;
        session.Warn(warnings);
        ImmutableArray<DeclaredRule> all = session.Engine.DeclaredRules;
        ILookup<string, DeclaredRule> kinds = all.Take(all.Length - before).ToLookup(static rule => rule.Kind);
        string[] counts = [Count(kinds["pair"], "pair"), Count(kinds["function"], "function"), Count(kinds["rewrite"], "rewrite")];
        terminal.Out.WriteLine($"{invocation.Arguments[0]}: {string.Join(", ", counts)}: {(warnings.IsEmpty ? "all right" : "true as far as checked, " + Count(warnings.Length, "warning"))}");
        return ExitCode.Ok;
    }

    /// <summary><c>rules fmt</c>: writes a file in canonical form.</summary>
    public static int Format(Invocation invocation, Session session, Terminal terminal)
    {
        string file = invocation.Arguments[0];
        string text = Files.Read(file);
        session.Sources.Add(file, text);
        terminal.Out.Write(session.Engine.FormatRules(text, file));
        return ExitCode.Ok;
    }

    /// <summary><c>rules list</c>: what is registered, the layer that goes first at the top.</summary>
    public static int List(Invocation invocation, Session session, Terminal terminal)
    {
        foreach (DeclaredRule rule in session.Engine.DeclaredRules)
        {
            string place = string.Create(CultureInfo.InvariantCulture, $"{rule.File ?? "command line"}:{rule.Line}");
            terminal.Out.WriteLine($"{rule.Head}  # {place}");
        }

        return ExitCode.Ok;
    }

    private static string Count(IEnumerable<DeclaredRule> rules, string name) => Count(rules.Count(), name);

    private static string Count(int count, string name) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {name}{(count == 1 ? string.Empty : "s")}");
}
