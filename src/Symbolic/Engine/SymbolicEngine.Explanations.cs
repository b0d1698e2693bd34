using System.Globalization;
using Symbolic.Compilation;
using Symbolic.Expressions;
using Symbolic.Rewriting;

namespace Symbolic;

/// <content>What compilation does to expressions.</content>
public sealed partial class SymbolicEngine
{
    private const int LongestReadable = 40;

    /// <summary>How some expressions are going to be evaluated by <see cref="CompileFunction"/> with the same arguments: rewrites, compensation, sentinels.</summary>
    /// <param name="expressions">What to evaluate.</param>
    /// <param name="variables">The variables.</param>
    /// <param name="options">How much is done for the digits; <see cref="CompileOptions.Default"/> if null.</param>
    /// <exception cref="SymbolicException">SD4001, SD4002, SD4003: some part has no value.</exception>
    public CompilationExplanation ExplainCompilation(ReadOnlySpan<Expr> expressions, ReadOnlySpan<string> variables, CompileOptions? options = null)
    {
        using Deadline.Scope scope = Deadline.Within(Limits.Time);
        CompileOptions chosen = options ?? CompileOptions.Default;
        RewriteReport report = new();
        if (chosen.Accuracy != Accuracy.Stable)
        {
            bool isFast = chosen.Accuracy == Accuracy.Fast;
            Expr[] evaluated = Lowered(expressions, chosen, report);
            int count = TapeBuilder.Build(evaluated, variables, Functions, ReadFormula, isFast ? TapeOptions.Shared : TapeOptions.Accurate, Limits).Length;
            return new CompilationExplanation([.. evaluated], [.. report.Pairs], [.. report.Rewrites], [], [], count, count);
        }

        Expr[] stable = Lowered(expressions, chosen, report), lowered = Folded(stable, chosen.Accuracy);
        GuardPlan plan = GuardPlan.Of(lowered, Functions, new Prover(Functions, _assumptions).Ranges, ReadFormula);
        LoweringTrace trace = new(plan.Compensation!.Scales!.Watched, lowered.Length);
        plan.Compensation.Trace = trace;
        Tape tape = TapeBuilder.Build(plan.Expressions, variables, Functions, ReadFormula, TapeOptions.Accurate, Limits, plan.Compensation).Tape;
        int plain = TapeBuilder.Build(lowered, variables, Functions, ReadFormula, TapeOptions.Accurate, Limits).Length;
        return new CompilationExplanation([.. stable], [.. report.Pairs], [.. report.Rewrites],
            [.. trace.Compensated.Select(static value => value with { At = Readable(value.At) })],
            [.. Sentinels(stable, plan, trace), .. trace.Sentinels.Select(static sentinel => sentinel with { At = Readable(sentinel.At) })],
            plain, tape.Length);
    }

    /// <summary>The expression with constants that were computed beforehand, to more than a hundred bits, as their doubles are written.</summary>
    private static Expr Readable(Expr expression) => ExpressionGraph.Rewrite(expression, static node =>
        node is Number { Value: var n } && n is { IsInteger: false, Denominator.IsPowerOfTwo: true } && n.Numerator.GetBitLength() > LongestReadable && double.IsFinite(n.ToDouble()) ? Expr.Parse(n.ToDouble().ToString("R", CultureInfo.InvariantCulture)) : node);

    private static IEnumerable<Sentinel> Sentinels(Expr[] results, GuardPlan plan, LoweringTrace trace)
    {
        for (int i = 0; i < results.Length; i++)
        {
            if (!plan.Certain[i]) yield return new Sentinel(plan.Least[i] == 0 ? SentinelKind.FiniteResult : SentinelKind.Result, results[i], 0);
            if (plan.Errors[i] >= 0) yield return new Sentinel(SentinelKind.Error, results[i], trace.Estimates[plan.Errors[i] - results.Length]);
        }
    }
}
