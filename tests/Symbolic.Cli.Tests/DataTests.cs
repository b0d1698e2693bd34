using System.Globalization;

namespace Symbolic.Cli.Tests;

public sealed class DataTests
{
    [Fact]
    public void Bad_rows_are_reported_by_line_and_the_rest_is_evaluated()
    {
        const string Input = "x, \"y\",note\n1,2,a\n\n1,b,c\n1,2\n,1,d\n1e-20,-Infinity,\"e, \"\"f\"\"\"\nNaN,0,\n";
        (string output, string errors, int code) = Shell.Run(["eval", "(1 - cos(x))/x^2", "max(x, y)", "--data", "-"], Input);
        Assert.Equal(1, code);
        string[] lines = output.TrimEnd('\n').Split('\n');
        Assert.Equal("x, \"y\",note,(1 - cos(x))/x^2,\"max(x, y)\"", lines[0]);
        Assert.Equal(["1,2,a,0.45969769413186023,2", "1e-20,-Infinity,\"e, \"\"f\"\"\",0.5,1e-20", "NaN,0,,NaN,NaN"], lines[1..]);
        Assert.Contains("SD4004: 'b' is no number (standard input:4:3)", errors, StringComparison.Ordinal);
        Assert.Contains("SD4004: 3 values are needed, not 2 (standard input:5:1)", errors, StringComparison.Ordinal);
        Assert.Contains("SD4004: a value is missing (standard input:6:1)", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_of_many_blocks_come_out_in_order()
    {
        string file = Path.GetTempFileName(), results = Path.GetTempFileName();
        int count = 10_001;
        File.WriteAllLines(file, [.. Enumerable.Range(0, count).Select(static i => i.ToString(CultureInfo.InvariantCulture)).Prepend("t")]);
        (string output, string errors, int code) = Shell.Run(["eval", "t^2 - t", "--data", file, "--out", results], change: static t => t with { IsErrorInteractive = true });
        Assert.Equal((string.Empty, 0), (output, code));
        Assert.DoesNotContain("error", errors, StringComparison.Ordinal);
        string[] lines = File.ReadAllLines(results);
        Assert.Equal(count + 1, lines.Length);
        for (int i = 0; i < count; i++) Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"{i},{((long)i * i) - i}"), lines[i + 1]);
        File.Delete(file);
        File.Delete(results);
    }

    [Theory]
    [InlineData("x\n1\n", "there is no column 'y'", 1)]
    [InlineData("", "there is no column 'x'", 1)]
    [InlineData("y,x,y\n", "there are 2 columns 'y'", 1)]
    public void Headers_name_the_variables(string input, string message, int code)
    {
        (string output, string errors, int actual) = Shell.Run(["eval", "x*y", "--data", "-"], input);
        Assert.Equal((string.Empty, code), (output, actual));
        Assert.Contains(message, errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--data", "none.csv", "--out", "other.csv")]
    [InlineData("--data", "same.csv", "--out", "./same.csv")]
    [InlineData("--out", "other.csv", "--at", "x=1")]
    [InlineData("--data", "-", "--at", "x=1")]
    public void Options_must_fit(params string[] options)
    {
        (string output, string errors, int code) = Shell.Run(["eval", "x", .. options]);
        Assert.Equal((string.Empty, 2), (output, code));
        Assert.StartsWith("error: ", errors, StringComparison.Ordinal);
        Assert.False(File.Exists("other.csv"));
    }

    [Fact]
    public void Proved_values_are_written_too()
    {
        (string output, _, int code) = Shell.Run(["eval", "log(x)", "--data", "-", "--accuracy", "verified"], "x\n-1\n1\n");
        Assert.Equal(("x,log(x)\n-1,NaN\n1,0\n", 0), (output, code));
    }
}
