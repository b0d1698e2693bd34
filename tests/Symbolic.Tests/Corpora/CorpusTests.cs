using System.Globalization;
using System.Text.Json;
using Xunit;
using Xunit.Abstractions;

namespace Symbolic.Tests.Corpora;

/// <summary>Derivatives of other people's formulas against correctly rounded values.</summary>
public sealed class CorpusTests(ITestOutputHelper output)
{
    private static string DataFile(string name) => Path.Combine(AppContext.BaseDirectory, "Corpora", name);

    private static IEnumerable<JsonElement> Records(string own, string shared) =>
        File.ReadLines(SharedFolder.Find(shared) ?? DataFile(own)).Select(static line => JsonDocument.Parse(line).RootElement);

    [Fact]
    public void Derivatives_of_antiderivatives_are_the_integrands() =>
        Run(Records("antiderivatives.jsonl", "corpora/antiderivatives.jsonl"), static record =>
        {
            Expr derivative = SymbolicEngine.Default.Differentiate(Parse(record, "antiderivative"), record.GetProperty("var").GetString()!);
            return Check(record, derivative, static point => point.GetProperty("f").GetDouble(), static point => Math.Max(1e-12, 100 * point.GetProperty("ad_err").GetDouble()));
        });

    [Fact]
    public void Derivatives_from_the_tests_of_other_systems() =>
        Run(Records("derivative-cases.jsonl", "corpora/derivative-cases.jsonl"), static record =>
        {
            string[] by = [.. record.GetProperty("wrt").EnumerateArray().SelectMany(static w => Enumerable.Repeat(w[0].GetString()!, w[1].GetInt32()))];
            Expr derivative = SymbolicEngine.Default.Differentiate(Parse(record, "expr"), by);
            return Check(record, derivative, static point => point.GetProperty("d").GetDouble(), static _ => 1e-11);
        });

    [Fact]
    public void Values_gradients_and_Hessians_of_physics_formulas() =>
        Run(Records("physics.jsonl", "corpora/physics.jsonl"), static record =>
        {
            Expr f = Parse(record, "expr");
            string? failure = Check(record, f, static point => point.GetProperty("f").GetDouble(), static _ => 1e-12);
            string[] variables = [.. record.GetProperty("vars").EnumerateArray().Select(static v => v.GetString()!)];
            foreach (string v in variables)
            {
                Expr first = SymbolicEngine.Default.Differentiate(f, v);
                failure ??= Check(record, first, point => Entry(point, "grad", v), static _ => 1e-11);
                foreach (string w in variables)
                {
                    if (Entry(record.GetProperty("points")[0], "hess", $"{v},{w}") is null) continue;
                    failure ??= Check(record, SymbolicEngine.Default.Differentiate(first, w), point => Entry(point, "hess", $"{v},{w}"), static _ => 1e-10);
                }
            }

            return failure;
        });

    private static double? Entry(JsonElement point, string group, string key) =>
        point.TryGetProperty(group, out JsonElement entries) && entries.TryGetProperty(key, out JsonElement value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;

    private static Expr Parse(JsonElement record, string property) => SymbolicEngine.Default.Parse(record.GetProperty(property).GetString()!);

    private static string? Check(JsonElement record, Expr expression, Func<JsonElement, double?> truth, Func<JsonElement, double> tolerance)
    {
        foreach (JsonElement point in record.GetProperty("points").EnumerateArray())
        {
            if (truth(point) is not { } expected) continue;
            Dictionary<string, double> at = point.GetProperty("at").EnumerateObject().ToDictionary(static p => p.Name, static p => p.Value.GetDouble());
            double actual = SymbolicEngine.Default.Evaluate(expression, at);
            bool close = Math.Abs(actual - expected) <= (Math.Abs(expected) * tolerance(point)) + (expected == 0 ? 1e-14 : 1e-300);
            if (!close) return string.Create(CultureInfo.InvariantCulture, $"{actual:R} instead of {expected:R} at {point.GetProperty("at")}: {expression}");
        }

        return null;
    }

    private void Run(IEnumerable<JsonElement> records, Func<JsonElement, string?> check)
    {
        int passed = 0, outOfScope = 0;
        List<string> failures = [];
        foreach (JsonElement record in records)
        {
            string id = record.GetProperty("id").GetString()!;
            try
            {
                if (check(record) is { } failure) failures.Add($"{id}: {failure}");
                else passed++;
            }
            catch (SymbolicException exception) when (exception.Code == "SD1009")
            {
                outOfScope++;
                output.WriteLine($"{id}: {exception.Message}");
            }
        }

        output.WriteLine($"{passed} passed, {failures.Count} failed, {outOfScope} out of scope");
        Assert.True(failures.Count == 0, $"{failures.Count} of {passed + failures.Count} failed\n{string.Join('\n', failures)}");
    }
}
