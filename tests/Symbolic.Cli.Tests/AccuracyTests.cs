using System.Text.Json;

namespace Symbolic.Cli.Tests;

public sealed class AccuracyTests
{
    [Fact]
    public void Scores_come_as_a_table_with_a_plot_and_the_worst_points()
    {
        (string output, string errors, int code) = Shell.Run(["accuracy", "sqrt(x + 1) - sqrt(x)", "--points", "64"]);
        Assert.Equal((string.Empty, 0), (errors, code));
        string[] lines = output.Split('\n');
        Assert.Equal("output\trange\tpoints\tfast\tstable\tverified\tundecided", lines[0]);
        Assert.Equal(["f", "f", "d/dx", "d/dx"], lines[1..5].Select(static line => line.Split('\t')[0]));
        Assert.All(lines[1..5], static line => Assert.Equal(("64", "0.00", "0"), (line.Split('\t')[2], line.Split('\t')[5], line.Split('\t')[6])));
        Assert.Contains(lines, static line => line.Contains("f fast   |", StringComparison.Ordinal) && line.Contains('█', StringComparison.Ordinal));
    }

    [Fact]
    public void Scores_come_as_json()
    {
        (string output, _, int code) = Shell.Run(["accuracy", "(1 - cos(x))/x^2", "--points", "50", "--seed", "7", "--json"]);
        Assert.Equal(0, code);
        JsonElement[] rows = [.. JsonDocument.Parse(output).RootElement.EnumerateArray()];
        Assert.Equal(4, rows.Length);
        Assert.All(rows, static row => Assert.Equal(0, row.GetProperty("verified").GetProperty("maxBits").GetDouble()));
        Assert.True(rows[0].GetProperty("fast").GetProperty("meanBits").GetDouble() > 10, output);
        Assert.True(rows[0].GetProperty("stable").GetProperty("meanBits").GetDouble() < 1, output);
        Assert.Equal(output, Shell.Run(["accuracy", "(1 - cos(x))/x^2", "--points", "50", "--seed", "7", "--json"]).Output);
    }

    [Theory]
    [InlineData("sin(", 1, "SD1001")]
    [InlineData("besselj(n, x)", 1, "SD3002")]
    public void What_cannot_be_measured_gets_a_diagnostic(string expression, int expected, string message)
    {
        (_, string errors, int code) = Shell.Run(["accuracy", expression]);
        Assert.Equal(expected, code);
        Assert.Contains(message, errors, StringComparison.Ordinal);
    }

    [Fact]
    public void An_expression_without_a_value_has_no_points()
    {
        (string output, _, int code) = Shell.Run(["accuracy", "log(-1 - x^2)", "--points", "5"]);
        Assert.Equal(0, code);
        Assert.Contains("f\tbits\t0\t-\t-\t-\t0", output, StringComparison.Ordinal);
    }
}
