using Symbolic.Expressions;
using Symbolic.Numerics;

namespace Symbolic.Simplification;

/// <summary>The signs of the sums in a product: each has few negative terms, whatever order it was read in.</summary>
internal static class Orientation
{
    /// <summary>(y - x)*(-1 - x)^3 = (x - y)*(1 + x)^3. A sign that is left goes into the first sum above the bar, unless a number stands there anyway.</summary>
    public static Expr Of(Expr product)
    {
        Expr[] factors = product is Mul { ArgumentArray: var all } ? [.. all] : [product];
        bool isNegative = factors[0] is Number { Value.Sign: < 0 };
        for (int i = 0; i < factors.Length; i++)
        {
            if (CanonicalOrder.Base(factors[i]) is not Add sum || CanonicalOrder.Exponent(factors[i]) is not Number { Value: { IsInteger: true } exponent } || !IsContrary(sum)) continue;
            factors[i] = Canonical.Power(Negations.Of(sum), Number.Of(exponent));
            isNegative ^= !exponent.IsEvenInteger;
        }

        Rational number = factors[0] is Number { Value: var value } ? value.Abs() : Rational.One;
        int at = isNegative && number.Numerator.IsOne ? Array.FindIndex(factors, static f => f is Add) : -1;
        if (at >= 0) factors[at] = Negations.Of(factors[at]);
        return Canonical.Product([Number.Of(isNegative && at < 0 ? -number : number), .. factors.Where(static f => f is not Number)]);
    }

    private static bool IsContrary(Add sum)
    {
        int twice = 2 * Negations.Count(sum);
        return twice > sum.Arguments.Length || (twice == sum.Arguments.Length && Negations.IsNegativeTerm(Array.Find(sum.ArgumentArray, static t => t is not Number)!));
    }
}
