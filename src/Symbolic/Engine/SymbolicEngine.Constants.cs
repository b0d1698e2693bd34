using Symbolic.Compilation;
using Symbolic.Expressions;
using Symbolic.Simplification;

namespace Symbolic;

/// <content>Constants that no number of bits tells from a number beside which something jumps or ends: 1/sin(pi), asin(2*sin(pi/6)), if(cos(pi/3) == 1/2, 1, 0).</content>
public sealed partial class SymbolicEngine
{
    /// <summary>What these do not tell from a rational number may be it.</summary>
    private const int BitsOfConstant = 512;

    /// <summary>A value that is a multiple of its reciprocal, and no larger, may be meant to be just that.</summary>
    private const double PartsOfShort = 1 << 16;

    /// <summary>Expressions in whose largest parts without variables numbers stand for what is proved to be such.</summary>
    private Expr[] WithExactConstants(Expr[] resolved)
    {
        Expr[] constants = ConstantValues.LargestParts(resolved);
        if (constants.Length == 0 || OrNone(() => ExactAsWritten(constants, [])) is not { } tape) return resolved;
        ExactResult[] values = tape.Evaluate([], BitsOfConstant);
        Dictionary<Expr, Expr> exact = new(ExpressionGraph.ReferenceComparer.Instance);
        for (int i = 0; i < constants.Length; i++)
        {
            if (values[i].Kind != ExactResultKind.Undecided && !IsShort(values[i].Value)) continue;
            Expr form = Exactly(constants[i]);
            if (form != constants[i]) exact.Add(constants[i], form);
        }

        return exact.Count == 0 ? resolved : ConstantValues.Replace(resolved, exact);
    }

    private static bool IsShort(double value) => Math.Abs(value) < PartsOfShort && double.IsInteger(value * PartsOfShort);

    /// <summary>An expression without variables in which numbers stand for the parts that are proved to be such and that exact reals enclose, so that they have a value, and 1/0 for poles of
    /// trigonometric functions. As it is where that takes long.</summary>
    private Expr Exactly(Expr constant)
    {
        using Deadline.Scope scope = Deadline.Within(s_reductionTime);
        try
        {
            return ExpressionGraph.Rewrite(constant, node => node.Arguments.IsEmpty ? node : NumberOf(node) ?? node);
        }
        catch (SymbolicException)
        {
            return constant;
        }
    }

    private Expr? NumberOf(Expr constant)
    {
        if (constant is Call { IsDerivative: false, ArgumentArray: [var angle] } pole && ExactAngles.IsPole(pole.Name, angle) && AngleForms.IsBuiltIn(pole.Name, Functions)) return Canonical.Reciprocal(Number.Zero);
        if (Simplified(constant, SimplifyLevel.Auto) is Number number) return Encloses(constant, number) ? number : null;
        return constant is Add && Encloses(constant, Number.Zero) && ZeroProof.Holds(constant, Functions) ? Number.Zero : null;
    }

    /// <summary>Whether exact reals say that an expression without variables has a value, and leave open that it is this number.</summary>
    private bool Encloses(Expr constant, Number number) =>
        ExactAsWritten([Raw.Sum([constant, Number.Of(-number.Value)])], []).Enclose([], BitsOfConstant)[0] is { ContainsZero: true };
}
