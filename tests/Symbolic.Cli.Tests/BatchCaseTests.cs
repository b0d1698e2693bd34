using System.Globalization;
using System.Text.Json;
using Xunit.Abstractions;

namespace Symbolic.Cli.Tests;

/// <summary>The cases of derivative pairs, through <c>symbolic batch</c>.</summary>
public sealed class BatchCaseTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_case_of_custom_derivatives_comes_out() => Run(Shared() ?? Carried("custom-derivatives.json"), Shared() is null ? 34 : 80);

    [Fact]
    public void Every_further_case_comes_out() => Run(Carried("pair-cases.json"), 100);

    private void Run(string path, int least)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(path));
        JsonElement[] cases = [.. document.RootElement.GetProperty("cases").EnumerateArray().Where(static c => !c.TryGetProperty("natives", out _) && !c.TryGetProperty("library_rules", out _))];
        List<(JsonElement Case, string Type, JsonElement[] Checks)> asked = [.. cases.SelectMany(static c => Types(c).Select(type => (c, type, Checks(c, type))))];
        string requests = string.Concat(asked.Select(static a => Request(a.Case, a.Type, a.Checks) + "\n"));
        string[] answers = Shell.Run(["batch"], requests).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(asked.Count, answers.Length);
        List<string> failures = [];
        for (int i = 0; i < answers.Length; i++)
        {
            if (Failure(asked[i].Case, asked[i].Checks, asked[i].Type, answers[i]) is { } failure) failures.Add($"{asked[i].Case.GetProperty("id")}: {failure}");
        }

        output.WriteLine($"{cases.Length} cases, {answers.Length} requests");
        Assert.True(cases.Length >= least, $"only {cases.Length} cases");
        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    private static string[] Types(JsonElement @case) =>
        @case.TryGetProperty("checks", out JsonElement checks) ? [.. checks.EnumerateArray().Select(static c => c.GetProperty("type").GetString()!).Distinct()] : ["double"];

    private static JsonElement[] Checks(JsonElement @case, string type) =>
        @case.TryGetProperty("checks", out JsonElement checks) ? [.. checks.EnumerateArray().Where(c => c.GetProperty("type").GetString() == type)] : [];

    private static string Request(JsonElement @case, string type, JsonElement[] checks)
    {
        Dictionary<string, object> request = new(StringComparer.Ordinal)
        {
            ["id"] = @case.GetProperty("id").GetString()!,
            ["expr"] = @case.GetProperty("expression").GetString()!,
            ["by"] = @case.GetProperty("differentiate"),
            ["rules"] = @case.GetProperty("rules").GetString()!,
            ["defaults"] = false,
            ["type"] = type,
            ["at"] = checks.Select(static c => c.GetProperty("at")),
        };
        if (@case.TryGetProperty("assume", out JsonElement assume)) request["assume"] = assume;
        bool expectsNaN = Types(@case).SelectMany(t => Checks(@case, t)).Any(static c => c.GetProperty("value").GetString() == "NaN");
        if (expectsNaN) request["accuracy"] = "fast";
        return JsonSerializer.Serialize(request);
    }

    private static string? Failure(JsonElement @case, JsonElement[] checks, string type, string line)
    {
        using JsonDocument document = JsonDocument.Parse(line);
        JsonElement answer = document.RootElement;
        string?[] codes = [.. answer.GetProperty("diagnostics").EnumerateArray().Select(static d => d.GetProperty("code").GetString())];
        bool ok = answer.GetProperty("ok").GetBoolean();
        if (@case.TryGetProperty("expect_error", out JsonElement error)) return !ok && codes.Contains(error.GetString()) ? null : $"expected {error}, got {line}";
        if (!ok) return line;
        if (@case.TryGetProperty("expect_warnings", out JsonElement warnings) && warnings.EnumerateArray().Any(w => !codes.Contains(w.GetString()))) return $"expected {warnings}, got {line}";
        return checks.Select((check, i) => Wrong(check, i, type, answer)).FirstOrDefault(static wrong => wrong is not null);
    }

    private static string? Wrong(JsonElement check, int index, string type, JsonElement answer)
    {
        JsonElement value = answer.GetProperty(check.GetProperty("of").GetString() == "value" ? "f" : "d")[index];
        double actual = value.ValueKind == JsonValueKind.Number ? value.GetDouble() : double.Parse(value.GetString()!, CultureInfo.InvariantCulture);
        double wanted = double.Parse(check.GetProperty("value").GetString()!, CultureInfo.InvariantCulture);
        bool same = !double.IsFinite(wanted) ? actual.Equals(wanted)
            : wanted == 0 ? Math.Abs(actual) < 1e-300
            : Math.Abs(actual - wanted) <= (type == "float" ? 2e-7 : 3.2e-14) * Math.Abs(wanted);
        return same ? null : string.Create(CultureInfo.InvariantCulture, $"{answer.GetProperty("result")}: {check} gave {actual:R}");
    }

    private static string Carried(string name) => Path.Combine(AppContext.BaseDirectory, "Cases", name);

    private static string? Shared()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(Path.Combine(folder.FullName, "Symbolic.sln"))) continue;
            string path = Path.Combine(folder.Parent?.FullName ?? folder.FullName, "shared", "cases", "custom-derivatives.json");
            return File.Exists(path) ? path : null;
        }

        return null;
    }
}
