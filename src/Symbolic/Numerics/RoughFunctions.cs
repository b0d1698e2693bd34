using System.Runtime.CompilerServices;

namespace Symbolic.Numerics;

/// <summary>Functions that grow as exponentials do, to some 50 bits; nothing is known about arguments where they are ordinary numbers.</summary>
internal static class RoughFunctions
{
    // beyond, e^-x is below 2^-57
    private const double Large = 40, Short = 1 / 128.0;
    private const int MostExponent = 40;

    /// <summary>e^x − 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static RoughNumber Expm1(RoughNumber x) => x.ToDouble(MostExponent) is > Large ? RoughNumber.Exp(x).Loosened() : RoughNumber.None;

    /// <summary>The hyperbolic sine.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static RoughNumber Sinh(RoughNumber x) => x.ToDouble(MostExponent) switch
    {
        > Large => RoughNumber.Exp(x).Loosened() * 0.5,
        < -Large => RoughNumber.Exp(-x).Loosened() * -0.5,
        _ => RoughNumber.None,
    };

    /// <summary>The hyperbolic cosine.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static RoughNumber Cosh(RoughNumber x) => x.ToDouble(MostExponent) switch
    {
        > Large => RoughNumber.Exp(x).Loosened() * 0.5,
        < -Large => RoughNumber.Exp(-x).Loosened() * 0.5,
        _ => RoughNumber.None,
    };

    /// <summary>1/(1 + e^−x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static RoughNumber Sigmoid(RoughNumber x) => x.ToDouble(MostExponent) switch
    {
        > Large => Limit(x, 1),
        < -Large => RoughNumber.Exp(x).Loosened(),
        _ => RoughNumber.None,
    };

    /// <summary>log(1 + e^x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static RoughNumber Softplus(RoughNumber x) => x.ToDouble(MostExponent) switch
    {
        > Large => x.Loosened(),
        < -Large => RoughNumber.Exp(x).Loosened(),
        _ => RoughNumber.None,
    };

    /// <summary>1/cosh x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static RoughNumber Sech(RoughNumber x) => x.ToDouble(MostExponent) switch
    {
        > Large => RoughNumber.Exp(-x).Loosened() * 2,
        < -Large => RoughNumber.Exp(x).Loosened() * 2,
        _ => RoughNumber.None,
    };

    /// <summary>1/sinh x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static RoughNumber Csch(RoughNumber x) => x.ToDouble(MostExponent) switch
    {
        > Large => RoughNumber.Exp(-x).Loosened() * 2,
        < -Large => RoughNumber.Exp(x).Loosened() * -2,
        _ => RoughNumber.None,
    };

    /// <summary>cosh x/sinh x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static RoughNumber Coth(RoughNumber x) => x.ToDouble(MostExponent) switch
    {
        > Large => Limit(x, 1),
        < -Large => Limit(x, -1),
        _ => RoughNumber.None,
    };

    [MethodImpl(Jit.Inlined)]
    private static RoughNumber Limit(RoughNumber x, double limit) => x.Error < Short ? ((RoughNumber)limit).Loosened() : RoughNumber.None;
}
