using System.Reflection.Emit;

namespace Symbolic.Compilation;

/// <summary>Emits operations on the values of one machine type: a double, a float, or a vector of doubles.</summary>
/// <param name="il">The code being written.</param>
internal abstract class ValueCode(ILGenerator il)
{
    /// <summary>The type of a value.</summary>
    public abstract Type Type { get; }

    /// <summary>The code being written.</summary>
    protected ILGenerator Il { get; } = il;

    /// <summary> → value.</summary>
    public abstract void Constant(double value);

    /// <summary>After each operand of an operation.</summary>
    public abstract void Operand(Operation operation);

    /// <summary>operands → value.</summary>
    public abstract void Operate(Operation operation);

    /// <summary>Whether <see cref="OperateFused"/> takes negated operands without an operation for them.</summary>
    public virtual bool CanNegateFused => false;

    /// <summary>a, b, c → ±a·b ± c with one rounding.</summary>
    /// <param name="negatesProduct">Whether the product is negated.</param>
    /// <param name="negatesTerm">Whether the term is negated.</param>
    public virtual void OperateFused(bool negatesProduct, bool negatesTerm) => Operate(Operation.FusedMultiplyAdd);

    /// <summary>Before the arguments of a call.</summary>
    public abstract void BeginCall(int kernel);

    /// <summary>After each argument of a call.</summary>
    public abstract void Argument(int kernel);

    /// <summary>arguments → value.</summary>
    public abstract void EndCall(int kernel);

    /// <summary>Whether a call may jump away, which it can do only when nothing else is on the evaluation stack.</summary>
    public virtual bool IsGuarded(int kernel) => false;

    /// <summary>two values → ; jumps to a label if the jump says so.</summary>
    public abstract void Jump(Operation jump, Label target);
}
