namespace Symbolic.Numerics;

/// <summary>The derivatives of q = 1/(e^x − 1) as polynomials in q: q′ = −q(1 + q), so that the n-th is (−1)^n·Σ c_k·q^(k+1) with c_k = k!·S(n + 1, k + 1) &gt; 0.</summary>
/// <remarks>They give the derivatives of coth(x) = 1 + 2q(2x) and of x/(e^x − 1) = x·q. Thread-safe: rows are immutable.</remarks>
internal static class OccupationPolynomials
{
    /// <summary>The highest order there is a polynomial of.</summary>
    public const int MaxOrder = 400;

    private static readonly Integer[]?[] s_rows = new Integer[MaxOrder + 1][];

    /// <summary>c_0 … c_n.</summary>
    public static Integer[] Row(int n)
    {
        if (Volatile.Read(ref s_rows[n]) is { } known) return known;
        Integer[] row = [Integer.One];
        for (int order = 1; order <= n; order++) row = Next(row);
        Volatile.Write(ref s_rows[n], row);
        return row;
    }

    /// <summary>From q(1 + q)·d/dq.</summary>
    private static Integer[] Next(Integer[] row)
    {
        Integer[] next = new Integer[row.Length + 1];
        for (int k = 0; k < row.Length; k++)
        {
            next[k] += (k + 1) * row[k];
            next[k + 1] += (k + 1) * row[k];
        }

        return next;
    }
}
