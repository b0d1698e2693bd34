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

    /// <summary>One line per use of a pair or declared rewrite: its name, where it is declared, what it matched, and what its metavariables stood for.</summary>
    public static void Write(Derivation derivation, TextWriter output)
    {
        string[] lines = [.. Uses(derivation)];
        foreach (string line in lines.Length > 0 ? lines : ["no pair fired"]) output.WriteLine(line);
    }

    /// <summary>The same of the derivatives of some expressions by some variables in turn; each line once.</summary>
    public static void Write(Session session, ReadOnlySpan<Expr> expressions, IEnumerable<string[]> by, TextWriter output)
    {
        string[] lines = [.. expressions.ToArray().SelectMany(_ => by, (e, variables) => session.Engine.Derive(e, variables)).SelectMany(Uses).Distinct()];
        foreach (string line in lines.Length > 0 ? lines : ["no pair fired"]) output.WriteLine(line);
    }

    private static IEnumerable<string> Uses(Derivation derivation) =>
    [
        .. derivation.Pairs.Select(static use => $"pair {use.Pair}{Place(use.File, use.Line)} at {use.At}{Bindings(use.Bindings)}"),
        .. derivation.Rewrites.Select(static use => $"rewrite {use.Rewrite}{Place(use.File, use.Line)} at {use.At} gives {use.Result}{Bindings(use.Bindings)}"),
    ];

    /// <summary>How expressions are evaluated at some points: what was put in their place, what is compensated and watched, and which arithmetic settled the values.</summary>
    public static void WriteEvaluation(Session session, ImmutableArray<Expr> expressions, TextWriter output)
    {
        foreach (Expr expression in expressions) WriteEvaluation(session, expression, output);
    }

    private static void WriteEvaluation(Session session, Expr expression, TextWriter output)
    {
        ImmutableArray<Dictionary<string, double>> points = session.Points();
        string[] variables = [.. SymbolicEngine.Variables(expression)];
        CompilationExplanation explanation = session.Engine.ExplainCompilation([expression], variables, session.Compilation);
        output.WriteLine($"evaluated as {explanation.Evaluated[0]}");
        foreach (PairUse use in explanation.Pairs) output.WriteLine($"value form of pair {use.Pair}{Place(use.File, use.Line)} at {use.At}{Bindings(use.Bindings)}");
        foreach (RewriteUse use in explanation.Rewrites) output.WriteLine($"stable form {use.Rewrite} at {use.At} gives {use.Result}{Bindings(use.Bindings)}");
        foreach (CompensatedValue value in explanation.Compensated) output.WriteLine($"compensated {value.At}{(value.IncludesFunctions ? " with what functions lack" : string.Empty)}: {Operations(value.Operations)}");
        foreach (Sentinel sentinel in explanation.Sentinels) output.WriteLine($"sentinel at {sentinel.At}: {Meaning(sentinel.Kind)}{(sentinel.Operations > 0 ? ", " + Operations(sentinel.Operations) : string.Empty)}");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Operations(explanation.Operations)} in all, {explanation.PlainOperations} without compensation and sentinels"));
        foreach (Dictionary<string, double> point in points) output.WriteLine($"settled{At(point)} by {Settled(session, expression, point)}");
        if (points.IsEmpty && variables.Length == 0) output.WriteLine($"settled by {Settled(session, expression, [])}");
    }

    private static string Settled(Session session, Expr expression, Dictionary<string, double> point)
    {
        if (session.Settings.Accuracy == Accuracy.Verified && point.Values.All(double.IsFinite))
        {
            ExactResult result = session.Engine.EvaluateExact(expression, point);
            if (result.Kind != ExactResultKind.Undecided) return string.Create(CultureInfo.InvariantCulture, $"balls of {result.Precision} bits: {result.Kind.ToString().ToLowerInvariant()}");
        }

        Tier[] tiers = new Tier[1];
        session.Engine.CompileFunction([expression], [.. point.Keys], session.Compilation).Evaluate([.. point.Values], new double[1], tiers);
        return Commands.AccuracyCommand.Name(tiers[0]);
    }

    private static string Meaning(SentinelKind kind) => kind switch
    {
        SentinelKind.Result => "neither tiny nor infinite",
        SentinelKind.FiniteResult => "not infinite",
        SentinelKind.Error => "its estimated rounding error",
        SentinelKind.Underflow => "must not be tiny",
        SentinelKind.Overflow => "its divisor must not be infinite",
        SentinelKind.Cancellation => "how much of its terms the sum has kept",
        SentinelKind.Amplification => "how much it magnifies the error of its argument",
        SentinelKind.Comparison => "both sides are apart",
        _ => "no jump within the error of its argument",
    };

    private static string At(Dictionary<string, double> point) =>
        point.Count == 0 ? string.Empty : " at " + string.Join(", ", point.Select(static p => $"{p.Key} = {NumberFormat.Of(p.Value)}"));

    private static string Operations(int count) => count == 1 ? "1 operation" : string.Create(CultureInfo.InvariantCulture, $"{count} operations");

    private static string Place(string? file, int line) => file is null ? string.Empty : string.Create(CultureInfo.InvariantCulture, $" ({file}:{line})");

    private static string Bindings(ImmutableDictionary<string, Expr> bindings) =>
        bindings.IsEmpty ? string.Empty : " with " + string.Join(", ", bindings.OrderBy(static b => b.Key, StringComparer.Ordinal).Select(static b => $"{b.Key} = {b.Value}"));
}
