using System.Globalization;
using System.Text.Json;
using Symbolic.Numerics;
using Xunit;

namespace Symbolic.Tests.Corpora;

/// <summary>Textbook formulas that cancel, overflow and underflow as they are written: their values and partial derivatives at random bit patterns and in the human range,
/// against correctly rounded values computed elsewhere.</summary>
public sealed class TextbookTests
{
    private const double MostStableBits = 3, MostMeanBits = 1, MostMeanOfAll = 0.3;
    private static readonly TextbookFormula[] s_formulas = [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Corpora", "textbook.jsonl")).Select(TextbookFormula.Read)];

    public static TheoryData<string> Names => [.. s_formulas.Select(static formula => formula.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Verified_values_are_the_nearest_doubles_or_next_to_them(string name)
    {
        foreach ((TextbookPoint point, int output, double actual) in Named(name).Evaluate(Accuracy.Verified))
        {
            if (point.Truth[output] is { } truth) Assert.True(ErrorBits.Of(actual, truth) <= 1, Where(name, point, output, actual));
            else Assert.False(double.IsFinite(actual), Where(name, point, output, actual));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Stable_values_are_right_to_the_last_places(string name)
    {
        List<double> bits = [];
        foreach ((TextbookPoint point, int output, double actual) in Named(name).Evaluate(Accuracy.Stable))
        {
            if (point.Truth[output] is not { } truth) continue;
            bits.Add(ErrorBits.Of(actual, truth));
            Assert.True(double.IsFinite(actual) && bits[^1] <= MostStableBits, Where(name, point, output, actual));
        }

        Assert.True(bits.Average() <= MostMeanBits, string.Create(CultureInfo.InvariantCulture, $"{name}: {bits.Average():0.00} bits"));
    }

    [Theory]
    [InlineData("bits", false)]
    [InlineData("bits", true)]
    [InlineData("human", false)]
    [InlineData("human", true)]
    public void Stable_formulas_have_few_bits_of_error_in_the_mean(string kind, bool derivatives)
    {
        double[] means = [.. s_formulas.Select(formula => formula.MeanBits(Accuracy.Stable, kind, derivatives)).OfType<double>()];
        Assert.True(means.Length > 60);
        Assert.True(means.Average() <= MostMeanOfAll, string.Create(CultureInfo.InvariantCulture, $"{means.Average():0.000} bits"));
    }

    /// <summary>Evaluation as written does not pass: the points are where it matters.</summary>
    [Fact]
    public void As_written_the_formulas_lose_digits()
    {
        double[] means = [.. s_formulas.Select(static formula => formula.MeanBits(Accuracy.Fast, "bits", false)).OfType<double>()];
        Assert.True(means.Average() > 10);
    }

    private static TextbookFormula Named(string name) => s_formulas.Single(formula => formula.Name == name);

    private static string Where(string name, TextbookPoint point, int output, double actual) =>
        string.Create(CultureInfo.InvariantCulture, $"{name}, {(output == 0 ? "value" : $"partial derivative {output}")} at {string.Join(", ", point.X.Select(static x => x.ToString("R", CultureInfo.InvariantCulture)))}: {actual:R} instead of {point.Truth[output]:R}");

    private sealed record TextbookPoint(string Kind, double[] X, double?[] Truth);

    private sealed record TextbookFormula(string Name, Expr Expression, string[] Variables, TextbookPoint[] Points)
    {
        public static TextbookFormula Read(string line)
        {
            JsonElement json = JsonDocument.Parse(line).RootElement;
            string[] variables = [.. json.GetProperty("vars").EnumerateArray().Select(static v => v.GetString()!)];
            return new TextbookFormula(json.GetProperty("name").GetString()!, Expr.Parse(json.GetProperty("expr").GetString()!), variables, [.. json.GetProperty("points").EnumerateArray().Select(Point)]);
        }

        /// <summary>The values and partial derivatives at all points, by a delegate.</summary>
        public IEnumerable<(TextbookPoint Point, int Output, double Actual)> Evaluate(Accuracy accuracy)
        {
            SpanFunction function = SymbolicEngine.Default.Compile([Expression, .. Expression.Gradient(Variables)], Variables, new CompileOptions { Accuracy = accuracy });
            double[] y = new double[Variables.Length + 1];
            foreach (TextbookPoint point in Points)
            {
                function(point.X, y);
                for (int i = 0; i < y.Length; i++) yield return (point, i, y[i]);
            }
        }

        /// <summary>The mean error at the points of a kind, or null where there is nothing to compare.</summary>
        public double? MeanBits(Accuracy accuracy, string kind, bool derivatives)
        {
            double[] bits = [.. Evaluate(accuracy).Where(r => r.Point.Kind == kind && r.Output > 0 == derivatives).Where(static r => r.Point.Truth[r.Output] is not null).Select(static r => ErrorBits.Of(r.Actual, r.Point.Truth[r.Output]!.Value))];
            return bits.Length == 0 ? null : bits.Average();
        }

        private static TextbookPoint Point(JsonElement json) => new(
            json.GetProperty("kind").GetString()!,
            [.. json.GetProperty("x").EnumerateArray().Select(static x => x.GetDouble())],
            [Number(json.GetProperty("f")), .. json.GetProperty("d").EnumerateArray().Select(Number)]);

        private static double? Number(JsonElement json) => json.ValueKind == JsonValueKind.Number ? json.GetDouble() : null;
    }
}
