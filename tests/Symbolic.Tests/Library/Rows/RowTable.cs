using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Library;

namespace Symbolic.Tests.Library.Rows;

/// <summary>The rows of the standard table, as the data of their own tests.</summary>
internal static class RowTable
{
    /// <summary>All rows.</summary>
    public static FunctionDefinition[] All { get; } = [.. StandardFunctions.Table.Definitions];

    /// <summary>The rows with a kernel and an exact meaning.</summary>
    public static FunctionDefinition[] Exact { get; } = [.. All.Where(static row => row.Kernel is not null && (row.Exact is not null || row.Spec is not null))];

    /// <summary>Whether every function of an expression has an exact meaning.</summary>
    public static bool HasExactMeaning(Expr expression) => ExpressionGraph.Of(expression).Nodes.OfType<Call>().All(static call => call.Name == "if" || Exact.Any(row => row.Name == call.Name && row.Arity == call.Arguments.Length));

    /// <summary>The row with a signature.</summary>
    public static FunctionDefinition Named(string signature) => All.Single(row => row.Signature == signature);
}
