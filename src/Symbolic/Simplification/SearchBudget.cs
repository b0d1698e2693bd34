namespace Symbolic.Simplification;

/// <summary>How much a search may do.</summary>
/// <param name="Nodes">How many nodes all candidates may have together.</param>
/// <param name="Time">How long it may take; the budget of nodes is meant to be used up first, so that results do not depend on the machine.</param>
internal sealed record SearchBudget(long Nodes, TimeSpan Time);
