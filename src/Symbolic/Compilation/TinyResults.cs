using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Numerics;
using Symbolic.Rewriting;

namespace Symbolic.Compilation;

/// <summary>Tells which results are right to a few units of the least double where they are tiny, however they come about: what underflows on the way is off by no more, and nothing magnifies that.</summary>
/// <remarks>Functions that fall to 0 far out, right wherever their results lie, products of them with factors that together are not larger than <see cref="MostFactor"/>, sums of such terms
/// of one sign: densities and their derivatives by and large.</remarks>
internal static class TinyResults
{
    private const int MostNested = 16, MostFactors = 16;
    private const double MostFactor = 2, Sound = 1e-280;

    /// <summary>Whether a result is right where it is tiny.</summary>
    public static bool AreSound(Expr result, FunctionTable functions, RangeAnalysis ranges, int nesting = MostNested)
    {
        if (nesting == 0) return false;
        return result switch
        {
            Number => true,
            Call { Name: "if", ArgumentArray: [_, var yes, var no] } => AreSound(yes, functions, ranges, nesting - 1) && AreSound(no, functions, ranges, nesting - 1),
            Call { Arguments.Length: 1 } call => functions.TryGet(call.Name, 1, out FunctionDefinition? row) && ErrorAnalysis.IsWithinUlp(row) && ScaleAnalysis.VanishesFarOut(row) && row.Parity >= 0,
            Pow { Base: var x, Exponent: Number { Value: var n } } => n.IsInteger && n.Sign > 0 && IsSmall(x, ranges) && AreSound(x, functions, ranges, nesting - 1),
            Mul => Enumerable.Range(0, result.ArgumentArray.Length).All(i => IsSoundFactor(result.ArgumentArray, i, functions, ranges, nesting)),
            Add => ranges.HaveOneSign(result.ArgumentArray) && Array.TrueForAll(result.ArgumentArray, term => IsLarge(term, ranges) || AreSound(term, functions, ranges, nesting - 1)),
            _ => false,
        };
    }

    /// <summary>Whether the other factors of a product may magnify what underflows in one: where they are not known to be small together, or there are many.</summary>
    public static bool AreMagnified(Expr[] factors, int one, RangeAnalysis ranges)
    {
        if (factors.Length > MostFactors) return true;
        double most = 1;
        for (int i = 0; i < factors.Length; i++)
        {
            if (i != one) most *= Most(factors[i], ranges);
        }

        return !(most <= MostFactor);
    }

    /// <summary>Whether a value is always larger than what may have underflowed.</summary>
    public static bool IsLarge(Expr e, RangeAnalysis ranges) => ranges.Of(e) is { Low: > Sound } or { High: < -Sound };

    /// <summary>Whether a factor hardly magnifies what has underflowed in others.</summary>
    public static bool IsSmall(Expr e, RangeAnalysis ranges) => Most(e, ranges) <= MostFactor;

    private static bool IsSoundFactor(Expr[] factors, int one, FunctionTable functions, RangeAnalysis ranges, int nesting) =>
        IsLarge(factors[one], ranges) || (!AreMagnified(factors, one, ranges) && AreSound(factors[one], functions, ranges, nesting - 1));

    private static double Most(Expr e, RangeAnalysis ranges)
    {
        Interval range = ranges.Of(e);
        return Math.Max(Math.Abs(range.Low), Math.Abs(range.High));
    }
}
