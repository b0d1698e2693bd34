namespace Symbolic.Compilation;

/// <summary>Evaluates a tape in double-double arithmetic at points in columns, eight at a time.</summary>
/// <param name="x">The first variable at the first point.</param>
/// <param name="y">High part, low part and error of the first output at the first point; columns as long as those of the variables.</param>
/// <param name="count">The number of points in each column, a multiple of eight.</param>
internal delegate void ExtendedLoop(ref double x, ref double y, nint count);
