using System.Collections.Immutable;
using Symbolic.Differentiation;
using Symbolic.Expressions;
using Symbolic.Rewriting;

namespace Symbolic;

/// <content>Matrices of derivatives, and their products with vectors, which need no matrix.</content>
public sealed partial class SymbolicEngine
{
    /// <summary>The matrix of the partial derivatives: a row per expression, a column per variable; by all variables in alphabetical order when none are given.</summary>
    /// <exception cref="SymbolicException">As for <see cref="Differentiate"/>.</exception>
    public ImmutableArray<ImmutableArray<Expr>> Jacobian(ReadOnlySpan<Expr> expressions, params ReadOnlySpan<string> by)
    {
        using Deadline.Scope scope = Deadline.Within(Limits.Time);
        Expr[] resolved = Bundle.Apply(expressions, Resolve);
        string[] variables = by.IsEmpty ? [.. VariablesOf(resolved)] : by.ToArray();
        return Dense(SparseJacobian(resolved, variables), resolved.Length, variables.Length);
    }

    /// <summary>The entries of the Jacobian matrix that are not 0 by structure, by rows, each from left to right.</summary>
    /// <remarks>By reverse accumulation a row costs what its expression costs; by forward accumulation a column costs what all expressions
    /// cost together. The cheaper way is taken, where they are near each other the one with fewer operations. The entries share what they have in common.</remarks>
    /// <exception cref="SymbolicException">As for <see cref="Differentiate"/>.</exception>
    public ImmutableArray<MatrixEntry> SparseJacobian(ReadOnlySpan<Expr> expressions, params ReadOnlySpan<string> by)
    {
        using Deadline.Scope scope = Deadline.Within(Limits.Time);
        Expr[] resolved = Bundle.Apply(expressions, Resolve);
        string[] variables = by.IsEmpty ? [.. VariablesOf(resolved)] : by.ToArray();
        return Entries(resolved, variables, isUpper: false);
    }

    /// <summary>The symmetric matrix of the second partial derivatives, by all variables in alphabetical order when none are given.</summary>
    /// <exception cref="SymbolicException">As for <see cref="Differentiate"/>.</exception>
    public ImmutableArray<ImmutableArray<Expr>> Hessian(Expr expression, params ReadOnlySpan<string> by)
    {
        using Deadline.Scope scope = Deadline.Within(Limits.Time);
        Expr resolved = Resolve(expression);
        string[] variables = by.IsEmpty ? [.. Variables(resolved)] : by.ToArray();
        ImmutableArray<MatrixEntry> upper = SparseHessian(resolved, variables);
        return Dense([.. upper, .. upper.Select(static e => new MatrixEntry(e.Column, e.Row, e.Value))], variables.Length, variables.Length);
    }

    /// <summary>The entries of the Hessian matrix on and above the diagonal that are not 0 by structure, by rows, each from left to right.</summary>
    /// <remarks>A row costs what the first derivative by its variable costs and the variables that occur in it, so sparse Hessians of many variables are cheap.</remarks>
    /// <exception cref="SymbolicException">As for <see cref="Differentiate"/>.</exception>
    public ImmutableArray<MatrixEntry> SparseHessian(Expr expression, params ReadOnlySpan<string> by)
    {
        using Deadline.Scope scope = Deadline.Within(Limits.Time);
        Expr resolved = Resolve(expression);
        string[] variables = by.IsEmpty ? [.. Variables(resolved)] : by.ToArray();
        return Entries(GradientOf(resolved, variables), variables, isUpper: true);
    }

    /// <summary>The derivatives of some expressions along a direction, J·v: for each expression the sum of its partial derivatives times the direction's components.</summary>
    /// <param name="expressions">The expressions.</param>
    /// <param name="by">The variables.</param>
    /// <param name="direction">A component for each variable, in the same order; components may be expressions and are not differentiated.</param>
    /// <exception cref="ArgumentException">There are not as many components as variables.</exception>
    /// <exception cref="SymbolicException">As for <see cref="Differentiate"/>.</exception>
    public ImmutableArray<Expr> JacobianVectorProduct(ReadOnlySpan<Expr> expressions, ReadOnlySpan<string> by, ReadOnlySpan<Expr> direction)
    {
        if (direction.Length != by.Length) throw new ArgumentException($"{by.Length} components are needed, one per variable, not {direction.Length}", nameof(direction));
        using Deadline.Scope scope = Deadline.Within(Limits.Time);
        return [.. Along(Bundle.Apply(expressions, Resolve), by, Bundle.Apply(direction, Resolve))];
    }

    /// <summary>The derivative of an expression along a direction: the sum of its partial derivatives times the direction's components.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="by">The variables.</param>
    /// <param name="direction">A component for each variable, in the same order, of any length; components may be expressions and are not differentiated.</param>
    /// <exception cref="ArgumentException">There are not as many components as variables.</exception>
    /// <exception cref="SymbolicException">As for <see cref="Differentiate"/>.</exception>
    public Expr DirectionalDerivative(Expr expression, ReadOnlySpan<string> by, ReadOnlySpan<Expr> direction) =>
        JacobianVectorProduct([expression], by, direction)[0];

    /// <summary>The weighted sums of the rows of the Jacobian matrix, wᵀ·J: for each variable the derivative of Σ weight·expression. Costs what the expressions cost, however many variables there are.</summary>
    /// <param name="expressions">The expressions.</param>
    /// <param name="by">The variables.</param>
    /// <param name="weights">A weight for each expression, in the same order; weights may be expressions and are not differentiated.</param>
    /// <exception cref="ArgumentException">There are not as many weights as expressions.</exception>
    /// <exception cref="SymbolicException">As for <see cref="Differentiate"/>.</exception>
    public ImmutableArray<Expr> VectorJacobianProduct(ReadOnlySpan<Expr> expressions, ReadOnlySpan<string> by, ReadOnlySpan<Expr> weights)
    {
        if (weights.Length != expressions.Length) throw new ArgumentException($"{expressions.Length} weights are needed, one per expression, not {weights.Length}", nameof(weights));
        using Deadline.Scope scope = Deadline.Within(Limits.Time);
        return [.. Adjoints(Bundle.Apply(expressions, Resolve), Bundle.Apply(weights, Resolve), by.ToArray())];
    }

    /// <summary>The derivative of the gradient along a direction, H·v, without the matrix: forward over reverse accumulation, in the cost of a few evaluations of the expression.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="by">The variables.</param>
    /// <param name="direction">A component for each variable, in the same order; components may be expressions and are not differentiated.</param>
    /// <exception cref="ArgumentException">There are not as many components as variables.</exception>
    /// <exception cref="SymbolicException">As for <see cref="Differentiate"/>.</exception>
    public ImmutableArray<Expr> HessianVectorProduct(Expr expression, ReadOnlySpan<string> by, ReadOnlySpan<Expr> direction) =>
        JacobianVectorProduct(Gradient(expression, by).AsSpan(), by, direction);

    private Expr[] GradientOf(Expr resolved, string[] variables) => variables.Length == 1
        ? [DifferentiateOnce(resolved, variables[0], SimplifyLevel.Auto, null)]
        : Adjoints([resolved], [Number.One], variables);

    /// <summary>Adds the derivatives of an expression by the variables from a first one on that occur in it.</summary>
    private void AddRow(List<MatrixEntry> entries, int row, Expr expression, string[] variables, int first)
    {
        HashSet<string> occurring = [.. VariablesOf([expression])];
        int[] columns = [.. Enumerable.Range(first, variables.Length - first).Where(column => occurring.Contains(variables[column]))];
        Expr[] derivatives = GradientOf(expression, Array.ConvertAll(columns, column => variables[column]));
        for (int i = 0; i < columns.Length; i++)
        {
            if (!derivatives[i].IsZero) entries.Add(new MatrixEntry(row, columns[i], derivatives[i]));
        }
    }

    private ImmutableArray<MatrixEntry> Entries(Expr[] expressions, string[] variables, bool isUpper)
    {
        List<MatrixEntry> entries = [];
        if (_rules.Pairs.DependsOnVariable)
        {
            for (int row = 0; row < expressions.Length; row++) AddRow(entries, row, expressions[row], variables, isUpper ? row : 0);
            return [.. entries];
        }

        using VariableSet names = new(variables);
        Prover prover = new(Functions, _assumptions, names);
        Expr Fold(Expr e) => Folded(e, null, prover);
        Expr[] folded = Bundle.Apply(expressions, Fold);
        foreach (Expr e in folded) FunctionConditions.Check(e, Functions, prover, names);
        int before = Expr.Created;
        List<MatrixEntry> raw = new JacobianAccumulation(Functions, Fold).Entries(folded, variables, isUpper);
        Expr[] values = SimplifiedTogether([.. raw.Select(static e => e.Value)], folded, prover, Expr.Created - before);
        for (int i = 0; i < values.Length; i++)
        {
            if (!values[i].IsZero) entries.Add(raw[i] with { Value = values[i] });
        }

        return [.. entries];
    }

    /// <summary>The derivatives along a direction, in one forward pass over all expressions; the components of a variable that stands there more than once add up. Where rules say <c>is const</c>, a pass per variable.</summary>
    private Expr[] Along(Expr[] expressions, ReadOnlySpan<string> by, Expr[] direction)
    {
        if (by.Length > 1 && _rules.Pairs.DependsOnVariable)
        {
            Expr[] sums = Array.ConvertAll(expressions, static _ => (Expr)Number.Zero);
            for (int k = 0; k < direction.Length; k++)
            {
                Expr[] part = Along(expressions, by.Slice(k, 1), [direction[k]]);
                for (int i = 0; i < sums.Length; i++) sums[i] += part[i];
            }

            return sums;
        }

        Dictionary<string, Expr> seeds = new(StringComparer.Ordinal);
        for (int k = 0; k < direction.Length; k++) seeds[by[k]] = seeds.TryGetValue(by[k], out Expr? sum) ? sum + direction[k] : direction[k];
        using VariableSet names = new([.. seeds.Keys]);
        Prover prover = new(Functions, _assumptions, names);
        Expr Fold(Expr e) => Folded(e, null, prover);
        Expr[] folded = Bundle.Apply(expressions, Fold);
        foreach (Expr e in folded) FunctionConditions.Check(e, Functions, prover, names);
        int before = Expr.Created;
        Expr[] raw = new Differentiator(Functions, Fold).Along(folded, names, [.. seeds.Values]);
        return SimplifiedTogether(raw, folded, prover, Expr.Created - before);
    }

    private static ImmutableArray<ImmutableArray<Expr>> Dense(ImmutableArray<MatrixEntry> entries, int rows, int columns)
    {
        Expr[][] matrix = new Expr[rows][];
        for (int row = 0; row < rows; row++)
        {
            matrix[row] = new Expr[columns];
            Array.Fill(matrix[row], Number.Zero);
        }

        foreach (MatrixEntry entry in entries) matrix[entry.Row][entry.Column] = entry.Value;
        return [.. matrix.Select(static row => row.ToImmutableArray())];
    }
}
