using System.Collections.Immutable;
using Symbolic.Expressions;

namespace Symbolic.Differentiation;

/// <summary>Finds conditionals with a branch for a single point, such as <c>if(x == 0, 0, x)</c>: the derivative there is that of the branch, not of the function.</summary>
internal static class IsolatedBranches
{
    /// <summary>Adds warning SD3101 for every such conditional whose condition depends on the variable.</summary>
    public static void Report(Expr expression, string variable, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        foreach (Expr node in ExpressionGraph.Of(expression).Nodes)
        {
            if (node is not Call { Name: "if", ArgumentArray: [Call { Name: "==" or "!=" } condition, ..] } || !Mentions(condition, variable)) continue;
            diagnostics.Add(Diagnostic.Warning("SD3101", $"the branch at the isolated point where {condition} changes is differentiated on its own; where that is not the function's derivative, write a pair for it"));
        }
    }

    private static bool Mentions(Expr e, string variable) =>
        Array.Exists(ExpressionGraph.Of(e).Nodes, node => node is Symbol symbol && symbol.Name == variable);
}
