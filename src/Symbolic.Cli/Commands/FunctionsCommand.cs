using System.Runtime.CompilerServices;
using Symbolic.Cli.CommandLine;
using Symbolic.Cli.Rendering;
using Symbolic.Functions;

namespace Symbolic.Cli.Commands;

/// <summary><c>symbolic functions</c>: what every function is.</summary>
internal static class FunctionsCommand
{
    /// <summary>Prints the rows: a table on a screen, fields separated by tabs elsewhere.</summary>
    public static int Run(Invocation invocation, Session session, Terminal terminal)
    {
        FunctionTable functions = session.Engine.Functions;
        IEnumerable<FunctionDefinition> rows = functions.Definitions.Where(static d => !d.Name.Contains(':', StringComparison.Ordinal));
        if (invocation.Arguments.Length > 0) rows = Named(functions, rows, invocation.Arguments[0]);
        if (terminal.IsOutputInteractive) WriteTable([.. rows], terminal);
        else WriteLines(rows, terminal.Out);
        return ExitCode.Ok;
    }

    /// <summary>The fields of a row: signature, partials, domain, exact meaning, accuracy, method of the kernel; empty ones are "-".</summary>
    public static string[] Fields(FunctionDefinition row)
    {
        string partials = row.Partials.IsDefaultOrEmpty ? "-" : string.Join("; ", row.Partials.Select(static p => p?.Text ?? "none"));
        return [row.Signature, partials, row.Domain?.Text ?? "-", row.Spec?.Text ?? "-", row.Accuracy ?? "-", row.Method ?? "-"];
    }

    private static FunctionDefinition[] Named(FunctionTable functions, IEnumerable<FunctionDefinition> rows, string name)
    {
        FunctionDefinition[] found = [.. rows.Where(d => d.Name == name || d.Aliases.Contains(name))];
        if (found.Length > 0) return found;
        string hint = functions.Nearest(name) is { } nearest ? $"; did you mean '{nearest}'?" : string.Empty;
        throw new SymbolicException(Diagnostic.Error("SD1009", $"unknown function '{name}'{hint}"));
    }

    private static void WriteLines(IEnumerable<FunctionDefinition> rows, TextWriter output)
    {
        output.WriteLine("function\tpartials\tdomain\tmeaning\taccuracy\tmethod");
        foreach (FunctionDefinition row in rows) output.WriteLine(string.Join('\t', Fields(row)));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void WriteTable(FunctionDefinition[] rows, Terminal terminal) => StyledTables.WriteFunctions(rows, terminal);
}
