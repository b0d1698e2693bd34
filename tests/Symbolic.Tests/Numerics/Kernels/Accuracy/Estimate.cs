using Symbolic.Numerics;

namespace Symbolic.Tests.Numerics.Kernels.Accuracy;

/// <summary>A number in double-double digits with a first-order bound on its relative error; the cheap half of the truth.</summary>
internal readonly record struct Estimate(ExtendedDouble Value, double Error)
{
    private const double Unit = 1.0 / (1L << 48) / (1L << 48); // 2^-96, above every error of an operation

    public static Estimate Unknown => new(ExtendedDouble.NaN, double.PositiveInfinity);

    public static Estimate Exact(double x) => new(x, 0);

    public static Estimate Rational(Rational x) => new(ExtendedDouble.FromRational(x), Unit);

    public static Estimate operator +(Estimate a, Estimate b)
    {
        ExtendedDouble sum = a.Value + b.Value;
        if (sum.Sign == 0) return Unknown;
        return Guarded(sum, (a.Error * Ratio(a.Value, sum)) + (b.Error * Ratio(b.Value, sum)));
    }

    public static Estimate operator *(Estimate a, Estimate b) => Guarded(a.Value * b.Value, a.Error + b.Error);

    public Estimate Power(Rational exponent)
    {
        if (exponent.TryGetInt32(out int whole) && whole == -1) return Guarded(1 / Value, Error);
        return Guarded(ExtendedDouble.Pow(Value, ExtendedDouble.FromRational(exponent)), Error * Math.Abs(exponent.ToDouble()));
    }

    /// <summary>x^y by the error of y·log x.</summary>
    public Estimate Power(Estimate y)
    {
        double log = (double)ExtendedDouble.Log(ExtendedDouble.Abs(Value));
        double t = Math.Abs(y.Value.ToDouble());
        return Guarded(ExtendedDouble.Pow(Value, y.Value), t * (Error + (Math.Abs(log) * (y.Error + Unit))));
    }

    /// <summary>A function of double-double numbers, with a bound on |x·f′(x)/f(x)|.</summary>
    public Estimate Apply(Func<DoubleDouble, DoubleDouble> function, Func<double, double, double> condition)
    {
        DoubleDouble x = Value.ToDoubleDouble();
        double a = Math.Abs(x.High);
        if (!(a is > 1e-200 and < 1e200)) return Unknown;
        DoubleDouble y = function(x);
        return Guarded(y, Error * condition(a, Math.Abs(y.High)));
    }

    /// <summary>e^x at any size.</summary>
    public Estimate Exp() => Guarded(ExtendedDouble.Exp(Value), Error * Math.Abs(Value.ToDouble()));

    /// <summary>log x at any size.</summary>
    public Estimate Log()
    {
        ExtendedDouble log = ExtendedDouble.Log(Value);
        return Guarded(log, Error / Math.Abs(log.ToDouble()));
    }

    private static Estimate Guarded(ExtendedDouble value, double error) =>
        value.IsFinite && value.Sign != 0 && error < 1e-9 ? new Estimate(value, error + Unit) : Unknown;

    private static double Ratio(ExtendedDouble part, ExtendedDouble whole) => Math.Abs((part / whole).ToDouble());
}
