using System.Collections.Immutable;
using Symbolic.Expressions;
using Symbolic.Parsing;

namespace Symbolic.Rewriting;

/// <summary>Checks that the formulas of a declaration speak of its metavariables or parameters only.</summary>
internal sealed class FormulaChecks(RuleDiagnostics report, ImmutableArray<string> bound, bool isPair)
{
    private static readonly string[] s_usualVariables = ["x", "y", "z", "t"];

    /// <summary>Reports free names in a formula: SD1013 for <c>upstream</c>, SD1003 for what looks like a metavariable, SD1004 for variables.</summary>
    public void Check(FormulaSyntax formula, string what)
    {
        if (!formula.IsRead) return;
        HashSet<string> reported = new(StringComparer.Ordinal);
        foreach (Symbol symbol in ExpressionGraph.Of(formula.Expression).Nodes.OfType<Symbol>())
        {
            if (!bound.Contains(symbol.Name) && reported.Add(symbol.Name)) Report(symbol.Name, formula, what);
        }
    }

    /// <summary>Whether a name is a metavariable or parameter; SD1003 if not.</summary>
    public void CheckBound(string name, SourceSpan span)
    {
        if (!bound.Contains(name)) report.Error("SD1003", $"'{name}' does not occur in the {(isPair ? "pattern" : "parameters")}; {Choices()}", span);
    }

    private void Report(string name, FormulaSyntax formula, string what)
    {
        if (name == "upstream")
        {
            report.Error("SD1013", "there is no 'upstream': an expression has no gradient flowing into it; write 'tangent = …' with d(u), the derivative of what u stands for", formula.Span);
            return;
        }

        bool isVariable = name.Length > 1 || s_usualVariables.Contains(name) || !isPair;
        string code = isVariable ? "SD1004" : "SD1003";
        string message = isVariable
            ? $"{what} speaks of '{name}', which is no {(isPair ? "metavariable of the pattern" : "parameter")}; {Choices()}"
            : $"the metavariable '{name}' in {what} is not bound by the pattern; {Choices()}";
        report.Error(code, message, formula.Span);
    }

    private string Choices() => bound.IsEmpty ? "there are none here" : $"there {(bound.Length == 1 ? "is" : "are")} {string.Join(", ", bound)}";
}
