using System.Collections.Immutable;

namespace Symbolic.Cli.Batch;

/// <summary>One request.</summary>
internal sealed record BatchRequest
{
    /// <summary>What to do.</summary>
    public Operation Op { get; init; } = Operation.Diff;

    /// <summary>The texts of the expressions; one unless <see cref="IsSystem"/>.</summary>
    public required ImmutableArray<string> Expressions { get; init; }

    /// <summary>Whether the expressions were given as an array.</summary>
    public bool IsSystem { get; init; }

    /// <summary>The components of a direction, one per variable; null for none.</summary>
    public ImmutableArray<string>? Along { get; init; }

    /// <summary>The weights of the expressions; null for none.</summary>
    public ImmutableArray<string>? Weights { get; init; }

    /// <summary>Whether of a matrix only the entries are wanted that are not 0 by structure.</summary>
    public bool IsSparse { get; init; }

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

        /// <summary>The partial derivatives of several expressions.</summary>
        Jacobian,

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
