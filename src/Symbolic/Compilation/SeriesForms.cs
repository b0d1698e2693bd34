using System.Runtime.CompilerServices;
using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Numerics;

namespace Symbolic.Compilation;

/// <summary>Results that are functions of one variable, but for a scale, by their series about 0 and at infinity, where terms cancel that double-double arithmetic would evaluate one by one.</summary>
internal sealed class SeriesForms
{
    private readonly Form?[] _forms;

    private SeriesForms(Form?[] forms) => _forms = forms;

    /// <summary>The series of some results; null where there is none for any.</summary>
    /// <param name="results">The results as they are meant.</param>
    /// <param name="variables">The variables, in the order of their values.</param>
    /// <param name="functions">What names mean.</param>
    /// <param name="enclose">Encloses a constant expression with many digits; <see cref="Ball.Undecided"/> where that is not known.</param>
    public static SeriesForms? Of(Expr[] results, string[] variables, FunctionTable functions, Func<Expr, Ball> enclose)
    {
        SeriesUnits units = new(enclose);
        SeriesExpansion expansion = new(functions, units);
        Form[][] candidates = Array.ConvertAll(results, result => FormsOf(result, variables));
        Form?[] forms = new Form?[results.Length];
        for (int k = 0; k < DimensionalAnalysis.MostVariables; k++)
        {
            int[] open = [.. Enumerable.Range(0, forms.Length).Where(i => forms[i] is null && k < candidates[i].Length)];
            foreach (int i in open) forms[i] = candidates[i][k];
            foreach (IGrouping<string, int> group in open.GroupBy(i => forms[i]!.Group, StringComparer.Ordinal)) Expand(forms, [.. group], results, expansion, units);
            foreach (int i in open) forms[i] = forms[i]!.IsEmpty ? null : forms[i];
        }

        return Array.TrueForAll(forms, static form => form is null) ? null : new SeriesForms(forms);
    }

    /// <summary>The value of a result at a point and a bound of its error.</summary>
    /// <returns>Whether one of its series serves there.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool TryEvaluate(int result, ReadOnlySpan<double> point, out ExtendedNumber value)
    {
        value = default;
        if (_forms[result] is not { } form) return false;
        DoubleDouble t = point[form.Variable], scale = 1;
        int signs = 0;
        for (int i = 0; i < form.Scales.Length; i++)
        {
            (int variable, int inGroup, int inValue) = form.Scales[i];
            double x = point[variable], a = Math.Abs(x);
            signs |= x < 0 ? 1 << i : 0;
            if (inGroup != 0) t *= DoubleDouble.Pow(a, inGroup);
            if (inValue != 0) scale *= DoubleDouble.Pow(a, inValue);
        }

        foreach (SeriesEvaluation evaluation in form.Evaluations[signs])
        {
            if (evaluation.TryEvaluate(t, scale, out value)) return true;
        }

        return false;
    }

    /// <summary>How a result depends on one variable; none where it depends on more.</summary>
    private static Form[] FormsOf(Expr result, string[] variables)
    {
        string[] used = [.. ExpressionGraph.Of(result).Nodes.OfType<Symbol>().Select(static symbol => symbol.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (used.Length > DimensionalAnalysis.MostVariables || !Array.TrueForAll(used, name => Array.IndexOf(variables, name) >= 0)) return [];
        return Array.ConvertAll(DimensionalAnalysis.Of(result, used), similarity =>
        {
            (int Variable, int InGroup, int InValue)[] scales = Array.ConvertAll(similarity.Scales, scale => (Array.IndexOf(variables, scale.Variable), scale.InGroup, scale.InValue));
            List<SeriesEvaluation>[] evaluations = [.. Enumerable.Range(0, 1 << scales.Length).Select(static _ => new List<SeriesEvaluation>())];
            return new Form(similarity, Array.IndexOf(variables, similarity.Variable), scales, evaluations);
        });
    }

    private static void Expand(Form?[] forms, int[] members, Expr[] results, SeriesExpansion expansion, SeriesUnits units)
    {
        for (int signs = 0; signs < forms[members[0]]!.Evaluations.Length; signs++) Expand(forms, members, results, signs, expansion, units);
    }

    /// <summary>Expands results of one group where the other variables are ±1.</summary>
    private static void Expand(Form?[] forms, int[] members, Expr[] results, int signs, SeriesExpansion expansion, SeriesUnits units)
    {
        DimensionalAnalysis.Similarity similarity = forms[members[0]]!.Similarity;
        Dictionary<string, Expr> values = similarity.Scales.Select((scale, i) => (scale.Variable, Value: (Expr)((signs >> i & 1) != 0 ? Number.MinusOne : Number.One))).ToDictionary(static pair => pair.Variable, static pair => pair.Value, StringComparer.Ordinal);
        Expr[] reduced = [.. members.Select(i => ExpressionGraph.Rewrite(results[i], node => node is Symbol symbol && values.TryGetValue(symbol.Name, out Expr? value) ? value : node))];
        foreach (bool isReciprocal in (ReadOnlySpan<bool>)[false, true])
        {
            PowerSeries?[] series = expansion.Of(reduced, similarity.Variable, isReciprocal);
            for (int k = 0; k < members.Length; k++)
            {
                if (series[k] is { } known && SeriesEvaluation.Of(known, isReciprocal, units) is { } evaluation) forms[members[k]]!.Evaluations[signs].Add(evaluation);
            }
        }
    }

    /// <summary>A result by one variable: what the others scale, by their places, and the series for each pattern of their signs.</summary>
    private sealed record Form(DimensionalAnalysis.Similarity Similarity, int Variable, (int Variable, int InGroup, int InValue)[] Scales, List<SeriesEvaluation>[] Evaluations)
    {
        /// <summary>Whether there is no series.</summary>
        public bool IsEmpty => Array.TrueForAll(Evaluations, static e => e.Count == 0);

        /// <summary>The same for results that are expanded together.</summary>
        public string Group { get; } = $"{Variable}:{string.Join(',', Scales.Select(static scale => scale.Variable))}";
    }
}
