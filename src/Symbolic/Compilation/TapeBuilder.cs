using Symbolic.Expressions;
using Symbolic.Functions;

namespace Symbolic.Compilation;

/// <summary>Turns expressions into a tape.</summary>
internal static class TapeBuilder
{
    /// <summary>The tape that evaluates some expressions, sharing what they have in common.</summary>
    /// <param name="outputs">The expressions.</param>
    /// <param name="variables">Every variable that occurs, in the order of the arguments; others may stand there too.</param>
    /// <param name="functions">What the names of calls mean.</param>
    /// <param name="read">Reads the formulas of functions that have no kernel.</param>
    /// <param name="options">How expressions become arithmetic; <see cref="TapeOptions.Fast"/> if null.</param>
    /// <param name="limits">How large the result may be; <see cref="Limits.Default"/> if null.</param>
    /// <exception cref="ArgumentException">A variable is listed twice.</exception>
    /// <exception cref="SymbolicException">SD1010, SD4001, SD4002, SD4003, SD5001: some part cannot be evaluated.</exception>
    public static Tape Build(
        ReadOnlySpan<Expr> outputs,
        ReadOnlySpan<string> variables,
        FunctionTable functions,
        Func<string, Expr> read,
        TapeOptions? options = null,
        Limits? limits = null) => Build(outputs, variables, functions, read, options ?? TapeOptions.Fast, limits ?? Limits.Default, null).Tape;

    /// <summary>The tape that evaluates some expressions together with what says whether their doubles can be trusted.</summary>
    /// <remarks>With companions, two functions of one argument come from one kernel where there is such: for arithmetic in doubles, one point at a time.</remarks>
    /// <returns>The tape, and what its last outputs are.</returns>
    /// <inheritdoc cref="Build(ReadOnlySpan{Expr}, ReadOnlySpan{string}, FunctionTable, Func{string, Expr}, TapeOptions?, Limits?)"/>
    public static (Tape Tape, GuardPlan.Layout Layout) Build(
        ReadOnlySpan<Expr> outputs,
        ReadOnlySpan<string> variables,
        FunctionTable functions,
        Func<string, Expr> read,
        TapeOptions options,
        Limits limits,
        Compensation? compensation,
        bool withCompanions = false)
    {
        (ExpressionGraph nodes, Expr[] inlined) = FunctionInliner.Inline(outputs, functions, read, limits, options.KeepsPowers);
        (ValueGraph graph, int[] values, GuardPlan.Layout layout) = ExpressionLowering.Lower(nodes, inlined, variables, functions, options, compensation);
        graph.Pair(withCompanions);
        Scheduler.Schedule schedule = Scheduler.Run(graph, values);
        return (RegisterAllocator.Run(graph, schedule, variables, values.Length), layout);
    }
}
