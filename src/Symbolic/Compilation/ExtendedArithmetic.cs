using System.Runtime.CompilerServices;
using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Numerics;

namespace Symbolic.Compilation;

/// <summary>Double-double arithmetic that carries a bound of its error along; <see cref="ExtendedCode"/> emits the same operations.</summary>
internal readonly struct ExtendedArithmetic : ITapeArithmetic<ExtendedNumber>
{
    private const double Unit = ExtendedNumber.Unit, Tiny = ExtendedNumber.Tiny;
    private static readonly ExtendedNumber s_none = new(double.NaN, 0, double.NaN);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ExtendedNumber Constant(TapeConstant constant) => constant.Exact switch
    {
        null => constant.Value,
        Number when !double.IsFinite(constant.Value) => s_none,
        Number number => ExtendedNumber.Of(DoubleDouble.FromRational(number.Value), Unit),
        Constant { Name: "pi" } => ExtendedNumber.Of(DoubleDouble.Pi, Unit),
        Constant { Name: "e" } => ExtendedNumber.Of(DoubleDouble.Exp(DoubleDouble.One), ExtendedKernel.ErrorOfElementary),
        _ => s_none,
    };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ExtendedNumber Negate(ExtendedNumber a) => new(-a.High, -a.Low, a.Error);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ExtendedNumber Add(ExtendedNumber a, ExtendedNumber b)
    {
        double s = a.High + b.High, t = s - a.High;
        double low = a.Low + b.Low, w = (a.High - (s - t)) + (b.High - t) + low;
        double high = s + w, lost = double.MinNative(Math.Abs(low), Math.Abs(w) * ExtendedNumber.Place);
        return new ExtendedNumber(high, w - (high - s), Math.FusedMultiplyAdd(Math.Abs(low), ExtendedNumber.Place, lost + (a.Error + b.Error)));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ExtendedNumber Subtract(ExtendedNumber a, ExtendedNumber b) => Add(a, Negate(b));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ExtendedNumber Multiply(ExtendedNumber a, ExtendedNumber b)
    {
        double p = a.High * b.High;
        double w = Math.FusedMultiplyAdd(a.High, b.High, -p) + Math.FusedMultiplyAdd(a.Low, b.High, a.High * b.Low);
        double high = p + w;
        double smaller = double.MinNative(Math.Abs(a.High) + a.Error, Math.Abs(b.High) + b.Error), least = double.MinNative(a.IsDouble || b.IsDouble ? smaller : smaller * (Tiny / double.Epsilon), Tiny);
        double rounding = a.IsUnit || b.IsUnit ? 0 : a.IsDouble && b.IsDouble ? Math.FusedMultiplyAdd(w, 0, double.MaxNative(Math.FusedMultiplyAdd(Math.Abs(p), -ExtendedNumber.Vanishing, least), 0)) : Math.FusedMultiplyAdd(Math.Abs(p), Unit, least);
        double error = Math.FusedMultiplyAdd(Math.Abs(a.High) + a.Error, b.Error, Math.FusedMultiplyAdd(Math.Abs(b.High), a.Error, rounding));
        return new ExtendedNumber(high, w - (high - p), error);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ExtendedNumber Divide(ExtendedNumber a, ExtendedNumber b)
    {
        double q = a.High / b.High;
        double w = Math.FusedMultiplyAdd(-q, b.Low, Math.FusedMultiplyAdd(-q, b.High, a.High) + a.Low) / b.High;
        double high = q + w;
        double tiny = Underflow(a);
        double inherited = Math.FusedMultiplyAdd(Math.Abs(q), b.Error, a.Error + tiny) / double.MaxNative(Math.Abs(b.High) - b.Error, 0);
        return new ExtendedNumber(high, w - (high - q), inherited + Math.FusedMultiplyAdd(Math.Abs(q), Unit, tiny));
    }

    /// <summary>What underflow may cost a quotient or a root of a number: nothing that of 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Underflow(ExtendedNumber a) => double.MinNative((Math.Abs(a.High) + a.Error) * (Tiny / double.Epsilon), Tiny);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ExtendedNumber SquareRoot(ExtendedNumber a)
    {
        double s = Math.Sqrt(a.High);
        double w = (Math.FusedMultiplyAdd(-s, s, a.High) + a.Low) / double.MaxNative(s + s, Tiny);
        double high = s + w, tiny = Underflow(a);
        double inherited = double.MaxNative((a.Error + tiny) / double.MaxNative(a.High - (4 * a.Error), 0), 0) * s; // 0/0 where the number is exactly 0, which leaves nothing
        return new ExtendedNumber(high, w - (high - s), inherited + (a.Error - a.Error) + Math.FusedMultiplyAdd(s, Unit, tiny));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ExtendedNumber Power(ExtendedNumber a, ExtendedNumber b)
    {
        double high = ExtendedCalls.Power(a.High, a.Low, a.Error, b.High, b.Low, b.Error, out double low, out double error);
        return new ExtendedNumber(high, low, error);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ExtendedNumber CorrectedPower(ExtendedNumber a, ExtendedNumber b, ExtendedNumber rest) => Power(a, Add(b, rest));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ExtendedNumber FusedMultiplyAdd(ExtendedNumber a, ExtendedNumber b, ExtendedNumber c) => Add(Multiply(a, b), c);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ExtendedNumber Call(TapeKernel kernel, ExtendedNumber a)
    {
        ExtendedKernel known = kernel.Definition.Extended!;
        DoubleDouble f = known.Evaluate(a.Value);
        return Known(f, known.Variation(a.High, f.High, a.Error), known.IsExact, known.RelativeError, known.Underflow);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ExtendedNumber Call(TapeKernel kernel, ExtendedNumber a, ExtendedNumber b)
    {
        BinaryExtendedKernel known = kernel.Definition.ExtendedBinary!;
        DoubleDouble f = known.Evaluate(a.Value, b.Value);
        return Known(f, known.Variation(a.High, b.High, f.High, a.Error, b.Error), known.IsExact, ExtendedKernel.ErrorOfMost, ExtendedKernel.UnderflowOfMost);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ExtendedNumber Known(DoubleDouble f, double variation, bool isExact, double relative, double underflow) =>
        new(f.High, f.Low, isExact ? variation : variation + Math.FusedMultiplyAdd(Math.Abs(f.High), relative, underflow));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ExtendedNumber Call(TapeKernel kernel, ExtendedNumber a, ExtendedNumber b, ExtendedNumber c) => s_none;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ExtendedNumber Call(TapeKernel kernel, ReadOnlySpan<ExtendedNumber> registers, ReadOnlySpan<int> arguments) => s_none;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Truth Less(ExtendedNumber a, ExtendedNumber b) => Order(a, b) switch { -1 => Truth.Yes, ExtendedCalls.Undecided => Truth.Undecided, _ => Truth.No };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Truth LessOrEqual(ExtendedNumber a, ExtendedNumber b) => Order(a, b) switch { -1 or 0 => Truth.Yes, ExtendedCalls.Undecided => Truth.Undecided, _ => Truth.No };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Truth Equal(ExtendedNumber a, ExtendedNumber b) => Order(a, b) switch { 0 => Truth.Yes, ExtendedCalls.Undecided => Truth.Undecided, _ => Truth.No };

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Order(ExtendedNumber a, ExtendedNumber b) => ExtendedCalls.Order(a.High, a.Low, a.Error, b.High, b.Low, b.Error);
}
