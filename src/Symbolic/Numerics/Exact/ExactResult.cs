namespace Symbolic;

/// <summary>The outcome of evaluating a real expression with rising precision.</summary>
/// <param name="Kind">What was found out.</param>
/// <param name="Value">The correctly rounded double; ±∞ when the value overflows, NaN when it is undefined or undecided.</param>
/// <param name="Precision">The precision in bits that decided, or the last one tried.</param>
public readonly record struct ExactResult(ExactResultKind Kind, double Value, int Precision);
