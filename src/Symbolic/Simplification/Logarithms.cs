using Symbolic.Expressions;
using Symbolic.Numerics;

namespace Symbolic.Simplification;

/// <summary>Sums of logarithms as one.</summary>
internal static class Logarithms
{
    private const int LargestExponent = 8;

    /// <summary>log(u) + n*log(v) = log(u*v^n) for small whole n: where all logarithms on the left are defined, so is the one on the right.</summary>
    public static Expr Joined(Expr region) => ExpressionGraph.Rewrite(region, static node => node is Add sum ? Joined(sum) : node);

    private static Expr Joined(Add sum)
    {
        List<Expr> inside = [], outside = [];
        foreach (Expr term in sum.Arguments)
        {
            (Rational coefficient, Expr rest) = SumBuilder.Split(term);
            bool joins = rest is Call { Name: "log", IsDerivative: false, ArgumentArray.Length: 1 } && coefficient.TryGetInt32(out int n) && Math.Abs(n) <= LargestExponent;
            if (joins) inside.Add(Canonical.Power(rest.Arguments[0], Number.Of(coefficient)));
            else outside.Add(term);
        }

        return inside.Count < 2 ? sum : Canonical.Sum([.. outside, new Call("log", [Canonical.Product([.. inside])])]);
    }
}
