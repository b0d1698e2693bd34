using System.Collections.Immutable;

namespace Symbolic.Cli.Batch;

/// <summary>One response.</summary>
internal sealed record BatchResponse
{
    /// <summary>The id as JSON.</summary>
    public required string Id { get; init; }

    /// <summary>The results: one, a row of them, or a matrix; empty when the request failed.</summary>
    public ImmutableArray<ImmutableArray<string>> Results { get; init; } = [];

    /// <summary>How the results are nested: 0 for one, 1 for an array, 2 for an array of arrays.</summary>
    public int Rank { get; init; }

    /// <summary>How many results a row of a matrix has.</summary>
    public int Width { get; init; }

    /// <summary>Where the results stand in a sparse matrix; default for other results.</summary>
    public ImmutableArray<MatrixEntry> Places { get; init; }

    /// <summary>The input's values at the points; default when not asked for. Null is a value that is proved undefined.</summary>
    public ImmutableArray<ImmutableArray<double?>> Input { get; init; }

    /// <summary>Whether the input is several expressions.</summary>
    public bool IsSystem { get; init; }

    /// <summary>The results' values at the points, nested as the results are; default when not asked for.</summary>
    public ImmutableArray<ImmutableArray<double?>> Derivative { get; init; }

    /// <summary>Errors and warnings.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>The number of distinct nodes of all results.</summary>
    public int Nodes { get; init; }

    /// <summary>The times.</summary>
    public required Timings Timings { get; init; }

    /// <summary>Whether there is a result.</summary>
    public bool IsOk => !Results.IsEmpty || Diagnostics.All(static d => d.Severity != Severity.Error);

    /// <summary>A response that says only what is wrong.</summary>
    public static BatchResponse Failure(string id, Timings timings, params ImmutableArray<Diagnostic> diagnostics) =>
        new() { Id = id, Timings = timings, Diagnostics = diagnostics };
}
