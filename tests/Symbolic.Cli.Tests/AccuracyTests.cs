using System.Text.Json;

namespace Symbolic.Cli.Tests;

public sealed class AccuracyTests
{
    private static readonly string[] s_tiers = ["double", "doubleDouble", "scaled", "exact"];

    [Fact]
    public void Scores_come_as_tables_with_a_plot_and_the_worst_points()
    {
        (string output, string errors, int code) = Shell.Run(["accuracy", "sqrt(x + 1) - sqrt(x)", "--points", "64"]);
        Assert.Equal((string.Empty, 0), (errors, code));
        string[] lines = output.Split('\n');
        Assert.Equal("output\trange\tpoints\tfast\tstable\tverified\tundecided", lines[0]);
        Assert.Equal(["f", "f", "d/dx", "d/dx"], lines[1..5].Select(static line => line.Split('\t')[0]));
        Assert.All(lines[1..5], static line => Assert.Equal(("64", "0.00", "0"), (line.Split('\t')[2], line.Split('\t')[5], line.Split('\t')[6])));
        Assert.Equal("output\trange\tdelegate\tdouble\tdouble-double\textended exponent\tballs", lines[6]);
        Assert.All(lines[7..15], static line => Assert.Equal(64, line.Split('\t')[3..].Sum(int.Parse)));
        Assert.All(lines[7..15].Where(static line => line.Contains("verified", StringComparison.Ordinal)), static line => Assert.Equal("0", line.Split('\t')[3]));
        Assert.Contains(lines, static line => line.Contains("f fast |", StringComparison.Ordinal) && line.Contains('█', StringComparison.Ordinal));
        Assert.Contains(lines, static line => line.StartsWith("worst fast f: 6", StringComparison.Ordinal) && line.Contains("by double, exact", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, static line => line.StartsWith("worst verified", StringComparison.Ordinal));
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
        Assert.All(rows, static row => Assert.Equal(row.GetProperty("stable").GetProperty("points").GetInt32(), s_tiers.Sum(tier => row.GetProperty("stable").GetProperty("tiers").GetProperty(tier).GetInt32())));
        JsonElement worst = rows[0].GetProperty("fast").GetProperty("worst")[0];
        Assert.Equal((true, "double"), (worst.GetProperty("bits").GetDouble() > 10 && worst.GetProperty("at").TryGetProperty("x", out _), worst.GetProperty("tier").GetString()));
        Assert.Equal(output, Shell.Run(["accuracy", "(1 - cos(x))/x^2", "--points", "50", "--seed", "7", "--json"]).Output);
    }

    [Fact]
    public void Every_variable_has_a_plot_of_what_loses_digits()
    {
        (string output, _, int code) = Shell.Run(["accuracy", "a*b - c*d", "--points", "100"]);
        Assert.Equal(0, code);
        Assert.All(["a", "b", "c", "d"], variable => Assert.Contains($"largest error over {variable}, full height 64 bits", output, StringComparison.Ordinal));
        Assert.DoesNotContain("d/da stable |", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sin(", 1, "SD1001")]
    [InlineData("besselj(n, x)", 1, "SD3002")]
    [InlineData("g(x)", 1, "SD1009")]
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

    [Theory]
    [InlineData("--points", "0")]
    [InlineData("--points", "-1")]
    [InlineData("--points", "99999999999")]
    [InlineData("--points", "1e3")]
    [InlineData("--seed", "x")]
    [InlineData("--format", "latex")]
    public void Wrong_options_are_explained(string option, string value)
    {
        (string output, string errors, int code) = Shell.Run(["accuracy", "x", option, value]);
        Assert.Equal((string.Empty, 2), (output, code));
        Assert.NotEmpty(errors);
    }

    [Theory]
    [InlineData("3")]
    [InlineData("pi - 22/7")]
    [InlineData("x - x")]
    [InlineData("nan")]
    [InlineData("1/0")]
    [InlineData("x*1e400")]
    [InlineData("if(x < 0, sqrt(x), log(-x))")]
    [InlineData("exp(exp(exp(x)))")]
    [InlineData("x^y^z")]
    [InlineData("gamma(x)*digamma(x)")]
    [InlineData("floor(x)/sin(pi*x)")]
    public void Odd_expressions_are_measured_all_the_same(string expression)
    {
        (string output, string errors, int code) = Shell.Run(["accuracy", expression, "--points", "8", "--json", "--timeout", "60"]);
        Assert.Equal((string.Empty, 0), (errors, code));
        JsonElement[] rows = [.. JsonDocument.Parse(output).RootElement.EnumerateArray()];
        Assert.All(rows, static row => Assert.True(row.GetProperty("verified").GetProperty("maxBits").GetDouble() <= 1));
    }

    [Fact]
    public void Many_variables_and_deep_expressions_are_measured()
    {
        string sum = string.Join(" + ", Enumerable.Range(0, 70).Select(static i => $"x{i}^2")), deep = new string('(', 3000) + "x" + new string(')', 3000);
        Assert.Equal(0, Shell.Run(["accuracy", sum, "--points", "2", "--json"]).ExitCode);
        Assert.Equal(0, Shell.Run(["accuracy", deep, "--points", "2"]).ExitCode);
    }

    [Fact]
    public void A_measurement_ends_when_its_time_is_up()
    {
        (_, string errors, int code) = Shell.Run(["accuracy", "polylog(x, y)*gammainc(x, y)", "--points", "1000000000", "--timeout", "1"]);
        Assert.Equal(1, code);
        Assert.Contains("SD", errors, StringComparison.Ordinal);
    }
}
