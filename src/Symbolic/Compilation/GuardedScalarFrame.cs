using System.Reflection.Emit;

namespace Symbolic.Compilation;

/// <summary>Variables in arguments, as for <see cref="Frame.Scalar"/>; the result stays in a local variable until the guard has seen everything.</summary>
internal sealed class GuardedScalarFrame : Frame.Scalar
{
    private int _open;

    /// <summary>Starts the code of a function of numbers.</summary>
    public GuardedScalarFrame(ILGenerator il, GuardPlan plan)
        : base(il, NumberTypes.Double)
    {
        Value = il.DeclareLocal(typeof(double));
        Guard = new GuardCode(il, plan);
    }

    /// <summary>The result.</summary>
    public LocalBuilder Value { get; }

    /// <summary>Collects the doubts.</summary>
    public GuardCode Guard { get; }

    /// <inheritdoc/>
    public override void BeginOutput(int index) => _open = index;

    /// <inheritdoc/>
    public override void EndOutput()
    {
        if (_open > 0)
        {
            Guard.Check(_open);
            return;
        }

        Il.Emit(OpCodes.Stloc, Value);
        Guard.Result(0, Value);
    }
}
