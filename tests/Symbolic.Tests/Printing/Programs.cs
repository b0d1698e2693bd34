using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Symbolic.Tests.Printing;

/// <summary>Runs compilers and interpreters that may be there or not.</summary>
internal static class Programs
{
    /// <summary>The lines a program writes, or null when there is no such program. Throws when it fails.</summary>
    public static string[]? Run(string program, string directory, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments) { WorkingDirectory = directory, RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using Process process = Process.Start(start)!;
            Task<string> errors = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? output.Split('\n', StringSplitOptions.RemoveEmptyEntries) : throw new InvalidOperationException(output + errors.Result);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    /// <summary>The C# compiler of the SDK this runs under, or null.</summary>
    public static string? CSharpCompiler()
    {
        DirectoryInfo root = new DirectoryInfo(RuntimeEnvironment.GetRuntimeDirectory()).Parent!.Parent!.Parent!;
        string sdks = Path.Combine(root.FullName, "sdk");
        if (!Directory.Exists(sdks)) return null;
        return Directory.GetDirectories(sdks).Select(static sdk => Path.Combine(sdk, "Roslyn", "bincore", "csc.dll")).LastOrDefault(File.Exists);
    }

    /// <summary>Does something in a new directory that is removed afterwards.</summary>
    public static void InDirectory(Action<string> action)
    {
        string directory = Directory.CreateTempSubdirectory("symbolic-test-").FullName;
        try
        {
            action(directory);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }
}
