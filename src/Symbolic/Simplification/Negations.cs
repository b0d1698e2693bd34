using Symbolic.Expressions;
using Symbolic.Numerics;

namespace Symbolic.Simplification;

/// <summary>Minus signs: where an expression has one in front, and what is left without it.</summary>
internal static class Negations
{
    /// <summary>Whether a term has a negative coefficient.</summary>
    public static bool IsNegativeTerm(Expr term) => term is Number { Value.Sign: < 0 } or Mul { ArgumentArray: [Number { Value.Sign: < 0 }, ..] };

    /// <summary>Whether the expression has a negative coefficient, or is a sum of which all terms have one.</summary>
    public static bool IsNegative(Expr e) => e is Add sum ? Count(sum) == sum.Arguments.Length : IsNegativeTerm(e);

    /// <summary>How many terms of a sum have a negative coefficient.</summary>
    public static int Count(Add sum)
    {
        int count = 0;
        foreach (Expr term in sum.Arguments)
        {
            if (IsNegativeTerm(term)) count++;
        }

        return count;
    }

    /// <summary>Whether a term takes in a minus sign: -(y - 1)/p is (1 - y)/p.</summary>
    public static bool Absorbs(Expr term) =>
        term is Mul product && Array.Exists(product.ArgumentArray, static f => f is Add sum && 2 * Count(sum) >= sum.Arguments.Length);

    /// <summary>The negative, with the sign taken into the terms of a sum.</summary>
    public static Expr Of(Expr e)
    {
        if (e is not Add sum) return Canonical.Negate(e);
        return Scaled(sum, Rational.MinusOne);
    }

    /// <summary>A sum with every term multiplied by a number.</summary>
    public static Expr Scaled(Add sum, Rational factor)
    {
        Number number = Number.Of(factor);
        Expr[] terms = new Expr[sum.Arguments.Length];
        for (int i = 0; i < terms.Length; i++) terms[i] = Canonical.Product(number, sum.ArgumentArray[i]);
        return Canonical.Sum(terms);
    }
}
