using Symbolic.Expressions;

namespace Symbolic.Compilation;

/// <summary>The mean square of the relative rounding error of a computed value, in units of (2^-53)²: a number known beforehand plus an
/// expression to be evaluated beside the value.</summary>
/// <param name="Fixed">The part known beforehand.</param>
/// <param name="Varying">The part that depends on the point, or null.</param>
internal readonly record struct ErrorTerm(double Fixed, Expr? Varying)
{
    /// <summary>The value is exactly the true one.</summary>
    public static ErrorTerm Exact => new(0, null);

    /// <summary>Whether the value is exactly the true one.</summary>
    public bool IsExact => Fixed == 0 && Varying is null;

    /// <summary>The error of two independent ones together.</summary>
    public static ErrorTerm operator +(ErrorTerm a, ErrorTerm b) =>
        new(a.Fixed + b.Fixed, a.Varying is null ? b.Varying : b.Varying is null ? a.Varying : new Add([a.Varying, b.Varying]));

    /// <summary>The error with a rounding more.</summary>
    public ErrorTerm Plus(double rounding) => this with { Fixed = Fixed + rounding };

    /// <summary>The mean square times a number.</summary>
    public ErrorTerm Times(double factor) =>
        factor == 0 ? Exact : new(Fixed * factor, Varying is null ? null : factor == 1 ? Varying : new Mul([Constant(factor), Varying]));

    /// <summary>The mean square times a factor that depends on the point, as an expression; null for exact values.</summary>
    public Expr? Weighted(Expr factor)
    {
        Expr? fixedPart = Fixed == 0 ? null : Fixed == 1 ? factor : new Mul([Constant(Fixed), factor]);
        Expr? varyingPart = Varying is null ? null : new Mul([Varying, factor]);
        return fixedPart is null ? varyingPart : varyingPart is null ? fixedPart : new Add([fixedPart, varyingPart]);
    }

    /// <summary>An error not below either of two.</summary>
    public static ErrorTerm Largest(ErrorTerm a, ErrorTerm b) =>
        a.Varying is null && b.Varying is null ? new ErrorTerm(Math.Max(a.Fixed, b.Fixed), null) : a + b;

    /// <summary>The error of whichever of two values is taken.</summary>
    public static ErrorTerm Either(Expr condition, ErrorTerm a, ErrorTerm b)
    {
        if (a.Varying is null && b.Varying is null) return Largest(a, b);
        return new ErrorTerm(0, new Call("if", [condition, a.ToExpr(), b.ToExpr()]));
    }

    /// <summary>The mean square as one expression.</summary>
    public Expr ToExpr()
    {
        if (Varying is null) return Constant(Fixed);
        return Fixed == 0 ? Varying : new Add([Constant(Fixed), Varying]);
    }

    private static Number Constant(double value) => Number.Of(Numerics.Rational.FromDouble(value));
}
