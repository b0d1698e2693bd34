using System.Collections.Frozen;
using Symbolic.Expressions;

namespace Symbolic.Printing;

/// <summary>The syntax of a programming language as far as functions of real numbers need it. In format strings {0}, {1} … are what the summaries say.</summary>
internal sealed record CodeLanguage
{
    /// <summary>How expressions are written.</summary>
    public required Notation Notation { get; init; }

    /// <summary>Whether the language or a library it can call has that function; calls of others are defined or declared first.</summary>
    public required Func<Call, bool> Has { get; init; }

    /// <summary>Names that variables cannot have.</summary>
    public required FrozenSet<string> Reserved { get; init; }

    /// <summary>What stands before everything; may be empty.</summary>
    public required string Preamble { get; init; }

    /// <summary>A comment of the text {0}.</summary>
    public required string Comment { get; init; }

    /// <summary>The declaration of function {0} with parameters {1} that is defined elsewhere.</summary>
    public required string External { get; init; }

    /// <summary>A parameter {0}.</summary>
    public required string Parameter { get; init; }

    /// <summary>The parameter list of a function without parameters.</summary>
    public string NoParameters { get; init; } = string.Empty;

    /// <summary>The head of function {0} with parameters {1} and result type {2}.</summary>
    public required string Head { get; init; }

    /// <summary>The head of a function that only this text calls; null for <see cref="Head"/>.</summary>
    public string? LocalHead { get; init; }

    /// <summary>The head of function {0} with parameters {1} and {2} results in an array.</summary>
    public required string ArrayHead { get; init; }

    /// <summary>The array parameter of {0} results; empty when the array is returned.</summary>
    public string ArrayParameter { get; init; } = string.Empty;

    /// <summary>The declaration of the array of {0} results; empty when it is a parameter.</summary>
    public string ArrayStart { get; init; } = string.Empty;

    /// <summary>Whether the array is returned.</summary>
    public bool ReturnsArray => ArrayParameter.Length == 0;

    /// <summary>The type of a truth value, then of a number.</summary>
    public required (string Truth, string Real) Types { get; init; }

    /// <summary>The declaration of a temporary {1} of type {0} that is assigned later; empty when none is needed.</summary>
    public string Declaration { get; init; } = "{0} {1};";

    /// <summary>The definition of a temporary {1} of type {0} as {2}.</summary>
    public string Definition { get; init; } = "{0} {1} = {2};";

    /// <summary>The assignment of {1} to {0}.</summary>
    public string Assignment { get; init; } = "{0} = {1};";

    /// <summary>The result {0} is returned.</summary>
    public string Return { get; init; } = "return {0};";

    /// <summary>A condition {0} before a block.</summary>
    public string If { get; init; } = "if ({0})";

    /// <summary>A further condition {0}, when those before do not hold.</summary>
    public string ElseIf { get; init; } = "else if ({0})";

    /// <summary>Before the other block.</summary>
    public string Else { get; init; } = "else";

    /// <summary>The lines around a block; empty where indentation says it.</summary>
    public (string Open, string Close) Block { get; init; } = ("{", "}");
}
