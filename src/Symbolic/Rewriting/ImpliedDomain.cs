using Symbolic.Expressions;
using Symbolic.Functions;

namespace Symbolic.Rewriting;

/// <summary>Finds what must hold for some expressions to have values: √x and log(x) say that x is not negative.</summary>
/// <remarks>Only from operations whose NaN reaches the result: not from branches and conditions, nor from below functions that may take no notice of it. What is found may be used to tell how
/// an expression is evaluated as long as these operations stay, not to rewrite it. Linear in the distinct nodes.</remarks>
internal static class ImpliedDomain
{
    private const int MostRelations = 16;

    /// <summary>Assumptions, and what is implied by every one of the expressions that it can say something about.</summary>
    public static Assumptions Of(Expr[] expressions, FunctionTable functions, Assumptions assumptions)
    {
        HashSet<Expr>[] implied = Array.ConvertAll(expressions, e => Relations(e, functions));
        if (Array.TrueForAll(implied, static relations => relations.Count == 0)) return assumptions;
        HashSet<Expr>[] variables = Array.ConvertAll(expressions, VariablesOf);
        foreach (Expr relation in implied.SelectMany(static relations => relations).Distinct().Take(MostRelations))
        {
            HashSet<Expr> about = VariablesOf(relation);
            bool holds = about.Count > 0;
            for (int i = 0; i < expressions.Length && holds; i++) holds = implied[i].Contains(relation) || !about.IsSubsetOf(variables[i]);
            if (holds) assumptions = assumptions.With(relation);
        }

        return assumptions;
    }

    private static HashSet<Expr> VariablesOf(Expr e) => [.. ExpressionGraph.Of(e).Nodes.OfType<Symbol>()];

    private static HashSet<Expr> Relations(Expr expression, FunctionTable functions)
    {
        HashSet<Expr> relations = [], seen = new(ExpressionGraph.ReferenceComparer.Instance);
        Stack<Expr> open = new([expression]);
        while (open.TryPop(out Expr? node))
        {
            if (!seen.Add(node)) continue;
            switch (node)
            {
                case Add or Mul:
                    break;
                case Pow { Exponent: Number { Value: var exponent } } power:
                    if (!exponent.IsInteger) Take(new Call(exponent.Sign < 0 ? ">" : ">=", [power.Base, Number.Zero]), relations);
                    break;
                case Call { IsDerivative: false } call when functions.TryGet(call.Name, call.Arguments.Length, out FunctionDefinition? row) && row is { Origin: FunctionOrigin.BuiltIn, Kernel: Func<double, double>, IsStepLike: false }:
                    if (row.Domain is { } domain) Take(Substitution.Apply(Formulas.ReadCondition(domain, functions), row.Parameters, call.Arguments), relations);
                    break;
                default:
                    continue;
            }

            foreach (Expr operand in node.Arguments) open.Push(operand);
        }

        return relations;
    }

    /// <summary>Adds a relation, or several that all hold, and what it says without being strict: that is what √x and log(x) have in common.</summary>
    private static void Take(Expr relation, HashSet<Expr> relations)
    {
        if (relation is Call { Name: "and" } all)
        {
            foreach (Expr part in all.Arguments) Take(part, relations);
            return;
        }

        relations.Add(relation);
        if (relation is Call { Name: ">" or "<" } strict) relations.Add(new Call(strict.Name + "=", strict.ArgumentArray));
    }
}
