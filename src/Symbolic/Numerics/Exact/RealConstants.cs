namespace Symbolic.Numerics;

/// <summary>π, log 2, e and Euler's γ in fixed point, each kept at the largest precision asked for so far.</summary>
/// <remarks>Thread-safe: a constant is an immutable pair of width and digits, replaced as a whole.</remarks>
internal static class RealConstants
{
    private static Digits s_pi = new(0, []), s_log2 = s_pi, s_e = s_pi, s_gamma = s_pi;

    /// <summary>π·2^width, within 1 unit.</summary>
    public static Integer Pi(int width) => Get(ref s_pi, width, BinarySplitting.Pi);

    /// <summary>log(2)·2^width, within 1 unit.</summary>
    public static Integer Log2(int width) => Get(ref s_log2, width, BinarySplitting.Log2);

    /// <summary>e·2^width, within 1 unit.</summary>
    public static Integer E(int width) => Get(ref s_e, width, BinarySplitting.E);

    /// <summary>γ·2^width, within 1 unit.</summary>
    public static Integer EulerGamma(int width) => Get(ref s_gamma, width, BinarySplitting.EulerGamma);

    /// <summary>The cached digits cut to the width: the computed value is within 2^-16 units of the kept width, so the cut value is within 1.</summary>
    private static Integer Get(ref Digits cache, int width, Func<int, Integer> compute)
    {
        Digits known = Volatile.Read(ref cache);
        if (known.Width < width)
        {
            int wider = Math.Max(1536, width + (width / 4));
            ulong[] limbs = new ulong[(wider / FixedLimbs.Bits) + 2];
            (compute(wider + 16) >> 16).CopyTo(limbs);
            known = new Digits(wider, limbs);
            Volatile.Write(ref cache, known);
        }

        return Integer.FromLimbs(known.Limbs, known.Width - width);
    }

    private sealed record Digits(int Width, ulong[] Limbs);
}
