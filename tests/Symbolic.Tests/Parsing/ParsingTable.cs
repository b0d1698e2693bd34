using Symbolic.Functions;
using Symbolic.Library;
using Symbolic.Parsing;

namespace Symbolic.Tests.Parsing;

/// <summary>The functions that the tests of the parser know: the standard ones, and two without meaning.</summary>
internal static class ParsingTable
{
    public static FunctionTable Table { get; } = StandardFunctions.Table.WithAll(
    [
        new FunctionDefinition { Name = "gamma", Parameters = ["x"] },
        new FunctionDefinition { Name = "f", Parameters = ["x"], Origin = FunctionOrigin.Unknown },
        new FunctionDefinition { Name = "g", Parameters = ["x", "y"], Origin = FunctionOrigin.Unknown },
    ]);

    public static ParseOptions Options { get; } = new() { Functions = Table };

    /// <summary>What the tests call to read a text that must be right.</summary>
    public static Expr Parse(string text) => ExpressionParser.Parse(text, Options);
}
