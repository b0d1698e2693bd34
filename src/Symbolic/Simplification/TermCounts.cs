using Symbolic.Expressions;

namespace Symbolic.Simplification;

/// <summary>How many factors of the terms of a sum are what rules look for: most rules can be passed over without looking further.</summary>
/// <param name="Sums">Sums.</param>
/// <param name="Multiples">Numbers times sums.</param>
/// <param name="Powers">Powers of sums with positive whole exponents.</param>
/// <param name="Denominators">Powers with negative numbers for exponents.</param>
internal readonly record struct TermCounts(int Sums, int Multiples, int Powers, int Denominators)
{
    /// <summary>The counts of a sum.</summary>
    public static TermCounts Of(Add sum)
    {
        int sums = 0, multiples = 0, powers = 0, denominators = 0;
        foreach (ref readonly Expr term in sum.Arguments)
        {
            if (term is Mul { ArgumentArray: [Number, Add] }) multiples++;
            foreach (ref readonly Expr factor in term is Mul product ? product.Arguments : new ReadOnlySpan<Expr>(in term))
            {
                if (factor is Add) sums++;
                if (factor is not Pow { Exponent: Number { Value: var exponent } } power) continue;
                if (exponent.Sign < 0) denominators++;
                else if (power.Base is Add && exponent.IsInteger) powers++;
            }
        }

        return new TermCounts(sums, multiples, powers, denominators);
    }
}
