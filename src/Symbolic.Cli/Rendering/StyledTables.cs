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
        foreach (string title in (string[])["function", "partials", "domain", "meaning", "accuracy"]) table.AddColumn(title);
        foreach (FunctionDefinition row in rows) table.AddRow([.. FunctionsCommand.Fields(row).Select(Markup.Escape)]);
        Console(terminal).Write(table);
    }

    private static IAnsiConsole Console(Terminal terminal) => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Out = new AnsiConsoleOutput(terminal.Out),
        ColorSystem = terminal.HasColor ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
    });
}
