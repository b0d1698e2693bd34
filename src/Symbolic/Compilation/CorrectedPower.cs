namespace Symbolic.Compilation;

/// <summary>Powers whose exponent is no double.</summary>
internal static class CorrectedPower
{
    /// <summary>x^(n + d) for |d| ≤ ulp(n): x^n·exp(d·log x) with one term of the exponential, which leaves an error of about an ulp
    /// where Math.Pow(x, n) is off by |d·log x|. NaN for x &lt; 0; 0 and ∞ as for Math.Pow(x, n).</summary>
    public static double Evaluate(double x, double n, double d)
    {
        double power = Math.Pow(x, n);
        return double.IsFinite(power) && power != 0 ? power + (power * (d * Math.Log(x))) : power;
    }
}
