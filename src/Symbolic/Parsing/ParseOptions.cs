using Symbolic.Functions;

namespace Symbolic.Parsing;

/// <summary>What a text is read against.</summary>
internal sealed record ParseOptions
{
    /// <summary>The functions whose names and arities are known.</summary>
    public required FunctionTable Functions { get; init; }

    /// <summary>Bounds that end in diagnostic SD5001.</summary>
    public Limits Limits { get; init; } = Limits.Default;

    /// <summary>The file the text came from, or null when it was typed.</summary>
    public string? File { get; init; }

    /// <summary>What the whole expression may be.</summary>
    public ExpressionSort Expected { get; init; } = ExpressionSort.Real;

    /// <summary>Whether <c>d(u)</c> stands for the derivative of what the variable <c>u</c> stands for, as in <c>tangent = …</c>.</summary>
    public bool AllowDirections { get; init; }

    /// <summary>Whether derivative and value forms stay text until they are needed, as in a rule file that is known to be right.</summary>
    public bool DefersForms { get; init; }

    /// <summary>How many macros are being expanded around this text; bounds macros that mean each other.</summary>
    internal int MacroDepth { get; init; }
}
