using System.Diagnostics;

namespace Symbolic.Cli.Tests;

/// <summary>The program as a process of its own.</summary>
public sealed class ProcessTests
{
    private static Process Start(params string[] args)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "Symbolic.Cli.dll");
        ProcessStartInfo start = new("dotnet", [program, .. args]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        return Process.Start(start)!;
    }

    [Fact]
    public void Results_and_diagnostics_go_to_their_streams()
    {
        using Process good = Start("diff", "μ^2");
        Assert.Equal("2*μ\n", good.StandardOutput.ReadToEnd());
        Assert.Equal(string.Empty, good.StandardError.ReadToEnd());
        good.WaitForExit();
        Assert.Equal(0, good.ExitCode);
        using Process bad = Start("diff", "sin(");
        Assert.Equal(string.Empty, bad.StandardOutput.ReadToEnd());
        string errors = bad.StandardError.ReadToEnd();
        Assert.StartsWith("error SD1001", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", errors, StringComparison.Ordinal);
        bad.WaitForExit();
        Assert.Equal(1, bad.ExitCode);
    }

    [Fact]
    public void The_version_is_that_of_the_program()
    {
        using Process process = Start("--version");
        Assert.Matches(@"^\d+\.\d+\.\d+\n$", process.StandardOutput.ReadToEnd());
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    [Fact]
    public void A_program_can_hold_a_conversation()
    {
        using Process process = Start("batch");
        for (int i = 1; i <= 3; i++)
        {
            process.StandardInput.Write($"{{\"id\":{i},\"expr\":\"x^{i}\"}}\n");
            process.StandardInput.Flush();
            Assert.StartsWith($"{{\"id\":{i},\"ok\":true", process.StandardOutput.ReadLine(), StringComparison.Ordinal);
        }

        process.StandardInput.Close();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    [Fact]
    public void An_interrupt_ends_it_with_130()
    {
        if (OperatingSystem.IsWindows()) return;
        using Process process = Start("batch");
        process.StandardInput.Write("{\"expr\":\"x\"}\n");
        process.StandardInput.Flush();
        Assert.NotNull(process.StandardOutput.ReadLine());
        using Process kill = Process.Start("kill", ["-INT", $"{process.Id}"]);
        process.WaitForExit();
        Assert.Equal(130, process.ExitCode);
    }

    [Fact]
    public void Interrupted_results_do_not_bear_the_name_of_complete_ones()
    {
        if (OperatingSystem.IsWindows()) return;
        string folder = Directory.CreateTempSubdirectory().FullName, results = Path.Combine(folder, "results.csv");
        File.WriteAllText(results, "old");
        using Process process = Start("eval", "x^2", "--data", "-", "--out", results);
        process.StandardInput.Write("x\n1\n");
        process.StandardInput.Flush();
        Assert.True(SpinWait.SpinUntil(() => File.Exists(results + ".partial"), TimeSpan.FromMinutes(1)));
        using Process kill = Process.Start("kill", ["-INT", $"{process.Id}"]);
        process.WaitForExit();
        Assert.Equal((130, "old"), (process.ExitCode, File.ReadAllText(results)));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void It_stops_when_nobody_reads_its_results()
    {
        if (OperatingSystem.IsWindows()) return;
        using Process process = Start("eval", "x^2", "--data", "-");
        process.StandardInput.Write("x\n");
        process.StandardOutput.Close();
        Assert.Throws<IOException>(() => WriteRows(process.StandardInput, 10_000_000));
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    private static void WriteRows(StreamWriter writer, int count)
    {
        for (int i = 0; i < count; i++) writer.Write("1\n");
    }
}
