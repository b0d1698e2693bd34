using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Symbolic.Tests.Engine;

/// <summary>One case of a user's rules, an expression, and what must come of them.</summary>
internal sealed class AcceptanceCase(JsonElement json)
{
    private static readonly double[] s_points = [0.37, 1.21, 2.43, 0.83];

    public string Id => json.GetProperty("id").GetString()!;

    public string Group => json.GetProperty("group").GetString()!;

    /// <summary>What is wrong, or null.</summary>
    public string? Run()
    {
        string? expectedError = Text("expect_error");
        try
        {
            string? failure = Check();
            return expectedError is null ? failure : $"expected {expectedError}, got {failure ?? "a result"}";
        }
        catch (SymbolicException exception) when (expectedError is not null)
        {
            return exception.Diagnostics.Any(d => d.Code == expectedError) ? null : $"expected {expectedError}, got {exception.Message}";
        }
        catch (SymbolicException exception)
        {
            return exception.Message;
        }
    }

    private string? Check()
    {
        SymbolicEngine engine = Natives(SymbolicEngine.Core);
        if (Text("library_rules") is { } library) engine = engine.With(library);
        engine = engine.With(Text("rules") ?? string.Empty);
        foreach (string assumption in Strings("assume")) engine = engine.Assuming(assumption);
        Expr expression = engine.Parse(Text("expression")!);
        Derivation derivation = engine.Derive(expression, [.. Strings("differentiate")]);
        foreach (string warning in Strings("expect_warnings"))
        {
            if (!derivation.Diagnostics.Concat(engine.Warnings).Any(d => d.Code == warning)) return $"no warning {warning}";
        }

        string? failure = CompileError(engine, derivation.Expression) ?? Equivalent(engine, derivation.Expression);
        if (!json.TryGetProperty("checks", out JsonElement checks)) return failure;
        foreach (JsonElement check in checks.EnumerateArray()) failure ??= Point(engine, check, expression, derivation.Expression);
        return failure;
    }

    private string? CompileError(SymbolicEngine engine, Expr derivative)
    {
        if (Text("expect_compile_error") is not { } code) return null;
        try
        {
            engine.Compile([derivative], [.. SymbolicEngine.Variables(derivative)]);
            return $"compiling {derivative} should give {code}";
        }
        catch (SymbolicException exception)
        {
            return exception.Code == code ? null : exception.Message;
        }
    }

    private string? Equivalent(SymbolicEngine engine, Expr derivative)
    {
        if (Text("expect_derivative_equivalent_to") is not { } text) return null;
        Expr expected = engine.Parse(text);
        if (expected == derivative || Text("expect_compile_error") is not null) return null;
        string[] variables = [.. SymbolicEngine.Variables(expected + derivative)];
        if (text.Contains("D[", StringComparison.Ordinal)) return engine.Simplify(expected) == engine.Simplify(derivative) ? null : $"{derivative} is not {expected}";
        for (int shift = 0; shift < s_points.Length; shift++)
        {
            Dictionary<string, double> at = variables.Select((name, i) => (name, i)).ToDictionary(static v => v.name, v => s_points[(v.i + shift) % s_points.Length]);
            double actual = engine.Evaluate(derivative, at), wanted = engine.Evaluate(expected, at);
            bool same = double.IsNaN(wanted) ? double.IsNaN(actual) : Math.Abs(actual - wanted) <= 1e-12 * Math.Max(1e-3, Math.Abs(wanted));
            if (!same) return string.Create(CultureInfo.InvariantCulture, $"{derivative} is {actual:R}, {expected} is {wanted:R}");
        }

        return null;
    }

    private string? Point(SymbolicEngine engine, JsonElement check, Expr value, Expr derivative)
    {
        Expr tested = check.GetProperty("of").GetString() == "value" ? value : derivative;
        double wanted = double.Parse(check.GetProperty("value").GetString()!, CultureInfo.InvariantCulture);
        Dictionary<string, double> at = check.GetProperty("at").EnumerateObject().ToDictionary(static p => p.Name, static p => p.Value.GetDouble());
        bool single = check.GetProperty("type").GetString() == "float";
        double actual = Evaluate(engine, tested, at, single, NeedsNaN() ? CompileOptions.Fast : CompileOptions.Default);
        double tolerance = single ? 2e-7 : 3.2e-14;
        bool same = double.IsNaN(wanted) ? double.IsNaN(actual)
            : double.IsInfinity(wanted) ? actual == wanted
            : wanted == 0 ? Math.Abs(actual) < 1e-300
            : Math.Abs(actual - wanted) <= tolerance * Math.Abs(wanted);
        return same ? null : string.Create(CultureInfo.InvariantCulture, $"{tested} at {check.GetProperty("at")} is {actual:R} instead of {wanted:R}");
    }

    private static double Evaluate(SymbolicEngine engine, Expr expression, Dictionary<string, double> at, bool single, CompileOptions options)
    {
        if (!single) return engine.Evaluate(expression, at, options);
        string[] variables = [.. at.Keys];
        float[] result = new float[1];
        engine.CompileSingle([expression], variables, options)([.. variables.Select(v => (float)at[v])], result);
        return result[0];
    }

    private bool NeedsNaN() => json.TryGetProperty("checks", out JsonElement checks) && checks.EnumerateArray().Any(static c => c.GetProperty("value").GetString() == "NaN");

    private SymbolicEngine Natives(SymbolicEngine engine)
    {
        if (!json.TryGetProperty("natives", out JsonElement natives)) return engine;
        foreach (JsonProperty native in natives.EnumerateObject()) engine = engine.WithNative(native.Name, Native(native.Value.GetString()!));
        return engine;
    }

    private static Delegate Native(string text) => text switch
    {
        "Bessel J_n(x)" => (double n, double x) => SymbolicEngine.Core.Evaluate(SymbolicEngine.Core.Parse("besselj(n, x)"), new Dictionary<string, double> { ["n"] = n, ["x"] = x }),
        "Bessel J0(x)" => (double x) => SymbolicEngine.Core.Evaluate(SymbolicEngine.Core.Parse("besselj(0, x)"), new Dictionary<string, double> { ["x"] = x }),
        "Bessel J1(x)" => (double x) => SymbolicEngine.Core.Evaluate(SymbolicEngine.Core.Parse("besselj(1, x)"), new Dictionary<string, double> { ["x"] = x }),
        _ => Formula(text.Split(',')[0]),
    };

    private static Func<double, double> Formula(string text)
    {
        Expr formula = SymbolicEngine.Core.Parse(text);
        ImmutableArray<string> variables = SymbolicEngine.Variables(formula);
        return SymbolicEngine.Core.Compile<Func<double, double>>(formula, variables.AsSpan());
    }

    private string? Text(string name) => json.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private IEnumerable<string> Strings(string name) =>
        json.TryGetProperty(name, out JsonElement values) ? values.EnumerateArray().Select(static v => v.GetString()!) : [];
}
