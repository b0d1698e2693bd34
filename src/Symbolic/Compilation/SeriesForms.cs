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
        SeriesEvaluation[][] found = Array.ConvertAll(results, result => Of(result, variables, expansion, units));
        return Array.TrueForAll(found, static f => f.Length == 0) ? null : new SeriesForms(found);
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

    private static SeriesEvaluation[] Of(Expr result, string[] variables, SeriesExpansion expansion, SeriesUnits units)
    {
        string[] used = [.. ExpressionGraph.Of(result).Nodes.OfType<Symbol>().Select(static symbol => symbol.Name)];
        if (used is not [var variable] || Array.IndexOf(variables, variable) is not (>= 0 and var place)) return [];
        List<SeriesEvaluation> found = [];
        foreach (bool isReciprocal in (ReadOnlySpan<bool>)[false, true])
        {
            if (expansion.Of(result, variable, isReciprocal) is { } series && SeriesEvaluation.Of(series, place, isReciprocal, units) is { } evaluation) found.Add(evaluation);
        }

        return [.. found];
    }
}
