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
    private const double MostFactor = 2;

    /// <summary>Whether a result is right where it is tiny.</summary>
    public static bool AreSound(Expr result, FunctionTable functions, RangeAnalysis ranges) => result is not (Number or Symbol) && AreSound(result, functions, ranges, MostNested);

    /// <summary>The largest magnitude that the factors of a product but one can have together; infinite where that is not known or there are many.</summary>
    public static double MostBeside(Expr[] factors, Expr one, RangeAnalysis ranges)
    {
        if (factors.Length > MostFactors) return double.PositiveInfinity;
        double most = 1;
        bool isMet = false;
        foreach (Expr factor in factors)
        {
            if (!isMet && ReferenceEquals(factor, one)) isMet = true;
            else most *= Most(factor, ranges);
        }

        return most;
    }

    /// <summary>Whether factors that together have a magnitude do not magnify what underflows.</summary>
    public static bool AreSmall(double most) => most <= MostFactor;

    private static bool AreSound(Expr e, FunctionTable functions, RangeAnalysis ranges, int nesting)
    {
        if (nesting == 0) return false;
        return e switch
        {
            Number => true,
            Call { Name: "if", ArgumentArray: [_, var yes, var no] } => AreSound(yes, functions, ranges, nesting - 1) && AreSound(no, functions, ranges, nesting - 1),
            Call { Arguments.Length: 1 } call => functions.TryGet(call.Name, 1, out FunctionDefinition? row) && ErrorAnalysis.IsWithinUlp(row) && ScaleAnalysis.VanishesFarOut(row) && row.Parity >= 0,
            Pow { Base: var x, Exponent: Number { Value: var n } } => n.IsInteger && n.Sign > 0 && AreSmall(Most(x, ranges)) && AreSound(x, functions, ranges, nesting - 1),
            Mul product => Array.TrueForAll(product.ArgumentArray, factor => IsLarge(factor, ranges) || (AreSmall(MostBeside(product.ArgumentArray, factor, ranges)) && AreSound(factor, functions, ranges, nesting - 1))),
            Add sum => ranges.HaveOneSign(sum.ArgumentArray) && Array.TrueForAll(sum.ArgumentArray, term => IsLarge(term, ranges) || AreSound(term, functions, ranges, nesting - 1)),
            _ => false,
        };
    }

    private static double Most(Expr e, RangeAnalysis ranges)
    {
        Interval range = ranges.Of(e);
        return Math.Max(Math.Abs(range.Low), Math.Abs(range.High));
    }

    private static bool IsLarge(Expr e, RangeAnalysis ranges) => ranges.Of(e) is { Low: > ScaleAnalysis.Sound } or { High: < -ScaleAnalysis.Sound };
}
