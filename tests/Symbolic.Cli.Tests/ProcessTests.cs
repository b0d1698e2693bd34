using System.Diagnostics;
using System.Globalization;

namespace Symbolic.Cli.Tests;

/// <summary>The program as a process of its own.</summary>
public sealed class ProcessTests
{
    private static string[] Program => [Path.Combine(AppContext.BaseDirectory, "Symbolic.Cli.dll")];

    private static Process Start(params string[] args) => Run([.. Program, .. args]);

    private static Process Run(string[] args) => Run("dotnet", args);

    private static Process Run(string program, string[] args) =>
        Process.Start(new ProcessStartInfo(program, args) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;

    /// <summary>Starts the program so that it takes interrupts, which it would ignore where these tests have been started in the background of a shell.</summary>
    private static Process StartInterruptible(params string[] args) =>
        OperatingSystem.IsLinux() ? Run("env", ["--default-signal=INT", "dotnet", .. Program, .. args]) : Start(args);

    private static void Interrupt(Process process)
    {
        using Process kill = Process.Start("kill", ["-INT", $"{process.Id}"]);
        bool hasEnded = process.WaitForExit(TimeSpan.FromMinutes(1));
        if (!hasEnded) process.Kill();
        Assert.True(hasEnded, "an interrupt did not end it");
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
        using Process process = StartInterruptible("batch");
        process.StandardInput.Write("{\"expr\":\"x\"}\n");
        process.StandardInput.Flush();
        Assert.NotNull(process.StandardOutput.ReadLine());
        Interrupt(process);
        Assert.Equal(130, process.ExitCode);
    }

    [Fact]
    public void Interrupted_results_do_not_bear_the_name_of_complete_ones()
    {
        if (OperatingSystem.IsWindows()) return;
        string folder = Directory.CreateTempSubdirectory().FullName, results = Path.Combine(folder, "results.csv");
        File.WriteAllText(results, "old");
        using Process process = StartInterruptible("eval", "x^2", "--data", "-", "--out", results);
        process.StandardInput.Write("x\n1\n");
        process.StandardInput.Flush();
        Assert.True(SpinWait.SpinUntil(() => File.Exists(results + ".partial"), TimeSpan.FromMinutes(1)));
        Interrupt(process);
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

    [Fact]
    public void Where_no_code_can_be_made_tapes_are_interpreted()
    {
        const string Switch = "\"configProperties\": {";
        string folder = Directory.CreateTempSubdirectory().FullName, config = Path.Combine(folder, "interpreted.json");
        string given = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Symbolic.Cli.runtimeconfig.json"));
        Assert.Contains(Switch, given, StringComparison.Ordinal);
        File.WriteAllText(config, given.Replace(Switch, Switch + "\n\"System.Runtime.CompilerServices.RuntimeFeature.IsDynamicCodeSupported\": false,", StringComparison.Ordinal));
        string rows = string.Concat(Enumerable.Range(0, 3000).Select(static i => string.Create(CultureInfo.InvariantCulture, $"{i / 7.0},{i % 11}\n")));
        foreach (string accuracy in (string[])["fast", "stable"])
        {
            string[] command = ["eval", "(1 - cos(x))/x^2 + beta(x + 1, y + 1)", "if(x < y, x*y, hypot(x, y)) - y", "--data", "-", "--accuracy", accuracy];
            using Process process = Run(["exec", "--runtimeconfig", config, .. Program, .. command]);
            process.StandardInput.Write("x,y\n" + rows);
            process.StandardInput.Close();
            string actual = process.StandardOutput.ReadToEnd();
            Assert.Equal(string.Empty, process.StandardError.ReadToEnd());
            using Process usual = Run([.. Program, .. command]);
            usual.StandardInput.Write("x,y\n" + rows);
            usual.StandardInput.Close();
            double[] expected = Numbers(usual.StandardOutput.ReadToEnd()), numbers = Numbers(actual);
            Assert.Equal((4 * 3000, 4 * 3000), (numbers.Length, expected.Length));
            for (int i = 0; i < numbers.Length; i++) Assert.True(numbers[i].Equals(expected[i]) || Math.Abs(numbers[i] - expected[i]) <= 1e-14 * Math.Max(1, Math.Abs(expected[i])), $"{numbers[i]} for {expected[i]}"); // kernels over vectors may differ
        }

        Directory.Delete(folder, recursive: true);
    }

    private static double[] Numbers(string table) =>
        [.. table.TrimEnd('\n').Split('\n')[1..].SelectMany(static line => line.Split(',')).Select(static text => double.Parse(text, CultureInfo.InvariantCulture))];

    private static void WriteRows(StreamWriter writer, int count)
    {
        for (int i = 0; i < count; i++) writer.Write("1\n");
    }
}
