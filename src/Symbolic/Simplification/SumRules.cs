using Symbolic.Expressions;
using Symbolic.Functions;

namespace Symbolic.Simplification;

/// <summary>Rewrites at a canonical sum, each of which leaves it smaller.</summary>
internal static class SumRules
{
    /// <summary>The sum after the first rule that changes it, or itself.</summary>
    public static Expr Apply(Add sum, FunctionTable functions) =>
        TermIdentities.Apply(sum, functions) ?? CommonFactors.Apply(sum) ?? sum;
}
