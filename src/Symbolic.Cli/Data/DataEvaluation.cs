using System.Collections.Immutable;
using System.Text;
using Symbolic.Cli.Rendering;

namespace Symbolic.Cli.Data;

/// <summary>Evaluates expressions at the points of a file: each row goes out as it came in, with the values added.</summary>
/// <remarks>Memory does not grow with the number of rows.</remarks>
internal sealed class DataEvaluation
{
    private const int BlockRows = 4096, BufferSize = 1 << 16;
    private readonly Session _session;
    private readonly Terminal _terminal;
    private readonly ImmutableArray<Expr> _expressions;
    private readonly ImmutableArray<string> _variables;

    /// <summary>An evaluation of some expressions under the settings of a session.</summary>
    public DataEvaluation(Session session, Terminal terminal, ImmutableArray<Expr> expressions)
    {
        (_session, _terminal, _expressions) = (session, terminal, expressions);
        _variables = [.. expressions.SelectMany(static e => SymbolicEngine.Variables(e)).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>Reads points from a file (<c>-</c>: standard input) and writes rows to another (null: standard output).</summary>
    /// <returns>Whether all rows were points.</returns>
    /// <exception cref="CommandLineException">A file cannot be read or written.</exception>
    public bool Run(string data, string? results)
    {
        if (results is not null && Path.GetFullPath(results) == Path.GetFullPath(data)) throw new CommandLineException($"'{data}' cannot be read and written at the same time; give --out another file");
        using FileStream? input = data == "-" ? null : Files.OpenRead(data);
        using StreamReader? reader = input is null ? null : new StreamReader(input, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, BufferSize, leaveOpen: true);
        using StreamWriter? writer = results is null ? null : new StreamWriter(Files.Create(results), new UTF8Encoding(false), BufferSize);
        ProgressLine progress = new(_terminal, () => input is { CanSeek: true, Length: > 0 } ? (double)input.Position / input.Length : null);
        return Run(reader ?? _terminal.In, data == "-" ? "standard input" : data, writer ?? _terminal.Out, progress);
    }

    private bool Run(TextReader reader, string name, TextWriter writer, ProgressLine progress)
    {
        bool isGood = true;
        PointReader points = new(reader, name, _variables, wrong =>
        {
            isGood = false;
            progress.Clear();
            _session.Warn([wrong]);
        });
        Action<double[], double[]> evaluate = Evaluation();
        writer.WriteLine(string.Join(',', (string[])[points.Header, .. _expressions.Select(static e => CsvLine.Quoted(e.ToString()))]));
        List<string> rows = new(BlockRows);
        double[] memory = new double[BlockRows * _variables.Length];
        long done = 0;
        for (points.Read(rows, memory, BlockRows); rows.Count > 0; points.Read(rows, memory, BlockRows))
        {
            double[] at = rows.Count == BlockRows ? memory : memory[..(rows.Count * _variables.Length)], values = new double[rows.Count * _expressions.Length];
            evaluate(at, values);
            Write(rows, values, writer);
            progress.Report(done += rows.Count);
        }

        progress.Clear();
        return isGood;
    }

    private Action<double[], double[]> Evaluation()
    {
        if (_session.Settings.Accuracy == Accuracy.Verified) return Prove;
        CompiledBatch batch = _session.Engine.CompileBatch(_expressions.AsSpan(), _variables.AsSpan(), _session.Compilation);
        return (points, values) => batch.EvaluateRows(points, values);
    }

    private void Prove(double[] points, double[] values)
    {
        int width = _variables.Length, count = values.Length / _expressions.Length;
        for (int i = 0; i < count; i++)
        {
            Dictionary<string, double> point = new(Enumerable.Range(0, width).Select(v => KeyValuePair.Create(_variables[v], points[(i * width) + v])));
            ImmutableArray<double?> proved = _session.Values(_expressions, point);
            for (int k = 0; k < proved.Length; k++) values[(i * proved.Length) + k] = proved[k] ?? double.NaN;
        }
    }

    private void Write(List<string> rows, double[] values, TextWriter writer)
    {
        for (int i = 0; i < rows.Count; i++)
        {
            writer.Write(rows[i]);
            for (int k = 0; k < _expressions.Length; k++)
            {
                writer.Write(',');
                writer.Write(NumberFormat.Of(values[(i * _expressions.Length) + k]));
            }

            writer.WriteLine();
        }
    }
}
