using System.Runtime.CompilerServices;

namespace Symbolic.Numerics;

/// <summary>Derivatives of every order up to <see cref="MaxOrder"/> of quotients with a removable singularity, in double-double arithmetic.</summary>
/// <remarks>Relative errors are below 2^-90 for (e^x − 1)/x and below 2^-80 for log(1 + x)/x, which have no zeros; the others are right to 2^-94 of the terms they are made of. The formulas are those
/// of the exact functions <see cref="Ball.ExprelDerivative"/> and so on.</remarks>
internal static class PairedQuotients
{
    /// <summary>The highest order.</summary>
    public const int MaxOrder = 40;

    private const int Precision = 256, SeriesTerms = 44, MostLost = 8;
    private const double Negligible = 1e-36, Vast = 1e30, Vanishing = 80;

    // so small that each term of the series is greater than all that follow
    private const double Near = 0.5, NearAngle = 1.25, Close = 1 / 16.0;
    // up to this order, recurrences that divide by the argument keep the digits from Near on
    private const int MostUpwards = 2;
    private const int NearTerms = 26, CloseTerms = 17, NearSquares = 18, CloseSquares = 10;

    // series in squares whose coefficients fall by 1/π² or 1/(2π)²
    private const int MostFalling = 2, CloseEven = 18;
    private const double CloseSquare = 1 / 16.0;

    private static readonly double[]?[] s_langevin = new double[MaxOrder + 1][], s_bernoulli = new double[MaxOrder + 1][];
    private static readonly double[]?[] s_exprel = new double[MaxOrder + 1][], s_sinc = new double[MaxOrder + 1][];
    private static readonly DoubleDouble[]?[] s_occupation = new DoubleDouble[MaxOrder + 1][];

    /// <summary>∫₀¹ tⁿ·e^(xt) dt; +∞ beyond the range of double.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ExtendedDouble Exprel(int n, DoubleDouble x)
    {
        double a = Math.Abs(x.High);
        if (n == 0 && a is > 0 and < 600) return DoubleDouble.Expm1(x) / x;
        if (a <= Near) return Series(s_exprel, ExprelRow, n, x, a < Close ? CloseTerms : NearTerms);
        if (n > MostUpwards && a <= n + 1.0) return ExprelDownwards(n, x);
        if (x.High < -Vast) return OverPower(n, -x);
        if (x.High > 800) return x.High * double.PositiveInfinity;
        int exponent = 0;
        DoubleDouble power = x.High > 600 ? DoubleDouble.ExpCore(x, 0, out exponent) : DoubleDouble.Exp(x);
        DoubleDouble value = (x.High > 600 ? power : DoubleDouble.Expm1(x)) / x;
        for (int k = 1; k <= n; k++) value = (power - (value * k)) / x;
        return ExtendedDouble.ScaleB(value, exponent);
    }

    /// <summary>(−1)ⁿ·n!·∫₀¹ tⁿ/(1 + xt)^(n+1) dt for x above −1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ExtendedDouble Log1prel(int n, DoubleDouble x)
    {
        DoubleDouble onePlus = 1 + x;
        if (!(onePlus.High > 0)) return ExtendedDouble.NaN;
        DoubleDouble w = x.High > Vast ? 1 - (1 / x) : x / onePlus;
        double lost = (n + 1) * -Math.Log2(Math.Abs(w.High));
        if (lost < MostLost) return Log1prelByLogarithm(n, x, w);
        ExtendedDouble value = OverPower(n, onePlus) * Log1prelSeries(n, w);
        return n % 2 == 0 ? value : -value;
    }

    /// <summary>The n-th derivative of coth(x) − 1/x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ExtendedDouble Langevin(int n, DoubleDouble x)
    {
        DoubleDouble a = DoubleDouble.Abs(x);
        ExtendedDouble value = a.High < 1 ? Even(s_langevin, LangevinRow, n, a, n % 2 == 0) : LangevinByOccupation(n, a);
        return x.High < 0 && n % 2 == 0 ? -value : value;
    }

    /// <summary>The n-th derivative of x/(e^x − 1).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ExtendedDouble Bernoulli(int n, DoubleDouble x)
    {
        DoubleDouble a = DoubleDouble.Abs(x);
        ExtendedDouble value = a.High < 2 ? BernoulliSeries(n, a) : BernoulliByOccupation(n, a);
        if (!(x.High < 0)) return value;
        return n switch { 0 => value + a, 1 => -1 - value, _ => n % 2 == 0 ? value : -value };
    }

    /// <summary>The n-th derivative of sin(x)/x, ∫₀¹ tⁿ·cos(xt + nπ/2) dt.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DoubleDouble Sinc(int n, DoubleDouble x)
    {
        double a = Math.Abs(x.High);
        if (a <= NearAngle)
        {
            DoubleDouble sum = Series(s_sinc, SincRow, n, x * x, a < 2 * Close ? CloseSquares : NearSquares);
            return n % 2 == 0 ? sum : sum * x;
        }

        if (n == 0) return DoubleDouble.Sin(x) / x;
        DoubleDouble sin = DoubleDouble.Sin(x), cos = DoubleDouble.Cos(x);
        ReadOnlySpan<DoubleDouble> waves = [sin, cos, -sin, -cos];
        if (a > n + 1.0)
        {
            DoubleDouble upwards = sin / x;
            for (int k = 1; k <= n; k++) upwards = (waves[k & 3] - (upwards * k)) / x;
            return upwards;
        }

        DoubleDouble value = 0;
        for (int m = Start(n, x); m > n; m--) value = (waves[m & 3] - (value * x)) / m;
        return value;
    }

    /// <summary>n!/x^(n+1) for positive x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ExtendedDouble OverPower(int n, DoubleDouble x)
    {
        ExtendedDouble inverse = (ExtendedDouble)1 / x, product = inverse;
        for (int k = 1; k <= n; k++) product = product * inverse * k;
        return product;
    }

    /// <summary>From an order where the integral is negligible, F_(m−1) = (e^x − x·F_m)/m.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble ExprelDownwards(int n, DoubleDouble x)
    {
        DoubleDouble value = 0, power = DoubleDouble.Exp(x);
        for (int m = Start(n, x); m > n; m--) value = (power - (value * x)) / m;
        return value;
    }

    /// <summary>The order from which a recurrence downwards may start with 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Start(int n, DoubleDouble x)
    {
        int start = n + 1;
        for (double weight = 1; weight > Negligible; start++) weight *= Math.Abs(x.High) / (start + 1);
        return start;
    }

    /// <summary>Σ w^j/(n + 1 + j).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble Log1prelSeries(int n, DoubleDouble w)
    {
        int terms = w.High == 0 ? 1 : (int)Math.Ceiling(112 / -Math.Log2(Math.Abs(w.High))) + 1;
        DoubleDouble sum = 0;
        for (int j = terms; j >= 0; j--) sum = (sum * w) + (DoubleDouble.One / (n + 1 + j));
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ExtendedDouble Log1prelByLogarithm(int n, DoubleDouble x, DoubleDouble w)
    {
        DoubleDouble rest = DoubleDouble.Log1p(x), power = 1;
        for (int k = 1; k <= n; k++)
        {
            power *= w;
            rest -= power / k;
        }

        ExtendedDouble value = OverPower(n, DoubleDouble.Abs(x)) * rest;
        return x.High < 0 || n % 2 != 0 ? -value : value;
    }

    /// <summary>2^(n+1)·q⁽ⁿ⁾(2a) − (−1)ⁿ·n!/a^(n+1).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ExtendedDouble LangevinByOccupation(int n, DoubleDouble a)
    {
        ExtendedDouble power = OverPower(n, a), wave = a.High > 400 ? 0 : ExtendedDouble.ScaleB(Occupation(n, 1 / DoubleDouble.Expm1(a.Times(2))), n + 1);
        ExtendedDouble difference = wave - power;
        return n == 0 ? 1 + difference : n % 2 == 0 ? difference : -difference;
    }

    /// <summary>a·q⁽ⁿ⁾ + n·q⁽ⁿ⁻¹⁾; (a − n)·e^(−a) for large a.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ExtendedDouble BernoulliByOccupation(int n, DoubleDouble a)
    {
        if (a.High > 1000) return 0;
        ExtendedDouble value;
        if (a.High > Vanishing + n)
        {
            DoubleDouble power = DoubleDouble.ExpCore(-a, 0, out int exponent);
            value = ExtendedDouble.ScaleB(power * (a - n), exponent);
        }
        else
        {
            DoubleDouble q = 1 / DoubleDouble.Expm1(a), product = a * Occupation(n, q);
            value = n > 0 ? product - (n * Occupation(n - 1, q)) : product;
        }

        return n % 2 == 0 ? value : -value;
    }

    /// <summary>Σ c_k·q^(k+1), the n-th derivative of q but for the sign.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble Occupation(int n, DoubleDouble q)
    {
        DoubleDouble[] row = Volatile.Read(ref s_occupation[n]) ?? OccupationRow(n);
        DoubleDouble sum = 0;
        for (int k = n; k >= 0; k--) sum = q * (sum + row[k]);
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble[] OccupationRow(int n)
    {
        DoubleDouble[] row = [.. OccupationPolynomials.Row(n).Select(static c => DoubleDouble.FromRational(Rational.Create(c, 1)))];
        Volatile.Write(ref s_occupation[n], row);
        return row;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble BernoulliSeries(int n, DoubleDouble a)
    {
        DoubleDouble sum = Even(s_bernoulli, BernoulliRow, n, a, n % 2 != 0);
        return n switch { 0 => sum - a.Times(0.5), 1 => sum - 0.5, _ => sum };
    }

    /// <summary>A polynomial in a², times a where it is odd. Up to order 2 each term is greater than all that follow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble Even(double[]?[] rows, Func<int, double[]> build, int n, DoubleDouble a, bool isOdd)
    {
        double[]? row = Volatile.Read(ref rows[n]);
        if (row is null) Volatile.Write(ref rows[n], row = build(n));
        DoubleDouble square = a * a, sum = n <= MostFalling ? Falling(row, square, square.High < CloseSquare ? CloseEven : row.Length / 2) : Horner.Evaluate(row, row.Length / 2, square);
        return isOdd ? sum * a : sum;
    }

    /// <summary>The first terms of a power series, each greater than all that follow; their coefficients are double-double numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DoubleDouble Series(double[]?[] rows, Func<int, double[]> build, int n, DoubleDouble x, int terms)
    {
        double[]? row = Volatile.Read(ref rows[n]);
        if (row is null) Volatile.Write(ref rows[n], row = build(n));
        return Falling(row, x, terms);
    }

    /// <summary>The first terms of a power series, each greater than all that follow.</summary>
    [MethodImpl(Jit.Inlined)]
    private static DoubleDouble Falling(ReadOnlySpan<double> pairs, DoubleDouble x, int terms)
    {
        DoubleDouble sum = 0;
        for (int k = (2 * terms) - 1; k > 0; k -= 2) sum = DoubleWord.Horner(x, sum, pairs[k - 1], pairs[k]);
        return ErrorFree.FastTwoSum(sum.High, sum.Low);
    }

    /// <summary>1/(k!·(n + 1 + k)).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double[] ExprelRow(int n) => Reciprocals(NearTerms, k => Ball.Factorial(k) * (n + 1 + k));

    /// <summary>(−1)^m·(2m)!/((2m − n)!·(2m + 1)!) for all m from n/2 on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double[] SincRow(int n) => Reciprocals(NearSquares, k => SincDivisor((n + 1) / 2 + k, n));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static System.Numerics.BigInteger SincDivisor(int m, int n) => Ball.Factorial((2 * m) - n) * ((2 * m) + 1) * (m % 2 == 0 ? 1 : -1);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double[] Reciprocals(int count, Func<int, System.Numerics.BigInteger> divisor)
    {
        Ball[] row = [.. Enumerable.Range(0, count).Select(k => Ball.Divide(Ball.FromInteger(1), Ball.FromInteger(divisor(k)), Precision))];
        return PairedTables.Coefficients(row, row.Length);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double[] LangevinRow(int n) => Row(n, -1, 2);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double[] BernoulliRow(int n) => Row(n, 0, 0);

    /// <summary>2^(bits·k)·B(2k)/(2k)! times the n-th derivative of x^(2k+shift), for all k that have one, with B(0) for the function itself.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double[] Row(int n, int shift, int bits)
    {
        List<Ball> row = [];
        if (n == 0 && shift == 0) row.Add(Ball.FromInteger(1));
        for (int k = 1; row.Count < SeriesTerms + (2 * n); k++)
        {
            int power = (2 * k) + shift;
            if (power < n) continue;
            (System.Numerics.BigInteger numerator, System.Numerics.BigInteger denominator) = BernoulliNumbers.Even(k);
            numerator *= Ball.Factorial(power) / Ball.Factorial(power - n) << (bits * k);
            row.Add(Ball.Divide(Ball.FromInteger(numerator), Ball.FromInteger(denominator * Ball.Factorial(2 * k)), Precision));
        }

        return PairedTables.Coefficients(row, row.Count);
    }
}
