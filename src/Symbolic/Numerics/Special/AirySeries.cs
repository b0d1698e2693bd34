using System.Runtime.CompilerServices;

namespace Symbolic.Numerics;

/// <summary>The Maclaurin series of Airy functions (DLMF 9.4) in double-double arithmetic, for −10 ≤ x ≤ 12.</summary>
internal static class AirySeries
{
    private const double Negligible = 1e-36;
    private static readonly DoubleDouble s_ai = new(0.3550280538878172, 2.05233632436212e-17); // Ai(0) = 3^(-2/3)/Γ(2/3)
    private static readonly DoubleDouble s_slope = new(0.2588194037928068, -2.522243111610832e-17); // −Ai'(0) = 3^(-1/3)/Γ(1/3)
    private static readonly DoubleDouble s_rootThree = DoubleDouble.Sqrt(3);

    /// <summary>Ai and Bi.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static (DoubleDouble Ai, DoubleDouble Bi) Values(DoubleDouble x)
    {
        DoubleDouble even = s_ai * Sum(x, 2, 3);
        DoubleDouble odd = s_slope * x * Sum(x, 3, 4);
        return (even - odd, s_rootThree * (even + odd));
    }

    /// <summary>Ai' and Bi'.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static (DoubleDouble Ai, DoubleDouble Bi) Derivatives(DoubleDouble x)
    {
        DoubleDouble even = s_ai * x * x * Sum(x, 3, 5).Times(0.5);
        DoubleDouble odd = s_slope * Sum(x, 1, 3);
        return (even - odd, s_rootThree * (even + odd));
    }

    /// <summary>1 + x³/(a·b) + x⁶/(a·b·(a + 3)·(b + 3)) + …</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble Sum(DoubleDouble x, int a, int b)
    {
        DoubleDouble cube = x * x * x;
        DoubleDouble sum = 1;
        DoubleDouble term = 1;
        for (int k = 0; k < 3 || Math.Abs(term.High) > Negligible * Math.Min(1, Math.Abs(sum.High)); k++)
        {
            term = term * cube / ((double)(a + (3 * k)) * (b + (3 * k)));
            sum += term;
        }

        return sum;
    }
}
