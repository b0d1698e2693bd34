using System.Collections.Immutable;
using Symbolic.Expressions;
using Symbolic.Functions;

namespace Symbolic.Compilation;

/// <summary>Collects what keeps an expression from being evaluated, each thing once.</summary>
internal sealed class CompileErrors
{
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    /// <summary>SD4002: a variable that is not among the arguments.</summary>
    public void Unassigned(Symbol symbol) =>
        Report("SD4002", $"the variable '{symbol.Name}' has no value; list it among the variables to compile for, or substitute a number for it");

    /// <summary>SD4001 or SD4003: a call that nothing evaluates.</summary>
    public void NotEvaluable(Call call, FunctionTable functions)
    {
        string name = call.Name;
        bool isKnown = functions.TryGet(name, call.Arguments.Length, out FunctionDefinition? function);
        if (call.IsDerivative)
        {
            string derivative = $"D[{string.Join(',', call.Orders)}]({name})";
            Report("SD4001", $"the derivative {derivative} is unresolved; give '{name}' a body (function {Signature(call, function)} = …) or state the derivative with a d/d… clause");
        }
        else if (isKnown && function!.Origin == FunctionOrigin.Native)
        {
            Report("SD4003", $"the native function '{function.Signature}' {(function.Source is { } place ? $"declared at {place} " : string.Empty)}has no delegate; register one under the name '{name}'");
        }
        else if (isKnown || functions.Contains(name))
        {
            string reason = isKnown ? "is unknown and has no value" : $"does not take {call.Arguments.Length} arguments";
            Report("SD4001", $"the function '{name}' {reason}; give it a body (function {Signature(call, function)} = …) or a native delegate");
        }
        else
        {
            string hint = functions.Nearest(name) is { } nearest ? $"; did you mean '{nearest}'?" : string.Empty;
            Report("SD4001", $"the function '{name}' is not defined{hint}; define it (function {Signature(call, null)} = …) before compiling");
        }
    }

    /// <summary>Throws if anything was reported.</summary>
    public void ThrowIfAny()
    {
        if (_diagnostics.Count > 0) throw new SymbolicException(_diagnostics.ToImmutableArray());
    }

    private static string Signature(Call call, FunctionDefinition? function) =>
        function?.Signature ?? $"{call.Name}({string.Join(", ", Enumerable.Range(1, call.Arguments.Length).Select(static i => $"x{i}"))})";

    private void Report(string code, string message)
    {
        if (_seen.Add(message)) _diagnostics.Add(Diagnostic.Error(code, message));
    }
}
