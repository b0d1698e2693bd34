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

    /// <summary>The mean square error from which on a result is never taken from doubles.</summary>
    private const double Hopeless = 64;

    /// <summary>For each result whether it needs no watching: it takes at most one operation, whose operands are exact and whose result is right wherever it lies.</summary>
    public bool[] Certain { get; init; } = [.. Expressions.Take(Errors.Length).Select(static e => e is Number or Symbol)];

    /// <summary>The position of the first magnitude that must not be tiny.</summary>
    public int FirstMagnitude => Expressions.Length;

    /// <summary>How many results there are for the user.</summary>
    public int OutputCount => Errors.Length;

    /// <summary>What is evaluated together with its rounding errors, or null.</summary>
    public Compensation? Compensation { get; init; }

    /// <summary>How many magnitudes there are.</summary>
    public int Magnitudes { get; init; }

    /// <summary>How many further values say, by not being negative, that rounding errors can be trusted.</summary>
    public int Checks { get; init; }

    /// <summary>The position of the first check.</summary>
    public int FirstCheck => FirstMagnitude + Magnitudes;

    /// <summary>How many values are computed.</summary>
    public int Total => FirstCheck + Checks;

    /// <summary>The results alone, for guards that take nothing on trust.</summary>
    public static GuardPlan None(Expr[] outputs) => new(outputs, [.. outputs.Select(static _ => -1)], new double[outputs.Length]);

    /// <summary>Plans the guards of some expressions as they are going to be evaluated.</summary>
    /// <param name="outputs">The expressions.</param>
    /// <param name="functions">What the names of calls mean.</param>
    /// <param name="ranges">What is known about signs.</param>
    /// <param name="read">Reads the formulas of functions.</param>
    public static GuardPlan Of(Expr[] outputs, FunctionTable functions, RangeAnalysis ranges, Func<string, Expr> read)
    {
        ErrorAnalysis analysis = new(functions, ranges, read) { Compensation = new Compensation { Watched = ScaleAnalysis.Watched(outputs, functions, ranges) } };
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
        return new GuardPlan([.. all], errors, limits) { Compensation = analysis.Compensation, Certain = certain };
    }

    private static bool IsCertain(Expr result, FunctionTable functions) => result switch
    {
        Call call => Array.TrueForAll(call.ArgumentArray, IsExact) && functions.TryGet(call.Name, call.Arguments.Length, out FunctionDefinition? row) && ErrorAnalysis.IsWithinUlp(row),
        Add { ArgumentArray: [var a, var b] } => IsExact(a) && IsExact(b),
        Mul { ArgumentArray: [Number { Value: var sign }, var rest] } when sign == Rational.MinusOne => IsCertain(rest, functions),
        Mul { ArgumentArray: [var a, var b] } => IsExact(a) && (IsExact(b) || b is Pow { Base: var divisor, Exponent: Number { Value: var n } } && n == Rational.MinusOne && IsExact(divisor)),
        Pow { Base: var x, Exponent: Number { Value: var n } } => IsExact(x) && (n == Rational.Half || n == Rational.MinusOne || n == Number.Two.Value),
        _ => result is Number or Constant or Symbol,
    };

    private static bool IsExact(Expr operand) => operand switch
    {
        Symbol => true,
        Number number => TapeConstant.Of(number).IsDouble,
        Mul { ArgumentArray: [Number { Value: var sign }, Symbol] } => sign == Rational.MinusOne,
        _ => false,
    };
}
