using System.Collections.Immutable;

namespace Symbolic.Cli.Batch;

/// <summary>What a request's operation gave.</summary>
/// <param name="Values">One expression, a row of them, or a matrix row by row.</param>
/// <param name="Rank">0 for one, 1 for an array, 2 for an array of arrays.</param>
internal sealed record BatchResult(ImmutableArray<Expr> Values, int Rank = 1)
{
    /// <summary>How many values a row of a matrix has.</summary>
    public int Width { get; init; }

    /// <summary>Where the values stand in a sparse matrix; default for other results.</summary>
    public ImmutableArray<MatrixEntry> Places { get; init; }

    /// <summary>Warnings.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>A matrix with all its entries.</summary>
    public static BatchResult Dense(ImmutableArray<ImmutableArray<Expr>> matrix) =>
        new([.. matrix.SelectMany(static row => row)], 2) { Width = matrix.IsEmpty ? 0 : matrix[0].Length };

    /// <summary>The entries of a sparse matrix.</summary>
    public static BatchResult Sparse(ImmutableArray<MatrixEntry> entries) => new([.. entries.Select(static e => e.Value)]) { Places = entries };
}
