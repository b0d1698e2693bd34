using System.Numerics;
using Symbolic.Expressions;
using Symbolic.Numerics;

namespace Symbolic.Rewriting;

/// <summary>Hashes of what stands where in an expression: the currency in which patterns say what they need and nodes what they offer.</summary>
/// <remarks>A place is what one passes on the way down, without the positions of operands. Two things with one hash cost a vain attempt to match, never a match.</remarks>
internal static class Feature
{
    /// <summary>How many levels below a node are looked at.</summary>
    public const int Depth = 4;

    /// <summary>The highest power whose coefficients are told apart.</summary>
    public const int MostPower = 4;

    private const int LeastOtherPrime = 53;
    private static readonly int[] s_primes = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47];

    /// <summary>The kind of a node, with the name of a function; 0 for what has no operands.</summary>
    public static int HeadOf(Expr node) => node switch
    {
        Call { IsDerivative: true } call => HashCode.Combine(call.NameHash, call.Orders.Length),
        Call call => (int)(call.NameHash ^ (call.NameHash >> 32)),
        Pow => '^',
        Add => '+',
        Mul => '*',
        _ => 0,
    };

    /// <summary>Something with that head at a place.</summary>
    public static int Below(int place, int head) => HashCode.Combine(place, head);

    /// <summary>One more of the same.</summary>
    public static int Again(int feature) => HashCode.Combine(feature, '&');

    /// <summary>A power of a sum at a place.</summary>
    public static int Power(int place, Rational exponent) => HashCode.Combine(place, '^', exponent);

    /// <summary>A power of something with that head at a place.</summary>
    public static int PowerOf(int place, int head) => HashCode.Combine(place, head, '^');

    /// <summary>A power with any exponent but a whole number of something with that head at a place.</summary>
    public static int OpenPowerOf(int place, int head) => HashCode.Combine(place, head, '~');

    /// <summary>A term of a sum at a place that is a call with that head, or a number times one.</summary>
    public static int Term(int place, int head) => HashCode.Combine(place, head, ':');

    /// <summary>A number at a place, up to its sign: an even power of a difference has two.</summary>
    public static int Number(int place, Rational value) => HashCode.Combine(place, '#', value.Abs());

    /// <summary>A product at a place whose coefficient has that sign and is not 1.</summary>
    public static int Sign(int place, int sign) => HashCode.Combine(place, '-', sign);

    /// <summary>The coefficient of a product at a place by its <see cref="PowerClass"/>, up to n-th powers: 12*u^2 and 3*x^2 differ by the square of 2.</summary>
    public static int CoefficientClass(int place, int n, BigInteger? powerClass) => HashCode.Combine(place, '^', n, powerClass);

    /// <summary>A number with its n-th powers of small primes taken out, the same for numbers whose ratio is an n-th power; null when that takes more than small primes to tell.</summary>
    public static BigInteger? PowerClass(Rational value, int n)
    {
        if (n is < 2 or > MostPower) return null;
        Rational positive = value.Abs();
        if (positive.IsOne) return BigInteger.One;
        BigInteger rest = positive.Numerator * BigInteger.Pow(positive.Denominator, n - 1), kept = 1;
        foreach (int prime in s_primes)
        {
            int count = 0;
            for (; rest % prime == 0; rest /= prime) count++;
            kept *= BigInteger.Pow(prime, count % n);
        }

        return rest < BigInteger.Pow(LeastOtherPrime, n) ? kept * rest : null;
    }

    /// <summary>A term of a sum at a place that is a number times a call with that head.</summary>
    public static int Coefficient(int place, int head, Rational value) => HashCode.Combine(place, head, '.', value.Abs());

    /// <summary>The number of a sum over the coefficient of a call in it: all that a free factor of the sum leaves of either.</summary>
    public static int Ratio(int place, int head, Rational value) => HashCode.Combine(place, head, '/', value.Abs());

    /// <summary>The number in a sum; 0 when there is none.</summary>
    public static Rational NumberIn(Expr sum) => sum.Arguments.IsEmpty || sum.Arguments[0] is not Number number ? Rational.Zero : number.Value;

    /// <summary>The call that a factor is or is a power of.</summary>
    public static Call? CallIn(Expr factor) => factor switch
    {
        Call call => call,
        Pow { Base: Call call } => call,
        _ => null,
    };
}
