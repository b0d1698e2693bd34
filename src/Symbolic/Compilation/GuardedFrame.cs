using System.Reflection.Emit;

namespace Symbolic.Compilation;

/// <summary>Variables and results in spans, as for <see cref="Frame.Spans"/>; what the guard computes beside the results turns into doubts at once.</summary>
internal sealed class GuardedFrame : Frame.Spans
{
    private readonly GuardPlan _plan;
    private readonly LocalBuilder _value;
    private int _open;

    /// <summary>Starts the code of a function over spans.</summary>
    public GuardedFrame(ILGenerator il, Tape tape, GuardPlan plan)
        : base(il, NumberTypes.Double, tape.Variables.Length, plan.OutputCount)
    {
        _plan = plan;
        _value = il.DeclareLocal(typeof(double));
        Guard = new GuardCode(il, plan);
    }

    /// <summary>Collects the doubts.</summary>
    public GuardCode Guard { get; }

    /// <inheritdoc/>
    public override void BeginOutput(int index) => _open = index;

    /// <inheritdoc/>
    public override void EndOutput()
    {
        if (_open >= _plan.OutputCount)
        {
            Guard.Check(_open);
            return;
        }

        Il.Emit(OpCodes.Stloc, _value);
        Store(_open, _value);
        Guard.Result(_open, _value);
    }
}
