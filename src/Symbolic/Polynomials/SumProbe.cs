using System.Runtime.InteropServices;
using Symbolic.Expressions;

namespace Symbolic.Polynomials;

/// <summary>Decides quickly, before they are read as polynomials, that two sums have no common factor: by what their terms are products of, and by values modulo a prime.</summary>
internal static class SumProbe
{
    private const int MostKernels = 16;
    private const int MostDegree = 31;

    /// <summary>Whether it is certain that there is nothing to cancel between two sums; false proves nothing.</summary>
    public static bool AreCoprime(Add a, Add b)
    {
        List<Expr> left = OperandLists.Rent(), right = OperandLists.Rent();
        bool isCertain = TryTake(a, left) && TryTake(b, right) && HaveNoFactor(a, b, CollectionsMarshal.AsSpan(left), CollectionsMarshal.AsSpan(right));
        OperandLists.Return(left);
        OperandLists.Return(right);
        return isCertain;
    }

    private static bool HaveNoFactor(Add a, Add b, ReadOnlySpan<Expr> left, ReadOnlySpan<Expr> right)
    {
        foreach (Expr kernel in left)
        {
            if (!right.Contains(kernel)) continue;
            if (IsExponential(kernel) || !AreCoprime(a, b, kernel)) return false;
        }

        // exp(x) and exp(2*x) are powers of one kernel
        return !(HasExponential(left) && HasExponential(right));
    }

    /// <summary>Whether it is certain that no common factor has the kernel. What else stands in the terms has some value.</summary>
    private static bool AreCoprime(Add a, Add b, Expr kernel)
    {
        Span<ulong> p = stackalloc ulong[MostDegree + 1], q = stackalloc ulong[MostDegree + 1];
        return ModularProbe.AreCoprime(p[..Image(a, kernel, p)], q[..Image(b, kernel, q)]);
    }

    /// <summary>The coefficients of the powers of a kernel modulo the prime; how many there are, 0 when the leading one vanishes.</summary>
    private static int Image(Add sum, Expr kernel, Span<ulong> image)
    {
        image.Clear();
        int length = 0;
        foreach (ref readonly Expr term in sum.Arguments)
        {
            ulong value = ModularProbe.Residue(SumBuilder.Coefficient(term));
            int degree = 0;
            foreach (Expr factor in SumBuilder.FactorsOf(in term))
            {
                Expr @base = Base(factor);
                int exponent = Exponent(factor);
                if (@base == kernel) degree = exponent;
                else value = ModularProbe.Times(value, ModularProbe.Power(1 + (@base.StableHash % (ModularProbe.Prime - 1)), (ulong)exponent));
            }

            image[degree] = ModularProbe.Plus(image[degree], value);
            length = Math.Max(length, degree + 1);
        }

        return length > 0 && image[length - 1] != 0 ? length : 0;
    }

    /// <summary>Adds what the terms are products of whole powers of to a list; false for others, and for many.</summary>
    private static bool TryTake(Add sum, List<Expr> kernels)
    {
        foreach (ref readonly Expr term in sum.Arguments)
        {
            if (ModularProbe.Residue(SumBuilder.Coefficient(term)) == 0) return false;
            foreach (Expr factor in SumBuilder.FactorsOf(in term))
            {
                Expr @base = Base(factor);
                if (@base is not (Symbol or Call or Add) || Exponent(factor) is < 1 or > MostDegree) return false;
                if (kernels.Contains(@base)) continue;
                if (kernels.Count == MostKernels) return false;
                kernels.Add(@base);
            }
        }

        return true;
    }

    private static Expr Base(Expr factor) => factor is Pow power ? power.Base : factor;

    /// <summary>The exponent, or 0 where it is no small whole number.</summary>
    private static int Exponent(Expr factor) => factor is not Pow power ? 1 : power.Exponent is Number { Value: var value } && value.TryGetInt32(out int exponent) ? exponent : 0;

    private static bool IsExponential(Expr kernel) => kernel is Call { IsExponential: true };

    private static bool HasExponential(ReadOnlySpan<Expr> kernels)
    {
        foreach (Expr kernel in kernels)
        {
            if (IsExponential(kernel)) return true;
        }

        return false;
    }
}
