using System.Runtime.CompilerServices;

namespace Symbolic.Numerics;

/// <summary>I and K of order ν ≥ 0 for x > 0, each by the method that is accurate there.</summary>
/// <remarks>Debye's expansions where ν² + x² ≥ 40²; below that the power series of I, and for K Temme's series up to x = 2, beyond it the trapezoidal rule on
/// its integral, and recurrence upwards in ν.</remarks>
internal static class BesselModified
{
    private const double Step = 1.0 / 64;
    private const int Nodes = 290; // cosh of 290/64 is 46: with x = 2 the integrand is below e^-90 there
    private static readonly DoubleDouble[] s_coshm1 = Coshm1();

    /// <summary>I_ν(x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ExtendedDouble I(double order, double x) => HasDebye(order, x) ? DebyeExpansion.Modified(order, x).I : BesselSeries.I(order, x);

    /// <summary>K_ν(x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ExtendedDouble K(double order, double x)
    {
        if (HasDebye(order, x)) return DebyeExpansion.Modified(order, x).K;
        double steps = Math.Floor(order + 0.5);
        double start = order - steps;
        (ExtendedDouble first, ExtendedDouble second) = x <= 2
            ? BesselSeries.K(start, x)
            : (Integral(start, x), steps == 0 ? 0 : Integral(ErrorFree.TwoSum(start, 1), x));
        ExtendedDouble scale = (ExtendedDouble)2 / x;
        for (double k = 1; k <= steps; k++) (first, second) = (second, (scale * ErrorFree.TwoSum(start, k) * second) + first);

        return first;
    }

    /// <summary>K_ν(x) = e^-x·∫₀^∞ e^(-x(cosh t − 1))·cosh(νt) dt (DLMF 10.32.9) for |ν| ≤ 3/2 and x from 2 to 40, given also as a pair.</summary>
    /// <remarks>The error of the trapezoidal rule with step h is about e^(x − π²/h), here below 1e-20 (Goodwin 1949).</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ExtendedDouble Integral(DoubleDouble order, DoubleDouble x)
    {
        int stride = (int)(Math.PI * Math.PI / (48 + x.High) / Step);
        DoubleDouble sum = 0.5;
        for (int node = stride; node < Nodes; node += stride)
        {
            DoubleDouble decay = x * s_coshm1[node];
            if (decay.High > 50) break;
            DoubleDouble growth = order * (node * Step);
            sum += (Exp(growth - decay) + Exp(-growth - decay)).Times(0.5);
        }

        return ExtendedDouble.Exp(-x) * (sum * (stride * Step));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool HasDebye(double order, double x) =>
        Math.Max(order, x) >= DebyeExpansion.LeastPhase || (order * order) + (x * x) >= DebyeExpansion.LeastPhase * DebyeExpansion.LeastPhase;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble Exp(DoubleDouble y)
    {
        DoubleDouble mantissa = ExponentialCore.Exp(y.High, y.Low, out int exponent);
        return mantissa.Times(ErrorFree.PowerOfTwo(exponent));
    }

    /// <summary>cosh(k/64) − 1 = 2·sinh²(k/128).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble[] Coshm1()
    {
        DoubleDouble[] table = new DoubleDouble[Nodes];
        for (int k = 0; k < Nodes; k++)
        {
            DoubleDouble sinh = DoubleDouble.Sinh(k * Step / 2);
            table[k] = 2 * sinh * sinh;
        }

        return table;
    }
}
