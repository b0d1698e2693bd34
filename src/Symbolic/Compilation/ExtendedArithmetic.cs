using Symbolic.Expressions;
using Symbolic.Numerics;

namespace Symbolic.Compilation;

/// <summary>Double-double arithmetic that carries an estimate of its error along.</summary>
internal readonly struct ExtendedArithmetic(Sensitivities sensitivities) : ITapeArithmetic<ExtendedNumber>
{
    private const double Margin = 1.25;

    /// <inheritdoc/>
    public ExtendedNumber Constant(TapeConstant constant) => constant.Exact switch
    {
        Number { Value.IsZero: true } => default,
        Number number => ExtendedNumber.Of(DoubleDouble.FromRational(number.Value), 0),
        Constant { Name: "pi" } => ExtendedNumber.Of(DoubleDouble.Pi, 0),
        Constant { Name: "e" } => ExtendedNumber.Of(DoubleDouble.Exp(DoubleDouble.One), 0),
        _ => new ExtendedNumber(DoubleDouble.NaN, double.NaN),
    };

    /// <inheritdoc/>
    public ExtendedNumber Negate(ExtendedNumber a) => new(-a.Value, a.Error);

    /// <inheritdoc/>
    public ExtendedNumber Add(ExtendedNumber a, ExtendedNumber b) => Sum(a, b, a.Value + b.Value);

    /// <inheritdoc/>
    public ExtendedNumber Subtract(ExtendedNumber a, ExtendedNumber b) => Sum(a, b, a.Value - b.Value);

    /// <inheritdoc/>
    public ExtendedNumber Multiply(ExtendedNumber a, ExtendedNumber b) => a.IsZero || b.IsZero
        ? new ExtendedNumber(DoubleDouble.Zero, a.Error + b.Error < double.PositiveInfinity ? 0 : double.PositiveInfinity)
        : ExtendedNumber.Of(a.Value * b.Value, ((a.Magnitude * b.Error) + (b.Magnitude * a.Error) + (a.Error * b.Error)) * Margin);

    /// <inheritdoc/>
    public ExtendedNumber Divide(ExtendedNumber a, ExtendedNumber b)
    {
        DoubleDouble quotient = a.Value / b.Value;
        double room = b.Magnitude - (2 * b.Error);
        return room > 0
            ? ExtendedNumber.Of(quotient, (a.Error + (Math.Abs(quotient.High) * b.Error)) / room * Margin)
            : new ExtendedNumber(quotient, double.PositiveInfinity);
    }

    /// <inheritdoc/>
    public ExtendedNumber SquareRoot(ExtendedNumber a)
    {
        if (a.IsZero) return a;
        DoubleDouble root = DoubleDouble.Sqrt(a.Value);
        return a.Value.High > 4 * a.Error ? ExtendedNumber.Of(root, a.Error / root.High) : new ExtendedNumber(root, double.PositiveInfinity);
    }

    /// <inheritdoc/>
    public ExtendedNumber Power(ExtendedNumber a, ExtendedNumber b)
    {
        bool isWhole = b.Error <= b.Magnitude * ExtendedNumber.Unit && b.Value.Low == 0 && double.IsInteger(b.Value.High) && b.Magnitude <= 1 << 20;
        DoubleDouble power = isWhole ? DoubleDouble.Pow(a.Value, (int)b.Value.High) : DoubleDouble.Pow(a.Value, b.Value);
        if (!(a.Magnitude > 8 * a.Error)) return new ExtendedNumber(power, double.PositiveInfinity);
        double relative = b.Magnitude * ((a.Error / a.Magnitude) + ExtendedNumber.Unit);
        if (!isWhole) relative += Math.Abs(Math.Log(a.Magnitude)) * (b.Error + (b.Magnitude * ExtendedNumber.Unit));
        return relative < 1e-3 ? ExtendedNumber.Of(power, Math.Abs(power.High) * relative * Margin) : new ExtendedNumber(power, double.PositiveInfinity);
    }

    /// <inheritdoc/>
    public ExtendedNumber CorrectedPower(ExtendedNumber a, ExtendedNumber b, ExtendedNumber rest) => Power(a, b);

    /// <inheritdoc/>
    public ExtendedNumber Call(TapeKernel kernel, ExtendedNumber a)
    {
        DoubleDouble value = kernel.Definition.Extended!(a.Value);
        if (a.Error == 0) return a.IsZero && value.High == 0 ? a : ExtendedNumber.Of(value, 0);
        bool isKnown = a.Error < 1e-3 * a.Magnitude || (a.Magnitude < 1e-3 && a.Error < 1e-6);
        double slope = isKnown ? Math.Abs(sensitivities.Of(kernel.Definition)(a.Value.High)) : double.PositiveInfinity;
        return ExtendedNumber.Of(value, slope * a.Error * Margin);
    }

    /// <inheritdoc/>
    public ExtendedNumber Call(TapeKernel kernel, ExtendedNumber a, ExtendedNumber b) => new(DoubleDouble.NaN, double.NaN);

    /// <inheritdoc/>
    public ExtendedNumber Call(TapeKernel kernel, ExtendedNumber a, ExtendedNumber b, ExtendedNumber c) => new(DoubleDouble.NaN, double.NaN);

    /// <inheritdoc/>
    public ExtendedNumber Call(TapeKernel kernel, ReadOnlySpan<ExtendedNumber> registers, ReadOnlySpan<int> arguments) => new(DoubleDouble.NaN, double.NaN);

    /// <inheritdoc/>
    public Truth Less(ExtendedNumber a, ExtendedNumber b) => Order(a, b) switch { < 0 => Truth.Yes, null => Truth.Undecided, _ => Truth.No };

    /// <inheritdoc/>
    public Truth LessOrEqual(ExtendedNumber a, ExtendedNumber b) => Order(a, b) switch { <= 0 => Truth.Yes, null => Truth.Undecided, _ => Truth.No };

    /// <inheritdoc/>
    public Truth Equal(ExtendedNumber a, ExtendedNumber b) => Order(a, b) switch { 0 => Truth.Yes, null => Truth.Undecided, _ => Truth.No };

    private static ExtendedNumber Sum(ExtendedNumber a, ExtendedNumber b, DoubleDouble sum) =>
        ExtendedNumber.Of(sum, a.Error + b.Error + ((a.Magnitude + b.Magnitude) * ExtendedNumber.Unit));

    private static int? Order(ExtendedNumber a, ExtendedNumber b)
    {
        DoubleDouble difference = a.Value - b.Value;
        double error = a.Error + b.Error;
        if (error == 0 && difference.High == 0) return 0;
        return Math.Abs(difference.High) > 2 * error ? Math.Sign(difference.High) : null;
    }
}
