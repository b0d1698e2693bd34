using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Numerics;

namespace Symbolic.Simplification;

/// <summary>Rewrites at a canonical product or power, each of which leaves it smaller.</summary>
internal static class ProductRules
{
    /// <summary>Longer sums are left as they are: every product with such a sum would go through its terms.</summary>
    private const int MaximumTerms = 64;

    private static readonly ulong s_logarithm = Call.BitOf("log");

    /// <summary>The product after the first rule that changes it, or itself.</summary>
    public static Expr Apply(Expr product, FunctionTable functions)
    {
        if (product is not (Mul or Pow)) return product;
        Expr changed = AbsoluteValues.InProduct(product);
        if (!ReferenceEquals(changed, product)) return changed;
        return product is Pow power ? OfPower(power) : OfProduct((Mul)product, functions) ?? product;
    }

    /// <summary>The rules for products, as far as there are factors of the kinds that they speak of.</summary>
    private static Expr? OfProduct(Mul product, FunctionTable functions)
    {
        FactorCounts counts = FactorCounts.Of(product);
        return (counts.Calls > 1 ? Quotients.Apply(product, functions) : null)
            ?? (counts.Symbolic > 0 ? Exponents.Merge(product) : null)
            ?? (counts.Calls > 1 ? Logarithms(product) : null)
            ?? (counts.Roots > 1 ? ConstantRoots(product) : null)
            ?? (counts.Calls > 0 ? BranchedRoots.InProduct(product, functions) : null)
            ?? (counts.Sums > 0 ? SignsAndContent(product) ?? SharedVariables.Apply(product) : null)
            ?? (counts.Sums > 1 ? Cancellation.Apply(product) : null);
    }

    /// <summary>(-a - b)^n = ±(a + b)^n for whole n; b^(v*log_b(u)) = u^v.</summary>
    private static Expr OfPower(Pow power)
    {
        if (power.Base is Add sum && power.Exponent is Number { Value.IsInteger: true } exponent && Negations.IsNegative(sum))
        {
            Expr positive = Canonical.Power(Negations.Of(sum), exponent);
            return exponent.Value.IsEvenInteger ? positive : Canonical.Negate(positive);
        }

        if (SharedVariables.Apply(power) is { } cleared) return cleared;
        if (power is { Base: Add radicand, Exponent: Number { Value.IsInteger: false } } && radicand.Arguments.Length <= MaximumTerms) return OfRadicand(radicand, power) ?? power;
        if (power.Base is not Number { Value: var @base }) return power;
        string? logarithm = @base == 2 ? "log2" : @base == 10 ? "log10" : null;
        if (logarithm is null) return power;
        ReadOnlySpan<Expr> factors = power.Exponent is Mul product ? product.Arguments : [power.Exponent];
        int at = -1;
        for (int i = 0; i < factors.Length; i++)
        {
            if (factors[i] is Call { IsDerivative: false, ArgumentArray.Length: 1 } call && call.Name == logarithm) at = i;
        }

        if (at < 0) return power;
        return Canonical.Power(factors[at].Arguments[0], Canonical.Product([.. factors[..at], .. factors[(at + 1)..]]));
    }

    /// <summary>sqrt(x - x^2/4) = sqrt(4*x - x^2)/2, where the number that all terms share has a rational root.</summary>
    private static Expr? OfRadicand(Add radicand, Pow power)
    {
        if (IsPrimitive(radicand)) return null;
        Rational content = Content(radicand);
        if (content.IsOne || Canonical.Power(Number.Of(content), power.Exponent) is not Number root) return null;
        Expr result = Canonical.Product(root, Canonical.Power(Negations.Scaled(radicand, content.Reciprocal()), power.Exponent));
        return Cost.OfTop(result) <= Cost.OfTop(power) ? result : null;
    }

    /// <summary>sqrt(2*pi)/sqrt(pi/2) = 2: roots of positive constants that together are a number.</summary>
    private static Expr? ConstantRoots(Mul product)
    {
        Expr[] factors = product.ArgumentArray;
        for (int i = 0; i < factors.Length; i++)
        {
            if (!IsConstantRoot(factors[i], out Expr p, out Rational e)) continue;
            for (int k = i + 1; k < factors.Length; k++)
            {
                if (!IsConstantRoot(factors[k], out Expr q, out Rational f) || e.Abs() != f.Abs()) continue;
                Expr joined = Canonical.Power(Canonical.Product(p, e == f ? q : Canonical.Reciprocal(q)), Number.Of(e));
                if (joined is Number) return Canonical.ProductWithout(factors, i, k, joined);
            }
        }

        return null;
    }

    private static bool IsConstantRoot(Expr factor, out Expr @base, out Rational exponent)
    {
        (@base, exponent) = (CanonicalOrder.Base(factor), CanonicalOrder.Exponent(factor) is Number number ? number.Value : Rational.Zero);
        return !exponent.IsInteger && @base switch
        {
            Constant { IsReal: true } => true,
            Mul product => Array.TrueForAll(product.ArgumentArray, static f => f is Number { Value.Sign: > 0 } || CanonicalOrder.Base(f) is Constant { IsReal: true }),
            _ => false,
        };
    }

    /// <summary>log(a)/log(b) = k for numbers with a = b^k.</summary>
    private static Expr? Logarithms(Mul product)
    {
        if ((product.FunctionBits & s_logarithm) == 0) return null;
        Expr[] factors = product.ArgumentArray;
        int above = Array.FindIndex(factors, static f => f is Call { Name: "log", IsDerivative: false, ArgumentArray: [Number] });
        int below = Array.FindIndex(factors, static f => f is Pow { Base: Call { Name: "log", IsDerivative: false, ArgumentArray: [Number] }, Exponent: Number { Value: var e } } && e == -1);
        if (above < 0 || below < 0) return null;
        Rational a = factors[above].Arguments[0].NumberValue!.Value, b = CanonicalOrder.Base(factors[below]).Arguments[0].NumberValue!.Value;
        if (Roots.Logarithm(a, b) is not { } quotient) return null;
        return Canonical.ProductWithout(factors, above, below, Number.Of(quotient));
    }

    /// <summary>-(x - y) = y - x, (2*x + 2*y)/2 = x + y, 3*(2*x + 4*y) = 6*(x + 2*y).</summary>
    private static Expr? SignsAndContent(Mul product)
    {
        Expr[] factors = product.ArgumentArray;
        Rational coefficient = factors[0] is Number number ? number.Value : Rational.One;
        for (int i = 0; i < factors.Length; i++)
        {
            if (factors[i] is not Add { Arguments.Length: <= MaximumTerms } sum) continue;
            Rational content = Content(sum, coefficient, factors);
            if (coefficient.Sign < 0 ? Flips(sum, (coefficient * content).Abs().IsOne) : Negations.IsNegative(sum)) content = -content;
            if (content.IsOne) continue;
            Expr[] changed = [.. factors];
            changed[i] = Negations.Scaled(sum, content.Reciprocal());
            Number total = Number.Of(coefficient * content, factors[0] is Number { IsDecimal: true });
            if (factors[0] is not Number) return Canonical.Product([total, .. changed]);
            changed[0] = total;
            return Canonical.Product(total.IsOne ? changed.AsSpan(1) : changed);
        }

        return null;
    }

    /// <summary>How many multiplications a number times a sum, of whose terms a number was taken out, takes because of numbers other than ±1.</summary>
    private static int Multiplications(Rational coefficient, Expr sum, Rational content)
    {
        int count = coefficient.Abs().IsOne ? 0 : 1;
        foreach (Expr term in sum.Arguments)
        {
            if (term is not Number && SumBuilder.Coefficient(term).Abs() != content) count++;
        }

        return count;
    }

    private static bool Flips(Add sum, bool isMinusOne)
    {
        int negative = Negations.Count(sum), count = sum.Arguments.Length;
        if (!isMinusOne) return negative == count;
        foreach (Expr term in sum.Arguments)
        {
            // a term with a number in front would have its sign there, and then all terms were negative
            if (term is Mul { ArgumentArray: [not Number, ..] } && Negations.Absorbs(term)) negative++;
        }

        return 2 * negative >= count;
    }

    /// <summary>The positive number that all terms have in common, if taking it out saves multiplications; else 1.</summary>
    private static Rational Content(Add sum, Rational coefficient, Expr[] factors)
    {
        Rational content = Content(sum);
        if (content.IsOne) return content;
        bool isFraction = Array.Exists(factors, static f => f is Pow { Exponent: Number { Value.Sign: < 0 } });
        if (coefficient.IsOne && !content.IsInteger && !isFraction) return Rational.One;
        int slack = isFraction && !content.IsInteger ? 1 : 0;
        return Multiplications(coefficient * content, sum, content) < Multiplications(coefficient, sum, Rational.One) + slack ? content : Rational.One;
    }

    /// <summary>Whether all coefficients are whole numbers and one of them is ±1: the usual case, told without a gcd.</summary>
    private static bool IsPrimitive(Add sum)
    {
        bool hasUnit = false;
        foreach (Expr term in sum.Arguments)
        {
            Rational c = SumBuilder.Coefficient(term);
            if (!c.IsInteger) return false;
            hasUnit |= c.IsOne || c == Rational.MinusOne;
        }

        return hasUnit;
    }

    /// <summary>The greatest number that all terms are whole multiples of: the gcd of the numerators over the lcm of the denominators.</summary>
    private static Rational Content(Add sum)
    {
        if (IsPrimitive(sum)) return Rational.One;
        Rational content = Rational.Zero;
        foreach (Expr term in sum.Arguments) content = Rational.GreatestDivisor(content, SumBuilder.Coefficient(term));
        return content;
    }
}
