using System.Runtime.InteropServices;
using Symbolic.Expressions;
using Symbolic.Numerics;

namespace Symbolic.Simplification;

/// <summary>Divides terms by powers that are among their factors: what is left is in order as it stands, and nothing has to be multiplied.</summary>
internal static class Cofactors
{
    /// <summary>The terms over the product of some powers.</summary>
    /// <param name="terms">Canonical terms.</param>
    /// <param name="powers">Bases with exponents; an exponential or a power with an exponent that is no number is a base with the exponent 1.</param>
    public static Expr[] Of(Expr[] terms, List<(Expr Base, Rational Exponent)> powers)
    {
        Expr[] quotients = new Expr[terms.Length];
        for (int i = 0; i < terms.Length; i++) quotients[i] = Of(terms[i], powers);
        return quotients;
    }

    private static Expr Of(Expr term, List<(Expr Base, Rational Exponent)> powers)
    {
        List<Expr> factors = OperandLists.Rent();
        if (term is Mul product) factors.AddRange(product.Arguments);
        else factors.Add(term);
        bool isDivided = true;
        foreach ((Expr @base, Rational exponent) in powers) isDivided = isDivided && Divide(factors, @base, exponent);
        Expr quotient = !isDivided ? Canonical.Product(term, Product(powers, isReciprocal: true)) : factors.Count switch
        {
            0 => Number.One,
            1 => factors[0],
            _ => new Mul(CollectionsMarshal.AsSpan(factors).ToArray()),
        };
        OperandLists.Return(factors);
        return quotient;
    }

    /// <summary>The product of some powers, or its reciprocal.</summary>
    public static Expr Product(List<(Expr Base, Rational Exponent)> powers, bool isReciprocal = false)
    {
        Expr[] factors = new Expr[powers.Count];
        for (int i = 0; i < factors.Length; i++) factors[i] = Canonical.Power(powers[i].Base, Number.Of(isReciprocal ? -powers[i].Exponent : powers[i].Exponent));
        return Canonical.Product(factors);
    }

    /// <summary>Takes a power out of the factor that has the base; false where that is not all there is to do: for numbers, bases that occur twice, and what is left of a root.</summary>
    private static bool Divide(List<Expr> factors, Expr @base, Rational exponent)
    {
        if (@base is Number) return false;
        int at = -1;
        for (int i = 0; i < factors.Count; i++)
        {
            if (!IsPowerOf(factors[i], @base)) continue;
            if (at >= 0) return false;
            at = i;
        }

        if (at < 0) return false;
        Rational left = IsWhole(@base) ? Rational.Zero : CanonicalOrder.Exponent(factors[at]).NumberValue!.Value - exponent;
        if (!left.IsInteger) return false;
        if (left.IsZero) factors.RemoveAt(at);
        else factors[at] = Canonical.Power(@base, Number.Of(left));
        return true;
    }

    /// <summary>Whether what stands for a base is a factor as a whole.</summary>
    private static bool IsWhole(Expr @base) => @base is Call { Name: "exp" } or Pow { Exponent: not Number };

    private static bool IsPowerOf(Expr factor, Expr @base) => IsWhole(@base)
        ? factor == @base
        : CanonicalOrder.Base(factor) == @base && CanonicalOrder.Exponent(factor) is Number;
}
