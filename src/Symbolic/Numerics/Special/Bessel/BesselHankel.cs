using System.Runtime.CompilerServices;

namespace Symbolic.Numerics;

/// <summary>Hankel's expansion (DLMF 10.17(i)) of J and Y for orders up to 3/2 and x ≥ 25 in double-double arithmetic; its smallest term is about e^(-2x).</summary>
internal static class BesselHankel
{
    /// <summary>J_ν(x) and Y_ν(x) for |ν| ≤ 3/2 and x ≥ 25.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static (DoubleDouble J, DoubleDouble Y) Pair(DoubleDouble order, double x)
    {
        DoubleDouble square = 4 * order * order;
        DoubleDouble term = 1;
        DoubleDouble even = 1;
        DoubleDouble odd = 0;
        for (int k = 1; k < 2 * x && Math.Abs(term.High) > 1e-33; k++)
        {
            double root = (2 * k) - 1;
            term = term * (square - (root * root)) / (8.0 * k * (DoubleDouble)x);
            if ((k & 1) == 0) even += (k & 2) == 0 ? term : -term;
            else odd += (k & 2) == 0 ? term : -term;
        }

        DoubleDouble phase = x - ((order.Times(0.5) + 0.25) * DoubleDouble.Pi);
        (DoubleDouble sin, DoubleDouble cos) = (DoubleDouble.Sin(phase), DoubleDouble.Cos(phase));
        DoubleDouble amplitude = DoubleDouble.Sqrt(2 / (DoubleDouble.Pi * x));
        return (amplitude * ((cos * even) - (sin * odd)), amplitude * ((sin * even) + (cos * odd)));
    }
}
