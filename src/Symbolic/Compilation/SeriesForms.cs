using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Numerics;

namespace Symbolic.Compilation;

/// <summary>Results of one variable by their series about 0 and at infinity, where terms cancel that double-double arithmetic would evaluate one by one.</summary>
internal sealed class SeriesForms
{
    private readonly SeriesEvaluation[][] _evaluations;

    private SeriesForms(SeriesEvaluation[][] evaluations) => _evaluations = evaluations;

    /// <summary>The series of some results; null where there is none for any.</summary>
    /// <param name="results">The results as they are meant.</param>
    /// <param name="variables">The variables, in the order of their values.</param>
    /// <param name="functions">What names mean.</param>
    /// <param name="enclose">Encloses a constant expression with many digits; <see cref="Ball.Undecided"/> where that is not known.</param>
    public static SeriesForms? Of(Expr[] results, string[] variables, FunctionTable functions, Func<Expr, Ball> enclose)
    {
        SeriesUnits units = new(enclose);
        SeriesExpansion expansion = new(functions, units);
        List<SeriesEvaluation>[] found = [.. results.Select(static _ => new List<SeriesEvaluation>())];
        foreach (IGrouping<string?, int> group in Enumerable.Range(0, results.Length).GroupBy(i => VariableOf(results[i])))
        {
            if (Array.IndexOf(variables, group.Key) is var place and >= 0) Add(found, [.. group], results, place, variables[place], expansion, units);
        }

        return Array.TrueForAll(found, static f => f.Count == 0) ? null : new SeriesForms(Array.ConvertAll(found, static f => f.ToArray()));
    }

    /// <summary>The value of a result at a point and a bound of its error.</summary>
    /// <returns>Whether one of its series serves there.</returns>
    public bool TryEvaluate(int result, ReadOnlySpan<double> point, out ExtendedNumber value)
    {
        foreach (SeriesEvaluation evaluation in _evaluations[result])
        {
            if (evaluation.TryEvaluate(point, out value)) return true;
        }

        value = default;
        return false;
    }

    /// <summary>The only variable of an expression; null where there are none or more.</summary>
    private static string? VariableOf(Expr result) =>
        ExpressionGraph.Of(result).Nodes.OfType<Symbol>().Select(static symbol => symbol.Name).Distinct(StringComparer.Ordinal).Take(2).ToArray() is [var variable] ? variable : null;

    private static void Add(List<SeriesEvaluation>[] found, int[] members, Expr[] results, int place, string variable, SeriesExpansion expansion, SeriesUnits units)
    {
        foreach (bool isReciprocal in (ReadOnlySpan<bool>)[false, true])
        {
            PowerSeries?[] series = expansion.Of([.. members.Select(i => results[i])], variable, isReciprocal);
            for (int k = 0; k < members.Length; k++)
            {
                if (series[k] is { } known && SeriesEvaluation.Of(known, place, isReciprocal, units) is { } evaluation) found[members[k]].Add(evaluation);
            }
        }
    }
}
