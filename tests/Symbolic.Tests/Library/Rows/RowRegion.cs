using Symbolic.Functions;
using Symbolic.Tests.House;

namespace Symbolic.Tests.Library.Rows;

/// <summary>The points a row is tested at, by regions.cases.</summary>
internal static class RowRegion
{
    private static readonly Dictionary<string, string> s_conditions = File.ReadLines(Path.Combine(Repository.Root, "tests", "Symbolic.Tests", "Library", "Rows", "regions.cases"))
        .Where(static line => line.Length > 0 && line[0] != '#')
        .Select(static line => line.Split(" | "))
        .ToDictionary(static fields => fields[0], static fields => fields[1]);

    /// <summary>The signatures that regions.cases names.</summary>
    public static IEnumerable<string> Named => s_conditions.Keys;

    /// <summary>Whether a row is tested at a point.</summary>
    public static Func<double[], bool> Of(FunctionDefinition row) => s_conditions.TryGetValue(row.Signature, out string? condition) ? Holds(row, condition) : static _ => true;

    /// <summary>A condition on the parameters of a row as a predicate.</summary>
    public static Func<double[], bool> Holds(FunctionDefinition row, string condition)
    {
        SpanFunction function = SymbolicEngine.Default.Compile([Expr.Parse($"if({condition}, 1, 0)")], [.. row.Parameters]);
        return point =>
        {
            double[] result = new double[1];
            function(point, result);
            return result[0] == 1;
        };
    }
}
