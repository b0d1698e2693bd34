using System.Reflection;
using System.Reflection.Emit;

namespace Symbolic.Compilation;

/// <summary>Emits the instructions of a stretch of a tape.</summary>
/// <remarks>A value that is used once, in the same basic block, is computed where it is used; others get a local variable of their
/// own; values that later chunks need go to scratch memory as well.</remarks>
internal sealed class BodyEmitter
{
    private const int MaximumDepth = 24;
    private readonly DataFlow _flow;
    private readonly NumberTypes _types;
    private readonly KernelCalls _kernels;
    private readonly ILGenerator _il;
    private readonly Frame _frame;
    private readonly ChunkPlan.Stretch _stretch;
    private readonly ScratchMap _scratch;
    private readonly bool[] _isDeferred;
    private readonly LocalBuilder?[] _locals;
    private readonly Dictionary<int, Label> _labels = [], _exits = [];

    /// <summary>Prepares to emit a stretch.</summary>
    public BodyEmitter(DataFlow flow, NumberTypes types, KernelCalls kernels, ILGenerator il, Frame frame, ChunkPlan.Stretch stretch, ScratchMap scratch)
    {
        (_flow, _types, _kernels, _il, _frame, _stretch, _scratch) = (flow, types, kernels, il, frame, stretch, scratch);
        _isDeferred = new bool[stretch.Length];
        _locals = new LocalBuilder?[stretch.Length];
        Defer();
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
        for (int i = _stretch.Start; i < _stretch.End; i++)
        {
            if (_flow.IsTarget[i]) _il.MarkLabel(LabelOf(i));
            ref readonly Instruction instruction = ref _flow.Code[i];
            if (instruction.IsJump) Jump(instruction);
            else if (instruction.Operation == Operation.Output) Output(instruction);
            else if (!_isDeferred[i - _stretch.Start]) Assign(i, instruction);
        }

        if (_flow.IsTarget[_stretch.End] && _labels.TryGetValue(_stretch.End, out Label end)) _il.MarkLabel(end);
    }

    private void Defer()
    {
        int[] block = new int[_stretch.Length + 1], depth = new int[_stretch.Length];
        for (int i = 0; i < _stretch.Length; i++)
        {
            int position = _stretch.Start + i;
            if (_flow.IsTarget[position]) block[i]++;
            block[i + 1] = block[i] + (_flow.Code[position].IsJump ? 1 : 0);
        }

        for (int i = 0; i < _stretch.Length; i++)
        {
            Instruction instruction = _flow.Code[_stretch.Start + i];
            int use = _flow.LastUse[_stretch.Start + i];
            depth[i] = 1 + DeferredDepth(instruction, depth);
            bool isOnce = instruction.HasResult && instruction.Operation < Operation.Copy && _flow.Uses[_stretch.Start + i] == 1;
            _isDeferred[i] = isOnce && use < _stretch.End && block[use - _stretch.Start] == block[i] && depth[i] < MaximumDepth;
        }
    }

    private int DeferredDepth(Instruction instruction, int[] depth)
    {
        int deepest = 0;
        for (int k = 0; k < instruction.OperandCount; k++) deepest = Math.Max(deepest, DepthOf(instruction.Operand(k), depth));
        if (instruction.Operation != Operation.CallMany) return deepest;
        foreach (int argument in _flow.Arguments(instruction)) deepest = Math.Max(deepest, DepthOf(argument, depth));
        return deepest;
    }

    private int DepthOf(int value, int[] depth) => value >= _stretch.Start && _isDeferred[value - _stretch.Start] ? depth[value - _stretch.Start] : 0;

    private void Assign(int position, in Instruction instruction)
    {
        int value = instruction.Result;
        int slot = _scratch.SlotOf(value);
        bool isLocal = value >= _stretch.Start;
        if (slot < 0)
        {
            Compute(instruction);
            _il.Emit(OpCodes.Stloc, LocalOf(value));
            return;
        }

        ((Frame.Chunk)_frame).LoadScratchAddress(slot);
        Compute(instruction);
        if (isLocal && instruction.Operation < Operation.Copy)
        {
            _il.Emit(OpCodes.Dup);
            _il.Emit(OpCodes.Stloc, LocalOf(position));
        }

        _types.StoreArithmetic(_il);
    }

    private LocalBuilder LocalOf(int value) => _locals[value - _stretch.Start] ??= _il.DeclareLocal(_types.Arithmetic);

    private void Output(in Instruction instruction)
    {
        _frame.BeginOutput(instruction.Index);
        Load(instruction.A);
        _frame.EndOutput();
    }

    private void Jump(in Instruction instruction)
    {
        for (int k = 0; k < instruction.OperandCount; k++) Load(instruction.Operand(k));
        OpCode branch = instruction.Operation switch
        {
            Operation.Jump => OpCodes.Br,
            Operation.JumpIfLess => OpCodes.Blt,
            Operation.JumpUnlessLess => OpCodes.Bge_Un,
            Operation.JumpIfLessOrEqual => OpCodes.Ble,
            Operation.JumpUnlessLessOrEqual => OpCodes.Bgt_Un,
            Operation.JumpIfEqual => OpCodes.Beq,
            _ => OpCodes.Bne_Un,
        };
        _il.Emit(branch, TargetOf(instruction.Result));
    }

    private Label TargetOf(int position)
    {
        if (position < _stretch.End || (position == _stretch.End && _stretch.End == _flow.Code.Length)) return LabelOf(position);
        if (_exits.TryGetValue(position, out Label exit)) return exit;
        exit = _il.DefineLabel();
        _exits.Add(position, exit);
        return exit;
    }

    /// <summary> → value.</summary>
    private void Load(int value)
    {
        if (value < 0)
        {
            LoadFixed(~value);
        }
        else if (value >= _stretch.Start && _isDeferred[value - _stretch.Start])
        {
            Compute(_flow.Code[value]);
        }
        else if (value >= _stretch.Start && _locals[value - _stretch.Start] is { } local)
        {
            _il.Emit(OpCodes.Ldloc, local);
        }
        else
        {
            ((Frame.Chunk)_frame).LoadScratchAddress(_scratch.SlotOf(value));
            _types.LoadArithmetic(_il);
        }
    }

    private void LoadFixed(int register)
    {
        Tape tape = _flow.Tape;
        if (register >= tape.FirstVariable) _frame.LoadInput(register - tape.FirstVariable);
        else _types.Constant(_il, tape.ConstantValues[register]);
    }

    /// <summary> → value. Recursion over values computed where they are used, at most <see cref="MaximumDepth"/> deep.</summary>
    private void Compute(in Instruction instruction)
    {
        if (instruction.Operation is >= Operation.Call1 and <= Operation.CallMany)
        {
            Call(instruction);
            return;
        }

        bool byDouble = instruction.Operation == Operation.CorrectedPower && _types.IsSingleArithmetic;
        for (int k = 0; k < instruction.OperandCount; k++)
        {
            Load(instruction.Operand(k));
            if (byDouble) _il.Emit(OpCodes.Conv_R8);
        }

        Operate(instruction.Operation);
        if (byDouble) _il.Emit(OpCodes.Conv_R4);
    }

    private void Operate(Operation operation)
    {
        switch (operation)
        {
            case Operation.Negate: _il.Emit(OpCodes.Neg); break;
            case Operation.Add: _il.Emit(OpCodes.Add); break;
            case Operation.Subtract: _il.Emit(OpCodes.Sub); break;
            case Operation.Multiply: _il.Emit(OpCodes.Mul); break;
            case Operation.Divide: _il.Emit(OpCodes.Div); break;
            case Operation.SquareRoot: _il.Emit(OpCodes.Call, Primitives.SquareRoot(_types)); break;
            case Operation.Power: _il.Emit(OpCodes.Call, Primitives.Power(_types)); break;
            case Operation.CorrectedPower: _il.Emit(OpCodes.Call, Primitives.CorrectedPower); break;
            default: break;
        }
    }

    private void Call(in Instruction instruction)
    {
        _kernels.Begin(_il, instruction.Index);
        if (instruction.Operation == Operation.CallMany)
        {
            foreach (int argument in _flow.Arguments(instruction)) CallArgument(instruction.Index, argument);
        }
        else
        {
            for (int k = 0; k < instruction.OperandCount; k++) CallArgument(instruction.Index, instruction.Operand(k));
        }

        _kernels.End(_il, instruction.Index);
    }

    private void CallArgument(int kernel, int value)
    {
        Load(value);
        _kernels.Argument(_il, kernel);
    }

    /// <summary>The methods behind operations that are no single IL instruction.</summary>
    private static class Primitives
    {
        public static readonly MethodInfo CorrectedPower = typeof(CorrectedPower).GetMethod(nameof(Compilation.CorrectedPower.Evaluate))!;
        private static readonly MethodInfo Sqrt = typeof(Math).GetMethod(nameof(Math.Sqrt))!, SqrtSingle = typeof(MathF).GetMethod(nameof(MathF.Sqrt))!;
        private static readonly MethodInfo Pow = typeof(Math).GetMethod(nameof(Math.Pow))!, PowSingle = typeof(MathF).GetMethod(nameof(MathF.Pow))!;

        public static MethodInfo SquareRoot(NumberTypes types) => types.IsSingleArithmetic ? SqrtSingle : Sqrt;

        public static MethodInfo Power(NumberTypes types) => types.IsSingleArithmetic ? PowSingle : Pow;
    }
}
