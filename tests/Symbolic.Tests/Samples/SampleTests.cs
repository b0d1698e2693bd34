using System.Diagnostics;
using Symbolic.Tests.House;
using Xunit;

namespace Symbolic.Tests.Samples;

/// <summary>Every sample runs and prints what its expected.txt says.</summary>
public sealed class SampleTests
{
    private const int MaximumLines = 60;

    public static TheoryData<string> Names =>
        [.. Directory.GetDirectories(Path.Combine(Repository.Root, "samples")).Select(static folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Prints_what_is_expected(string name)
    {
        // the sample is built with the tests, for the configuration and framework that they are built for
        string[] output = AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar).Split(Path.DirectorySeparatorChar)[^2..];
        string program = Path.Combine([Repository.Root, "samples", name, "bin", .. output, name + ".dll"]);
        using Process process = Process.Start(new ProcessStartInfo("dotnet", [program]) { RedirectStandardOutput = true })!;
        string actual = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        Assert.Equal(File.ReadAllText(Path.Combine(Repository.Root, "samples", name, "expected.txt")), actual.ReplaceLineEndings("\n"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Is_short(string name) =>
        Assert.InRange(File.ReadAllLines(Path.Combine(Repository.Root, "samples", name, "Program.cs")).Length, 1, MaximumLines);
}
