using System.Runtime.CompilerServices;

namespace Symbolic.Numerics;

/// <summary>A number with 53 bits and an exponent of its own, and a bound of its relative error; NaN when nothing is known. It is Mantissa·2^Exponent,
/// with a mantissa between 2^-256 and 2^256, so that most operations need not touch the exponent.</summary>
internal readonly record struct RoughNumber
{
    /// <summary>The relative error of an arithmetic operation, with a margin.</summary>
    public const double Unit = 1.0 / (1L << 50);

    private const double MostError = 1 << 20, Short = 1 / 128.0;
    private const double Ln2 = 0.6931471805599453, Ln2Rest = 2.3190468138462996e-17; // log 2 to 106 bits
    private const int Room = 255, Near = 1000, FarApart = 1500, MostExponential = 39;
    private const long LargestExponent = 1L << 60, LargestArgument = 1L << 40;

    private RoughNumber(double mantissa, long exponent, double error) => (Mantissa, Exponent, Error) = (mantissa, exponent, error);

    /// <summary>The digits.</summary>
    public double Mantissa { get; }

    /// <summary>The power of two that scales them.</summary>
    public long Exponent { get; }

    /// <summary>The bound of the error, relative to the number.</summary>
    public double Error { get; }

    /// <summary>Nothing is known.</summary>
    public static RoughNumber None => new(double.NaN, 0, double.NaN);

    /// <summary>Whether the number is exactly 0.</summary>
    public bool IsZero => Mantissa == 0;

    /// <summary>Whether anything is known about the number.</summary>
    public bool IsKnown => !double.IsNaN(Error);

    /// <summary>The exponent e with 2^e ≤ |number| &lt; 2^(e + 1), for numbers other than 0.</summary>
    public long Scale => Exponent + ExponentOf(Mantissa);

    /// <summary>A double, exactly; nothing for infinities and NaN.</summary>
    public static implicit operator RoughNumber(double value) => value == 0 ? default : Of(value, 0, 0);

    /// <summary>A number with more digits.</summary>
    public static explicit operator RoughNumber(ScaledNumber value) =>
        value.IsZero ? default : Of(value.Value.Mantissa.High, value.Value.Exponent, value.Error + Unit);

    /// <summary>The same number with room for more digits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ScaledNumber ToScaled() => IsKnown ? new ScaledNumber(ExtendedDouble.ScaleB(Mantissa, Exponent), Error) : ScaledNumber.None;

    /// <summary>mantissa·2^exponent; nothing is known where the mantissa is 0, as it has underflowed then or is what two numbers have left, or where the error is large.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static RoughNumber Of(double mantissa, long exponent, double error)
    {
        if (!(error < MostError)) return None;
        return Math.Abs(ExponentOf(mantissa)) <= Room ? new RoughNumber(mantissa, exponent, error) : Normalise(mantissa, exponent, error);
    }

    /// <summary>The same number with the error of an operation more.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public RoughNumber Loosened() => new(Mantissa, Exponent, Error + Unit);

    /// <summary>The negative, exactly.</summary>
    public static RoughNumber operator -(RoughNumber a) => new(-a.Mantissa, a.Exponent, a.Error);

    /// <summary>The sum.</summary>
    public static RoughNumber operator +(RoughNumber a, RoughNumber b)
    {
        if (a.IsZero) return b;
        if (b.IsZero) return a;
        if (a.Exponent < b.Exponent) (a, b) = (b, a);
        long distance = a.Exponent - b.Exponent;
        if (distance > FarApart) return b.IsKnown ? Of(a.Mantissa, a.Exponent, a.Error + Unit) : None;
        double other = distance <= Near ? b.Mantissa * ErrorFree.PowerOfTwo((int)-distance) : Math.ScaleB(b.Mantissa, (int)-distance), sum = a.Mantissa + other;
        if (sum == 0) return a.Error + b.Error == 0 ? default : None;
        double inherited = ((Math.Abs(a.Mantissa) * a.Error) + (Math.Abs(other) * b.Error)) / Math.Abs(sum);
        return Of(sum, a.Exponent, (inherited * (1 + Unit)) + Unit);
    }

    /// <summary>The product.</summary>
    public static RoughNumber operator *(RoughNumber a, RoughNumber b)
    {
        if (a.IsZero || b.IsZero) return a.IsKnown && b.IsKnown ? default : None;
        return Of(a.Mantissa * b.Mantissa, a.Exponent + b.Exponent, a.Error + b.Error + (a.Error * b.Error) + Unit);
    }

    /// <summary>The quotient; nothing is known about one by 0.</summary>
    public static RoughNumber operator /(RoughNumber a, RoughNumber b)
    {
        if (b.IsZero || !(b.Error < Short)) return None;
        return a.IsZero ? a : Of(a.Mantissa / b.Mantissa, a.Exponent - b.Exponent, ((a.Error + b.Error) * (1 + (2 * Short))) + Unit);
    }

    /// <summary>The square root.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static RoughNumber Sqrt(RoughNumber a)
    {
        if (a.IsZero) return a;
        if (!(a.Mantissa > 0 && a.Error < Short)) return None;
        long odd = a.Exponent & 1;
        return Of(Math.Sqrt(a.Mantissa * (odd + 1)), (a.Exponent - odd) / 2, a.Error + Unit);
    }

    /// <summary>e^x, where |x| is below 2^40 and known well enough.</summary>
    /// <remarks>2^n·e^r with r = x − n·log 2, |r| at most 0.35.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static RoughNumber Exp(RoughNumber x)
    {
        if (x.ToDouble(MostExponential) is not { } argument || !(Math.Abs(argument) < LargestArgument)) return None;
        double inherited = Math.Abs(argument) * x.Error;
        if (!(inherited < Short)) return None;
        double n = Math.Round(argument * (1 / Ln2));
        double r = Math.FusedMultiplyAdd(-n, Ln2Rest, Math.FusedMultiplyAdd(-n, Ln2, argument));
        return Of(Math.Exp(r), (long)n, (inherited * (1 + Short)) + Unit);
    }

    /// <summary>The number as a double, for exponents up to <paramref name="most"/> in magnitude; else null.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double? ToDouble(int most)
    {
        if (Exponent == 0 || IsZero) return Mantissa;
        return Math.Abs(Scale) <= most ? Math.ScaleB(Mantissa, (int)Exponent) : null;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int ExponentOf(double mantissa) => (int)((BitConverter.DoubleToInt64Bits(mantissa) >> 52) & 0x7FF) - 1023;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static RoughNumber Normalise(double mantissa, long exponent, double error)
    {
        if (mantissa == 0 || !double.IsFinite(mantissa)) return None;
        int shift = Math.ILogB(mantissa);
        return Math.Abs(exponent + shift) > LargestExponent ? None : new RoughNumber(Math.ScaleB(mantissa, -shift), exponent + shift, error);
    }
}
