using Symbolic.Expressions;

namespace Symbolic.Simplification;

/// <summary>What can be proved about the sign of an expression wherever it is defined.</summary>
internal static class Signs
{
    private const int MaximumDepth = 12;
    private const int MaximumOperands = 32;

    private static readonly HashSet<string> s_positive = new(
        ["exp", "cosh", "sech", "sigmoid", "softplus", "erfc", "erfcx", "exprel", "elliptick"],
        StringComparer.Ordinal);

    private static readonly HashSet<string> s_nonNegative = new(
        ["abs", "hypot", "acosh", "acos", "asec", "relu", "frac", "step", "asech"],
        StringComparer.Ordinal);

    /// <summary>Whether the value is at least 0 wherever it is defined.</summary>
    public static bool IsNonNegative(Expr e) => Of(e, 0) >= Sign.NonNegative;

    /// <summary>Whether the value is above 0 wherever it is defined.</summary>
    public static bool IsPositive(Expr e) => Of(e, 0) == Sign.Positive;

    private static Sign Of(Expr e, int depth)
    {
        if (depth > MaximumDepth || e.Arguments.Length > MaximumOperands) return Sign.Unknown;
        return e switch
        {
            Number number => number.Value.Sign switch
            {
                > 0 => Sign.Positive,
                0 => Sign.NonNegative,
                _ => Sign.Unknown,
            },
            Constant { IsReal: true } => Sign.Positive,
            Add or Mul => Least(e.Arguments, depth, isSum: e is Add),
            Pow power => OfPower(power, depth),
            Call { IsDerivative: false } call => OfCall(call, depth),
            _ => Sign.Unknown,
        };
    }

    /// <summary>A sum is positive as soon as one term is, a product only if all factors are.</summary>
    private static Sign Least(ReadOnlySpan<Expr> operands, int depth, bool isSum)
    {
        Sign least = Sign.Positive, greatest = Sign.Unknown;
        int negative = 0;
        foreach (Expr operand in operands)
        {
            if (!isSum && operand is Number { Value.Sign: < 0 }) negative++;
            Sign sign = Of(operand, depth + 1);
            if (sign == Sign.Unknown) return Sign.Unknown;
            if (sign < least) least = sign;
            if (sign > greatest) greatest = sign;
        }

        if (negative > 0) return Sign.Unknown;
        return isSum ? greatest : least;
    }

    private static Sign OfPower(Pow power, int depth)
    {
        Sign @base = Of(power.Base, depth + 1);
        if (@base == Sign.Positive) return Sign.Positive;
        if (power.Exponent is not Number { Value: var exponent }) return @base;
        if (exponent.IsInteger && !exponent.IsEvenInteger && @base == Sign.Unknown) return Sign.Unknown;
        return exponent.Sign < 0 ? Sign.Positive : Sign.NonNegative;
    }

    private static Sign OfCall(Call call, int depth)
    {
        if (s_positive.Contains(call.Name)) return Sign.Positive;
        if (s_nonNegative.Contains(call.Name)) return Sign.NonNegative;
        ReadOnlySpan<Expr> u = call.Arguments;
        return call.Name switch
        {
            "max" when u.Length == 2 => Greater(Of(u[0], depth + 1), Of(u[1], depth + 1)),
            "min" when u.Length == 2 => Lesser(Of(u[0], depth + 1), Of(u[1], depth + 1)),
            "if" when u.Length == 3 => Lesser(Of(u[1], depth + 1), Of(u[2], depth + 1)),
            "sinh" or "tanh" or "asinh" or "atan" or "cbrt" or "erf" or "sign" or "expm1" or "log1p" when u.Length == 1 => Of(u[0], depth + 1),
            _ => Sign.Unknown,
        };
    }

    private static Sign Greater(Sign a, Sign b) => a > b ? a : b;

    private static Sign Lesser(Sign a, Sign b) => a < b ? a : b;

    /// <summary>What is known, from nothing to strictly positive.</summary>
    private enum Sign
    {
        Unknown,
        NonNegative,
        Positive,
    }
}
