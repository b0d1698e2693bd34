using System.Text.Json;
using Symbolic.Expressions;

namespace Symbolic.Tests.Corpora;

/// <summary>A program of named intermediate values with its expected Jacobian at a point.</summary>
internal sealed class ProgramCase
{
    private readonly JsonElement _json;

    public ProgramCase(JsonElement json)
    {
        _json = json;
        Id = json.GetProperty("id").GetString()!;
        Variables = [.. json.GetProperty("vars").EnumerateArray().Select(static v => v.GetString()!)];
        PublishedOperations = json.GetProperty("operations").GetInt32();
        Outputs = Inlined(SymbolicEngine.Default);
    }

    /// <summary>The name.</summary>
    public string Id { get; }

    /// <summary>The variables.</summary>
    public string[] Variables { get; }

    /// <summary>The operations of the program as its authors wrote it.</summary>
    public int PublishedOperations { get; }

    /// <summary>The outputs as expressions over the variables, which share the intermediate values.</summary>
    public Expr[] Outputs { get; }

    /// <summary>The entries of the Jacobian that are not 0 at the point.</summary>
    public IEnumerable<(int Row, int Column, double Value)> Jacobian =>
        _json.GetProperty("jacobian").EnumerateArray().Select(static e => (e[0].GetInt32(), e[1].GetInt32(), e[2].GetDouble()));

    /// <summary>The coordinates of the point, in the order of the variables.</summary>
    public double[] Point => [.. Variables.Select(name => _json.GetProperty("at").GetProperty(name).GetDouble())];

    /// <summary>All programs of a file.</summary>
    public static IEnumerable<ProgramCase> Read(string file)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(file));
        foreach (JsonElement program in document.RootElement.GetProperty("programs").EnumerateArray()) yield return new ProgramCase(program.Clone());
    }

    /// <summary>The largest difference between the entries of a Jacobian and the expected ones, relative to the expected one and to the largest of its row.</summary>
    public double LargestError(IEnumerable<(int Row, int Column, double Value)> entries)
    {
        Dictionary<(int, int), double> expected = Jacobian.ToDictionary(static e => (e.Row, e.Column), static e => e.Value);
        Dictionary<int, double> scale = Jacobian.GroupBy(static e => e.Row).ToDictionary(static g => g.Key, static g => g.Max(static e => Math.Abs(e.Value)));
        double largest = 0;
        foreach ((int row, int column, double value) in entries)
        {
            double truth = expected.GetValueOrDefault((row, column));
            expected.Remove((row, column));
            double unit = truth != 0 ? Math.Abs(truth) : scale.GetValueOrDefault(row, 1);
            largest = Math.Max(largest, double.IsNaN(value) ? double.PositiveInfinity : Math.Abs(value - truth) / unit);
        }

        return expected.Values.Any(static missing => missing != 0) ? double.PositiveInfinity : largest;
    }

    private Expr[] Inlined(SymbolicEngine engine)
    {
        Dictionary<string, Expr> values = new(StringComparer.Ordinal);
        foreach (JsonElement let in _json.GetProperty("lets").EnumerateArray())
        {
            values[let[0].GetString()!] = Substitution.Apply(engine.Parse(let[1].GetString()!), values);
        }

        return [.. _json.GetProperty("outputs").EnumerateArray().Select(output => Substitution.Apply(engine.Parse(output.GetString()!), values))];
    }
}
