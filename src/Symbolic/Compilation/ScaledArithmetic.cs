using System.Runtime.CompilerServices;
using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Numerics;

namespace Symbolic.Compilation;

/// <summary>Arithmetic of 106 bits whose exponents do not overflow, carrying a bound of the relative error along.</summary>
internal readonly struct ScaledArithmetic : ITapeArithmetic<ScaledNumber>
{
    private const double Unit = ScaledNumber.Unit, Margin = 1.05, Short = 1 / 128.0;
    private const int OrdinaryExponent = 900, LongestProduct = 6, VanishingExponent = 58;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ScaledNumber Constant(TapeConstant constant) => constant.Exact switch
    {
        null => new ScaledNumber(constant.Value, 0),
        Number number => new ScaledNumber(ExtendedDouble.FromRational(number.Value), Unit),
        Constant { Name: "pi" } => new ScaledNumber(DoubleDouble.Pi, Unit),
        Constant { Name: "e" } => new ScaledNumber(DoubleDouble.Exp(DoubleDouble.One), ScaledNumber.FunctionUnit),
        _ => ScaledNumber.None,
    };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ScaledNumber Negate(ScaledNumber a) => a with { Value = -a.Value };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ScaledNumber Add(ScaledNumber a, ScaledNumber b)
    {
        if (a.IsZero) return b;
        if (b.IsZero) return a;
        ExtendedDouble sum = a.Value + b.Value;
        if (sum.Sign == 0) return a.Error + b.Error == 0 ? default : ScaledNumber.None;
        return Known(sum, (((a.Error * ScaledNumber.Ratio(a.Value, sum)) + (b.Error * ScaledNumber.Ratio(b.Value, sum))) * Margin) + Unit);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ScaledNumber Subtract(ScaledNumber a, ScaledNumber b) => Add(a, Negate(b));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ScaledNumber Multiply(ScaledNumber a, ScaledNumber b) =>
        a.IsZero || b.IsZero ? (a.Value.IsFinite && b.Value.IsFinite ? default : ScaledNumber.None) : Known(a.Value * b.Value, a.Error + b.Error + (a.Error * b.Error) + Unit);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ScaledNumber Divide(ScaledNumber a, ScaledNumber b)
    {
        if (b.Value.Sign == 0 || !(b.Error < Short)) return ScaledNumber.None;
        return a.IsZero ? a : Known(a.Value / b.Value, ((a.Error + b.Error) * Margin) + Unit);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ScaledNumber SquareRoot(ScaledNumber a) => a.IsZero ? a : Known(ExtendedDouble.Sqrt(a.Value), a.Error < Short ? (a.Error / 2 * Margin) + Unit : double.NaN);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ScaledNumber Power(ScaledNumber a, ScaledNumber b)
    {
        if (b.Error == 0 && Math.Abs(b.Value.Exponent) <= LongestProduct && b.Value.ToDouble() is var n && n == Math.Floor(n) && n != 0 && b.Value == n) return Power(a, (int)n);
        if (a.Value.Sign == 0 || b.Error > Short || a.Error > Short || (a.Value.Sign < 0 && b.Error > 0)) return ScaledNumber.None;
        ExtendedDouble logarithm = ExtendedDouble.Log(ExtendedDouble.Abs(a.Value)), product = b.Value * logarithm;
        double exponent = Math.Abs(b.Value.ToDouble()), log = Math.Abs(logarithm.ToDouble());
        if (a.Value.Sign > 0 && product.Sign < 0 && product.Exponent > VanishingExponent && log > 4 * a.Error) return ScaledNumber.Negligible;
        double inherited = exponent * (a.Error + (b.Error * log));
        double rounding = ScaledNumber.FunctionUnit * Math.Max(1, exponent * log / 1000);
        return Known(ExtendedDouble.Pow(a.Value, b.Value), inherited < Short ? (inherited * Margin) + rounding : double.NaN);
    }

    /// <summary>a^n by repeated squaring.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private ScaledNumber Power(ScaledNumber a, int n)
    {
        ScaledNumber result = new(1, 0);
        for (uint rest = (uint)Math.Abs(n); rest != 0; rest >>= 1)
        {
            if ((rest & 1) != 0) result = Multiply(result, a);
            if (rest > 1) a = Multiply(a, a);
        }

        return n < 0 ? Divide(new ScaledNumber(1, 0), result) : result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ScaledNumber CorrectedPower(ScaledNumber a, ScaledNumber b, ScaledNumber rest) => Power(a, Add(b, rest));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ScaledNumber FusedMultiplyAdd(ScaledNumber a, ScaledNumber b, ScaledNumber c) => Add(Multiply(a, b), c);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ScaledNumber Call(TapeKernel kernel, ScaledNumber a)
    {
        ExtendedKernel known = kernel.Definition.Extended!;
        if (!a.Value.IsFinite || !(a.Error < Short || a.Value.Exponent < -OrdinaryExponent)) return ScaledNumber.None;
        if (a.IsZero || Math.Abs(a.Value.Exponent) <= OrdinaryExponent)
        {
            DoubleDouble x = a.Value.ToDoubleDouble(), f = known.Evaluate(x);
            double magnitude = Math.Abs(f.High);
            double variation = known.Variation(x.High, f.High, Math.Abs(x.High) * a.Error * Margin);
            if (known.IsExact && variation == 0) return new ScaledNumber(f, 0);
            if (magnitude is > 1e-260 and < 1e300) return Known(f, (variation + (known.IsExact ? 0 : magnitude * ScaledNumber.FunctionUnit)) / magnitude);
            if (magnitude == 0 && a.IsZero) return a;
        }

        return known.Scaled(a);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ScaledNumber Call(TapeKernel kernel, ScaledNumber a, ScaledNumber b) =>
        a.Value.IsFinite && b.Value.IsFinite ? kernel.Definition.ExtendedBinary!.Scaled(a, b) : ScaledNumber.None;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ScaledNumber Call(TapeKernel kernel, ScaledNumber a, ScaledNumber b, ScaledNumber c) => ScaledNumber.None;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ScaledNumber Call(TapeKernel kernel, ReadOnlySpan<ScaledNumber> registers, ReadOnlySpan<int> arguments) => ScaledNumber.None;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Truth Less(ScaledNumber a, ScaledNumber b) => Order(a, b) switch { < 0 => Truth.Yes, null => Truth.Undecided, _ => Truth.No };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Truth LessOrEqual(ScaledNumber a, ScaledNumber b) => Order(a, b) switch { <= 0 => Truth.Yes, null => Truth.Undecided, _ => Truth.No };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Truth Equal(ScaledNumber a, ScaledNumber b) => Order(a, b) switch { 0 => Truth.Yes, null => Truth.Undecided, _ => Truth.No };

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ScaledNumber Known(ExtendedDouble value, double error) =>
        value.IsFinite && value.Sign != 0 && error < double.PositiveInfinity ? new ScaledNumber(value, error) : ScaledNumber.None;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int? Order(ScaledNumber a, ScaledNumber b)
    {
        if (a.Error + b.Error == 0 && a.Value == b.Value) return 0;
        ScaledNumber difference = default(ScaledArithmetic).Subtract(a, b);
        return difference.Error < 0.5 ? difference.Value.Sign : null;
    }
}
