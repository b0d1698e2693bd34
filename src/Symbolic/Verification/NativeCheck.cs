using System.Globalization;
using Symbolic.Compilation;
using Symbolic.Functions;
using Symbolic.Parsing;

namespace Symbolic.Verification;

/// <summary>Compares the derivative form of a native with differences of its values, each with an estimate of its own error.</summary>
internal static class NativeCheck
{
    private const int Wanted = 16;
    private const double Relative = 1e-5;

    /// <summary>SD2001 for every form that differs by more than the estimated error at most points.</summary>
    public static IEnumerable<Diagnostic> Run(CheckedRule rule, VerificationContext context)
    {
        if (rule.Row.IsSurrogate || rule.Row.Partials.IsDefault) yield break;
        for (int i = 0; i < rule.Row.Arity; i++)
        {
            Formula? form = rule.Row.Partial(i);
            if (form is not null && !ReferenceEquals(form, Formula.Absent) && Check(rule, context, form, i) is { } finding) yield return finding;
        }
    }

    private static Diagnostic? Check(CheckedRule rule, VerificationContext context, Formula form, int index)
    {
        Tape tape;
        try
        {
            Expr value = new Expressions.Call(rule.Row.Name, [.. rule.Row.Parameters.Select(static p => new Expressions.Symbol(p))]);
            tape = TapeBuilder.Build([value, context.Read(form)], rule.Row.Parameters.AsSpan(), context.Functions, text => ExpressionParser.Parse(text, new ParseOptions { Functions = context.Functions }));
        }
        catch (SymbolicException exception) when (exception.Code is "SD4001" or "SD4003")
        {
            return null;
        }

        int tested = 0;
        List<Mismatch> failures = [];
        foreach (double[] point in new SamplePoints(rule.Row.Parameters, []).Take(20 * Wanted))
        {
            if (tested == Wanted) break;
            if (Compare(tape, point, index) is not { } outcome) continue;
            tested++;
            if (outcome.IsWrong) failures.Add(outcome);
        }

        string name = rule.Row.Parameters[index];
        if (failures.Count * 2 <= tested) return null;
        return Diagnostic.Error("SD2001", string.Create(CultureInfo.InvariantCulture, $"d/d{name} of {rule.Title} is wrong: {new FormVerdict(tested, failures, rule.Row.Parameters).Describe()} (by differences of the native)"), rule.SpanOf($"d/d{name}"));
    }

    private static Mismatch? Compare(Tape tape, double[] point, int index)
    {
        double[] results = new double[2];
        TapeInterpreter.Evaluate(tape, point, results);
        double claimed = results[1], h = 1e-4 * Math.Max(1, Math.Abs(point[index]));
        double coarse = Difference(tape, point, index, h), fine = Difference(tape, point, index, h / 2);
        double estimate = ((4 * fine) - coarse) / 3, error = Math.Abs(fine - coarse);
        if (!double.IsFinite(estimate) || !double.IsFinite(claimed) || error > 1e-3 * Math.Max(1e-3, Math.Abs(estimate))) return null;
        bool wrong = Math.Abs(claimed - estimate) > (10 * error) + (Relative * Math.Max(1e-3, Math.Abs(estimate)));
        return new Mismatch(point, claimed, estimate, wrong);
    }

    private static double Difference(Tape tape, double[] point, int index, double h)
    {
        double[] shifted = [.. point], results = new double[2];
        shifted[index] = point[index] + h;
        TapeInterpreter.Evaluate(tape, shifted, results);
        double above = results[0];
        shifted[index] = point[index] - h;
        TapeInterpreter.Evaluate(tape, shifted, results);
        return (above - results[0]) / (2 * h);
    }
}
