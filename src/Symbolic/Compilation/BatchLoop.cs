namespace Symbolic.Compilation;

/// <summary>Evaluates a stretch of a tape at consecutive points.</summary>
/// <param name="x">The first variable at the first point.</param>
/// <param name="xStride">Bytes from one variable to the next.</param>
/// <param name="y">The first result at the first point.</param>
/// <param name="yStride">Bytes from one result to the next.</param>
/// <param name="scratch">Memory for values that another stretch needs.</param>
/// <param name="count">How many points; a loop over vectors needs at least one full vector.</param>
internal delegate void BatchLoop(ref double x, nint xStride, ref double y, nint yStride, ref double scratch, nint count);
