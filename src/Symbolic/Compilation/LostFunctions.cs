using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Library;
using Symbolic.Numerics;
using V = System.Runtime.Intrinsics.Vector512<double>;

namespace Symbolic.Compilation;

/// <summary>The functions that <see cref="LostResults"/> bounds magnitudes by: logarithms and powers of 2 from the bits of a double, which cost an operation or two.</summary>
internal static class LostFunctions
{
    /// <summary>How far below the binary logarithm <see cref="Logarithm"/> can be, with a margin.</summary>
    public const double Gap = 0.0862;

    /// <summary>How far above the power of two <see cref="Power"/> can be: the power is at least this part of it.</summary>
    public const double Part = 0.94;

    private const string LogarithmName = "lost:log2", PowerName = "lost:exp2", ZeroName = "lost:zero", InfinityName = "lost:infinity", OrdinaryName = "lost:ordinary", FiniteName = "lost:finite", ChooseName = "lost:if", SignName = "lost:sign", LessName = "lost:<", LessOrEqualName = "lost:<=", EqualName = "lost:==", NotEqualName = "lost:!=", OrName = "lost:or";
    private const string Exact = "exact"; // within their own terms
    private const double LeastNormal = 2.2250738585072014e-308, Ulp = 1.0 / (1L << 52), Bias = 1023, LeastCoordinate = 1e-30, Slack = 1.0 / (1 << 20);
    private static readonly ConditionalWeakTable<FunctionTable, FunctionTable> s_tables = [];

    /// <summary>A table with these functions beside others.</summary>
    public static FunctionTable With(FunctionTable functions) => s_tables.GetValue(functions, static table => table.WithAll(
    [
        Row(LogarithmName, Log2, Log2),
        Row(PowerName, Exp2, Exp2),
        Row(ZeroName, ZeroOf, ZeroOf),
        Row(InfinityName, InfinityOf, InfinityOf),
        Row(OrdinaryName, OrdinaryOrNot, OrdinaryOrNot),
        Row(FiniteName, FiniteOrNot, FiniteOrNot),
        Row(SignName, SignOf, SignOf),
        Row(LessName, IsLess, IsLess),
        Row(LessOrEqualName, IsLessOrEqual, IsLessOrEqual),
        Row(EqualName, IsEqual, IsEqual),
        Row(NotEqualName, IsDifferent, IsDifferent),
        Row(OrName, EitherOf, EitherOf),
        Rows.Row($"{ChooseName}(c, a, b)", (Func<double, double, double, double>)ChosenOf) with { Accuracy = Exact, Vector = new VectorKernel((Func<V, V, V, V>)ChosenOf) },
    ]));

    /// <summary>The binary logarithm of a normal number from below; −∞ for 0 and less.</summary>
    public static Call Logarithm(Expr x) => new(LogarithmName, [x]);

    /// <summary>2^x from above.</summary>
    public static Call Power(Expr x) => new(PowerName, [x]);

    /// <summary>The zero with a sign; 1 where there is no sign.</summary>
    public static Call Zero(Expr sign) => new(ZeroName, [sign]);

    /// <summary>The infinity with a sign; 1 where there is no sign.</summary>
    public static Call Infinity(Expr sign) => new(InfinityName, [sign]);

    /// <summary>0 for 0 and for numbers from 10^-30 to 10^30, of which products of few neither overflow nor underflow; NaN for others.</summary>
    public static Call Ordinary(Expr x) => new(OrdinaryName, [x]);

    /// <summary>0 for numbers, NaN for infinities and NaN.</summary>
    public static Call Finite(Expr x) => new(FiniteName, [x]);

    /// <summary>1 where a relation of two numbers holds, 0 where it does not or one is NaN: conditions without branches.</summary>
    /// <param name="relation">One of &lt;, &lt;=, &gt;, &gt;=, ==, !=.</param>
    /// <param name="a">The first number.</param>
    /// <param name="b">The second number.</param>
    public static Call Relation(string relation, Expr a, Expr b) => relation switch
    {
        ">" => new(LessName, [b, a]),
        ">=" => new(LessOrEqualName, [b, a]),
        _ => new($"lost:{relation}", [a, b]),
    };

    /// <summary>−1, 0 or 1; NaN for NaN.</summary>
    public static Call Sign(Expr x) => new(SignName, [x]);

    /// <summary>1 where a is less than b, else 0.</summary>
    public static Call Less(Expr a, Expr b) => new(LessName, [a, b]);

    /// <summary>1 where a equals b, else 0.</summary>
    public static Call Equal(Expr a, Expr b) => new(EqualName, [a, b]);

    /// <summary>1 where one of two conditions holds, else 0.</summary>
    public static Call Or(Expr a, Expr b) => new(OrName, [a, b]);

    /// <summary>One of two numbers, both of which are computed.</summary>
    public static Call Choose(Expr condition, Expr a, Expr b) => new(ChooseName, [condition, a, b]);

    private static FunctionDefinition Row(string name, Func<double, double, double> kernel, Func<V, V, V> vector) => Rows.Row($"{name}(a, b)", kernel) with { Accuracy = Exact, Vector = new VectorKernel(vector) };

    private static FunctionDefinition Row(string name, Func<double, double> kernel, Func<V, V> vector) => Rows.Row($"{name}(x)", kernel) with { Accuracy = Exact, Vector = new VectorKernel(vector) };

    /// <summary>The exponent and, for the logarithm of the digits, their fraction, which is 0.0861 too small at most.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Log2(double x)
    {
        if (x is >= LeastNormal and <= double.MaxValue) return (BitConverter.DoubleToInt64Bits(x) * Ulp) - (Bias + Slack);
        return x <= 0 ? double.NegativeInfinity : double.NaN;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Log2(V x)
    {
        V logarithm = (Vector512.ConvertToDouble(x.AsInt64()) * Ulp) - Vector512.Create(Bias + Slack);
        V isNormal = Vector512.GreaterThanOrEqual(x, Vector512.Create(LeastNormal)) & Vector512.LessThanOrEqual(x, Vector512.Create(double.MaxValue));
        V others = Vector512.ConditionalSelect(Vector512.LessThanOrEqual(x, V.Zero), Vector512.Create(double.NegativeInfinity), Vector512.Create(double.NaN));
        return Vector512.ConditionalSelect(isNormal, logarithm, others);
    }

    /// <summary>The inverse of <see cref="Log2(double)"/>, from the least normal number to infinity.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Exp2(double x)
    {
        if (!(x < Bias + 1)) return x * double.PositiveInfinity;
        return x > 1 - Bias ? BitConverter.Int64BitsToDouble((long)((x + (Bias + Slack)) * (1 / Ulp))) : LeastNormal;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Exp2(V x)
    {
        V bounded = Vector512.MaxNative(Vector512.MinNative(x, Vector512.Create(Bias + 1)), Vector512.Create(1 - Bias));
        V power = Vector512.ConvertToInt64Native((bounded + Vector512.Create(Bias + Slack)) * (1 / Ulp)).AsDouble();
        V isSmall = Vector512.LessThanOrEqual(x, Vector512.Create(1 - Bias)), isInside = Vector512.LessThan(x, Vector512.Create(Bias + 1));
        return Vector512.ConditionalSelect(isInside, Vector512.ConditionalSelect(isSmall, Vector512.Create(LeastNormal), power), x * double.PositiveInfinity);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double SignOf(double x) => x > 0 ? 1 : x < 0 ? -1 : x;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V SignOf(V x) => VectorKernels.Sign(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double ZeroOf(double sign) => sign > 0 ? 0 : sign < 0 ? -0.0 : LostResults.Unknown;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ZeroOf(V sign) => Signed(sign, 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double InfinityOf(double sign) => sign > 0 ? double.PositiveInfinity : sign < 0 ? double.NegativeInfinity : LostResults.Unknown;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V InfinityOf(V sign) => Signed(sign, double.PositiveInfinity);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Signed(V sign, double value)
    {
        V signed = Vector512.Create(value) | (sign & Vector512.Create(-0.0));
        return Vector512.ConditionalSelect(Vector512.GreaterThan(Vector512.Abs(sign), V.Zero), signed, Vector512.Create(LostResults.Unknown));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double OrdinaryOrNot(double x) => x == 0 || Math.Abs(x) is > LeastCoordinate and < 1 / LeastCoordinate ? 0 : double.NaN;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V OrdinaryOrNot(V x)
    {
        V magnitude = Vector512.Abs(x), isOrdinary = Vector512.GreaterThan(magnitude, Vector512.Create(LeastCoordinate)) & Vector512.LessThan(magnitude, Vector512.Create(1 / LeastCoordinate));
        return Vector512.ConditionalSelect(isOrdinary | Vector512.Equals(x, V.Zero), V.Zero, Vector512.Create(double.NaN));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double FiniteOrNot(double x) => x - x;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V FiniteOrNot(V x) => x - x;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double IsLess(double a, double b) => a < b ? 1 : 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V IsLess(V a, V b) => Vector512.LessThan(a, b) & V.One;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double IsLessOrEqual(double a, double b) => a <= b ? 1 : 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V IsLessOrEqual(V a, V b) => Vector512.LessThanOrEqual(a, b) & V.One;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double IsEqual(double a, double b) => a == b ? 1 : 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V IsEqual(V a, V b) => Vector512.Equals(a, b) & V.One;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double IsDifferent(double a, double b) => a != b ? 1 : 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V IsDifferent(V a, V b) => ~Vector512.Equals(a, b) & V.One;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double EitherOf(double a, double b) => double.MaxNative(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V EitherOf(V a, V b) => a | b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double ChosenOf(double condition, double a, double b) => condition != 0 ? a : b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ChosenOf(V condition, V a, V b) => Vector512.ConditionalSelect(Vector512.Equals(condition, V.Zero), b, a);
}
