using System.Globalization;
using Symbolic.Compilation;
using Symbolic.Functions;
using Symbolic.Numerics;
using Symbolic.Parsing;

namespace Symbolic.Verification;

/// <summary>Evaluates the forms of a rule in double, at arguments of all magnitudes, against exact values.</summary>
internal sealed class StabilityProbe(VerificationContext context)
{
    private const double Tolerance = 1e-6;

    private static readonly int[] s_precisions = [192, 2_048];
    private const double Inflection = 1e-3;
    private static readonly double[] s_magnitudes = [1e-300, 1e-20, 1e-8, 1e-3, 1, 10, 30, 40, 100, 700, 710, 745, 1000, 1e8];
    private static readonly double[] s_grid = [0, .. s_magnitudes, .. s_magnitudes.Select(static x => -x)];

    /// <summary>SD2005 for an unstable value or first derivative, SD2006 for an unstable second derivative.</summary>
    public IEnumerable<Diagnostic> Run(CheckedRule rule)
    {
        if (rule.Row.Spec is null) yield break;
        Expr spec = context.Read(rule.Row.Spec), value = rule.Row.Value is null ? spec : context.Read(rule.Row.Value);
        if (Unstable(rule, value, spec, spec) is { } bad) yield return Warning("SD2005", rule, "the value", bad, rule.Row.Value is null ? "give a 'value = …'" : "write the value form differently");
        if (rule.Row.IsSurrogate) yield break;
        for (int i = 0; i < rule.Row.Arity; i++)
        {
            if (rule.Row.Partial(i) is not { } partial || ReferenceEquals(partial, Formula.Absent)) continue;
            string name = rule.Row.Parameters[i];
            Expr claimed = context.Read(partial), first = context.Derivative(spec, name);
            if (Unstable(rule, claimed, first, spec) is { } point) yield return Warning("SD2005", rule, $"d/d{name}", point, "write it with functions that do not cancel or overflow there");
            if (Second(rule, claimed, first, (name, spec)) is { } second) yield return Warning("SD2006", rule, $"the second derivative by '{name}'", second, "write the derivative form with functions whose own derivatives are stable");
        }
    }

    private Mismatch? Second(CheckedRule rule, Expr claimed, Expr first, (string Name, Expr Spec) of)
    {
        try
        {
            return Unstable(rule, context.Derivative(claimed, of.Name), context.Derivative(first, of.Name), of.Spec, isSecond: true);
        }
        catch (SymbolicException exception) when (exception.Code == "SD3002")
        {
            return null;
        }
    }

    private Mismatch? Unstable(CheckedRule rule, Expr form, Expr meaning, Expr spec, bool isSecond = false)
    {
        try
        {
            ExactTape exact = context.Exact([meaning, spec], rule.Row.Parameters);
            Tape tape = TapeBuilder.Build([form], rule.Row.Parameters.AsSpan(), context.Functions, text => ExpressionParser.Parse(text, new ParseOptions { Functions = context.Functions }));
            return Points(rule).Select(point => Compare(tape, exact, point, isSecond)).FirstOrDefault(static outcome => outcome is { IsWrong: true });
        }
        catch (SymbolicException exception) when (exception.Code is "SD4001" or "SD4003")
        {
            return null;
        }
    }

    private IEnumerable<double[]> Points(CheckedRule rule)
    {
        int arity = rule.Row.Arity;
        foreach (double x in s_grid)
        {
            for (int axis = 0; axis < arity; axis++)
            {
                double[] point = new double[arity];
                Array.Fill(point, 1);
                point[axis] = x;
                if (context.Holds(rule, point)) yield return point;
            }
        }
    }

    private static Mismatch? Compare(Tape tape, ExactTape exact, double[] point, bool isSecond)
    {
        Deadline.Check();
        if (Truth(exact, point) is not { } expected) return null;
        double[] result = new double[1];
        TapeInterpreter.Evaluate(tape, point, result);
        double error = Math.Abs(result[0] - expected), scale = Math.Abs(expected);
        bool stable = error <= (Tolerance * scale) + (scale < 1e-300 ? 1e-300 : 0) || (isSecond && error <= Nearby(exact, point));
        return stable ? null : new Mismatch(point, result[0], expected, true);
    }

    /// <summary>The true value; null where the definition is not real, or the value not decided or no double.</summary>
    private static double? Truth(ExactTape exact, double[] point)
    {
        Ball[] inputs = Array.ConvertAll(point, Ball.FromDouble);
        foreach (int precision in s_precisions)
        {
            Ball[] values = exact.Enclose(inputs, precision);
            if (values[1].Kind == BallKind.Undefined) return null;
            bool isKnown = values[0].Kind is BallKind.Finite or BallKind.Extreme;
            if (isKnown && values[0].TryRoundToDouble(out double value)) return double.IsFinite(value) ? value : null;
        }

        return null;
    }

    /// <summary>At an inflection, sigmoid(u)·sigmoid(−u)·(sigmoid(−u) − sigmoid(u)) at u near 0, a second derivative counts by its size nearby: it has lost nothing
    /// that a user of curvatures would miss.</summary>
    private static double Nearby(ExactTape exact, double[] point)
    {
        double[] near = Array.ConvertAll(point, static x => Math.Abs(x) < Inflection ? Inflection : x);
        return near.AsSpan().SequenceEqual(point) ? 0 : 1e-15 * Math.Abs(Truth(exact, near) ?? 0);
    }

    private static Diagnostic Warning(string code, CheckedRule rule, string what, Mismatch bad, string advice)
    {
        string at = string.Join(", ", rule.Row.Parameters.Zip(bad.Point, static (name, x) => string.Create(CultureInfo.InvariantCulture, $"{name} = {x:R}")));
        return Diagnostic.Warning(code, string.Create(CultureInfo.InvariantCulture, $"{what} of {rule.Title} is unstable: at {at} it gives {bad.Claimed:R}, the true value is {bad.Expected:R}; {advice}"), rule.SpanOf(what));
    }
}
