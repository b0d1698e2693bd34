namespace Symbolic.Cli;

/// <summary>What the process returns.</summary>
internal static class ExitCode
{
    /// <summary>All is well.</summary>
    public const int Ok = 0;

    /// <summary>The input was wrong; diagnostics say where.</summary>
    public const int WrongInput = 1;

    /// <summary>The command line was wrong.</summary>
    public const int WrongCommandLine = 2;

    /// <summary>Interrupted from the keyboard.</summary>
    public const int Interrupted = 130;
}
