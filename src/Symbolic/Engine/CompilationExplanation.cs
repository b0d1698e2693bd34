using System.Collections.Immutable;

namespace Symbolic;

/// <summary>How expressions are going to be evaluated: what was put in their place, where rounding errors are added, and what is watched.</summary>
/// <param name="Evaluated">What is evaluated in doubles. Constant parts are computed beforehand, exactly.</param>
/// <param name="Pairs">The pairs whose value forms were put in.</param>
/// <param name="Rewrites">The rewrites to stable forms that applied, in that order. In a <c>Result</c>, a condition chooses where no single form is stable everywhere.</param>
/// <param name="Compensated">The values to which what arithmetic has rounded off is added.</param>
/// <param name="Sentinels">What is looked at to see whether the doubles at a point can be trusted. Empty with <see cref="Accuracy.Fast"/>, which trusts
/// all, and with <see cref="Accuracy.Verified"/>, which trusts none.</param>
/// <param name="PlainOperations">The operations of the arithmetic without compensation and sentinels.</param>
/// <param name="Operations">All operations.</param>
public sealed record CompilationExplanation(
    ImmutableArray<Expr> Evaluated,
    ImmutableArray<PairUse> Pairs,
    ImmutableArray<RewriteUse> Rewrites,
    ImmutableArray<CompensatedValue> Compensated,
    ImmutableArray<Sentinel> Sentinels,
    int PlainOperations,
    int Operations);
