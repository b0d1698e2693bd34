using Symbolic.Tests.House;
using Xunit;

namespace Symbolic.Tests.Verification;

/// <summary>The verifier refuses wrong rules and takes right ones, special functions, restricted domains and kinks included.</summary>
public sealed class VerifierTests
{
    public static TheoryData<string, string> Rules
    {
        get
        {
            TheoryData<string, string> data = [];
            foreach (string line in File.ReadAllLines(Path.Combine(Repository.Root, "tests", "Symbolic.Tests", "Cases", "verification.cases")).Where(static line => line.Contains(" <= ", StringComparison.Ordinal) && !line.StartsWith('#')))
            {
                string[] parts = line.Split(" <= ", 2);
                data.Add(parts[1].Replace(" | ", "\n  ", StringComparison.Ordinal), parts[0]);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void SaysWhatIsTrue(string rule, string expected)
    {
        if (expected == "right") Assert.DoesNotContain(SymbolicEngine.Core.With(rule).Warnings, static d => d.Code is "SD2001" or "SD2002" or "SD2004");
        else Assert.Contains(expected, Assert.Throws<SymbolicException>(() => SymbolicEngine.Core.With(rule)).Diagnostics.Select(static d => d.Code));
    }

    [Fact]
    public void AFailureNamesPointShareAndRatio()
    {
        SymbolicException exception = Assert.Throws<SymbolicException>(() => SymbolicEngine.Core.With("pair p: log(1 + exp(2*u))\n  d/du = sigmoid(2*u)", "mine.sym"));
        Diagnostic diagnostic = Assert.Single(exception.Diagnostics);
        Assert.Equal(("SD2001", "mine.sym", 2), (diagnostic.Code, diagnostic.File, diagnostic.Span.Line));
        Assert.Contains("at u = 1 it is 0.880797077977882", diagnostic.Message, StringComparison.Ordinal);
        Assert.Contains("wrong at 32 of 32 points, always by the factor 0.5", diagnostic.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FindingsCanBeWarningsOrOff()
    {
        const string Wrong = "pair p: log(1 + exp(u))\n  d/du = sigmoid(-u)";
        Assert.Contains(SymbolicEngine.Core.With(Wrong, verification: VerificationMode.Warn).Warnings, static d => d is { Code: "SD2001", Severity: Severity.Warning });
        Assert.DoesNotContain(SymbolicEngine.Core.With(Wrong, verification: VerificationMode.Off).Warnings, static d => d.Code == "SD2001");
    }

    [Fact]
    public void NativesAreComparedByDifferences()
    {
        SymbolicEngine engine = SymbolicEngine.Core.WithNative("h", Math.Sin);
        Assert.Equal("SD2001", Assert.Throws<SymbolicException>(() => SymbolicEngine.Core.WithFunction("h", (Func<double, double>)Math.Sin, "sin(a)")).Code);
        _ = SymbolicEngine.Core.WithFunction("h", (Func<double, double>)Math.Sin, "cos(a)");
        Assert.Equal("h(x)", engine.Parse("h(x)").ToString());
    }
}
