using System.Numerics;
using System.Runtime.Intrinsics;

namespace Symbolic.Polynomials;

/// <summary>A product of whole powers of up to <see cref="Capacity"/> kernels; the exponents stand side by side in one vector.</summary>
internal readonly struct Monomial : IEquatable<Monomial>, IComparable<Monomial>
{
    /// <summary>How many kernels there can be.</summary>
    public const int Capacity = 32;

    /// <summary>Exponents of terms that are kept are at most this; products and quotients of two such terms cannot overflow.</summary>
    public const int LargestExponent = 8000;

    private readonly Vector512<short> _exponents;

    private Monomial(Vector512<short> exponents) => _exponents = exponents;

    /// <summary>The empty product.</summary>
    public static Monomial One => default;

    /// <summary>Whether all exponents are 0.</summary>
    public bool IsOne => _exponents == Vector512<short>.Zero;

    /// <summary>One bit for each kernel with an exponent other than 0.</summary>
    public uint Support => (uint)~Vector512.Equals(_exponents, Vector512<short>.Zero).ExtractMostSignificantBits();

    /// <summary>One bit for each kernel with a negative exponent.</summary>
    public uint Negative => (uint)_exponents.ExtractMostSignificantBits();

    /// <summary>Whether all exponents are small enough to go on.</summary>
    public bool IsBounded => Vector512.LessThanAll(Vector512.Abs(_exponents), Vector512.Create((short)LargestExponent));

    /// <summary>The sum of all exponents.</summary>
    public int Degree
    {
        get
        {
            int degree = 0;
            for (uint left = Support; left != 0; left &= left - 1) degree += _exponents[BitOperations.TrailingZeroCount(left)];
            return degree;
        }
    }

    /// <summary>The exponent of a kernel.</summary>
    public int this[int kernel] => _exponents[kernel];

    /// <summary>A power of one kernel.</summary>
    public static Monomial Of(int kernel, int exponent = 1) => new(Vector512<short>.Zero.WithElement(kernel, (short)exponent));

    /// <summary>The product.</summary>
    public static Monomial operator *(Monomial a, Monomial b) => new(a._exponents + b._exponents);

    /// <summary>The quotient, with negative exponents where there is no divisor.</summary>
    public static Monomial operator /(Monomial a, Monomial b) => new(a._exponents - b._exponents);

    /// <summary>Whether two are the same.</summary>
    public static bool operator ==(Monomial a, Monomial b) => a._exponents == b._exponents;

    /// <summary>Whether two differ.</summary>
    public static bool operator !=(Monomial a, Monomial b) => a._exponents != b._exponents;

    /// <summary>The power.</summary>
    public Monomial Pow(int exponent) => new(_exponents * (short)exponent);

    /// <summary>The same with another exponent of one kernel.</summary>
    public Monomial With(int kernel, int exponent) => new(_exponents.WithElement(kernel, (short)exponent));

    /// <summary>The lower of the two exponents of every kernel: for exponents from 0 on the greatest common divisor.</summary>
    public static Monomial Least(Monomial a, Monomial b) => new(Vector512.Min(a._exponents, b._exponents));

    /// <summary>The higher of the two exponents of every kernel.</summary>
    public static Monomial Greatest(Monomial a, Monomial b) => new(Vector512.Max(a._exponents, b._exponents));

    /// <inheritdoc/>
    public bool Equals(Monomial other) => _exponents == other._exponents;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Monomial other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        Vector256<ulong> words = _exponents.GetLower().AsUInt64();
        ulong hash = (((((words[0] * 0x9E3779B97F4A7C15UL) ^ words[1]) * 0xC2B2AE3D27D4EB4FUL) ^ words[2]) * 0x9E3779B97F4A7C15UL) ^ words[3];
        words = _exponents.GetUpper().AsUInt64();
        if (words != Vector256<ulong>.Zero) hash = (((((((hash * 0xC2B2AE3D27D4EB4FUL) ^ words[0]) * 0x9E3779B97F4A7C15UL) ^ words[1]) * 0xC2B2AE3D27D4EB4FUL) ^ words[2]) * 0x9E3779B97F4A7C15UL) ^ words[3];
        hash *= 0xFF51AFD7ED558CCDUL;
        return (int)(hash >> 32);
    }

    /// <summary>Lexicographic order, the first kernel first.</summary>
    public int CompareTo(Monomial other)
    {
        uint different = (uint)~Vector512.Equals(_exponents, other._exponents).ExtractMostSignificantBits();
        if (different == 0) return 0;
        int first = BitOperations.TrailingZeroCount(different);
        return _exponents[first].CompareTo(other._exponents[first]);
    }
}
