using Symbolic.Expressions;
using Symbolic.Numerics;

namespace Symbolic.Simplification;

/// <summary>Trigonometric functions at multiples of π/12 and π/10, and shifted by multiples of π/2.</summary>
internal static class ExactAngles
{
    private static readonly Expr s_root2 = Root(2), s_root3 = Root(3), s_root5 = Root(5), s_root6 = Root(6);

    /// <summary>sin(k·π/60) in the first quadrant, where it is short.</summary>
    private static readonly Dictionary<int, Expr> s_sines = new()
    {
        [0] = 0,
        [5] = (s_root6 - s_root2) / 4,
        [6] = (s_root5 - 1) / 4,
        [10] = Number.Half,
        [15] = s_root2 / 2,
        [18] = (s_root5 + 1) / 4,
        [20] = s_root3 / 2,
        [25] = (s_root6 + s_root2) / 4,
        [30] = 1,
    };

    /// <summary>tan(k·π/60) in the first quadrant, where it is short.</summary>
    private static readonly Dictionary<int, Expr> s_tangents = new()
    {
        [0] = 0,
        [5] = 2 - s_root3,
        [10] = s_root3 / 3,
        [15] = 1,
        [20] = s_root3,
        [25] = 2 + s_root3,
    };

    private static readonly Dictionary<(string Name, Expr Value), Expr> s_inverses = Inverses();

    /// <summary>sin, cos, tan, cot, sec or csc of an angle without its multiple of π, where that is no larger; null where there is nothing to do.</summary>
    public static Expr? Apply(string name, Expr angle)
    {
        if (!Split(angle, out Rational turns, out Expr? rest)) return null;
        if (rest is null) return Value(name, turns);
        Rational quarters = turns * 2;
        if (!quarters.IsInteger) return null;
        int quarter = (int)(quarters.Numerator % 4);
        return Shifted(name, quarter < 0 ? quarter + 4 : quarter, rest);
    }

    /// <summary>Whether tan, cot, sec or csc have a pole at an angle.</summary>
    public static bool IsPole(string name, Expr angle)
    {
        if (!Split(angle, out Rational turns, out Expr? rest) || rest is not null) return false;
        return name switch
        {
            "tan" or "sec" => (turns - Rational.Half).IsInteger,
            "cot" or "csc" => turns.IsInteger,
            _ => false,
        };
    }

    /// <summary>asin, acos, atan or acot of a number that is a short sine or tangent, as a multiple of π.</summary>
    public static Expr? Inverse(string name, Expr value) => s_inverses.GetValueOrDefault((name, value));

    /// <summary>Splits an angle into a multiple of π and the rest, which is null when there is none.</summary>
    private static bool Split(Expr angle, out Rational turns, out Expr? rest)
    {
        turns = Rational.Zero;
        rest = null;
        if (angle.IsZero) return true;
        if (IsMultiple(angle, out turns)) return true;
        if (angle is not Add sum) return false;
        foreach (Expr term in sum.Arguments)
        {
            if (!IsMultiple(term, out turns)) continue;
            rest = angle - term;
            return true;
        }

        return false;
    }

    private static bool IsMultiple(Expr e, out Rational turns)
    {
        turns = Rational.One;
        if (ReferenceEquals(e, Constant.Pi)) return true;
        if (e is not Mul { ArgumentArray: [Number number, Constant constant] } || !ReferenceEquals(constant, Constant.Pi)) return false;
        turns = number.Value;
        return true;
    }

    private static Expr? Value(string name, Rational turns) => name switch
    {
        "sin" => Sine(turns),
        "cos" => Sine(turns + Rational.Half),
        "tan" => Tangent(turns),
        "cot" => Tangent(Rational.Half - turns),
        "sec" => Reciprocal(Sine(turns + Rational.Half)),
        "csc" => Reciprocal(Sine(turns)),
        _ => null,
    };

    private static Number? Reciprocal(Expr? e) => e is Number { Value.IsZero: false } number ? Number.Of(number.Value.Reciprocal()) : null;

    private static Expr? Sine(Rational turns)
    {
        if (Sixtieths(turns, 120) is not { } k) return null;
        bool negative = k >= 60;
        k %= 60;
        if (!s_sines.TryGetValue(k > 30 ? 60 - k : k, out Expr? value)) return null;
        return negative ? Canonical.Negate(value) : value;
    }

    private static Expr? Tangent(Rational turns)
    {
        if (Sixtieths(turns, 60) is not { } k) return null;
        if (!s_tangents.TryGetValue(k > 30 ? 60 - k : k, out Expr? value)) return null;
        return k > 30 ? Canonical.Negate(value) : value;
    }

    /// <summary>The angle in units of π/60 modulo a period, or null when it is no whole number of them.</summary>
    private static int? Sixtieths(Rational turns, int period)
    {
        Rational units = turns * 60;
        if (!units.IsInteger) return null;
        int k = (int)(units.Numerator % period);
        return k < 0 ? k + period : k;
    }

    /// <summary>The function of rest + quarter·π/2.</summary>
    private static Expr Shifted(string name, int quarter, Expr rest)
    {
        (string even, string odd, int[] signs) = name switch
        {
            "sin" => ("sin", "cos", (int[])[1, 1, -1, -1]),
            "cos" => ("cos", "sin", [1, -1, -1, 1]),
            "tan" => ("tan", "cot", [1, -1, 1, -1]),
            "cot" => ("cot", "tan", [1, -1, 1, -1]),
            "sec" => ("sec", "csc", [1, -1, -1, 1]),
            _ => ("csc", "sec", [1, 1, -1, -1]),
        };
        Call call = new(quarter % 2 == 0 ? even : odd, [rest]);
        return signs[quarter] < 0 ? Canonical.Negate(call) : call;
    }

    private static Dictionary<(string, Expr), Expr> Inverses()
    {
        Dictionary<(string, Expr), Expr> table = [];
        foreach ((int k, Expr sine) in s_sines)
        {
            Expr angle = Expr.Pi * Expr.Number(Rational.Create(k, 60));
            table[("asin", sine)] = angle;
            table[("asin", -sine)] = -angle;
            table[("acos", sine)] = (Expr.Pi / 2) - angle;
            table[("acos", -sine)] = (Expr.Pi / 2) + angle;
        }

        foreach ((int k, Expr tangent) in s_tangents)
        {
            Expr angle = Expr.Pi * Expr.Number(Rational.Create(k, 60));
            table[("atan", tangent)] = angle;
            table[("atan", -tangent)] = -angle;
        }

        return table;
    }

    private static Expr Root(int n) => Canonical.Power(n, Number.Half);
}
