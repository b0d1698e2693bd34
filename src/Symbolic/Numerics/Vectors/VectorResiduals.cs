using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using V = System.Runtime.Intrinsics.Vector512<double>;

namespace Symbolic.Numerics;

/// <summary>What eight rounded function values lack, as <see cref="KernelResiduals"/> says it for one: from pairs of doubles over vectors.</summary>
/// <remarks>Lanes out of the usual range are left to the scalar residuals, so that no lane depends on its neighbours.</remarks>
internal static class VectorResiduals
{
    private const double OneTwentyFourthLow = 2.3129646346357427e-18, OneSixthLow = 9.25185853854297e-18;
    private const double PerLn2 = 1.4426950408889634, Ln2Head = 0.6931471805598903, Ln2Middle = 5.497923018708371e-14, Ln2Tail = 1.94704509238075e-31;

    /// <summary>e^x − y.</summary>
    public static V Exp(V x, V y)
    {
        V usual = Vector512.LessThan(Vector512.Abs(x), Vector512.Create(600.0));
        DoubleDoubleVector e = ShortExp(x, out V scale);
        V rest = Vector512.FusedMultiplyAdd(e.High, scale, -y) + (e.Low * scale);
        return Vector512.EqualsAll(usual.AsInt64(), Vector512<long>.AllBitsSet) ? rest : Unusual(x, y, usual, rest, KernelResiduals.Exp);
    }

    /// <summary>What lanes in the usual range have, and what the scalar function says of the others.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static V Unusual(V x, V y, V usual, V rest, Func<double, double, double> scalar)
    {
        for (int i = 0; i < V.Count; i++)
        {
            if (usual.AsInt64()[i] == 0) rest = rest.WithElement(i, scalar(x[i], y[i]));
        }

        return rest;
    }

    /// <summary>e^x = value·scale, right to 2^-63, for |x| &lt; 600: the Taylor series at a remainder of at most ln 2/2, of which the terms to the fourth power have 106 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static DoubleDoubleVector ShortExp(V x, out V scale)
    {
        V n = Vector512.Round(x * PerLn2), head = Vector512.FusedMultiplyAdd(n, Vector512.Create(-Ln2Head), x), product = n * Ln2Middle;
        V r = head - product, low = ((head - r) - product) - Vector512.FusedMultiplyAdd(n, Vector512.Create(Ln2Tail), Vector512.FusedMultiplyAdd(n, Vector512.Create(Ln2Middle), -product));
        DoubleDoubleVector square = DoubleDoubleVector.TwoProduct(r, r), cube = DoubleDoubleVector.TwoProduct(square.High, r);
        V squareRest = Vector512.FusedMultiplyAdd(r + r, low, square.Low), cubeRest = Vector512.FusedMultiplyAdd(square.High, low, Vector512.FusedMultiplyAdd(squareRest, r, cube.Low));
        V sixth = cube.High * (1 / 6.0), sixthRest = Vector512.FusedMultiplyAdd(cubeRest, Vector512.Create(1 / 6.0), Vector512.FusedMultiplyAdd(cube.High, Vector512.Create(OneSixthLow), Vector512.FusedMultiplyAdd(cube.High, Vector512.Create(1 / 6.0), -sixth)));
        DoubleDoubleVector fourth = DoubleDoubleVector.TwoProduct(square.High, square.High);
        V z = square.High, z2 = fourth.High, fourthRest = Vector512.FusedMultiplyAdd(z + z, squareRest, fourth.Low);
        V part = z2 * (1 / 24.0), partRest = Vector512.FusedMultiplyAdd(fourthRest, Vector512.Create(1 / 24.0), Vector512.FusedMultiplyAdd(z2, Vector512.Create(OneTwentyFourthLow), Vector512.FusedMultiplyAdd(z2, Vector512.Create(1 / 24.0), -part)));
        V a = Pair(r, 1 / 120.0, 1 / 720.0), b = Pair(r, 1 / 5040.0, 1 / 40320.0), c = Pair(r, 1 / 362880.0, 1 / 3628800.0), d = Pair(r, 1 / 39916800.0, 1 / 479001600.0);
        V e = Pair(r, 1 / 6227020800.0, 1 / 87178291200.0) + (z * (1 / 1307674368000.0));
        V series = Vector512.FusedMultiplyAdd(z2 * z2, e, Vector512.FusedMultiplyAdd(z2, Vector512.FusedMultiplyAdd(z, d, c), Vector512.FusedMultiplyAdd(z, b, a)));
        DoubleDoubleVector first = DoubleDoubleVector.FastTwoSum(V.One, r), second = DoubleDoubleVector.FastTwoSum(first.High, z * 0.5), third = DoubleDoubleVector.FastTwoSum(second.High, sixth);
        DoubleDoubleVector sum = DoubleDoubleVector.FastTwoSum(third.High, part);
        V rest = low + Vector512.FusedMultiplyAdd(squareRest, Vector512.Create(0.5), sixthRest) + Vector512.FusedMultiplyAdd(z2 * r, series, partRest);
        scale = Vector512.ShiftLeft(Vector512.ConvertToInt64(n) + Vector512.Create(1023L), 52).AsDouble();
        return new DoubleDoubleVector(sum.High, (first.Low + second.Low) + (third.Low + sum.Low) + rest);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Pair(V x, double constant, double slope) => Vector512.FusedMultiplyAdd(x, Vector512.Create(slope), Vector512.Create(constant));
}
