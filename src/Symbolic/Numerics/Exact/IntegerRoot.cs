namespace Symbolic.Numerics;

/// <summary>Roots of whole numbers, rounded down.</summary>
internal static class IntegerRoot
{
    /// <summary>The largest r with r² ≤ value, for value ≥ 0.</summary>
    /// <remarks>Newton's iteration on leading parts of doubling length: each step keeps (a − 1)² &lt; leading part &lt; (a + 1)², so one
    /// comparison at the end decides. Costs about two divisions of the full length.</remarks>
    public static Integer Sqrt(Integer value)
    {
        if (value.IsZero) return value;
        int c = (int)(value.BitLength - 1) / 2;
        int s = 0;
        while ((c >> s) > 30) s++;
        int d = c >> s;
        Integer a = (Integer)Math.Floor(Math.Sqrt((double)(ulong)(value >> (2 * (c - d)))));
        while (--s >= 0)
        {
            int e = d;
            d = c >> s;
            a = (a << (d - e - 1)) + ((value >> ((2 * c) - e - d + 1)) / a);
        }

        return a * a > value ? a - 1 : a;
    }

    /// <summary>The largest r with r^degree ≤ value, for value ≥ 0 and degree ≥ 1.</summary>
    /// <remarks>Newton's iteration from above; the start is 1e-12 above a root in double precision, so the number of steps is
    /// the logarithm of a fortieth of the root's length.</remarks>
    public static Integer Root(Integer value, int degree)
    {
        if (degree == 2) return Sqrt(value);
        if (degree == 1 || value.IsZero || value.IsOne) return value;
        Integer x = Above(value, degree);
        while (true)
        {
            Integer next = (((degree - 1) * x) + (value / Integer.Pow(x, degree - 1))) / degree;
            if (next >= x) return x;
            x = next;
        }
    }

    private static Integer Above(Integer value, int degree)
    {
        long length = value.BitLength;
        long shift = Math.Max(0, length - 900) / degree * degree;
        double start = Math.Pow((double)(value >> (int)shift), 1.0 / degree) * (1 + 1e-12);
        Dyadic above = Dyadic.FromDouble(start).Scaled(shift / degree);
        return above.Floor() + 1;
    }
}
