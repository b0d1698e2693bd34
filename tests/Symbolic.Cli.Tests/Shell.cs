namespace Symbolic.Cli.Tests;

/// <summary>Runs commands in this process.</summary>
internal static class Shell
{
    public static (string Output, string Errors, int ExitCode) Run(string[] args, string input = "", bool quick = true, Func<Terminal, Terminal>? change = null)
    {
        using StringReader reader = new(input);
        using StringWriter output = new() { NewLine = "\n" }, errors = new() { NewLine = "\n" };
        Terminal terminal = new(reader, output, errors);
        int code = Application.Run(args, change is null ? terminal : change(terminal), quick);
        return (output.ToString(), errors.ToString(), code);
    }
}
