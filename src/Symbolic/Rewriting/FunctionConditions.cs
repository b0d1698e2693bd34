using Symbolic.Expressions;
using Symbolic.Functions;

namespace Symbolic.Rewriting;

/// <summary>Holds named functions to the conditions they were declared with.</summary>
internal static class FunctionConditions
{
    /// <summary>Throws SD3005 for a call that depends on one of the variables and whose condition cannot be proved.</summary>
    public static void Check(Expr expression, FunctionTable functions, Prover prover, VariableSet variables)
    {
        if (!functions.HasConditions) return;
        foreach (Call call in ExpressionGraph.Of(expression).Nodes.OfType<Call>())
        {
            if (call.IsDerivative || !functions.TryGet(call.Name, call.Arguments.Length, out FunctionDefinition? row) || row.Where is null) continue;
            Expr condition = Substitution.Apply(Formulas.Read(row.Where, functions), row.Parameters, call.Arguments);
            if (prover.Proves(condition) || !DependsOn(call, variables)) continue;
            throw new SymbolicException(Diagnostic.Error("SD3005", $"'{row.Name}' is declared where {row.Where.Text}, and {condition} cannot be proved; declare it as an assumption (--assume) or pass numbers"));
        }
    }

    private static bool DependsOn(Expr e, VariableSet variables) =>
        Array.Exists(ExpressionGraph.Of(e).Nodes, node => node is Symbol symbol && variables.Contains(symbol.Name));
}
