using Symbolic.Numerics;

namespace Symbolic.Compilation;

/// <summary>Coefficients of functions of a power series w without constant term, as many as there are of w, by the differential equations of the functions.</summary>
/// <remarks>Quadratic in the number of coefficients; compositions with other functions are cubic.</remarks>
internal static class SeriesRecurrences
{
    /// <summary>e^w: y' = w'·y.</summary>
    public static SeriesConstant[] Exponential(SeriesConstant[] w)
    {
        SeriesConstant[] slope = Slope(w), y = new SeriesConstant[w.Length];
        y[0] = Rational.One;
        for (int k = 1; k < y.Length; k++) y[k] = Coefficient(slope, y, k).Times(Rational.Create(1, k));
        return y;
    }

    /// <summary>cosh w and sinh w for a sign of 1, cos w and sin w for −1: s' = w'·c, c' = ±w'·s.</summary>
    public static (SeriesConstant[] Even, SeriesConstant[] Odd) Waves(SeriesConstant[] w, int sign)
    {
        SeriesConstant[] slope = Slope(w), even = new SeriesConstant[w.Length], odd = new SeriesConstant[w.Length];
        even[0] = Rational.One;
        for (int k = 1; k < w.Length; k++)
        {
            odd[k] = Coefficient(slope, even, k).Times(Rational.Create(1, k));
            even[k] = Coefficient(slope, odd, k).Times(Rational.Create(sign, k));
        }

        return (even, odd);
    }

    /// <summary>log(1 + w): (1 + w)·y' = w'.</summary>
    public static SeriesConstant[] Logarithm(SeriesConstant[] w)
    {
        SeriesConstant[] y = new SeriesConstant[w.Length], slope = new SeriesConstant[w.Length];
        for (int k = 1; k < y.Length; k++)
        {
            SeriesConstant sum = w[k].Times(k);
            for (int j = 1; j < k; j++)
            {
                if (!slope[j].IsZero && !w[k - j].IsZero) sum += (slope[j] * w[k - j]).Times(Rational.MinusOne);
            }

            slope[k] = sum;
            y[k] = sum.Times(Rational.Create(1, k));
        }

        return y;
    }

    /// <summary>(1 + w)^p: (1 + w)·y' = p·w'·y.</summary>
    public static SeriesConstant[] Power(SeriesConstant[] w, Rational exponent)
    {
        SeriesConstant[] y = new SeriesConstant[w.Length];
        y[0] = Rational.One;
        for (int k = 1; k < y.Length; k++)
        {
            SeriesConstant sum = Rational.Zero;
            for (int j = 1; j <= k; j++)
            {
                if (!w[j].IsZero && !y[k - j].IsZero) sum += (w[j] * y[k - j]).Times((exponent * j) - (k - j));
            }

            y[k] = sum.Times(Rational.Create(1, k));
        }

        return y;
    }

    /// <summary>Σ cⱼ·wʲ by Horner's rule.</summary>
    public static SeriesConstant[] Composition(SeriesConstant[] outer, SeriesConstant[] w)
    {
        int lead = Math.Max(1, Array.FindIndex(w, static c => !c.IsZero)), powers = Math.Min((w.Length - 1) / lead, outer.Length - 1);
        SeriesConstant[] sum = [outer[powers]];
        for (int j = powers - 1; j >= 0; j--)
        {
            sum = Convolution(sum, w, w.Length - (j * lead));
            sum[0] += outer[j];
        }

        Array.Resize(ref sum, w.Length);
        return sum;
    }

    /// <summary>The first coefficients of a product.</summary>
    public static SeriesConstant[] Convolution(SeriesConstant[] a, SeriesConstant[] b, int count)
    {
        SeriesConstant[] product = new SeriesConstant[Math.Max(count, 0)];
        for (int i = 0; i < a.Length && i < product.Length; i++)
        {
            if (a[i].IsZero) continue;
            for (int j = 0; j < b.Length && i + j < product.Length; j++)
            {
                if (!b[j].IsZero) product[i + j] += a[i] * b[j];
            }
        }

        return product;
    }

    /// <summary>k·wₖ at place k.</summary>
    private static SeriesConstant[] Slope(SeriesConstant[] w) => [.. w.Select(static (c, k) => c.Times(k))];

    /// <summary>Σ aⱼ·y(k−j) for j from 1 to k.</summary>
    private static SeriesConstant Coefficient(SeriesConstant[] a, SeriesConstant[] y, int k)
    {
        SeriesConstant sum = Rational.Zero;
        for (int j = 1; j <= k; j++)
        {
            if (!a[j].IsZero && !y[k - j].IsZero) sum += a[j] * y[k - j];
        }

        return sum;
    }
}
