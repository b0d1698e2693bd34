using System.Runtime.CompilerServices;
using static Symbolic.Numerics.ErrorFree;

namespace Symbolic.Numerics;

/// <content>Two functions of one argument, or of that and its opposite, from one exponential: what derivatives need beside values. Each is right to the last place; where they have
/// nothing in common they are evaluated one after the other.</content>
public static partial class Kernels
{
    /// <summary>1/(1 + e^−x) and 1/(1 + e^x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static double SigmoidWithComplement(double x, out double complement)
    {
        double a = Math.Abs(x);
        if (!(a < 600))
        {
            complement = Sigmoid(-x);
            return Sigmoid(x);
        }

        DoubleDouble e = ExponentialCore.Exp(-a), one = FastTwoSum(1, e.High), sum = FastTwoSum(one.High, one.Low + e.Low);
        double inverse = 1 / sum.High, large = Math.FusedMultiplyAdd(inverse, Math.FusedMultiplyAdd(-inverse, sum.Low, Math.FusedMultiplyAdd(-inverse, sum.High, 1)), inverse);
        double q = e.High * inverse, small = Math.FusedMultiplyAdd(Math.FusedMultiplyAdd(-q, sum.High, e.High) + Math.FusedMultiplyAdd(-q, sum.Low, e.Low), inverse, q);
        complement = x < 0 ? large : small;
        return x < 0 ? small : large;
    }

    /// <summary>log(1 + e^x) and its derivative, 1/(1 + e^−x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static double SoftplusWithSigmoid(double x, out double sigmoid)
    {
        if (!(x is > -30 and < 600))
        {
            sigmoid = Sigmoid(x);
            return Softplus(x);
        }

        DoubleDouble e = ExponentialCore.Exp(x), sum = OnePlus(e);
        sigmoid = Ratio(e, sum);
        return Rounded(LogarithmCore.LogOfSum(sum.High, sum.Low));
    }

    /// <summary>tanh x and 1/cosh x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static double TanhWithSech(double x, out double sech)
    {
        double a = Math.Abs(x);
        if (a is > 1e-9 and < 20) return Math.CopySign(TanhAndSech(a, out sech), x);
        sech = Sech(x);
        return Tanh(x);
    }

    /// <summary>1/cosh x and tanh x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static double SechWithTanh(double x, out double tanh)
    {
        double a = Math.Abs(x);
        if (a is > 1e-9 and < 20)
        {
            tanh = Math.CopySign(TanhAndSech(a, out double sech), x);
            return sech;
        }

        tanh = Tanh(x);
        return Sech(x);
    }

    /// <summary>From m = e^a − 1: tanh a = m·(m + 2)/(m·(m + 2) + 2) and 1/cosh a = 2·(m + 1)/(m·(m + 2) + 2).</summary>
    [MethodImpl(Jit.Inlined)]
    private static double TanhAndSech(double a, out double sech)
    {
        DoubleDouble m = ExponentialCore.Normalised(ExponentialCore.ExpMinusOne(a)), n = DoubleWord.Multiply(m, DoubleWord.Add(m, 2)), d = DoubleWord.Add(n, 2);
        sech = 2 * Ratio(DoubleWord.Add(m, 1), d);
        return Ratio(n, d);
    }

    /// <summary>log(sinh x), NaN for x &lt; 0, and its derivative, 1/tanh x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static double LogSinhWithCoth(double x, out double coth)
    {
        if (!(x is > 1e-9 and < 20))
        {
            coth = Coth(x);
            return x < 0 ? double.NaN : LogSinh(x);
        }

        DoubleDouble n = OneMinusExp(-2 * x), d = FastTwoSum(2, -n.High), log = LogarithmCore.LogOfSum(n.High, n.Low, -1), value = TwoSum(x, log.High);
        coth = Ratio(new(d.High, d.Low - n.Low), n);
        return Math.Abs(value.High) < CancellationLimit ? LogSinhNearZero(x) : value.High + (value.Low + log.Low);
    }

    /// <summary>x/(e^x − 1) and its derivative.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static double BernoulliWithDerivative(double x, out double derivative)
    {
        if (!(Math.Abs(x) is > 0.125 and < 50))
        {
            derivative = DBernoulli(x);
            return Bernoulli(x);
        }

        DoubleDouble m = ExponentialCore.Normalised(ExponentialCore.ExpMinusOne(x));
        derivative = Ratio(DoubleWord.Add(DoubleWord.Multiply(m, TwoSum(1, -x)), -x), DoubleWord.Square(m));
        return Ratio(x, m);
    }

    /// <summary>(e^x − 1)/x and its derivative.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static double ExprelWithDerivative(double x, out double derivative)
    {
        if (!(Math.Abs(x) is > 0.0625 and < 50))
        {
            derivative = Dexprel(x);
            return Exprel(x);
        }

        DoubleDouble m = ExponentialCore.Normalised(ExponentialCore.ExpMinusOne(x));
        derivative = Ratio(DoubleWord.Add(DoubleWord.Multiply(m, TwoSum(x, -1)), x), TwoProduct(x, x));
        return Ratio(m, x);
    }

    /// <summary>(e^x − 1 − x)/x² and its derivative.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static double Phi2WithDerivative(double x, out double derivative)
    {
        if (!(Math.Abs(x) is > 0.125 and < 50))
        {
            derivative = DPhi2(x);
            return Phi2(x);
        }

        DoubleDouble m = ExponentialCore.Normalised(ExponentialCore.ExpMinusOne(x)), excess = TwoSum(m.High, -x), square = TwoProduct(x, x);
        derivative = Ratio(DoubleWord.Add(DoubleWord.Multiply(m, TwoSum(x, -2)), 2 * x), DoubleWord.Multiply(square, x));
        return Ratio(new(excess.High, excess.Low + m.Low), square);
    }
}
