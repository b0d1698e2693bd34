using System.Runtime.InteropServices;

namespace Symbolic.Cli;

/// <summary>Standard output where it is a pipe. Writing to one that nobody reads is no error to the console, which drops what is written.</summary>
internal static partial class OutputPipe
{
    private const int StandardOutput = 1;
    private const short Broken = 0x8 | 0x10; // POLLERR and POLLHUP

    /// <summary>Whether somebody may still read standard output; true where that is not known.</summary>
    public static bool IsRead()
    {
        if (OperatingSystem.IsWindows()) return true;
        Polled output = new() { Descriptor = StandardOutput };
        return Poll(ref output, 1, 0) <= 0 || (output.Events & Broken) == 0;
    }

    [LibraryImport("libc", EntryPoint = "poll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Poll(ref Polled descriptors, nuint count, int milliseconds);

    /// <summary><c>struct pollfd</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Polled
    {
        public int Descriptor;
        public short Requested;
        public short Events;
    }
}
