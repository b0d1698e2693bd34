using System.Collections.Immutable;

namespace Symbolic.Cli;

/// <summary>Values that are proved: correctly rounded, or known not to exist.</summary>
internal static class Evaluation
{
    /// <summary>The values of expressions at a point; null where it is proved that there is none.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="expressions">What to evaluate.</param>
    /// <param name="variables">The names of the variables.</param>
    /// <param name="point">Their values.</param>
    /// <param name="report">Receives SD2004 for a value that no precision within the limits decides; its place holds NaN.</param>
    public static ImmutableArray<double?> Proved(SymbolicEngine engine, ReadOnlySpan<Expr> expressions, string[] variables, double[] point, Action<Diagnostic> report)
    {
        if (!Array.TrueForAll(point, double.IsFinite)) return [.. new double?[expressions.Length]];
        ExactResult[] results = engine.EvaluateExact(expressions, variables, point);
        foreach (ExactResult result in results)
        {
            if (result.Kind == ExactResultKind.Undecided) report(Diagnostic.Warning("SD2004", $"{result.Precision} bits do not decide the value"));
        }

        return [.. results.Select(static result => result.Kind == ExactResultKind.Undefined ? null : (double?)result.Value)];
    }
}
