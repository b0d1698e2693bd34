using System.Reflection.Emit;

namespace Symbolic.Compilation;

/// <summary>Emits the instructions of a stretch of a tape.</summary>
/// <remarks>Where values are computed says <see cref="StretchPlan"/>: some where they are used, others get a local variable of their
/// own; values that later chunks need go to scratch memory as well. Trees of a few operations compile faster than single ones, and
/// run faster than deep ones.</remarks>
internal sealed partial class BodyEmitter
{
    private readonly DataFlow _flow;
    private readonly ValueCode _code;
    private readonly ILGenerator _il;
    private readonly Frame _frame;
    private readonly ChunkPlan.Stretch _stretch;
    private readonly ScratchMap _scratch;
    private readonly StretchPlan _plan;
    private readonly LocalBuilder?[] _locals;
    private readonly Stack<LocalBuilder> _spare = new();
    private readonly double _movedShare;
    private double _moved;
    private readonly Dictionary<int, LocalBuilder> _inputs = [];
    private readonly Dictionary<int, Label> _labels = [], _exits = [];

    /// <summary>Prepares to emit a stretch.</summary>
    public BodyEmitter(DataFlow flow, ValueCode code, ILGenerator il, Frame frame, ChunkPlan.Stretch stretch, ScratchMap scratch)
    {
        (_flow, _code, _il, _frame, _stretch, _scratch) = (flow, code, il, frame, stretch, scratch);
        _plan = new StretchPlan(flow, stretch, code);
        _locals = new LocalBuilder?[stretch.Length];
        _movedShare = Balance();
    }

    /// <summary>The jumps that leave the stretch: where to, and the label of the code to be emitted for it.</summary>
    public IEnumerable<KeyValuePair<int, Label>> Exits => _exits;

    /// <summary>The label of an instruction of the stretch that jumps lead to.</summary>
    public Label LabelOf(int position)
    {
        if (_labels.TryGetValue(position, out Label label)) return label;
        label = _il.DefineLabel();
        _labels.Add(position, label);
        return label;
    }

    /// <summary>Emits the stretch.</summary>
    public void Emit()
    {
        if (_code.IsMasked && Next(_stretch.Start - 1) is not null) _code.BeginJumps(Enumerable.Range(_stretch.Start, _stretch.Length + 1).Where(IsTarget).Select(LabelOf));
        for (int i = _stretch.Start; i < _stretch.End; i++)
        {
            if (IsTarget(i)) Join(i);
            ref readonly Instruction instruction = ref _flow.Code[i];
            if (instruction.IsJump) Jump(i, instruction);
            else if (instruction.Operation == Operation.Output) Output(instruction);
            else if (!_plan.IsDeferred(i)) Assign(i, instruction);
            Release(i);
        }

        if (IsTarget(_stretch.End) && _labels.ContainsKey(_stretch.End)) Join(_stretch.End);
    }

    /// <summary>The variables of values that are needed no more are free for others: beyond some hundreds of them the JIT compiler does its work badly. Not where methods are called, since a variable
    /// that is needed after a call is in memory, and no other value should be.</summary>
    private void Release(int position)
    {
        for (int value = _plan.FirstEnded(position); value >= 0; value = _plan.NextEnded(value))
        {
            if (_locals[value - _stretch.Start] is not { } local) continue;
            _spare.Push(local);
            _locals[value - _stretch.Start] = null;
        }
    }

    private void Assign(int position, in Instruction instruction)
    {
        int value = instruction.Result;
        int slot = _scratch.SlotOf(value);
        bool isLocal = value >= _stretch.Start;
        if (slot < 0)
        {
            if (_plan.IsRest(position)) return;
            if (instruction.Operation == Operation.Merge && _plan.Blends?.ChoiceOf(position) is { } choice) Blend(_flow.Code[choice], instruction);
            else Compute(instruction);
            if (instruction.Operation is Operation.Copy or Operation.Merge && _plan.Blends?.Contains(position) != true) _code.Merge(LocalOf(value));
            _il.Emit(OpCodes.Stloc, LocalOf(value));
            return;
        }

        _frame.BeginScratch(slot);
        if (_plan.IsRest(position)) _il.Emit(OpCodes.Ldloc, LocalOf(position));
        else Compute(instruction);
        if (isLocal && instruction.Operation < Operation.Copy)
        {
            _il.Emit(OpCodes.Dup);
            _il.Emit(OpCodes.Stloc, LocalOf(position));
        }

        _frame.EndScratch(slot);
    }

    private LocalBuilder LocalOf(int value) => _locals[value - _stretch.Start] ??= _spare.TryPop(out LocalBuilder? spare) ? spare : _il.DeclareLocal(_code.Type);

    private void Output(in Instruction instruction)
    {
        _frame.BeginOutput(instruction.Index);
        Load(instruction.A);
        _frame.EndOutput();
    }

    /// <summary> → value.</summary>
    private void Load(int value)
    {
        if (value < 0)
        {
            LoadFixed(~value);
        }
        else if (_plan.IsDeferred(value))
        {
            Compute(_flow.Code[value]);
        }
        else if (value >= _stretch.Start && _locals[value - _stretch.Start] is { } local)
        {
            _il.Emit(OpCodes.Ldloc, local);
        }
        else
        {
            _frame.LoadScratch(_scratch.SlotOf(value));
        }
    }

    private void LoadFixed(int register)
    {
        Tape tape = _flow.Tape;
        if (register >= tape.FirstVariable) LoadInput(register - tape.FirstVariable);
        else _code.Constant(tape.ConstantValues[register]);
    }

    private void LoadInput(int index)
    {
        if (_inputs.TryGetValue(index, out LocalBuilder? local))
        {
            _il.Emit(OpCodes.Ldloc, local);
            return;
        }

        _frame.LoadInput(index);
        if (!_frame.IsMemory) return;
        local = _il.DeclareLocal(_code.Type);
        _il.Emit(OpCodes.Dup);
        _il.Emit(OpCodes.Stloc, local);
        _inputs.Add(index, local);
    }

    /// <summary> → value. Recursion over values computed where they are used, a few deep.</summary>
    private void Compute(in Instruction instruction)
    {
        if (instruction.Operation is >= Operation.Call1 and <= Operation.CallMany)
        {
            Call(instruction);
            return;
        }

        if (instruction.Operation == Operation.FusedMultiplyAdd && _code.CanNegateFused)
        {
            Fused(instruction);
            return;
        }

        if (IsMoved(instruction))
        {
            Moved(instruction);
            return;
        }

        for (int k = 0; k < instruction.OperandCount; k++)
        {
            Load(instruction.Operand(k));
            _code.Operand(instruction.Operation);
        }

        _code.Operate(instruction.Operation);
    }

    /// <summary>Has half of the sums that are more than the products done by the units for products, if the machine's units for sums do nothing else and have the same number.</summary>
    private double Balance()
    {
        if (!_code.HasUnitsForSums) return 0;
        int sums = 0, products = 0, free = 0;
        for (int i = _stretch.Start; i < _stretch.End; i++)
        {
            Instruction instruction = _flow.Code[i];
            if (instruction.Operation is Operation.Multiply or Operation.FusedMultiplyAdd) products++;
            if (instruction.Operation is not (Operation.Add or Operation.Subtract)) continue;
            sums++;
            if (IsFree(instruction)) free++;
        }

        return free == 0 ? 0 : Math.Clamp((sums - products) / (2.0 * free), 0, 1);
    }

    /// <summary>Whether an operand is computed at once: its register can hold the result.</summary>
    private bool IsFree(in Instruction sum) => _plan.IsDeferred(sum.A) || _plan.IsDeferred(sum.B);

    /// <summary>Whether a sum is to be done as a product with 1 and a sum, which gives the same: evenly spread over those that can.</summary>
    private bool IsMoved(in Instruction instruction)
    {
        if (instruction.Operation is not (Operation.Add or Operation.Subtract) || !IsFree(instruction)) return false;
        _moved += _movedShare;
        if (_moved < 1) return false;
        _moved--;
        return true;
    }

    /// <summary> → value of a sum or difference.</summary>
    private void Moved(in Instruction instruction)
    {
        bool subtracts = instruction.Operation == Operation.Subtract, isSecond = !_plan.IsDeferred(instruction.A);
        Load(isSecond ? instruction.B : instruction.A);
        _code.Constant(1);
        Load(isSecond ? instruction.A : instruction.B);
        _code.OperateFused(isSecond && subtracts, !isSecond && subtracts);
    }

    /// <summary> → value of a fused multiplication and addition, whose operands may be negated for nothing.</summary>
    private void Fused(in Instruction instruction)
    {
        bool[] negated = new bool[3];
        for (int k = 0; k < negated.Length; k++)
        {
            int value = instruction.Operand(k);
            negated[k] = IsNegation(value);
            Load(negated[k] ? _flow.Code[value].A : value);
        }

        _code.OperateFused(negated[0] != negated[1], negated[2]);
    }

    /// <summary>Whether a value is the negative of one that can be loaded instead.</summary>
    private bool IsNegation(int value)
    {
        if (value < _stretch.Start || _flow.Code[value].Operation != Operation.Negate) return false;
        int operand = _flow.Code[value].A;
        return _plan.IsDeferred(value) || operand < 0 || (operand >= _stretch.Start && !_plan.IsDeferred(operand) && _locals[operand - _stretch.Start] is not null);
    }

    private void Call(in Instruction instruction)
    {
        if (_plan.RestOf(instruction.Result) is { } rest)
        {
            for (int k = 0; k < instruction.OperandCount; k++) Load(instruction.Operand(k));
            _code.CallPaired(instruction.Index, LocalOf(rest));
            return;
        }

        _code.BeginCall(instruction.Index);
        if (instruction.Operation == Operation.CallMany)
        {
            foreach (int argument in _flow.Arguments(instruction)) CallArgument(instruction.Index, argument);
        }
        else
        {
            for (int k = 0; k < instruction.OperandCount; k++) CallArgument(instruction.Index, instruction.Operand(k));
        }

        _code.EndCall(instruction.Index);
    }

    private void CallArgument(int kernel, int value)
    {
        Load(value);
        _code.Argument(kernel);
    }
}
