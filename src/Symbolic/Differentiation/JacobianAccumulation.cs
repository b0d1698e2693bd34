using Symbolic.Expressions;
using Symbolic.Functions;

namespace Symbolic.Differentiation;

/// <summary>The entries of a Jacobian matrix that are not 0 by structure: a sweep per row over what is below it, or a pass per column, whichever gives fewer operations.</summary>
internal sealed class JacobianAccumulation(FunctionTable functions, Func<Expr, Expr> fold)
{
    /// <summary>Both ways are tried as long as the dearer costs at most this many times as much as the other.</summary>
    private const int Comparable = 4;
    private const long LargestTried = 1 << 20;

    /// <summary>The entries as raw shared graphs, by rows, each from left to right.</summary>
    /// <param name="expressions">An expression per row.</param>
    /// <param name="variables">A variable per column.</param>
    /// <param name="isUpper">Whether only entries on and above the diagonal are wanted.</param>
    public List<MatrixEntry> Entries(Expr[] expressions, string[] variables, bool isUpper)
    {
        Expr[] shared = Bundle.Apply(expressions, Interner.Share);
        int[][] columns = Columns(shared, variables, isUpper, out long byRows);
        long byColumns = variables.Length * (long)ExpressionGraph.Of(shared).Nodes.Length;
        bool both = Math.Max(byRows, byColumns) <= Math.Min(LargestTried, Comparable * Math.Min(byRows, byColumns));
        List<MatrixEntry>? rows = both || byRows <= byColumns ? ByRows(shared, variables, columns) : null;
        if (rows is not null && !both) return rows;
        List<MatrixEntry> cells = ByColumns(shared, variables, columns);
        return rows is not null && Operations(rows) <= Operations(cells) ? rows : cells;
    }

    private static long Operations(List<MatrixEntry> entries) => OperationCount.Of([.. entries.Select(static e => e.Value)]);

    private List<MatrixEntry> ByRows(Expr[] expressions, string[] variables, int[][] columns)
    {
        ReverseAccumulation reverse = new(functions, fold);
        List<MatrixEntry> entries = [];
        for (int row = 0; row < expressions.Length; row++)
        {
            if (columns[row].Length == 0) continue;
            using VariableSet below = new(Array.ConvertAll(columns[row], column => variables[column]));
            Expr[] partials = reverse.Gradient([expressions[row]], [Number.One], below);
            for (int i = 0; i < partials.Length; i++)
            {
                if (!partials[i].IsZero) entries.Add(new MatrixEntry(row, columns[row][i], partials[i]));
            }
        }

        return entries;
    }

    private List<MatrixEntry> ByColumns(Expr[] expressions, string[] variables, int[][] columns)
    {
        Differentiator forward = new(functions, fold);
        List<MatrixEntry> entries = [];
        for (int column = 0; column < variables.Length; column++)
        {
            using VariableSet variable = new(variables[column]);
            Expr[] derivatives = forward.Along(expressions, variable, [Number.One]);
            for (int row = 0; row < derivatives.Length; row++)
            {
                if (!derivatives[row].IsZero && Array.BinarySearch(columns[row], column) >= 0) entries.Add(new MatrixEntry(row, column, derivatives[row]));
            }
        }

        return [.. entries.OrderBy(static e => e.Row)];
    }

    /// <summary>The columns of the variables that occur in each row, and the number of nodes below all rows.</summary>
    private static int[][] Columns(Expr[] expressions, string[] variables, bool isUpper, out long nodes)
    {
        Dictionary<string, List<int>> known = new(StringComparer.Ordinal);
        for (int i = 0; i < variables.Length; i++)
        {
            if (known.TryGetValue(variables[i], out List<int>? list)) list.Add(i);
            else known.Add(variables[i], [i]);
        }

        int[][] columns = new int[expressions.Length][];
        nodes = 0;
        for (int row = 0; row < columns.Length; row++)
        {
            using GraphBuilder graph = GraphBuilder.Over(expressions.AsSpan(row, 1));
            nodes += graph.Count;
            SortedSet<int> occurring = [];
            for (int i = 0; i < graph.Count; i++)
            {
                if (graph.Node(i) is Symbol symbol && known.TryGetValue(symbol.Name, out List<int>? list)) occurring.UnionWith(list);
            }

            columns[row] = [.. isUpper ? occurring.GetViewBetween(row, Math.Max(row, variables.Length)) : occurring];
        }

        return columns;
    }
}
