using System.Text.Json;
using Symbolic.Tests.Corpora;
using Xunit;
using Xunit.Abstractions;

namespace Symbolic.Tests.Engine;

/// <summary>Custom derivatives, end to end.</summary>
public sealed class AcceptanceTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_case_of_custom_derivatives_comes_out() =>
        Run(SharedFolder.Find("cases/custom-derivatives.json") ?? Carried("custom-derivatives.json"));

    [Fact]
    public void Every_further_case_comes_out() => Run(Carried("pair-cases.json"));

    private static string Carried(string name) => Path.Combine(AppContext.BaseDirectory, "Engine", name);

    private void Run(string path)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(path));
        List<string> failures = [];
        int count = 0;
        foreach (AcceptanceCase @case in document.RootElement.GetProperty("cases").EnumerateArray().Select(static json => new AcceptanceCase(json)))
        {
            count++;
            if (@case.Run() is { } failure) failures.Add($"{@case.Id} ({@case.Group}): {failure}");
        }

        output.WriteLine($"{count - failures.Count} of {count} cases");
        Assert.True(failures.Count == 0, $"{failures.Count} of {count} cases failed\n{string.Join('\n', failures)}");
    }
}
