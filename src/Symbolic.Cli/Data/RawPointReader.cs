using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Symbolic.Cli.Rendering;

namespace Symbolic.Cli.Data;

/// <summary>Reads points from raw little-endian doubles: for each row one per variable, in alphabetical order, and nothing between them.</summary>
/// <param name="stream">The doubles.</param>
/// <param name="name">The file's name, for messages.</param>
/// <param name="variables">The variables in order.</param>
/// <param name="report">Receives what is wrong with the last row.</param>
/// <exception cref="CommandLineException">There is no variable.</exception>
internal sealed class RawPointReader(Stream stream, string name, ImmutableArray<string> variables, Action<Diagnostic> report) : IPointReader
{
    private readonly int _width = variables.Length > 0 ? variables.Length : throw new CommandLineException("raw doubles say nothing about the number of points when there is no variable; use comma-separated values");
    private long _rows;

    /// <inheritdoc/>
    public string Header => string.Join(',', variables.Select(CsvText.Quoted));

    /// <inheritdoc/>
    public int Read(RowTexts? rows, double[] points, int most)
    {
        rows?.Clear();
        int bytes = sizeof(double) * _width;
        Span<byte> block = MemoryMarshal.AsBytes(points.AsSpan(0, most * _width));
        int read = stream.ReadAtLeast(block, block.Length, throwOnEndOfStream: false), count = read / bytes;
        RawDoubles.ToNative(points.AsSpan(0, count * _width));
        _rows += count;
        if (read % bytes != 0) report(Diagnostic.Error("SD4004", $"the file ends inside row {_rows + 1}: {read % bytes} bytes are left of {bytes}") with { File = name });
        for (int i = 0; rows is not null && i < count; i++) rows.Add(string.Join(',', points.AsSpan(i * _width, _width).ToArray().Select(static x => NumberFormat.Of(x))));
        return count;
    }
}
