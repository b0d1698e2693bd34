namespace Symbolic;

/// <summary>A value to which a compiled function adds what arithmetic has rounded off.</summary>
/// <param name="At">The part of the evaluated expressions.</param>
/// <param name="IncludesFunctions">Whether what functions lack, which their kernels know, is part of it.</param>
/// <param name="Operations">How many operations are there for this alone; what several have in common counts with the first.</param>
public sealed record CompensatedValue(Expr At, bool IncludesFunctions, int Operations);
