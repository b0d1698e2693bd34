using Symbolic.Expressions;

namespace Symbolic.Simplification;

/// <summary>Conditions that are decided, and <c>if</c>, <c>min</c>, <c>max</c> and <c>clamp</c> that do not need deciding.</summary>
internal static class Conditions
{
    private const double Margin = 1e-9;

    /// <summary><c>if(c, a, b)</c> with a decided condition or equal branches; null when it stays.</summary>
    public static Expr? If(Call call)
    {
        Expr[] operands = call.ArgumentArray;
        if (operands[1] == operands[2]) return operands[1];
        if (Truth(operands[0]) is { } known) return known ? operands[1] : operands[2];
        if (operands[0] is Call { Name: "not", ArgumentArray: [var inner] }) return new Call("if", [inner, operands[2], operands[1]]);
        return null;
    }

    /// <summary>min, max or clamp with operands in a known order; null when it stays.</summary>
    public static Expr? Extreme(Call call)
    {
        Expr[] u = call.ArgumentArray;
        bool isMax = call.Name == "max";
        if (u[0] == u[1]) return u[0];
        if (Order(u[0], u[1]) is { } order) return order > 0 == isMax ? u[0] : u[1];
        if (u[0] != Canonical.Negate(u[1])) return null;
        Call absolute = new("abs", [u[0]]);
        return isMax ? absolute : Canonical.Negate(absolute);
    }

    /// <summary><c>clamp(x, lo, hi)</c> = if(x &lt; lo, lo, if(x &gt; hi, hi, x)) of three numbers.</summary>
    public static Expr? Clamp(Call call)
    {
        Expr[] u = call.ArgumentArray;
        if (Order(u[0], u[1]) is not { } low) return null;
        if (low < 0) return u[1];
        if (Order(u[0], u[2]) is not { } high) return null;
        return high > 0 ? u[2] : u[0];
    }

    /// <summary>The truth of a condition, or null when it is not known.</summary>
    private static bool? Truth(Expr condition)
    {
        if (condition is Number number) return !number.Value.IsZero;
        if (condition is not Call { IsDerivative: false } call) return null;
        Expr[] u = call.ArgumentArray;
        return call.Name switch
        {
            "not" => !Truth(u[0]),
            "and" => All(u, stop: false),
            "or" => All(u, stop: true),
            "<" or "<=" or ">" or ">=" or "==" or "!=" when u.Length == 2 => Relation(call.Name, Order(u[0], u[1])),
            _ => null,
        };
    }

    private static bool? All(Expr[] conditions, bool stop)
    {
        bool? result = !stop;
        foreach (Expr condition in conditions)
        {
            bool? truth = Truth(condition);
            if (truth == stop) return stop;
            if (truth is null) result = null;
        }

        return result;
    }

    private static bool? Relation(string name, int? order) => name switch
    {
        "<" => order < 0,
        "<=" => order <= 0,
        ">" => order > 0,
        ">=" => order >= 0,
        "==" => order == 0,
        _ => order != 0,
    } is var truth && order is null ? null : truth;

    /// <summary>The order of two expressions where it is the same at every point, or null.</summary>
    private static int? Order(Expr a, Expr b)
    {
        if (a == b) return NonFinite.In(a) ? null : 0;
        if (a is Number p && b is Number q) return p.Value.CompareTo(q.Value);
        if (Value(a) is not { } x || Value(b) is not { } y) return null;
        return Math.Abs(x - y) > Margin * Math.Max(Math.Abs(x), Math.Abs(y)) ? x.CompareTo(y) : null;
    }

    /// <summary>A double near a constant that is a number, π, e or a rational multiple of them.</summary>
    private static double? Value(Expr e) => e switch
    {
        Number number => Finite(number.Value.ToDouble()),
        Constant { IsReal: true } constant => constant.Value,
        Mul { ArgumentArray: [Number number, Constant { IsReal: true } constant] } => Finite(number.Value.ToDouble() * constant.Value),
        _ => null,
    };

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
