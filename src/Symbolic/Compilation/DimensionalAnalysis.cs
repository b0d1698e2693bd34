using Symbolic.Expressions;
using Symbolic.Numerics;

namespace Symbolic.Compilation;

/// <summary>Finds expressions that are a function of one variable but for a scale: f(x, a, …) = |a|^d·…·f(z, ±1, …) with z = x·|a|^−k·….</summary>
/// <remarks>Variables are given unknown dimensions; terms of a sum must have the same, arguments of functions none. Where the solutions of these linear equations have one dimension less than there are
/// variables, there is one dimensionless group (Buckingham's theorem). Signs cannot be scaled away.</remarks>
internal sealed class DimensionalAnalysis
{
    /// <summary>The most variables.</summary>
    public const int MostVariables = 6;

    private const int MostPower = 8, MostNodes = 400, MostTerms = 32, MostParts = 4;

    private readonly string[] _variables;
    private readonly List<Rational[]> _equations = [];

    private DimensionalAnalysis(string[] variables) => _variables = variables;

    /// <summary>An expression by one of its variables, in all ways there are; none where it depends on more than one group.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="variables">The variables that occur in it.</param>
    public static Similarity[] Of(Expr expression, string[] variables)
    {
        if (variables.Length is 0 or > MostVariables || ExpressionGraph.Of(expression).Nodes.Length > MostNodes) return [];
        DimensionalAnalysis analysis = new(variables);
        if (analysis.DimensionOf(expression) is not { } dimension) return [];
        List<Rational[]> scalings = analysis.Scalings();
        return scalings.Count == variables.Length - 1 ? [.. Enumerable.Range(0, variables.Length).Select(active => analysis.By(active, dimension, scalings)).OfType<Similarity>()] : [];
    }

    /// <summary>An expression as a sum of functions of one group, each with a scale of its own: terms are put together whose dimensions are the same but for those of the group,
    /// as a·t²·f(t·w) + v·t·g(t·w) is in two parts. None where it is one itself, or no such sum.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="variables">The variables that occur in it.</param>
    public static Expr[] Parts(Expr expression, string[] variables)
    {
        if (variables.Length is < 2 or > MostVariables || ExpressionGraph.Of(expression).Nodes.Length > MostNodes || Distributed(expression) is not { Count: > 1 } terms) return [];
        DimensionalAnalysis analysis = new(variables);
        Rational[]?[] dimensions = [.. terms.Select(analysis.DimensionOf)];
        List<Rational[]> scalings = analysis.Scalings();
        if (dimensions.Contains(null) || scalings.Count != variables.Length - 1) return [];
        Expr[] parts = [.. terms.Zip(dimensions).GroupBy(pair => string.Join(',', scalings.Select(scaling => Along(pair.Second!, scaling))), static (_, some) => Canonical.Sum([.. some.Select(static pair => pair.First)]))];
        return parts.Length is > 1 and <= MostParts ? parts : [];
    }

    /// <summary>The power by which a dimension grows with a scaling.</summary>
    private static Rational Along(Rational[] dimension, Rational[] scaling) => dimension.Zip(scaling, static (d, s) => d * s).Aggregate(Rational.Zero, static (sum, part) => sum + part);

    /// <summary>The terms of an expression with products of sums multiplied out; null where that makes too many.</summary>
    private static List<Expr>? Distributed(Expr expression)
    {
        if (expression is not (Add or Mul)) return [expression];
        List<Expr> terms = expression is Add ? [] : [Number.One];
        foreach (Expr operand in expression.Arguments)
        {
            if (Distributed(operand) is not { } some) return null;
            terms = expression is Add ? [.. terms, .. some] : [.. terms.SelectMany(a => some.Select(b => Canonical.Product(a, b)))];
            if (terms.Count > MostTerms) return null;
        }

        return terms;
    }

    /// <summary>No dimension.</summary>
    private Rational[] None => new Rational[_variables.Length];

    /// <summary>The dimension of an expression; null for 0, which has any. What its parts have to fulfil is noted.</summary>
    private Rational[]? DimensionOf(Expr expression) => ExpressionGraph.Fold<Rational[]?>(expression, Dimension);

    /// <summary>The dimension of a node; null for 0, which has any.</summary>
    private Rational[]? Dimension(Expr node, ReadOnlySpan<Rational[]?> operands)
    {
        switch (node)
        {
            case Number { IsZero: true }:
                return null;
            case Symbol symbol:
                return [.. _variables.Select(name => name == symbol.Name ? Rational.One : Rational.Zero)];
            case Mul:
                return operands.Contains(null) ? null : operands.ToArray().Aggregate(None, static (sum, operand) => Sum(sum, operand!));
            case Pow { Exponent: Number { Value: var exponent } }:
                return operands[0] is { } dimension ? Array.ConvertAll(dimension, part => part * exponent) : null;
            case Add or Call { Name: "max" or "min" or "hypot" }:
                return Same(operands);
            case Call { Name: "abs" }:
                return operands[0];
            case Call { Name: "sign" }:
                return None;
            case Call { Name: "if" }:
                return Same(operands[1..]);
            case Call { Name: "atan2" or "<" or "<=" or ">" or ">=" or "==" or "!=" }:
                Same(operands);
                return None;
            default:
                foreach (Rational[]? operand in operands)
                {
                    if (operand is not null) _equations.Add(operand);
                }

                return None;
        }
    }

    private Rational[]? Same(ReadOnlySpan<Rational[]?> operands)
    {
        Rational[]? first = null;
        foreach (Rational[]? operand in operands)
        {
            if (first is not null && operand is not null) _equations.Add(Sum(operand, Array.ConvertAll(first, static part => -part)));
            first ??= operand;
        }

        return first;
    }

    private static Rational[] Sum(Rational[] a, Rational[] b) => [.. a.Zip(b, static (x, y) => x + y)];

    /// <summary>A basis of the dimensions that solve all equations.</summary>
    private List<Rational[]> Scalings()
    {
        int[] pivots = Reduce(_equations, _variables.Length);
        List<Rational[]> basis = [];
        for (int free = 0; free < _variables.Length; free++)
        {
            if (Array.IndexOf(pivots, free) >= 0) continue;
            Rational[] solution = None;
            solution[free] = 1;
            for (int row = 0; row < pivots.Length; row++) solution[pivots[row]] = -_equations[row][free];
            basis.Add(solution);
        }

        return basis;
    }

    /// <summary>Brings rows to reduced echelon form and gives the columns of their pivots.</summary>
    private static int[] Reduce(List<Rational[]> rows, int columns)
    {
        List<int> pivots = [];
        for (int column = 0; column < columns; column++)
        {
            int top = pivots.Count, pivot = rows.FindIndex(top, row => !row[column].IsZero);
            if (pivot < 0) continue;
            (rows[top], rows[pivot]) = (rows[pivot], rows[top]);
            Rational inverse = rows[top][column].Reciprocal();
            rows[top] = Array.ConvertAll(rows[top], part => part * inverse);
            for (int k = 0; k < rows.Count; k++)
            {
                Rational factor = rows[k][column];
                if (k != top && !factor.IsZero) rows[k] = Sum(rows[k], Array.ConvertAll(rows[top], part => -factor * part));
            }

            pivots.Add(column);
        }

        return [.. pivots];
    }

    /// <summary>The expression by a variable, all others scaled to ±1; null where that takes exponents that are not small and whole.</summary>
    private Similarity? By(int active, Rational[] dimension, List<Rational[]> scalings)
    {
        // each scaling by the dimensions of the other variables, and that of the active one behind: in echelon form, what the others make of it
        int[] others = [.. Enumerable.Range(0, _variables.Length).Where(i => i != active)];
        List<Rational[]> rows = scalings.ConvertAll(scaling => (Rational[])[.. others.Select(i => scaling[i]), scaling[active]]);
        if (Reduce(rows, others.Length).Length != others.Length) return null;
        List<Scale> scales = [];
        for (int i = 0; i < others.Length; i++)
        {
            Rational share = rows[i][^1], degree = dimension[others[i]] + (dimension[active] * share);
            if (!share.TryGetInt32(out int group) || !degree.TryGetInt32(out int value) || Math.Max(Math.Abs(group), Math.Abs(value)) > MostPower) return null;
            scales.Add(new Scale(_variables[others[i]], -group, value));
        }

        return new Similarity(_variables[active], [.. scales]);
    }

    /// <summary>The variable of a group, and what the others scale.</summary>
    public sealed record Similarity(string Variable, Scale[] Scales);

    /// <summary>A variable by whose magnitude, to such powers, the variable of a group and the value are multiplied.</summary>
    public readonly record struct Scale(string Variable, int InGroup, int InValue);
}
