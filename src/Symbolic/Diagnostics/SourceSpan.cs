namespace Symbolic;

/// <summary>A stretch of source text.</summary>
/// <param name="Start">0-based offset in UTF-16 code units.</param>
/// <param name="Length">Length in UTF-16 code units; 0 marks a place between characters.</param>
/// <param name="Line">1-based line; 0 when there is no text.</param>
/// <param name="Column">1-based column in UTF-16 code units.</param>
public readonly record struct SourceSpan(int Start, int Length, int Line, int Column);
