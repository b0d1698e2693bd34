using System.Collections.Immutable;

namespace Symbolic.Cli.Batch;

/// <summary>One request.</summary>
internal sealed record BatchRequest
{
    /// <summary>What to do.</summary>
    public Operation Op { get; init; } = Operation.Diff;

    /// <summary>The expression's text.</summary>
    public required string Expression { get; init; }

    /// <summary>The variables; null when none were given.</summary>
    public ImmutableArray<string>? By { get; init; }

    /// <summary>The text of a rule file.</summary>
    public string? Rules { get; init; }

    /// <summary>Whether the default library of pairs is used.</summary>
    public bool HasDefaults { get; init; } = true;

    /// <summary>Assumed conditions.</summary>
    public ImmutableArray<string> Assume { get; init; } = [];

    /// <summary>How values are computed.</summary>
    public Accuracy Accuracy { get; init; } = Accuracy.Stable;

    /// <summary>The points.</summary>
    public ImmutableArray<ImmutableDictionary<string, double>> At { get; init; } = [];

    /// <summary>Whether the input is evaluated.</summary>
    public bool WantsInput { get; init; } = true;

    /// <summary>Whether the result is evaluated.</summary>
    public bool WantsResult { get; init; } = true;

    /// <summary>Whether values are computed in float.</summary>
    public bool IsSingle { get; init; }

    /// <summary>How the result is written.</summary>
    public ExpressionFormat Format { get; init; } = ExpressionFormat.Text;

    /// <summary>How long the request may take.</summary>
    public TimeSpan Timeout { get; init; } = DefaultTimeout;

    /// <summary>The time used where none is given.</summary>
    public static TimeSpan DefaultTimeout { get; } = TimeSpan.FromSeconds(10);

    /// <summary>What a request can ask for.</summary>
    internal enum Operation
    {
        /// <summary>The derivative by each variable in turn.</summary>
        Diff,

        /// <summary>The partial derivatives.</summary>
        Gradient,

        /// <summary>The second partial derivatives.</summary>
        Hessian,

        /// <summary>A shorter form.</summary>
        Simplify,

        /// <summary>Values of the expression as it is.</summary>
        Eval,

        /// <summary>The expression as it was understood.</summary>
        Parse,
    }
}
