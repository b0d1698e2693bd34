using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Symbolic.Numerics;
using V = System.Runtime.Intrinsics.Vector512<double>;

namespace Symbolic.Functions;

/// <summary>What eight rounded values of a function lack, and values together with that, for little more than either takes.</summary>
/// <remarks>Lanes out of the usual range are left to the vector kernel and the scalar residual, so that no lane depends on its neighbours.</remarks>
/// <typeparam name="TFunction">The function.</typeparam>
internal static class PairedResiduals<TFunction>
    where TFunction : struct, IPairedFunction
{
    /// <summary>Kernels for short functions, which become part of the code that calls them.</summary>
    public static PairedVectorKernels Inlined => new(Lack, Values, Common, IsRare);

    /// <summary>Kernels that are called.</summary>
    public static PairedVectorKernels Called => new(CalledLack, CalledValues, Common, IsRare);

    /// <summary>f(x) − y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Lack(V x, V y)
    {
        DoubleDoubleVector value = TFunction.Of(x);
        V rest = (value.High - y) + value.Low, usual = TFunction.IsUsual(x);
        return VectorResiduals.IsEverywhere(usual) ? rest : Unusual(usual, rest, x, y);
    }

    /// <summary>f(x), and what that lacks.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Values(V x, out V rest)
    {
        V value = Common(x, out rest), usual = TFunction.IsUsual(x);
        return VectorResiduals.IsEverywhere(usual) ? value : Unusual(usual, value, x, ref rest);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static V CalledLack(V x, V y) => Lack(x, y);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static V CalledValues(V x, out V rest) => Values(x, out rest);

    /// <summary>The double next to a pair, and what that lacks, unless <see cref="IsRare"/> says otherwise.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Common(V x, out V rest)
    {
        DoubleDoubleVector value = TFunction.Of(x);
        V sum = value.High + value.Low;
        rest = value.Low - (sum - value.High);
        return sum;
    }

    /// <summary>Whether some lane is out of the usual range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsRare(V x) => !VectorResiduals.IsEverywhere(TFunction.IsUsual(x));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static V Unusual(V usual, V value, V x, ref V rest)
    {
        value = Vector512.ConditionalSelect(usual, value, TFunction.Rounded(x));
        rest = VectorResiduals.OfNumbers(rest, value, ref usual);
        if (!VectorResiduals.IsEverywhere(usual)) rest = Vector512.ConditionalSelect(usual, rest, CalledLack(x, value));
        return value;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static V Unusual(V usual, V rest, V x, V y)
    {
        rest = VectorResiduals.OfNumbers(rest, y, ref usual);
        for (uint left = VectorResiduals.Others(usual); left != 0; left &= left - 1)
        {
            int i = BitOperations.TrailingZeroCount(left);
            rest = rest.WithElement(i, TFunction.Residual(x[i], y[i]));
        }

        return rest;
    }
}
