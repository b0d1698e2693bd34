using System.Runtime.CompilerServices;
using Symbolic.Functions;
using Symbolic.Numerics;

namespace Symbolic.Compilation;

/// <summary>Arithmetic of 53 bits whose exponents do not overflow, carrying a bound of the relative error along: enough to see that a result is too small for a
/// double, at a fraction of what <see cref="ScaledArithmetic"/> costs.</summary>
internal readonly struct RoughArithmetic : ITapeArithmetic<RoughNumber>
{
    private const int OrdinaryExponent = 900, LongestProduct = 64;
    private const double Margin = 1.05;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public RoughNumber Constant(TapeConstant constant) => constant.IsDouble ? constant.Value : (RoughNumber)default(ScaledArithmetic).Constant(constant);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public RoughNumber Negate(RoughNumber a) => -a;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public RoughNumber Add(RoughNumber a, RoughNumber b) => a + b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public RoughNumber Subtract(RoughNumber a, RoughNumber b) => a + -b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public RoughNumber Multiply(RoughNumber a, RoughNumber b) => a * b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public RoughNumber Divide(RoughNumber a, RoughNumber b) => a / b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public RoughNumber SquareRoot(RoughNumber a) => RoughNumber.Sqrt(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public RoughNumber Power(RoughNumber a, RoughNumber b)
    {
        bool isWhole = b.Error == 0 && b.Exponent == 0 && !b.IsZero && Math.Abs(b.Mantissa) <= LongestProduct && b.Mantissa == Math.Floor(b.Mantissa);
        return isWhole ? Power(a, (int)b.Mantissa) : (RoughNumber)default(ScaledArithmetic).Power(a.ToScaled(), b.ToScaled());
    }

    /// <summary>a^n by repeated squaring.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static RoughNumber Power(RoughNumber a, int n)
    {
        RoughNumber result = 1;
        for (uint rest = (uint)Math.Abs(n); rest != 0; rest >>= 1)
        {
            if ((rest & 1) != 0) result *= a;
            if (rest > 1) a *= a;
        }

        return n < 0 ? (RoughNumber)1 / result : result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public RoughNumber CorrectedPower(RoughNumber a, RoughNumber b, RoughNumber rest) => Power(a, b + rest);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public RoughNumber FusedMultiplyAdd(RoughNumber a, RoughNumber b, RoughNumber c) => (a * b) + c;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public RoughNumber Call(TapeKernel kernel, RoughNumber a)
    {
        ExtendedKernel known = kernel.Definition.Extended!;
        if (known.Rough?.Invoke(a) is { IsKnown: true } rough) return rough;
        if (a.IsKnown && a.ToDouble(OrdinaryExponent) is { } x)
        {
            double f = kernel.Near is { } near ? near(x) : known.Evaluate(x).High;
            double variation = known.Variation(x, f, Math.Abs(x) * a.Error * Margin);
            if (Math.Abs(f) is > 1e-260 and < 1e300) return RoughNumber.Of(f, 0, (variation / Math.Abs(f)) + RoughNumber.Unit);
            if (f == 0 && a.IsZero && variation == 0) return default;
        }

        return (RoughNumber)default(ScaledArithmetic).Call(kernel, a.ToScaled());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public RoughNumber Call(TapeKernel kernel, RoughNumber a, RoughNumber b) => (RoughNumber)default(ScaledArithmetic).Call(kernel, a.ToScaled(), b.ToScaled());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public RoughNumber Call(TapeKernel kernel, RoughNumber a, RoughNumber b, RoughNumber c) => RoughNumber.None;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public RoughNumber Call(TapeKernel kernel, ReadOnlySpan<RoughNumber> registers, ReadOnlySpan<int> arguments) => RoughNumber.None;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Truth Less(RoughNumber a, RoughNumber b) => Order(a, b) switch { < 0 => Truth.Yes, null => Truth.Undecided, _ => Truth.No };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Truth LessOrEqual(RoughNumber a, RoughNumber b) => Order(a, b) switch { <= 0 => Truth.Yes, null => Truth.Undecided, _ => Truth.No };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Truth Equal(RoughNumber a, RoughNumber b) => Order(a, b) switch { 0 => Truth.Yes, null => Truth.Undecided, _ => Truth.No };

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int? Order(RoughNumber a, RoughNumber b)
    {
        RoughNumber difference = a + -b;
        return difference.IsZero ? 0 : difference.Error < 0.5 ? Math.Sign(difference.Mantissa) : null;
    }
}
