using System.Globalization;
using System.Text.Json;

namespace Symbolic.Cli.Tests;

/// <summary>The three accuracies on the command line and in batches, for doubles and floats.</summary>
public sealed class AccuracyLevelTests
{
    private const string Formula = "sqrt(x + 1) - sqrt(x)";
    private static readonly double[] s_points = [0.1, 3, 1e15];

    [Theory]
    [InlineData("fast", "double")]
    [InlineData("stable", "double")]
    [InlineData("verified", "double")]
    [InlineData("fast", "float")]
    [InlineData("stable", "float")]
    [InlineData("verified", "float")]
    public void Batches_give_the_values_and_derivatives_of_an_accuracy_and_type(string accuracy, string type)
    {
        string at = string.Join(',', s_points.Select(static x => string.Create(CultureInfo.InvariantCulture, $$"""{"x":{{x:R}}}""")));
        (string output, string errors, int code) = Shell.Run(["batch"], $$"""{"expr":"{{Formula}}","accuracy":"{{accuracy}}","type":"{{type}}","at":[{{at}}]}""" + "\n");
        Assert.Equal((string.Empty, 0), (errors, code));
        JsonElement answer = JsonDocument.Parse(output).RootElement;
        Expr f = Expr.Parse(Formula), d = f.Differentiate("x");
        for (int i = 0; i < s_points.Length; i++)
        {
            double x = type == "float" ? (float)s_points[i] : s_points[i];
            Check(answer.GetProperty("f")[i].GetDouble(), f, x, accuracy, type);
            Check(answer.GetProperty("d")[i].GetDouble(), d, x, accuracy, type);
        }
    }

    [Theory]
    [InlineData("fast")]
    [InlineData("stable")]
    [InlineData("verified")]
    public void Commands_give_the_values_of_an_accuracy(string accuracy)
    {
        foreach (double x in s_points)
        {
            (string output, _, int code) = Shell.Run(["eval", Formula, "--accuracy", accuracy, "--at", string.Create(CultureInfo.InvariantCulture, $"x={x:R}")]);
            Assert.Equal(0, code);
            Check(double.Parse(output, CultureInfo.InvariantCulture), Expr.Parse(Formula), x, accuracy, "double");
        }
    }

    [Theory]
    [InlineData("log(x)", -1, "null")]
    [InlineData("exp(x)", 1000, "\"Infinity\"")]
    [InlineData("-exp(x)", 1000, "\"-Infinity\"")]
    [InlineData("exp(x)", -1000, "0")]
    [InlineData("log(1 - 1/(1 + exp(-x)))", 1e76, "-1e76")]
    [InlineData("cosh(x)^2 - sinh(x)^2", 1e30, "1")]
    [InlineData("x/x^2", 0, "null")]
    public void Verified_values_are_proved_or_proved_not_to_exist(string formula, double x, string expected)
    {
        foreach (string type in (string[])["double", "float"])
        {
            string request = string.Create(CultureInfo.InvariantCulture, $$"""{"op":"eval","expr":"{{formula}}","accuracy":"verified","type":"{{type}}","values":["f"],"at":[{"x":{{x:R}}}]}""");
            JsonElement answer = JsonDocument.Parse(Shell.Run(["batch"], request + "\n").Output).RootElement;
            string value = answer.GetProperty("f")[0].GetRawText();
            if (type == "float" && Math.Abs(x) > float.MaxValue) Assert.Equal("null", value);
            else Assert.Equal(expected, value);
        }
    }

    [Fact]
    public void What_is_not_decided_is_said_to_be_so()
    {
        JsonElement answer = JsonDocument.Parse(Shell.Run(["batch"], """{"op":"eval","expr":"log(sin(x)^2 + cos(x)^2)","accuracy":"verified","values":["f"],"at":[{"x":1.5}]}""" + "\n").Output).RootElement;
        bool isDecided = answer.GetProperty("f")[0].GetRawText() == "0";
        Assert.True(isDecided || answer.GetProperty("diagnostics")[0].GetProperty("code").GetString() == "SD2004", answer.GetRawText());
    }

    private static void Check(double actual, Expr e, double x, string accuracy, string type)
    {
        double exact = SymbolicEngine.Default.EvaluateExact([e], ["x"], [x])[0].Value;
        string where = string.Create(CultureInfo.InvariantCulture, $"{e} at {x:R}, {accuracy} {type}: {actual:R} instead of {exact:R}");
        if (accuracy == "fast")
        {
            Assert.True(x > 1e10 ? Math.Abs(actual - exact) > 0.1 * Math.Abs(exact) : Math.Abs(actual - exact) < 1e-6, where);
            return;
        }

        double ulp = type == "float" ? float.BitIncrement(Math.Abs((float)exact)) - Math.Abs((float)exact) : Math.BitIncrement(Math.Abs(exact)) - Math.Abs(exact);
        Assert.True(Math.Abs(actual - exact) <= (accuracy == "verified" ? 1 : 2) * ulp, where);
    }
}
