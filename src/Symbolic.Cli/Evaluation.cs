using System.Collections.Immutable;

namespace Symbolic.Cli;

/// <summary>Values that are proved: correctly rounded, or known not to exist; within an ulp where exact reals of the expression as written do not decide, but verified delegates, which
/// evaluate stable forms, do.</summary>
internal static class Evaluation
{
    private static readonly CompileOptions s_verified = new() { Accuracy = Accuracy.Verified };

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
        double?[] values = Array.ConvertAll(results, static result => result.Kind == ExactResultKind.Undefined ? null : (double?)result.Value);
        for (int i = 0; i < values.Length; i++)
        {
            if (results[i].Kind != ExactResultKind.Undecided) continue;
            double value = engine.CompileFunction([expressions[i]], variables, s_verified).Evaluate(point);
            if (double.IsNaN(value)) report(Diagnostic.Warning("SD2004", $"{results[i].Precision} bits do not decide the value"));
            values[i] = value;
        }

        return [.. values];
    }
}
