using Symbolic.Expressions;

namespace Symbolic.Simplification;

/// <summary>How many factors of a product are, or are powers of, what rules look for: most rules can be passed over without looking further.</summary>
/// <param name="Calls">Functions and powers of functions.</param>
/// <param name="Symbolic">Powers with exponents that are no numbers; exponentials count where there are several.</param>
/// <param name="Roots">Powers with exponents that are no whole numbers.</param>
/// <param name="Sums">Sums and powers of sums.</param>
internal readonly record struct FactorCounts(int Calls, int Symbolic, int Roots, int Sums)
{
    /// <summary>The counts of a product.</summary>
    public static FactorCounts Of(Mul product)
    {
        int calls = 0, exponentials = 0, symbolic = 0, roots = 0, sums = 0;
        foreach (Expr factor in product.Arguments)
        {
            Expr @base = factor;
            if (factor is Pow power)
            {
                @base = power.Base;
                if (power.Exponent is not Number { Value: var exponent }) symbolic++;
                else if (!exponent.IsInteger) roots++;
            }

            if (@base is Add) sums++;
            if (@base is not Call call) continue;
            calls++;
            if (call.Name == "exp") exponentials++;
        }

        return new FactorCounts(calls, symbolic + (exponentials > 1 ? exponentials : 0), roots, sums);
    }
}
