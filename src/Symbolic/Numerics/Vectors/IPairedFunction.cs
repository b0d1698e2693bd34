using V = System.Runtime.Intrinsics.Vector512<double>;

namespace Symbolic.Numerics;

/// <summary>A function of one argument over eight lanes.</summary>
internal interface IPairedFunction
{
    /// <summary>Values as pairs of doubles, right to 2^-62 in the usual range.</summary>
    static abstract DoubleDoubleVector Of(V x);

    /// <summary>Which lanes are in the usual range.</summary>
    static abstract V IsUsual(V x);

    /// <summary>Rounded values, wherever the lanes are.</summary>
    static abstract V Rounded(V x);

    /// <summary>What a rounded value lacks, at one point.</summary>
    static abstract double Residual(double x, double y);
}
