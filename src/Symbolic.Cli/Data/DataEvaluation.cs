using System.Collections.Immutable;
using System.Text;

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

    /// <summary>Reads points from a file (<c>-</c>: standard input) and writes rows to another (null: standard output). Files whose names end in
    /// <c>.f64</c> hold raw doubles: the points one per variable in alphabetical order, the results one per expression.</summary>
    /// <returns>Whether all rows were points.</returns>
    /// <exception cref="CommandLineException">A file cannot be read or written.</exception>
    public bool Run(string data, string? results)
    {
        if (results is not null && Path.GetFullPath(results) == Path.GetFullPath(data)) throw new CommandLineException($"'{data}' cannot be read and written at the same time; give --out another file");
        using FileStream? input = data == "-" ? null : Files.OpenRead(data);
        using StreamReader? reader = input is null ? null : new StreamReader(input, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, BufferSize, leaveOpen: true);
        ProgressLine progress = new(_terminal, () => input is { CanSeek: true, Length: > 0 } ? (double)input.Position / input.Length : null);
        bool isGood = true;
        void Report(Diagnostic wrong)
        {
            isGood = false;
            progress.Clear();
            _session.Warn([wrong]);
        }

        string name = data == "-" ? "standard input" : data;
        IPointReader points = input is not null && RawDoubles.IsNameOf(data)
            ? new RawPointReader(input, name, _variables, Report)
            : new PointReader(reader ?? _terminal.In, name, _variables, Report);
        using FileStream? output = results is null ? null : Files.Create(results);
        using StreamWriter? writer = output is null || RawDoubles.IsNameOf(results) ? null : new StreamWriter(output, new UTF8Encoding(false), BufferSize);
        Run(points, output is not null && writer is null ? new ValueWriter.Raw(output) : new ValueWriter.Text(writer ?? _terminal.Out), progress);
        return isGood;
    }

    private void Run(IPointReader points, ValueWriter writer, ProgressLine progress)
    {
        Action<double[], double[]> evaluate = Evaluation();
        writer.Begin(points.Header, _expressions.Select(static e => e.ToString()));
        List<string> rows = new(BlockRows);
        double[] memory = new double[BlockRows * _variables.Length], results = new double[BlockRows * _expressions.Length];
        long done = 0;
        for (int count = Next(); count > 0; count = Next())
        {
            bool isWhole = count == BlockRows;
            double[] at = isWhole ? memory : memory[..(count * _variables.Length)], values = isWhole ? results : new double[count * _expressions.Length];
            evaluate(at, values);
            writer.Write(rows, values);
            progress.Report(done += count);
        }

        progress.Clear();

        int Next() => points.Read(writer.WantsRows ? rows : null, memory, BlockRows);
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
}
