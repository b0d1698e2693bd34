using System.Numerics;
using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Numerics;
using Symbolic.Rewriting;

namespace Symbolic.Compilation;

/// <summary>What a guarded function computes beside its results, and where that stands.</summary>
/// <param name="Expressions">The results, then their errors.</param>
/// <param name="Errors">For each result the position of the mean square of its error; −1 when that is known beforehand.</param>
/// <param name="Limits">For each result the largest value at that position with which it is taken.</param>
internal sealed record GuardPlan(Expr[] Expressions, int[] Errors, double[] Limits)
{
    /// <summary>The largest root mean square error, in units of 2^-53, with which a double is taken; a correct rounding has 0.42.</summary>
    public const double Tolerance = 3;

    /// <summary>With more, sets of results that have most in common are put in doubt together; with far more, everything is in doubt where anything is.</summary>
    private const int MostSets = 8, MostSetsToMerge = 64;

    /// <summary>The mean square error from which on a result is never taken from doubles.</summary>
    private const double Hopeless = 64;

    /// <summary>For each result whether it needs no watching: it takes at most one operation, whose operands are exact and whose result is right wherever it lies.</summary>
    public bool[] Certain { get; init; } = [.. Expressions.Take(Errors.Length).Select(static e => e is Number or Symbol)];

    /// <summary>For each result the least magnitude with which it is taken: 0 where it is right however tiny it is, more where it has terms that may have underflowed on the way.</summary>
    public double[] Least { get; init; } = [.. Errors.Select(static _ => Guard.Least)];

    /// <summary>The position of the first magnitude that must not be tiny.</summary>
    public int FirstMagnitude => Expressions.Length;

    /// <summary>How many results there are for the user.</summary>
    public int OutputCount => Errors.Length;

    /// <summary>What is evaluated together with its rounding errors, or null.</summary>
    public Compensation? Compensation { get; init; }

    /// <summary>How many magnitudes there are.</summary>
    public int Magnitudes { get; private init; }

    /// <summary>How many further values say, by not having a negative sign, that rounding errors can be trusted.</summary>
    public int Checks => Groups.Length - Magnitudes;

    /// <summary>The position of the first check that may be NaN where the results are numbers.</summary>
    public int FirstDecision { get; private init; }

    /// <summary>For each magnitude and each check the place in <see cref="Doubtful"/> of what it puts in doubt.</summary>
    public int[] Groups { get; private init; } = [];

    /// <summary>Sets of results that magnitudes and checks put in doubt; bit k mod 64 is set for result k.</summary>
    public ulong[] Doubtful { get; private init; } = [];

    /// <summary>The position of the first check.</summary>
    public int FirstCheck => FirstMagnitude + Magnitudes;

    /// <summary>How many values are computed.</summary>
    public int Total => FirstCheck + Checks;

    /// <summary>The plan with magnitudes and checks.</summary>
    public GuardPlan With(Layout layout)
    {
        List<ulong> sets = [];
        int[] groups = new int[layout.Dependents.Length];
        for (int i = 0; i < groups.Length; i++)
        {
            ulong results = ResultsOf(layout.Dependents[i]);
            groups[i] = sets.IndexOf(results);
            if (groups[i] >= 0) continue;
            groups[i] = sets.Count;
            sets.Add(results);
        }

        GuardPlan plan = this with { Magnitudes = layout.Magnitudes, FirstDecision = FirstMagnitude + layout.Magnitudes + layout.Checks };
        if (sets.Count > MostSetsToMerge) return plan with { Groups = new int[groups.Length], Doubtful = [ulong.MaxValue] };
        while (sets.Count > MostSets) Merge(sets, groups);
        return plan with { Groups = groups, Doubtful = [.. sets] };
    }

    /// <summary>Joins the two sets that need the fewest further results in doubt.</summary>
    private static void Merge(List<ulong> sets, int[] groups)
    {
        (int First, int Second, int Added) best = (0, 1, int.MaxValue);
        for (int i = 0; i < sets.Count; i++)
        {
            for (int k = i + 1; k < sets.Count; k++)
            {
                int added = BitOperations.PopCount(sets[i] ^ sets[k]);
                if (added < best.Added) best = (i, k, added);
            }
        }

        sets[best.First] |= sets[best.Second];
        sets.RemoveAt(best.Second);
        for (int i = 0; i < groups.Length; i++) groups[i] = groups[i] == best.Second ? best.First : groups[i] > best.Second ? groups[i] - 1 : groups[i];
    }

    /// <summary>What follows the results and errors among computed values.</summary>
    /// <param name="Magnitudes">How many magnitudes.</param>
    /// <param name="Checks">How many checks that are numbers wherever the results are; others follow.</param>
    /// <param name="Dependents">For each the expressions that depend on what it is about, bit k for expression k; all bits where there are more than 64.</param>
    internal sealed record Layout(int Magnitudes, int Checks, ulong[] Dependents)
    {
        /// <summary>Nothing is looked at.</summary>
        public static Layout None { get; } = new(0, 0, []);
    }

    /// <summary>Results among some expressions, and those whose errors are.</summary>
    private ulong ResultsOf(ulong expressions)
    {
        if (Expressions.Length > 64) return ulong.MaxValue;
        ulong results = expressions & (ulong.MaxValue >> (64 - OutputCount));
        for (int k = 0; k < Errors.Length; k++)
        {
            if (Errors[k] >= 0) results |= (expressions >> Errors[k] & 1) << k;
        }

        return results;
    }

    /// <summary>The results alone, for guards that take nothing on trust.</summary>
    public static GuardPlan None(Expr[] outputs) => new(outputs, [.. outputs.Select(static _ => -1)], new double[outputs.Length]);

    /// <summary>Plans the guards of some expressions as they are going to be evaluated.</summary>
    /// <param name="outputs">The expressions.</param>
    /// <param name="functions">What the names of calls mean.</param>
    /// <param name="ranges">What is known about signs.</param>
    /// <param name="read">Reads the formulas of functions.</param>
    /// <param name="inVectors">Whether functions are evaluated by their vector kernels.</param>
    public static GuardPlan Of(Expr[] outputs, FunctionTable functions, RangeAnalysis ranges, Func<string, Expr> read, bool inVectors = false)
    {
        ErrorAnalysis analysis = new(functions, ranges, read) { Compensation = new Compensation { IsInVectors = inVectors, Scales = ScaleAnalysis.Of(outputs, functions, ranges) } };
        List<Expr> all = [.. outputs];
        int[] errors = new int[outputs.Length];
        double[] limits = new double[outputs.Length];
        for (int i = 0; i < outputs.Length; i++)
        {
            ErrorTerm error = analysis.Of(outputs[i]);
            if (error.Fixed > Hopeless) error = new ErrorTerm(0, error.ToExpr());
            errors[i] = error.Varying is null ? -1 : all.Count;
            limits[i] = Math.Max((Tolerance * Tolerance) - error.Fixed, Tolerance * Tolerance / 4);
            if (error.Varying is not null) all.Add(error.Varying);
        }

        bool[] certain = [.. outputs.Select(e => IsCertain(e, functions))];
        analysis.Compensation.Certain.UnionWith(outputs.Where((_, i) => certain[i]));
        Symbol[]?[] soft = analysis.Compensation.Scales!.SoftVariables;
        double[] least = [.. outputs.Select((e, i) => TinyResults.AreSound(e, functions, ranges) ? 0 : soft[i] is null ? Guard.Least : SoftTerms.LeastResult)];
        return new GuardPlan([.. all], errors, limits) { Compensation = analysis.Compensation, Certain = certain, Least = least };
    }

    private static bool IsCertain(Expr result, FunctionTable functions) => result switch
    {
        Call { Name: "if", ArgumentArray: [var condition, var yes, var no] } => IsExactCondition(condition, functions) && IsCertain(yes, functions) && IsCertain(no, functions),
        Call { Name: "abs" or "min" or "max" } call => Array.TrueForAll(call.ArgumentArray, e => IsCertain(e, functions)), // what is rounded first has the same value
        Call call => Array.TrueForAll(call.ArgumentArray, e => IsExact(e, functions)) && functions.TryGet(call.Name, call.Arguments.Length, out FunctionDefinition? row) && ErrorAnalysis.IsWithinUlp(row),
        Add { ArgumentArray: [var a, var b] } => IsExact(a, functions) && IsExact(b, functions),
        Mul { ArgumentArray: [Number { Value: var sign }, var rest] } when sign == Rational.MinusOne => IsCertain(rest, functions),
        Mul { ArgumentArray: [var a, var b] } => IsExact(a, functions) && (IsExact(b, functions) || (b is Pow { Base: var divisor, Exponent: Number { Value: var n } } && n == Rational.MinusOne && IsExact(divisor, functions))),
        Pow { Base: var x, Exponent: Number { Value: var n } } => IsExact(x, functions) && (n == Rational.Half || n == Rational.MinusOne || n == Number.Two.Value),
        _ => result is Number or Constant or Symbol,
    };

    /// <summary>Whether a value has no rounding error: a variable, a double, or one of several such values, with or without its sign, or the sign of the sum of two.</summary>
    private static bool IsExact(Expr operand, FunctionTable functions) => operand switch
    {
        Symbol => true,
        Number number => TapeConstant.Of(number).IsDouble,
        Mul { ArgumentArray: [Number { Value: var sign }, var rest] } when sign == Rational.MinusOne => IsExact(rest, functions),
        Call { Name: "if", ArgumentArray: [var condition, var yes, var no] } => IsExactCondition(condition, functions) && IsExact(yes, functions) && IsExact(no, functions),
        Call call => functions.TryGet(call.Name, call.Arguments.Length, out FunctionDefinition? row) && row.IsExact && Array.TrueForAll(call.ArgumentArray, e => IsExact(e, functions) || (row.JumpsAtZero && IsSumOfTwo(e, functions))),
        _ => false,
    };

    /// <summary>A sum that has the sign of its double.</summary>
    private static bool IsSumOfTwo(Expr operand, FunctionTable functions) => operand is Add { ArgumentArray: [var a, var b] } && IsExact(a, functions) && IsExact(b, functions);

    private static bool IsExactCondition(Expr condition, FunctionTable functions)
    {
        if (condition is not Call call) return false;
        if (call.Name is "and" or "or" or "not") return Array.TrueForAll(call.ArgumentArray, e => IsExactCondition(e, functions));
        bool isBesideZero = call.ArgumentArray.Any(static e => e.IsZero);
        return Array.TrueForAll(call.ArgumentArray, e => IsExact(e, functions) || (isBesideZero && IsSumOfTwo(e, functions)));
    }
}
