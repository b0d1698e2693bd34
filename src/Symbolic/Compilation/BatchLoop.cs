namespace Symbolic.Compilation;

/// <summary>Evaluates a stretch of a tape at consecutive points.</summary>
/// <param name="x">The first variable at the first point.</param>
/// <param name="xStride">Bytes from one variable to the next.</param>
/// <param name="y">The first result at the first point.</param>
/// <param name="yStride">Bytes from one result to the next.</param>
/// <param name="scratch">Memory for values that another stretch needs.</param>
/// <param name="count">How many points; a loop over vectors needs at least one full vector.</param>
/// <param name="marks">Doubts about the first result at the first eight points; where a guard watches, a bit per point is set where its result is in doubt, in rows after those of the
/// results where sets of them are, and in a last row where some result is tiny, huge, or no number.</param>
/// <param name="groups">Bytes from the doubts about one result to those about the next.</param>
internal delegate void BatchLoop(ref double x, nint xStride, ref double y, nint yStride, ref double scratch, nint count, ref byte marks, nint groups);
