using System.Globalization;
using Symbolic.Expressions;
using Symbolic.Functions;

namespace Symbolic.Tests.Library.Rows;

/// <summary>Compares the kernel of a row with the exact meaning of a call.</summary>
internal sealed class RowProbe
{
    /// <summary>The most bits spent on a true value.</summary>
    public const int PrecisionLimit = 640;

    private readonly FunctionDefinition _row;
    private readonly string[] _parameters;
    private readonly Expr _call;
    private readonly RowBound _bound;

    public RowProbe(FunctionDefinition row)
    {
        _row = row;
        _parameters = [.. row.Parameters];
        _call = new Call(row.Name, [.. row.Parameters.Select(static p => new Symbol(p))]);
        _bound = RowBound.Of(row);
    }

    /// <summary>The greatest error in ulp of the true value; of relative bounds in ulp of the larger of it and 1.</summary>
    public double Worst { get; private set; }

    /// <summary>Where the greatest error is.</summary>
    public string WorstPoint { get; private set; } = "";

    /// <summary>Points with a true value, points without, and points that exact evaluation leaves undecided.</summary>
    public int Values { get; private set; }

    public int Absent { get; private set; }

    public int Undecided { get; private set; }

    /// <summary>What contradicts the row: errors beyond its bound, numbers where there is none.</summary>
    public List<string> Failures { get; } = [];

    /// <summary>Measures some points.</summary>
    public RowProbe Run(IEnumerable<double[]> points)
    {
        foreach (double[] point in points) Measure(point);
        return this;
    }

    /// <summary>The exact value of a call at a point.</summary>
    public ExactResult Truth(double[] point) => SymbolicEngine.Default.EvaluateExact([_call], _parameters, point, PrecisionLimit)[0];

    private void Measure(double[] point)
    {
        ExactResult truth = Truth(point);
        double actual = (double)_row.Kernel!.DynamicInvoke([.. point.Select(static x => (object)x)])!;
        string context = $"{_row.Name}({string.Join(", ", point.Select(static x => x.ToString("R", CultureInfo.InvariantCulture)))}) is {actual.ToString("R", CultureInfo.InvariantCulture)}, exactly {truth.Kind} {truth.Value.ToString("R", CultureInfo.InvariantCulture)}";
        switch (truth.Kind)
        {
            case ExactResultKind.Undecided: Undecided++; break;
            case ExactResultKind.Undefined:
                Absent++;
                if (double.IsFinite(actual)) Failures.Add(context);
                break;
            default:
                Values++;
                Score(Error(actual, truth.Value), context);
                break;
        }
    }

    private void Score(double error, string context)
    {
        if (Environment.GetEnvironmentVariable("RELATIVE") is not null && !(error <= 46)) Failures.Add($"REL {context}: {error.ToString("G4", CultureInfo.InvariantCulture)} ulp");
        if (!(error <= _bound.Ulps + 0.5)) Failures.Add($"{context}: {error.ToString("G4", CultureInfo.InvariantCulture)} ulp");
        if (error <= Worst) return;
        (Worst, WorstPoint) = (error, context);
    }

    /// <summary>The distance of a double from the correctly rounded one, which adds at most half an ulp to the distance from the true value.</summary>
    private double Error(double actual, double truth)
    {
        if (actual == truth) return 0;
        if (!double.IsFinite(actual) || !double.IsFinite(truth)) return Math.Abs(actual) == double.MaxValue || Math.Abs(truth) == double.MaxValue ? 1 : double.PositiveInfinity;
        double size = _bound.IsRelative && Environment.GetEnvironmentVariable("RELATIVE") is null ? Math.Max(Math.Abs(truth), 1) : Math.Abs(truth);
        return Math.Abs(actual - truth) / Math.Max(Math.BitIncrement(size) - size, double.Epsilon);
    }
}
