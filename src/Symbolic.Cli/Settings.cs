using System.Collections.Immutable;

namespace Symbolic.Cli;

/// <summary>What the options of a command line say.</summary>
internal sealed record Settings
{
    /// <summary>Nothing but the defaults.</summary>
    public static Settings Default { get; } = new();

    /// <summary>The variables, in order, as given by <c>--by</c>.</summary>
    public ImmutableArray<string> By { get; init; } = [];

    /// <summary>The components of a direction, one per variable.</summary>
    public ImmutableArray<string> Along { get; init; } = [];

    /// <summary>The weights of expressions.</summary>
    public ImmutableArray<string> Weights { get; init; } = [];

    /// <summary>Whether of a matrix only the entries are written that are not 0 by structure.</summary>
    public bool Sparse { get; init; }

    /// <summary>How often to differentiate by each of them.</summary>
    public int Order { get; init; } = 1;

    /// <summary>The points, each as <c>x=1,y=2</c>.</summary>
    public ImmutableArray<string> At { get; init; } = [];

    /// <summary>The file of points, <c>-</c> for standard input, or null.</summary>
    public string? Data { get; init; }

    /// <summary>The file that receives the rows of <see cref="Data"/> with their values; null for standard output.</summary>
    public string? Out { get; init; }

    /// <summary>How results are written.</summary>
    public ExpressionFormat Format { get; init; } = ExpressionFormat.Text;

    /// <summary>How values are computed.</summary>
    public Accuracy Accuracy { get; init; } = Accuracy.Stable;

    /// <summary>How much results are simplified.</summary>
    public SimplifyLevel Simplify { get; init; } = SimplifyLevel.Auto;

    /// <summary>How many points an accuracy measurement takes in each range.</summary>
    public int Points { get; init; } = 256;

    /// <summary>Where the random points begin.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Whether a report is written as JSON.</summary>
    public bool Json { get; init; }

    /// <summary>Rule files, lowest layer first.</summary>
    public ImmutableArray<string> Rules { get; init; } = [];

    /// <summary>Functions defined on the command line.</summary>
    public ImmutableArray<string> Define { get; init; } = [];

    /// <summary>Assumed conditions.</summary>
    public ImmutableArray<string> Assume { get; init; } = [];

    /// <summary>How long an operation may take; infinite by default.</summary>
    public TimeSpan Timeout { get; init; } = System.Threading.Timeout.InfiniteTimeSpan;

    /// <summary>Whether the default library of pairs is used.</summary>
    public bool HasDefaults { get; init; } = true;

    /// <summary>Whether the steps to the result are shown.</summary>
    public bool Steps { get; init; }

    /// <summary>Whether the pairs that fired are shown.</summary>
    public bool Explain { get; init; }
}
