namespace Symbolic;

/// <summary>An entry of a sparse matrix that is not 0 by structure.</summary>
/// <param name="Row">The row, from 0 on.</param>
/// <param name="Column">The column, from 0 on.</param>
/// <param name="Value">What stands there.</param>
public readonly record struct MatrixEntry(int Row, int Column, Expr Value);
