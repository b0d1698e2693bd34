using System.Globalization;
using System.Text;
using Measurement = Symbolic.AccuracyReport;

namespace Symbolic.Benchmarks.Precision;

/// <summary>The scores of many formulas together.</summary>
internal sealed class NumericalScores
{
    private const double MostBits = 0.5;
    private static readonly string[] s_columns = ["f bits", "d bits", "f human", "d human"];
    private readonly Dictionary<(Accuracy Accuracy, string Column), List<double>> _means = [];
    private readonly Dictionary<Accuracy, (int Lost, int Wrong, int Total)> _counts = [];
    private int _undecided, _values;

    /// <summary>Adds the scores of a formula, means over its values and over all its partial derivatives, and prints those that are large.</summary>
    public void Add(string formula, Measurement report)
    {
        _undecided += Enum.GetValues<SampleRange>().Sum(range => Enumerable.Range(0, report.Outputs.Length).Sum(output => report.Undecided(output, range)));
        _values += report.Samples.Sum(static s => s.Exact.Length);
        foreach (Accuracy accuracy in Enum.GetValues<Accuracy>())
        {
            foreach (SampleRange range in Enum.GetValues<SampleRange>())
            {
                for (int part = 0; part < 2; part++) Add(formula, report, accuracy, range, part);
            }
        }
    }

    /// <summary>Appends the table.</summary>
    public void Append(StringBuilder text)
    {
        text.Append("| delegate | f bits | d bits | f human | d human | not finite where the truth is | off by more than an ulp |\n|---|---:|---:|---:|---:|---:|---:|\n");
        foreach (Accuracy accuracy in Enum.GetValues<Accuracy>())
        {
            (int lost, int wrong, int total) = _counts[accuracy];
            IEnumerable<string> means = s_columns.Select(column => _means[(accuracy, column)].Average().ToString("0.000", CultureInfo.InvariantCulture));
            text.Append(CultureInfo.InvariantCulture, $"| {accuracy} | {string.Join(" | ", means)} | {100.0 * lost / total:0.000} % | {100.0 * wrong / total:0.000} % |\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"\nNot decided by verified delegates: {_undecided} of {_values} values, {100.0 * _undecided / _values:0.000} %.\n");
    }

    private void Add(string formula, Measurement report, Accuracy accuracy, SampleRange range, int part)
    {
        AccuracyScore[] scores = [.. Enumerable.Range(0, report.Outputs.Length).Where(k => part == Math.Min(k, 1)).Select(k => report.Score(k, range, accuracy)).Where(static s => s.Points > 0)];
        if (scores.Length == 0) return;
        (Accuracy, string) key = (accuracy, s_columns[part + (range == SampleRange.Human ? 2 : 0)]);
        if (!_means.TryGetValue(key, out List<double>? means)) _means.Add(key, means = []);
        double mean = scores.Sum(static s => s.MeanBits * s.Points) / scores.Sum(static s => s.Points);
        means.Add(mean);
        if (accuracy != Accuracy.Fast && mean > MostBits) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{formula}: MEAN {mean:0.00} bits of {accuracy}, {key.Item2}"));
        (int lost, int wrong, int total) = _counts.GetValueOrDefault(accuracy);
        foreach (int k in Enumerable.Range(0, report.Outputs.Length).Where(k => part == Math.Min(k, 1)))
        {
            wrong += report.Samples.Count(s => s.Range == range && s.Error(k, accuracy) > 1);
        }

        _counts[accuracy] = (lost + scores.Sum(static s => s.NotFinite), wrong, total + scores.Sum(static s => s.Points));
    }
}
