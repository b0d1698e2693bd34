using System.Text.Json;
using Measurement = Symbolic.AccuracyReport;

namespace Symbolic.Benchmarks.Precision;

/// <summary>A formula with points at which it and its partial derivatives are known exactly.</summary>
internal sealed record AccuracyFormula(string Id, Expr Expression, string[] Variables, List<AccuracyPoint> Points)
{
    /// <summary>The formulas of a file of JSON lines.</summary>
    public static IEnumerable<AccuracyFormula> Read(string path) => File.ReadLines(path).Select(static line => Of(JsonDocument.Parse(line).RootElement));

    /// <summary>A formula with the points of a measurement at which it has a value.</summary>
    public static AccuracyFormula Of(string id, Expr expression, Measurement report)
    {
        bool[] known = [.. Enumerable.Repeat(true, report.Outputs.Length)];
        IEnumerable<AccuracySample> samples = report.Samples.Where(static s => s.Exact[0].Kind == ExactResultKind.Value);
        return new AccuracyFormula(id, expression, [.. report.Variables], [.. samples.Select(s => new AccuracyPoint(s.Range == SampleRange.Human ? "human" : "bits", [.. s.Point], [.. s.Exact.Select(Number)], known))]);
    }

    private static double? Number(ExactResult exact) => exact.Kind == ExactResultKind.Value ? exact.Value : null;

    private static AccuracyFormula Of(JsonElement json)
    {
        string[] variables = [.. json.GetProperty("vars").EnumerateArray().Select(static v => v.GetString()!)];
        List<AccuracyPoint> points = [];
        foreach (JsonElement point in json.GetProperty("points").EnumerateArray())
        {
            double?[] truth = [Number(point.GetProperty("f")), .. variables.Select(v => point.GetProperty("d").TryGetProperty(v, out JsonElement d) ? Number(d) : null)];
            bool[] known = [true, .. variables.Select(v => point.GetProperty("d").TryGetProperty(v, out _))];
            points.Add(new AccuracyPoint(point.GetProperty("kind").GetString()!, [.. point.GetProperty("x").EnumerateArray().Select(static x => x.GetDouble())], truth, known));
        }

        return new AccuracyFormula(json.GetProperty("id").GetString()!, SymbolicEngine.Default.Parse(json.GetProperty("expr").GetString()!), variables, points);
    }

    private static double? Number(JsonElement json) => json.ValueKind == JsonValueKind.Number ? json.GetDouble() : null;
}

/// <summary>A point, with the correctly rounded value and partial derivatives; null where the true value overflows or does not exist.</summary>
internal sealed record AccuracyPoint(string Kind, double[] X, double?[] Truth, bool[] Known);
