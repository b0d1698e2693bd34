using System.Collections.Immutable;
using Symbolic.Functions;

namespace Symbolic;

/// <summary>What printing needs to know besides the expression.</summary>
public sealed record PrintOptions
{
    /// <summary>No functions known, the usual limits, variables in alphabetical order.</summary>
    public static PrintOptions Default { get; } = new();

    /// <summary>The functions' notation and kernels.</summary>
    public FunctionTable Functions { get; init; } = FunctionTable.Empty;

    /// <summary>How long the text may become.</summary>
    public Limits Limits { get; init; } = Limits.Default;

    /// <summary>The parameters of a generated function, in order; empty for all variables in alphabetical order.</summary>
    public ImmutableArray<string> Variables { get; init; } = [];

    /// <summary>The name of a generated function; a letter or <c>_</c>, then letters, digits, <c>_</c>.</summary>
    public string FunctionName { get; init; } = "f";

    /// <summary>Reads formulas of the table, for functions that the target language has not; null declares such functions instead of defining them.</summary>
    internal Func<string, Expr>? Read { get; init; }
}
