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

    /// <summary>Whether the machine has units for sums that cannot do products, so that units for products can help with sums. Needs <see cref="CanNegateFused"/>.</summary>
    public virtual bool HasUnitsForSums => false;

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

    /// <summary>Whether the value of a function of one argument and what it lacks come from one call.</summary>
    /// <param name="kernel">The function.</param>
    /// <param name="residual">The function that says what its values lack.</param>
    public virtual bool IsPaired(int kernel, int residual) => false;

    /// <summary>argument → value of such a function; what it lacks goes to a variable.</summary>
    public virtual void CallPaired(int kernel, LocalBuilder rest) => throw new NotSupportedException();

    /// <summary>Whether a call may jump away, which it can do only when nothing else is on the evaluation stack.</summary>
    public virtual bool IsGuarded(int kernel) => false;

    /// <summary>Whether a value is many, which may go different ways: then code is passed over only where none of them takes it, and what they take is told by masks.</summary>
    public virtual bool IsMasked => false;

    /// <summary>Before code with jumps.</summary>
    /// <param name="targets">Where the jumps lead to.</param>
    public virtual void BeginJumps(IEnumerable<Label> targets)
    {
    }

    /// <summary>two values → , or nothing for <see cref="Operation.Jump"/>; jumps to a label if the jump says so.</summary>
    /// <param name="jump">The jump.</param>
    /// <param name="target">Where it leads to.</param>
    /// <param name="next">The label that comes first after it.</param>
    public abstract void Jump(Operation jump, Label target, Label next);

    /// <summary>two values → which values fulfil the condition of a jump, where <see cref="IsMasked"/>.</summary>
    public virtual void Compare(Operation jump) => throw new NotSupportedException();

    /// <summary>which, a value, another → the first where the condition is fulfilled, else the second.</summary>
    public virtual void Select() => throw new NotSupportedException();

    /// <summary>After a label.</summary>
    /// <param name="label">The label.</param>
    /// <param name="next">The one that comes first after it, if any.</param>
    public virtual void Join(Label label, Label? next)
    {
    }

    /// <summary>value → value; the one that a variable is to have where the code is on its way, else the one it has.</summary>
    public virtual void Merge(LocalBuilder variable)
    {
    }
}
