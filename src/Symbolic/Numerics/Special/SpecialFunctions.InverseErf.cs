using System.Runtime.CompilerServices;

namespace Symbolic.Numerics;

public static partial class SpecialFunctions
{
    /// <summary>The inverse error function: the y with erf(y) = x.</summary>
    /// <remarks>Odd; ±∞ at ±1, NaN beyond. Polynomial in x² up to 1/2, else erfcinv(1 − x). Measured: 1.9 ulp.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Erfinv(double x)
    {
        double a = Math.Abs(x);
        if (a <= 0.5) return a < Tiny ? x * ErrorFunctionTables.ErfinvSmall[0] : (Horner.Evaluate(ErrorFunctionTables.ErfinvSmall, 1, x * x) * x).High;
        return Math.CopySign(InverseTail(1 - a), x);
    }

    /// <summary>The inverse complementary error function: the y with erfc(y) = x.</summary>
    /// <remarks>+∞ at 0, 0 at 1, −∞ at 2, NaN outside [0, 2]. erfinv(1 − x) between 1/2 and 3/2, else polynomials on intervals in √(−log x), which
    /// behaves like the value. Measured: 1.9 ulp.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Erfcinv(double x) =>
        x is >= 0.5 and <= 1.5 ? Erfinv(1 - x)
        : x < 1 ? InverseTail(x)
        : -InverseTail(2 - x);

    /// <summary>The y with erfc(y) = q for q at most 1/2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double InverseTail(double q)
    {
        if (q == 0) return double.PositiveInfinity;
        if (!(q > 0)) return double.NaN;
        return OctaveTable.Evaluate(ErrorFunctionTables.ErfcinvTable, 15, 0.75, Math.Sqrt(-Math.Log(q))).High;
    }
}
