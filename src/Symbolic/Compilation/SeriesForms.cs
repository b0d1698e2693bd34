using System.Runtime.CompilerServices;
using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Numerics;

namespace Symbolic.Compilation;

/// <summary>Results that are functions of one variable, but for a scale, or sums of such, by their series about 0 and at infinity, where terms cancel that double-double arithmetic would evaluate one by one.</summary>
internal sealed class SeriesForms
{
    /// <summary>For each result the parts that it is the sum of; none where there are no series.</summary>
    private readonly Form[][] _forms;

    private SeriesForms(Form[][] forms) => _forms = forms;

    /// <summary>The series of some results; null where there is none for any.</summary>
    /// <param name="results">The results as they are meant.</param>
    /// <param name="stable">The results in forms with functions that have expansions at infinity, for where those as they are meant have no series.</param>
    /// <param name="variables">The variables, in the order of their values.</param>
    /// <param name="functions">What names mean.</param>
    /// <param name="enclose">Encloses a constant expression with many digits; <see cref="Ball.Undecided"/> where that is not known.</param>
    /// <param name="vanishes">Whether an expression is proved to be 0.</param>
    public static SeriesForms? Of(Expr[] results, Expr[] stable, string[] variables, FunctionTable functions, Func<Expr, Ball> enclose, Func<Expr, bool> vanishes)
    {
        SeriesUnits units = new(enclose);
        SeriesExpansion expansion = new(functions, units);
        Expr[][] parts = Array.ConvertAll(results, result => PartsOf(result, variables));
        Expr[] meanings = [.. parts.SelectMany(static some => some)], others = [.. parts.SelectMany((some, i) => some.Length == 1 ? [stable[i]] : some)];
        Form?[] forms = FormsOf(meanings, others, variables, vanishes, expansion, units);
        Form[][] found = new Form[results.Length][];
        for (int i = 0, next = 0; i < found.Length; next += parts[i++].Length)
        {
            Form[] own = [.. forms.AsSpan(next, parts[i].Length).ToArray().OfType<Form>()];
            found[i] = own.Length == parts[i].Length ? own : [];
        }

        return Array.TrueForAll(found, static some => some.Length == 0) ? null : new SeriesForms(found);
    }

    private static Form?[] FormsOf(Expr[] results, Expr[] stable, string[] variables, Func<Expr, bool> vanishes, SeriesExpansion expansion, SeriesUnits units)
    {
        Form[][] candidates = Array.ConvertAll(results, result => CandidatesOf(result, variables));
        Form?[] forms = new Form?[results.Length];
        for (int k = 0; k < DimensionalAnalysis.MostVariables; k++)
        {
            int[] open = [.. Enumerable.Range(0, forms.Length).Where(i => forms[i] is null && k < candidates[i].Length)];
            foreach (int i in open) forms[i] = candidates[i][k];
            foreach (IGrouping<string, int> group in open.GroupBy(i => forms[i]!.Group, StringComparer.Ordinal)) Expand(forms, [.. group], results, stable, vanishes, expansion, units);
            foreach (int i in open) forms[i] = forms[i]!.IsEmpty ? null : forms[i];
        }

        return forms;
    }

    /// <summary>Puts those of the wanted results in place that their series give.</summary>
    /// <returns>Which they are.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ulong Settle(ReadOnlySpan<double> point, Span<double> y, ulong wanted, in Acceptance acceptance)
    {
        ulong settled = 0;
        Place place = default;
        for (int i = 0; i < _forms.Length && wanted >> i != 0; i++)
        {
            if ((wanted >> i & 1) != 0 && TryEvaluate(_forms[i], point, ref place, out ExtendedNumber value) && acceptance.Take(value, ref y[i])) settled |= 1UL << i;
        }

        return settled;
    }

    /// <summary>The value of a result at a point and a bound of its error.</summary>
    /// <returns>Whether its series serve there.</returns>
    public bool TryEvaluate(int result, ReadOnlySpan<double> point, out ExtendedNumber value)
    {
        Place place = default;
        return TryEvaluate(_forms[result], point, ref place, out value);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool TryEvaluate(Form[] parts, ReadOnlySpan<double> point, ref Place place, out ExtendedNumber value)
    {
        value = default;
        for (int i = 0; i < parts.Length; i++)
        {
            Form form = parts[i];
            if (!ReferenceEquals(place.Group, form.Group)) place = new(form.Group, Reduced(form, point, out int signs), signs);
            if (!TryEvaluate(form, place.Value, place.Signs, point, out ExtendedNumber part)) return false;
            value = i == 0 ? part : default(ExtendedArithmetic).Add(value, part);
        }

        return parts.Length > 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool TryEvaluate(Form form, DoubleDouble t, int signs, ReadOnlySpan<double> point, out ExtendedNumber value)
    {
        Side side = form.Sides[signs];
        if (side.IsMirrored) t = -t;
        foreach (SeriesEvaluation evaluation in side.Evaluations)
        {
            if (!evaluation.Serves(t)) continue;
            DoubleDouble scale = ScaleOf(form, point);
            return evaluation.TryEvaluate(t, side.IsNegated ? -scale : scale, out value);
        }

        value = default;
        return false;
    }

    /// <summary>The variable of the group, and the signs of the others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble Reduced(Form form, ReadOnlySpan<double> point, out int signs)
    {
        DoubleDouble t = point[form.Variable];
        signs = 0;
        for (int i = 0; i < form.Scales.Length; i++)
        {
            (int variable, int inGroup, _) = form.Scales[i];
            double x = point[variable];
            signs |= x < 0 ? 1 << i : 0;
            if (inGroup != 0) t = SeriesEvaluation.Times(t, Math.Abs(x), inGroup);
        }

        return t;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble ScaleOf(Form form, ReadOnlySpan<double> point)
    {
        DoubleDouble scale = 1;
        foreach ((int variable, _, int inValue) in form.Scales)
        {
            if (inValue != 0) scale = SeriesEvaluation.Times(scale, Math.Abs(point[variable]), inValue);
        }

        return scale;
    }

    /// <summary>A result as the sum of those of its terms that depend on one variable alike; itself where it does, or where its terms do not.</summary>
    private static Expr[] PartsOf(Expr result, string[] variables)
    {
        Expr[] parts = UsedBy(result, variables) is { } used ? DimensionalAnalysis.Parts(result, used) : [];
        return parts.Length == 0 ? [result] : parts;
    }

    /// <summary>The variables of a result in order; null where there are too many, or others.</summary>
    private static string[]? UsedBy(Expr result, string[] variables)
    {
        string[] used = [.. ExpressionGraph.Of(result).Nodes.OfType<Symbol>().Select(static symbol => symbol.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return used.Length <= DimensionalAnalysis.MostVariables && Array.TrueForAll(used, name => Array.IndexOf(variables, name) >= 0) ? used : null;
    }

    /// <summary>How a result depends on one variable, in all ways there are; none where it depends on more.</summary>
    private static Form[] CandidatesOf(Expr result, string[] variables)
    {
        if (UsedBy(result, variables) is not { } used) return [];
        return Array.ConvertAll(DimensionalAnalysis.Of(result, used), similarity =>
        {
            (int Variable, int InGroup, int InValue)[] scales = Array.ConvertAll(similarity.Scales, scale => (Array.IndexOf(variables, scale.Variable), scale.InGroup, scale.InValue));
            return new Form(similarity, Array.IndexOf(variables, similarity.Variable), scales, new Side[1 << scales.Length]);
        });
    }

    /// <summary>Expands results of one group for all signs of the other variables. These only mirror the group and negate the value, more often than not: such sides share their series.</summary>
    private static void Expand(Form?[] forms, int[] members, Expr[] results, Expr[] stable, Func<Expr, bool> vanishes, SeriesExpansion expansion, SeriesUnits units)
    {
        DimensionalAnalysis.Similarity similarity = forms[members[0]]!.Similarity;
        Expr symbol = new Symbol(similarity.Variable);
        List<(Expr[] Reduced, List<SeriesEvaluation>[] Found)> known = [];
        for (int signs = 0; signs < 1 << similarity.Scales.Length; signs++)
        {
            bool isMirrored = IsNegative(similarity, signs, static scale => scale.InGroup);
            Side[] sides = [.. members.Select(i => new Side([], isMirrored, IsNegative(forms[i]!.Similarity, signs, static scale => scale.InValue)))];
            Expr[] Seen(Expr[] whole) => [.. Reduced(members, whole, similarity, signs, isMirrored ? -symbol : symbol).Select((e, k) => sides[k].IsNegated ? -e : e)];
            Expr[] reduced = Seen(results);
            List<SeriesEvaluation>[]? found = known.Find(side => side.Reduced.Zip(reduced).All(pair => pair.First == pair.Second || vanishes(pair.First - pair.Second))).Found;
            if (found is null) known.Add((reduced, found = Expand(reduced, Seen(stable), similarity.Variable, expansion, units)));
            for (int k = 0; k < members.Length; k++) forms[members[k]]!.Sides[signs] = sides[k] with { Evaluations = found[k] };
        }
    }

    /// <summary>The sign of a product of powers of the variables that scale.</summary>
    private static bool IsNegative(DimensionalAnalysis.Similarity similarity, int signs, Func<DimensionalAnalysis.Scale, int> exponent) =>
        similarity.Scales.Where((scale, i) => (signs >> i & 1) != 0 && exponent(scale) % 2 != 0).Count() % 2 != 0;

    /// <summary>Results of one group where the other variables are ±1.</summary>
    private static Expr[] Reduced(int[] members, Expr[] results, DimensionalAnalysis.Similarity similarity, int signs, Expr variable)
    {
        Dictionary<string, Expr> values = similarity.Scales.Select((scale, i) => (scale.Variable, Value: (Expr)((signs >> i & 1) != 0 ? Number.MinusOne : Number.One))).ToDictionary(static pair => pair.Variable, static pair => pair.Value, StringComparer.Ordinal);
        values.Add(similarity.Variable, variable);
        return Array.ConvertAll(members, i => Substitution.Apply(results[i], values));
    }

    /// <summary>Expands functions of one variable about 0 and at infinity.</summary>
    private static List<SeriesEvaluation>[] Expand(Expr[] reduced, Expr[] stable, string variable, SeriesExpansion expansion, SeriesUnits units)
    {
        List<SeriesEvaluation>[] found = Array.ConvertAll(reduced, static _ => new List<SeriesEvaluation>());
        foreach (bool isReciprocal in (ReadOnlySpan<bool>)[false, true])
        {
            PowerSeries?[] series = expansion.Of(reduced, variable, isReciprocal, isPositive: false);
            for (int k = 0; k < reduced.Length; k++) Add(found[k], series[k], isReciprocal, 0, units);
            int[] open = [.. Enumerable.Range(0, reduced.Length).Where(k => series[k] is null)];
            if (open.Length == 0) continue;

            // roots and magnitudes are other functions on each side of 0
            Expr symbol = new Symbol(variable);
            foreach (int sign in (ReadOnlySpan<int>)[1, -1])
            {
                Dictionary<string, Expr> side = new(StringComparer.Ordinal) { [variable] = sign < 0 ? -symbol : symbol };
                series = expansion.Of([.. open.Select(k => Substitution.Apply(reduced[k], side))], variable, isReciprocal, isPositive: true);
                if (series.Contains(null))
                {
                    PowerSeries?[] far = expansion.Of([.. open.Select(k => Substitution.Apply(stable[k], side))], variable, isReciprocal, isPositive: true);
                    series = [.. series.Zip(far, static (a, b) => a ?? b)];
                }

                for (int k = 0; k < open.Length; k++) Add(found[open[k]], series[k], isReciprocal, sign, units);
            }
        }

        return found;
    }

    private static void Add(List<SeriesEvaluation> found, PowerSeries? series, bool isReciprocal, int sign, SeriesUnits units)
    {
        if (series is not null && SeriesEvaluation.Of(series, isReciprocal, sign, units) is { } evaluation) found.Add(evaluation);
    }

    /// <summary>A result by one variable: what the others scale, by their places, and the series for each pattern of their signs.</summary>
    private sealed record Form(DimensionalAnalysis.Similarity Similarity, int Variable, (int Variable, int InGroup, int InValue)[] Scales, Side[] Sides)
    {
        /// <summary>Whether there is no series.</summary>
        public bool IsEmpty => Array.TrueForAll(Sides, static side => side.Evaluations.Count == 0);

        /// <summary>The same for results that are expanded together: those of one group.</summary>
        public string Group { get; } = string.Intern($"{Variable}:{string.Join(',', Scales.Select(static scale => $"{scale.Variable}^{scale.InGroup}"))}");
    }

    /// <summary>A point by the variable of a group and the signs of the variables that scale it.</summary>
    private readonly record struct Place(string Group, DoubleDouble Value, int Signs);

    /// <summary>The series for some signs of the variables that scale, of the value or its negative in the variable of the group or its negative.</summary>
    private readonly record struct Side(List<SeriesEvaluation> Evaluations, bool IsMirrored, bool IsNegated);
}
