using System.Runtime.InteropServices;
using System.Text;
using Symbolic.Cli.CommandLine;

namespace Symbolic.Cli;

/// <summary>The process: its streams, and what it was told to do.</summary>
internal static class Program
{
    private const int BufferSize = 1 << 16;

    /// <summary>Runs one command; see <see cref="ExitCode"/> for the result.</summary>
    public static int Main(string[] args)
    {
        if (args is [var command, ..] && !OptionSyntax.LooksLikeOption(command)) SymbolicEngine.WarmUp();
        UTF8Encoding encoding = new(encoderShouldEmitUTF8Identifier: false);
        using StreamReader input = new(Console.OpenStandardInput(), encoding, detectEncodingFromByteOrderMarks: true, BufferSize);
        using StreamWriter output = new(Console.OpenStandardOutput(), encoding, BufferSize);
        using StreamWriter error = new(Console.OpenStandardError(), encoding, 256) { AutoFlush = true };
        Console.SetOut(output); // what the console sets up before the first line is then no second writer with an encoding of its own
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, static _ => Environment.Exit(ExitCode.Interrupted));
        bool hasColor = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        Terminal terminal = new(input, output, error)
        {
            OpenInput = Console.OpenStandardInput,
            OpenOutput = Console.OpenStandardOutput,
            IsOutputRead = OutputPipe.IsRead,
            IsInputInteractive = !Console.IsInputRedirected,
            IsOutputInteractive = !Console.IsOutputRedirected,
            IsErrorInteractive = !Console.IsErrorRedirected,
            HasColor = hasColor,
        };
        if (terminal.IsOutputInteractive && Console.WindowWidth > 0) terminal = terminal with { Width = Console.WindowWidth };
        return Application.Run(args, terminal);
    }
}
