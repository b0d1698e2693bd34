using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Symbolic.Tests.House;

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
        Assert.Equal(["1,2,a,0.4596976941318603,2", "1e-20,-Infinity,\"e, \"\"f\"\"\",0.5,1e-20", "NaN,0,,NaN,NaN"], lines[1..]);
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
    [InlineData("-", "--data", "-")]
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

    [Fact]
    public void Raw_doubles_go_in_and_out()
    {
        string file = Path.ChangeExtension(Path.GetTempFileName(), ".f64"), results = Path.ChangeExtension(Path.GetTempFileName(), ".f64");
        int count = 9_001;
        double[] points = [.. Enumerable.Range(0, count).SelectMany(static i => (double[])[i / 8.0, -i])];
        WriteRaw(file, points);
        (string output, string errors, int code) = Shell.Run(["eval", "x/y", "x*y", "--data", file, "--out", results]);
        Assert.Equal((string.Empty, string.Empty, 0), (output, errors, code));
        double[] values = ReadRaw(results);
        Assert.Equal(2 * count, values.Length);
        for (int i = 0; i < count; i++) Assert.Equal((i / 8.0 / -i, i / 8.0 * -i), (values[2 * i], values[(2 * i) + 1]));
        (output, _, code) = Shell.Run(["eval", "x + y", "--data", file]);
        Assert.Equal(0, code);
        Assert.StartsWith("x,y,x + y\n0,0,0\n0.125,-1,-0.875\n", output, StringComparison.Ordinal);
        File.Delete(file);
        File.Delete(results);
    }

    [Fact]
    public void A_row_that_is_cut_off_is_reported_and_the_rest_is_evaluated()
    {
        string file = Path.ChangeExtension(Path.GetTempFileName(), ".f64");
        WriteRaw(file, [1, 2, 3]);
        (string output, string errors, int code) = Shell.Run(["eval", "x*y", "--data", file]);
        Assert.Equal(("x,y,x*y\n1,2,2\n", 1), (output, code));
        Assert.Contains("SD4004: the file ends inside row 2: 8 bytes are left of 16", errors, StringComparison.Ordinal);
        File.Delete(file);
    }

    [Fact]
    public void Comma_separated_points_give_raw_values_without_the_bad_rows()
    {
        string results = Path.ChangeExtension(Path.GetTempFileName(), ".f64");
        (_, string errors, int code) = Shell.Run(["eval", "x^2", "--data", "-", "--out", results], "x\n3\nthree\n-0.5\n");
        Assert.Equal(1, code);
        Assert.Contains("(standard input:3:1)", errors, StringComparison.Ordinal);
        Assert.Equal([9, 0.25], ReadRaw(results));
        File.Delete(results);
    }

    [Fact]
    public void Values_in_quotes_may_hold_ends_of_lines()
    {
        const string Input = "x,\"a \"\"note\"\"\r\nof two lines\"\r\n1,\"p\r\n\r\nq\"\r\n2,\"r\" s\r\nthree,\"t\nu\"\n4,5\" pipe\r\n5,\"open\n6,v";
        (string output, string errors, int code) = Shell.Run(["eval", "x^2", "--data", "-"], Input);
        Assert.Equal("x,\"a \"\"note\"\"\r\nof two lines\",x^2\n1,\"p\r\n\r\nq\",1\n4,5\" pipe,16\n6,v,36\n", output);
        Assert.Equal(1, code);
        Assert.Contains("there is text behind a closing quote (standard input:6:7)", errors, StringComparison.Ordinal);
        Assert.Contains("'three' is no number (standard input:7:1)", errors, StringComparison.Ordinal);
        Assert.Contains("the quote is not closed (standard input:10:3)", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("inf", "Infinity")]
    [InlineData("-Inf", "-Infinity")]
    [InlineData("+INFINITY", "Infinity")]
    [InlineData("nan", "NaN")]
    [InlineData("1e999", "Infinity")]
    [InlineData("-1e-999", "-0")]
    [InlineData(" 1.5e+3 ", "1500")]
    public void Numbers_are_read_as_programs_write_them(string text, string expected)
    {
        Assert.Equal(($"t,t\n{text},{expected}\n", string.Empty, 0), Shell.Run(["eval", "t", "--data", "-"], $"t\n{text}\n"));
    }

    [Theory]
    [InlineData("+")]
    [InlineData("-infin")]
    [InlineData("0x10")]
    [InlineData("1_000")]
    [InlineData("NA")]
    public void Other_texts_are_no_numbers(string text)
    {
        (string output, string errors, int code) = Shell.Run(["eval", "t", "--data", "-"], $"t\n{text}\n");
        Assert.Equal(("t,t\n", 1), (output, code));
        Assert.Contains($"'{text}' is no number (standard input:2:1)", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Standard_streams_carry_raw_doubles_too()
    {
        using MemoryStream input = new(), output = new();
        using (BinaryWriter writer = new(input, Encoding.UTF8, leaveOpen: true))
        {
            foreach (double value in (double[])[1, 2, 3, 4]) writer.Write(value);
        }

        input.Position = 0;
        (string text, string errors, int code) = Shell.Run(["eval", "x*y", "--data", "-.f64", "--out", "-.f64"], change: t => t with { OpenInput = () => input, OpenOutput = () => output });
        Assert.Equal((string.Empty, string.Empty, 0), (text, errors, code));
        Assert.Equal([2.0, 12.0], MemoryMarshal.Cast<byte, double>(output.ToArray()).ToArray());
        Assert.Equal(("x,x^2\n3,9\n", string.Empty, 0), Shell.Run(["eval", "x^2", "--data", "-", "--out", "-"], "x\n3\n"));
        (_, errors, code) = Shell.Run(["eval", "2", "--data", "-.f64"]);
        Assert.Equal(2, code);
        Assert.Contains("no variable", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Results_that_nobody_reads_are_not_computed()
    {
        int asked = 0;
        string rows = string.Concat(Enumerable.Range(0, 100_000).Select(static i => string.Create(CultureInfo.InvariantCulture, $"{i}\n")));
        (string output, _, int code) = Shell.Run(["eval", "x", "--data", "-"], "x\n" + rows, change: t => t with { IsOutputRead = () => ++asked < 2 });
        Assert.Equal((2, 0), (asked, code));
        Assert.InRange(output.Length, 1, rows.Length / 2);
    }

    [Fact]
    public void Results_that_cannot_be_written_are_an_error()
    {
        using FullWriter full = new();
        (_, string errors, int code) = Shell.Run(["eval", "x", "--data", "-"], "x\n1\n", change: t => t with { Out = full });
        Assert.Equal(("error: no space left\n", 1), (errors, code));
    }

    [Fact]
    public void A_file_keeps_its_name_its_links_and_its_mode()
    {
        string folder = Directory.CreateTempSubdirectory().FullName, results = Path.Combine(folder, "results.csv"), link = Path.Combine(folder, "link.csv");
        File.WriteAllText(results, "old");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(results, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            File.CreateSymbolicLink(link, "results.csv");
        }

        Assert.Equal(0, Shell.Run(["eval", "x", "--data", "-", "--out", OperatingSystem.IsWindows() ? results : link], "x\n1\n").ExitCode);
        Assert.Equal("x,x\n1,1\n", File.ReadAllText(results));
        if (!OperatingSystem.IsWindows()) Assert.Equal((UnixFileMode.UserRead | UnixFileMode.UserWrite, "results.csv"), (File.GetUnixFileMode(results), new FileInfo(link).LinkTarget));
        Assert.False(File.Exists(results + ".partial"));
        Directory.Delete(folder, recursive: true);
    }

    // stable batches promise results within 3 ulp or exact ones
    private const int Ulps = 4;

    public static TheoryData<string> Problems => [.. Nist().Select(static p => p.GetProperty("name").GetString()!)];

    [Theory]
    [MemberData(nameof(Problems))]
    public void Jacobians_of_curve_fitting_problems_are_exact(string name)
    {
        JsonElement problem = Nist().Single(p => p.GetProperty("name").GetString() == name);
        string model = problem.GetProperty("model").GetString()!;
        string[] parameters = [.. problem.GetProperty("parameters").EnumerateArray().Select(static p => p.GetString()!)];
        double[] certified = [.. problem.GetProperty("certified").EnumerateArray().Select(static p => p.GetDouble())], x = [.. problem.GetProperty("x").EnumerateArray().Select(static p => p.GetDouble())];
        string[] partials = Shell.Run(["grad", model, "--by", string.Join(',', parameters)]).Output.TrimEnd('\n').Split('\n');
        string rows = string.Join('\n', x.Select(abscissa => string.Join(',', certified.Append(abscissa).Select(static v => v.ToString("R", CultureInfo.InvariantCulture)))));
        (string output, string errors, int code) = Shell.Run(["eval", .. partials, "--data", "-"], $"{string.Join(',', parameters)},x\n{rows}\n");
        Assert.Equal((string.Empty, 0), (errors, code));
        string[] lines = output.TrimEnd('\n').Split('\n')[1..];
        Assert.Equal(x.Length, lines.Length);
        Expr[] gradient = [.. SymbolicEngine.Core.Gradient(SymbolicEngine.Core.Parse(model), parameters)];
        for (int i = 0; i < x.Length; i++)
        {
            ExactResult[] exact = SymbolicEngine.Core.EvaluateExact(gradient, [.. parameters, "x"], [.. certified, x[i]]);
            double[] values = [.. lines[i].Split(',')[(parameters.Length + 1)..].Select(static v => double.Parse(v, CultureInfo.InvariantCulture))];
            for (int k = 0; k < values.Length; k++) Assert.InRange(values[k], Beside(exact[k].Value, -Ulps), Beside(exact[k].Value, Ulps));
        }
    }

    private static double Beside(double value, int ulps) => value + (ulps * (Math.BitIncrement(Math.Abs(value)) - Math.Abs(value)));

    private static JsonElement[] Nist() =>
        [.. JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "samples", "CurveFitting", "nist.json"))).RootElement.EnumerateArray()];

    private static void WriteRaw(string path, double[] values)
    {
        using BinaryWriter writer = new(File.Create(path));
        foreach (double value in values) writer.Write(value);
    }

    private static double[] ReadRaw(string path)
    {
        using BinaryReader reader = new(File.OpenRead(path));
        double[] values = new double[reader.BaseStream.Length / sizeof(double)];
        for (int i = 0; i < values.Length; i++) values[i] = reader.ReadDouble();
        return values;
    }

    private sealed class FullWriter : StringWriter
    {
        public override void Flush() => throw new IOException("no space left");
    }
}
