using Symbolic.Expressions;
using Symbolic.Numerics;

namespace Symbolic.Simplification;

/// <summary><c>c*sin(u)^2 + c*cos(u)^2 = c</c> and <c>c*cosh(u)^2 - c*sinh(u)^2 = c</c>, for numbers c.</summary>
internal static class SquareIdentities
{
    /// <summary>The sum without such couples; linear in its terms.</summary>
    public static Expr Apply(Expr sum)
    {
        if (sum is not Add) return sum;
        Dictionary<(string Name, Rational Coefficient, Expr Argument), int> squares = [];
        Expr[] terms = sum.Arguments.ToArray();
        bool changed = false;
        for (int i = 0; i < terms.Length; i++)
        {
            (Rational coefficient, Expr rest) = SumBuilder.Split(terms[i]);
            if (rest is not Pow { Base: Call { IsDerivative: false } call, Exponent: Number { Value: var exponent } } || exponent != 2) continue;
            if (Partner(call.Name, coefficient) is not { } partner) continue;
            if (squares.Remove((partner.Name, partner.Coefficient, call.ArgumentArray[0]), out int other))
            {
                terms[i] = new Number(call.Name == "sinh" ? -coefficient : coefficient);
                terms[other] = Number.Zero;
                changed = true;
            }
            else
            {
                squares.TryAdd((call.Name, coefficient, call.ArgumentArray[0]), i);
            }
        }

        return changed ? Canonical.Sum(terms) : sum;
    }

    private static (string Name, Rational Coefficient)? Partner(string name, Rational coefficient) => name switch
    {
        "sin" => ("cos", coefficient),
        "cos" => ("sin", coefficient),
        "sinh" => ("cosh", -coefficient),
        "cosh" => ("sinh", -coefficient),
        _ => null,
    };
}
