using Spectre.Console;
using Symbolic.Cli.Commands;
using Symbolic.Functions;

namespace Symbolic.Cli.Rendering;

/// <summary>Tables on a screen.</summary>
internal static class StyledTables
{
    /// <summary>The function table with boxes.</summary>
    public static void WriteFunctions(IReadOnlyList<FunctionDefinition> rows, Terminal terminal)
    {
        Table table = new Table().RoundedBorder();
        foreach (string title in (string[])["function", "partials", "domain", "meaning", "accuracy", "method"]) table.AddColumn(new TableColumn(new Markup($"[bold]{title}[/]")));
        foreach (FunctionDefinition row in rows) table.AddRow([.. FunctionsCommand.Fields(row).Select(Markup.Escape)]);
        Console(terminal).Write(table);
    }

    /// <summary>The scores of an accuracy measurement with boxes.</summary>
    public static void WriteAccuracy(AccuracyReport report, Terminal terminal)
    {
        Console(terminal).Write(Filled("mean error in bits: 0 is correctly rounded, 64 is lost", AccuracyCommand.Titles, AccuracyCommand.Rows(report)));
        Console(terminal).Write(Filled("points settled by each arithmetic", AccuracyCommand.TierTitles, AccuracyCommand.TierRows(report)));
    }

    private static Table Filled(string heading, string[] titles, IEnumerable<string[]> rows)
    {
        Table table = new Table().RoundedBorder().Title(heading);
        foreach (string title in titles) table.AddColumn(new TableColumn(new Markup($"[bold]{title}[/]")));
        foreach (string[] row in rows) table.AddRow([.. row.Select(Markup.Escape)]);
        return table;
    }

    private static IAnsiConsole Console(Terminal terminal)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(terminal.Out),
            Ansi = terminal.HasColor ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = terminal.HasColor ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
        });
        console.Profile.Width = terminal.Width;
        console.Profile.Capabilities.Unicode = true;
        return console;
    }
}
