using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;

namespace Symbolic.Cli.Data;

/// <summary>Evaluates expressions at the points of a file: each row goes out as it came in, with the values added.</summary>
/// <remarks>Memory does not grow with the number of rows.</remarks>
internal sealed class DataEvaluation
{
    private const int FirstRows = 64, MostRows = 4096, BufferSize = 1 << 16;

    // blocks become longer until one takes as long as this, so that slow expressions show their progress too
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(50);
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

    /// <summary>Reads points from a file and writes rows to another (null: standard output). <c>-</c> stands for standard input or output. Files whose names end in
    /// <c>.f64</c>, <c>-.f64</c> too, hold raw doubles: the points one per variable in alphabetical order, the results one per expression.</summary>
    /// <returns>Whether all rows were points.</returns>
    /// <exception cref="CommandLineException">A file cannot be read or written.</exception>
    /// <exception cref="IOException">Reading or writing fails on the way.</exception>
    public bool Run(string data, string? results)
    {
        bool isStandard = IsStandard(data), isRaw = RawDoubles.IsNameOf(results);
        if (results is not null && !isStandard && Path.GetFullPath(results) == Path.GetFullPath(data)) throw new CommandLineException($"'{data}' cannot be read and written at the same time; give --out another file");
        using FileStream? input = isStandard ? null : Files.OpenRead(data);
        using StreamReader? reader = input is null ? null : new StreamReader(input, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, BufferSize, leaveOpen: true);
        ProgressLine progress = new(_terminal, () => input is { CanSeek: true, Length: > 0 } ? (double)input.Position / input.Length : null);
        bool isGood = true;
        void Report(Diagnostic wrong)
        {
            isGood = false;
            progress.Clear();
            _session.Warn([wrong]);
        }

        string name = isStandard ? "standard input" : data;
        IPointReader points = RawDoubles.IsNameOf(data)
            ? new RawPointReader(input ?? _terminal.OpenInput(), name, _variables, Report)
            : new PointReader(reader ?? _terminal.In, name, _variables, Report);
        using ResultFile? output = results is null || IsStandard(results) ? null : new ResultFile(results);
        if (isRaw) Run(points, new ValueWriter.Raw(output?.Stream ?? _terminal.OpenOutput()), progress, output is null);
        else if (output is null) Run(points, new ValueWriter.Text(_terminal.Out), progress, isStandard: true);
        else WriteText(points, output.Stream, progress);
        output?.Complete();
        return isGood;
    }

    private void WriteText(IPointReader points, FileStream output, ProgressLine progress)
    {
        using StreamWriter writer = new(output, new UTF8Encoding(false), BufferSize, leaveOpen: true);
        Run(points, new ValueWriter.Text(writer), progress, isStandard: false);
    }

    private static bool IsStandard(string name) => name is "-" or "-.f64";

    private void Run(IPointReader points, ValueWriter writer, ProgressLine progress, bool isStandard)
    {
        SpanFunction evaluate = Evaluation();
        writer.Begin(points.Header, _expressions.Select(static e => e.ToString()));
        RowTexts rows = new();
        double[] memory = new double[MostRows * _variables.Length], results = new double[MostRows * _expressions.Length];
        int size = FirstRows;
        long done = 0, start = Stopwatch.GetTimestamp();
        for (int count = Next(); count > 0 && (!isStandard || _terminal.IsOutputRead()); count = Next())
        {
            Span<double> values = results.AsSpan(0, count * _expressions.Length);
            evaluate(memory.AsSpan(0, count * _variables.Length), values);
            writer.Write(rows, values);
            progress.Report(done += count);
            if (Stopwatch.GetElapsedTime(start) < s_pause) size = Math.Min(2 * size, MostRows);
            start = Stopwatch.GetTimestamp();
        }

        progress.Clear();

        int Next() => points.Read(writer.WantsRows ? rows : null, memory, size);
    }

    private SpanFunction Evaluation() =>
        _session.Settings.Accuracy == Accuracy.Verified ? Prove : _session.Engine.CompileBatch(_expressions.AsSpan(), _variables.AsSpan(), _session.Compilation).EvaluateRows;

    private void Prove(ReadOnlySpan<double> points, Span<double> values)
    {
        int width = _variables.Length, count = values.Length / _expressions.Length;
        for (int i = 0; i < count; i++)
        {
            Dictionary<string, double> point = new(StringComparer.Ordinal);
            for (int v = 0; v < width; v++) point.Add(_variables[v], points[(i * width) + v]);
            ImmutableArray<double?> proved = _session.Values(_expressions, point);
            for (int k = 0; k < proved.Length; k++) values[(i * proved.Length) + k] = proved[k] ?? double.NaN;
        }
    }
}
