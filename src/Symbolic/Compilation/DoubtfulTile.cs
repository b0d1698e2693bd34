using System.Runtime.CompilerServices;

namespace Symbolic.Compilation;

/// <summary>Points of a batch whose results are in doubt, where they stand: variables and results in columns, doubts in bits.</summary>
internal readonly ref struct DoubtfulTile
{
    private readonly ref double _x, _y;
    private readonly nint _xStride, _yStride;
    private readonly Span<byte> _marks;
    private readonly int _groups;

    /// <summary>Some of the points of a tile.</summary>
    /// <param name="x">The first variable at the tile's first point.</param>
    /// <param name="xStride">Numbers from one variable to the next.</param>
    /// <param name="y">The first result at the tile's first point.</param>
    /// <param name="yStride">Numbers from one result to the next.</param>
    /// <param name="marks">For each result a bit per point of the tile, eight points per byte.</param>
    /// <param name="groups">Bytes per result.</param>
    /// <param name="points">The points in doubt, by their place in the tile.</param>
    public DoubtfulTile(ref double x, nint xStride, ref double y, nint yStride, Span<byte> marks, int groups, ReadOnlySpan<int> points)
    {
        _x = ref x;
        _y = ref y;
        (_xStride, _yStride, _groups) = (xStride, yStride, groups);
        _marks = marks;
        Points = points;
    }

    /// <summary>The points, by their place in the tile.</summary>
    public ReadOnlySpan<int> Points { get; }

    /// <summary>Other points of the same tile.</summary>
    public DoubtfulTile At(ReadOnlySpan<int> points) => new(ref _x, _xStride, ref _y, _yStride, _marks, _groups, points);

    /// <summary>Whether a result is in doubt at a point.</summary>
    public bool IsDoubtful(int result, int point) => (_marks[(result * _groups) + (point >> 3)] >> (point & 7) & 1) != 0;

    /// <summary>Says that a result is in doubt no more at a point.</summary>
    public void Settle(int result, int point) => _marks[(result * _groups) + (point >> 3)] &= (byte)~(1 << (point & 7));

    /// <summary>Whether a result is in doubt at any point.</summary>
    public bool IsDoubtful(int result) => _marks.Slice(result * _groups, _groups).ContainsAnyExcept((byte)0);

    /// <summary>The doubts at a point; bit k mod 64 is set for result k.</summary>
    public ulong Doubts(int results, int point)
    {
        ulong doubts = 0;
        for (int k = 0; k < results; k++)
        {
            if (IsDoubtful(k, point)) doubts |= 1UL << k;
        }

        return doubts;
    }

    /// <summary>A result at a point.</summary>
    public ref double Result(int result, int point) => ref Unsafe.Add(ref _y, (result * _yStride) + point);

    /// <summary>Copies a variable at all points.</summary>
    public void CopyVariable(int variable, Span<double> to)
    {
        ref double column = ref Unsafe.Add(ref _x, variable * _xStride);
        for (int i = 0; i < Points.Length; i++) to[i] = Unsafe.Add(ref column, Points[i]);
    }

    /// <summary>Copies all variables at a point.</summary>
    public void CopyPoint(int point, Span<double> to)
    {
        for (int v = 0; v < to.Length; v++) to[v] = Unsafe.Add(ref _x, (v * _xStride) + point);
    }
}
