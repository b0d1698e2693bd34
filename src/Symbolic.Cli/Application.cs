using System.Runtime.CompilerServices;
using Symbolic.Cli.CommandLine;
using Symbolic.Cli.Rendering;

namespace Symbolic.Cli;

/// <summary>From arguments to an exit code.</summary>
internal static class Application
{
    /// <summary>Runs one command. Plain command lines are read without System.CommandLine, which takes longer to load than most derivatives take.</summary>
    /// <param name="args">The arguments after the program's name.</param>
    /// <param name="terminal">The streams; output is flushed before the method returns.</param>
    /// <param name="quick">Whether the short way may be taken.</param>
    public static int Run(string[] args, Terminal terminal, bool quick = true)
    {
        SourceMap sources = new();
        try
        {
            int code = Dispatch(args, terminal, sources, quick);
            terminal.Out.Flush();
            return code;
        }
        catch (CommandLineException wrong)
        {
            terminal.Out.Flush();
            terminal.Error.WriteLine($"error: {wrong.Message}");
            return ExitCode.WrongCommandLine;
        }
        catch (SymbolicException wrong)
        {
            terminal.Out.Flush();
            DiagnosticRenderer.Write(wrong.Diagnostics, sources, terminal);
            return ExitCode.WrongInput;
        }
        catch (IOException wrong)
        {
            terminal.Error.WriteLine($"error: {wrong.Message}");
            return ExitCode.WrongInput;
        }
    }

    private static int Dispatch(string[] args, Terminal terminal, SourceMap sources, bool quick)
    {
        Invocation? invocation = quick ? QuickCommandLine.Read(args) : null;
        if (invocation is null) return RunFully(args, terminal, sources);
        SymbolicEngine.WarmUp();
        return invocation.Run(terminal, sources);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int RunFully(string[] args, Terminal terminal, SourceMap sources) => FullCommandLine.Run(args, terminal, sources);
}
