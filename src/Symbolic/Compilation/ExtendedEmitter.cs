using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Reflection.Emit;
using Symbolic.Functions;
using Symbolic.Numerics;

namespace Symbolic.Compilation;

/// <summary>Compiles tapes to double-double arithmetic that computes the same as <see cref="ExtendedArithmetic"/>.</summary>
internal sealed class ExtendedEmitter
{
    // beyond, the JIT compiler stops optimising: it counts references to local variables
    private const int Longest = 160;

    private static readonly ConstructorInfo Pair = typeof(DoubleDouble).GetConstructor(BindingFlags.NonPublic | BindingFlags.Instance, [typeof(double), typeof(double)])!;
    private static readonly MethodInfo High = typeof(DoubleDouble).GetProperty(nameof(DoubleDouble.High))!.GetMethod!, Low = typeof(DoubleDouble).GetProperty(nameof(DoubleDouble.Low))!.GetMethod!;
    private static readonly MethodInfo Fused = typeof(Math).GetMethod(nameof(Math.FusedMultiplyAdd), [typeof(double), typeof(double), typeof(double)])!;
    private static readonly MethodInfo Absolute = typeof(Math).GetMethod(nameof(Math.Abs), [typeof(double)])!;
    private static readonly MethodInfo Power = typeof(ExtendedCalls).GetMethod(nameof(ExtendedCalls.Power))!, Order = typeof(ExtendedCalls).GetMethod(nameof(ExtendedCalls.Order))!;

    private readonly DataFlow _flow;
    private readonly ILGenerator _il;
    private readonly ExtendedCode _code;
    private readonly ExtendedCode.Value[] _values;
    private readonly Dictionary<int, ExtendedCode.Value> _fixed = [];
    private readonly Dictionary<int, Label> _labels = [];
    private readonly LocalBuilder _pair, _low, _error, _order;
    private readonly Label _undecided;

    private ExtendedEmitter(DataFlow flow, ILGenerator il)
    {
        (_flow, _il, _code) = (flow, il, new ExtendedCode(il));
        _values = new ExtendedCode.Value[flow.Code.Length];
        _pair = il.DeclareLocal(typeof(DoubleDouble));
        _low = il.DeclareLocal(typeof(double));
        _error = il.DeclareLocal(typeof(double));
        _order = il.DeclareLocal(typeof(int));
        _undecided = il.DefineLabel();
    }

    /// <summary>The function a tape computes, or null where it is too long or calls what cannot be emitted.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="prologue">The values of the constants and of the results of the prologue.</param>
    [RequiresDynamicCode(DelegateMethods.MakesCode)]
    public static ExtendedFunction? Emit(Tape tape, ReadOnlySpan<ExtendedNumber> prologue)
    {
        if (tape.Length > Longest || tape.Kernels.Any(static k => !IsDirect(k.Definition))) return null;
        if (tape.Code.Any(static i => i.Operation is Operation.Call3 or Operation.CallMany)) return null;
        DynamicMethod method = new("extended", typeof(bool), [typeof(object), typeof(double).MakeByRefType(), typeof(double).MakeByRefType()], typeof(ExtendedEmitter).Module, true) { InitLocals = false };
        ExtendedEmitter emitter = new(new DataFlow(tape), method.GetILGenerator(tape.Length * 128));
        emitter.LoadFixed(prologue);
        emitter.Run();
        return method.CreateDelegate<ExtendedFunction>(null);
    }

    private static bool IsDirect(FunctionDefinition row) => row switch
    {
        { Extended: { } unary } => IsDirect(unary.Evaluate, unary.Variation),
        { ExtendedBinary: { } binary } => IsDirect(binary.Evaluate, binary.Variation),
        _ => false,
    };

    private static bool IsDirect(Delegate f, Delegate variation) => TapeKernel.DirectMethod(f) is not null && TapeKernel.DirectMethod(variation) is not null;

    /// <summary>Constants and variables, all at the start: what is loaded in one branch is not there in another.</summary>
    private void LoadFixed(ReadOnlySpan<ExtendedNumber> prologue)
    {
        HashSet<int> used = [];
        for (int i = _flow.Tape.PrologueLength; i < _flow.Code.Length; i++)
        {
            for (int k = 0; k < _flow.Code[i].OperandCount; k++) used.Add(~_flow.Code[i].Operand(k));
        }

        foreach (int register in used.Where(static r => r >= 0).Order())
        {
            if (register >= prologue.Length) LoadInput(register);
            else LoadConstant(register, prologue[register]);
        }
    }

    private void LoadInput(int register)
    {
        LocalBuilder x = _il.DeclareLocal(typeof(double));
        Address(OpCodes.Ldarg_1, register - _flow.Tape.FirstVariable);
        _il.Emit(OpCodes.Ldind_R8);
        _il.Emit(OpCodes.Stloc, x);
        _fixed.Add(register, new ExtendedCode.Value(x, null, null));
    }

    private void LoadConstant(int register, ExtendedNumber constant)
    {
        ExtendedCode.Value value = constant.IsDouble ? new ExtendedCode.Value(_il.DeclareLocal(typeof(double)), null, null) : _code.Declare();
        Store(value.High, constant.High);
        Store(value.Low, constant.Low);
        Store(value.Error, constant.Error);
        _fixed.Add(register, value);
    }

    private void Store(LocalBuilder? local, double value)
    {
        if (local is null) return;
        _il.Emit(OpCodes.Ldc_R8, value);
        _il.Emit(OpCodes.Stloc, local);
    }

    private void Run()
    {
        for (int i = _flow.Tape.PrologueLength; i < _flow.Code.Length; i++)
        {
            if (_flow.IsTarget[i]) _il.MarkLabel(LabelOf(i));
            Instruct(i, _flow.Code[i]);
        }

        if (_flow.IsTarget[_flow.Code.Length]) _il.MarkLabel(LabelOf(_flow.Code.Length));
        _il.Emit(OpCodes.Ldc_I4_1);
        _il.Emit(OpCodes.Ret);
        _il.MarkLabel(_undecided);
        _il.Emit(OpCodes.Ldc_I4_0);
        _il.Emit(OpCodes.Ret);
    }

    private void Instruct(int position, in Instruction instruction)
    {
        if (instruction.IsJump)
        {
            Jump(instruction);
            return;
        }

        ExtendedCode.Value a = ValueOf(instruction.A);
        if (instruction.Operation == Operation.Output)
        {
            Output(instruction.Index, a);
            return;
        }

        // a choice is known by its first copy
        ref ExtendedCode.Value result = ref _values[instruction.Operation == Operation.Merge ? instruction.Result : position];
        if (result.High is null) result = _code.Declare();
        switch (instruction.Operation)
        {
            case Operation.Copy or Operation.Merge: _code.Copy(result, a); break;
            case Operation.Call1: Call(_flow.Tape.Kernels[instruction.Index].Definition.Extended!, result, a); break;
            case Operation.Call2: Call(_flow.Tape.Kernels[instruction.Index].Definition.ExtendedBinary!, result, a, ValueOf(instruction.B)); break;
            case Operation.Power: Raise(result, a, ValueOf(instruction.B)); break;
            case Operation.CorrectedPower: Corrected(result, a, instruction); break;
            default: _code.Operate(instruction.Operation, result, a, instruction.OperandCount > 1 ? ValueOf(instruction.B) : a); break;
        }

        if (IsDouble(instruction)) result = result with { Low = null, Error = null };
        if (instruction.Operation == Operation.Call1) result = result with { IsSign = _flow.Tape.Kernels[instruction.Index].Definition.IsSign };
    }

    /// <summary>Whether an exact function of doubles is called, which gives a double, or both ways of a choice give one.</summary>
    private bool IsDouble(in Instruction instruction) => instruction.Operation switch
    {
        Operation.Call1 => ValueOf(instruction.A).IsDouble && _flow.Tape.Kernels[instruction.Index].Definition.Extended!.IsExact,
        Operation.Merge => ValueOf(instruction.A).IsDouble && ValueOf(_flow.Code[instruction.Result].A).IsDouble,
        Operation.Call2 => ValueOf(instruction.A).IsDouble && ValueOf(instruction.B).IsDouble && _flow.Tape.Kernels[instruction.Index].Definition.ExtendedBinary!.IsExact,
        _ => false,
    };

    private ExtendedCode.Value ValueOf(int operand) => operand < 0 ? _fixed[~operand] : _values[operand];

    private void Call(ExtendedKernel kernel, ExtendedCode.Value result, ExtendedCode.Value a)
    {
        PushPair(a);
        CallPair(kernel.Evaluate.Method, result);
        _code.Push(a.High);
        _code.Push(result.High);
        _code.Push(a.Error);
        Bound(kernel.Variation.Method, kernel.IsExact ? null : kernel.RelativeError, kernel.Underflow, result);
    }

    private void Call(BinaryExtendedKernel kernel, ExtendedCode.Value result, ExtendedCode.Value a, ExtendedCode.Value b)
    {
        PushPair(a);
        PushPair(b);
        CallPair(kernel.Evaluate.Method, result);
        _code.Push(a.High);
        _code.Push(b.High);
        _code.Push(result.High);
        _code.Push(a.Error);
        _code.Push(b.Error);
        Bound(kernel.Variation.Method, kernel.IsExact ? null : ExtendedKernel.ErrorOfMost, ExtendedKernel.UnderflowOfMost, result);
    }

    private void PushPair(ExtendedCode.Value value)
    {
        _code.Push(value.High);
        _code.Push(value.Low);
        _il.Emit(OpCodes.Newobj, Pair);
    }

    private void CallPair(MethodInfo evaluate, ExtendedCode.Value result)
    {
        _il.Emit(OpCodes.Call, evaluate);
        _il.Emit(OpCodes.Stloc, _pair);
        _il.Emit(OpCodes.Ldloca, _pair);
        _il.Emit(OpCodes.Call, High);
        _il.Emit(OpCodes.Stloc, result.High);
        _il.Emit(OpCodes.Ldloca, _pair);
        _il.Emit(OpCodes.Call, Low);
        _il.Emit(OpCodes.Stloc, result.Low!);
    }

    /// <summary>The error of a call: how far the arguments' errors reach, and the rounding of a function that is not exact.</summary>
    private void Bound(MethodInfo variation, double? relative, double underflow, ExtendedCode.Value result)
    {
        _il.Emit(OpCodes.Call, variation);
        if (relative is { } rounding)
        {
            _code.Push(result.High);
            _il.Emit(OpCodes.Call, Absolute);
            _il.Emit(OpCodes.Ldc_R8, rounding);
            _il.Emit(OpCodes.Ldc_R8, underflow);
            _il.Emit(OpCodes.Call, Fused);
            _il.Emit(OpCodes.Add);
        }

        _il.Emit(OpCodes.Stloc, result.Error!);
    }

    private void Corrected(ExtendedCode.Value result, ExtendedCode.Value a, in Instruction instruction)
    {
        ExtendedCode.Value exponent = _code.Declare();
        _code.Operate(Operation.Add, exponent, ValueOf(instruction.B), ValueOf(instruction.C));
        Raise(result, a, exponent);
    }

    private void Raise(ExtendedCode.Value result, ExtendedCode.Value a, ExtendedCode.Value b)
    {
        _code.PushAll(a);
        _code.PushAll(b);
        _il.Emit(OpCodes.Ldloca, _low);
        _il.Emit(OpCodes.Ldloca, _error);
        _il.Emit(OpCodes.Call, Power);
        _il.Emit(OpCodes.Stloc, result.High);
        _il.Emit(OpCodes.Ldloc, _low);
        _il.Emit(OpCodes.Stloc, result.Low!);
        _il.Emit(OpCodes.Ldloc, _error);
        _il.Emit(OpCodes.Stloc, result.Error!);
    }

    private void Jump(in Instruction jump)
    {
        if (jump.Operation == Operation.Jump)
        {
            _il.Emit(OpCodes.Br, LabelOf(jump.Result));
            return;
        }

        _code.PushAll(ValueOf(jump.A));
        _code.PushAll(ValueOf(jump.B));
        _il.Emit(OpCodes.Call, Order);
        _il.Emit(OpCodes.Stloc, _order);
        _il.Emit(OpCodes.Ldloc, _order);
        _il.Emit(OpCodes.Ldc_I4, ExtendedCalls.Undecided);
        _il.Emit(OpCodes.Beq, _undecided);
        _il.Emit(OpCodes.Ldloc, _order);
        _il.Emit(OpCodes.Ldc_I4_0);
        _il.Emit(Branch(jump.Operation), LabelOf(jump.Result));
    }

    private static OpCode Branch(Operation jump) => jump switch
    {
        Operation.JumpIfLess => OpCodes.Blt,
        Operation.JumpUnlessLess => OpCodes.Bge,
        Operation.JumpIfLessOrEqual => OpCodes.Ble,
        Operation.JumpUnlessLessOrEqual => OpCodes.Bgt,
        Operation.JumpIfEqual => OpCodes.Beq,
        _ => OpCodes.Bne_Un,
    };

    private Label LabelOf(int position)
    {
        if (_labels.TryGetValue(position, out Label label)) return label;
        label = _il.DefineLabel();
        _labels.Add(position, label);
        return label;
    }

    private void Output(int index, ExtendedCode.Value value)
    {
        Part(3 * index, value.High);
        Part((3 * index) + 1, value.Low);
        Part((3 * index) + 2, value.Error);
    }

    private void Part(int index, LocalBuilder? part)
    {
        Address(OpCodes.Ldarg_2, index);
        _code.Push(part);
        _il.Emit(OpCodes.Stind_R8);
    }

    private void Address(OpCode argument, int index)
    {
        _il.Emit(argument);
        if (index == 0) return;
        _il.Emit(OpCodes.Ldc_I4, index * sizeof(double));
        _il.Emit(OpCodes.Add);
    }
}
