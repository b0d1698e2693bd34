using System.Collections.Immutable;
using System.Globalization;

namespace Symbolic.Cli.Rendering;

/// <summary>How a derivative came about: which rule gave what, which pair fired where.</summary>
internal static class Explanation
{
    /// <summary>One numbered line per part: its derivative, and the rule that gives it; in LaTeX when results are written that way.</summary>
    public static void WriteSteps(ImmutableArray<DerivationStep> steps, Session session, TextWriter output)
    {
        bool isLatex = session.Settings.Format == ExpressionFormat.Latex;
        ExpressionFormat format = isLatex ? ExpressionFormat.Latex : ExpressionFormat.Text;
        for (int i = 0; i < steps.Length; i++)
        {
            DerivationStep step = steps[i];
            string of = session.Engine.Print(step.Of, format), derivative = session.Engine.Print(step.Derivative, format);
            string line = isLatex
                ? $@"\frac{{d}}{{d {session.Engine.Print(Expr.Symbol(step.Variable), format)}}} \left[{of}\right] = {derivative} \quad \text{{{step.Rule}}}"
                : $"d/d{step.Variable} [{of}] = {derivative}  ({step.Rule}{(step.Formula is null ? string.Empty : ": " + step.Formula)})";
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{i + 1}. {line}"));
        }
    }

    /// <summary>One line per use: the pair, where it is defined, what it matched, and what its metavariables stood for.</summary>
    public static void Write(Derivation derivation, TextWriter output)
    {
        if (derivation.Pairs.IsEmpty) output.WriteLine("no pair fired");
        foreach (PairUse use in derivation.Pairs)
        {
            string place = use.File is null ? string.Empty : string.Create(CultureInfo.InvariantCulture, $" ({use.File}:{use.Line})");
            string bindings = string.Join(", ", use.Bindings.OrderBy(static b => b.Key, StringComparer.Ordinal).Select(static b => $"{b.Key} = {b.Value}"));
            output.WriteLine($"pair {use.Pair}{place} at {use.At}{(bindings.Length > 0 ? " with " + bindings : string.Empty)}");
        }
    }
}
