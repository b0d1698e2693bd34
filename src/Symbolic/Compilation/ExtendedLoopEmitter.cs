using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.Intrinsics;
using Symbolic.Functions;

namespace Symbolic.Compilation;

/// <summary>Compiles tapes to loops in double-double arithmetic over vectors of eight points, with the bits of <see cref="ExtendedArithmetic"/>.</summary>
internal sealed class ExtendedLoopEmitter
{
    // as for single points: beyond, the JIT compiler stops optimising
    private const int Longest = 160;

    /// <summary>Delegates per kernel.</summary>
    private const int Parts = 3;

    private static readonly MethodInfo Lanes = typeof(ExtendedLanes).GetMethod(nameof(ExtendedLanes.Call))!, Power = typeof(ExtendedLanes).GetMethod(nameof(ExtendedLanes.Power))!;
    private static readonly FieldInfo Kernels = typeof(EmittedClosure).GetField(nameof(EmittedClosure.Kernels))!;

    private readonly DataFlow _flow;
    private readonly ILGenerator _il;
    private readonly ExtendedCode _code;
    private readonly ExtendedCode.Value[] _values;
    private readonly Dictionary<int, ExtendedCode.Value> _fixed = [];
    private readonly LocalBuilder _point;

    private ExtendedLoopEmitter(DataFlow flow, ILGenerator il)
    {
        (_flow, _il, _code) = (flow, il, new ExtendedCode(il, isVector: true));
        _values = new ExtendedCode.Value[flow.Code.Length];
        _point = il.DeclareLocal(typeof(nuint));
    }

    /// <summary>The loop over a tape, or null where it is too long, has conditions, or calls what takes more than one argument.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="prologue">The values of the constants and of the results of the prologue.</param>
    [RequiresDynamicCode(DelegateMethods.MakesCode)]
    public static ExtendedLoop? Emit(Tape tape, ReadOnlySpan<ExtendedNumber> prologue)
    {
        if (!Vector512.IsHardwareAccelerated || tape.Length > Longest || tape.Code.Any(static i => i.IsJump)) return null;
        if (tape.Code.Any(static i => i.Operation is Operation.Call2 or Operation.Call3 or Operation.CallMany)) return null;
        DynamicMethod method = new("extended", typeof(void), [typeof(EmittedClosure), typeof(double).MakeByRefType(), typeof(double).MakeByRefType(), typeof(nint)], typeof(ExtendedLoopEmitter).Module, true) { InitLocals = false };
        ExtendedLoopEmitter emitter = new(new DataFlow(tape), method.GetILGenerator(tape.Length * 256));
        emitter.Run(prologue);
        return method.CreateDelegate<ExtendedLoop>(new EmittedClosure([.. tape.Kernels.SelectMany(static k => Of(k.Definition.Extended!))]));
    }

    private static Delegate[] Of(ExtendedKernel kernel) => [kernel.Evaluate, kernel.Variation, kernel.Vector!];

    private void Run(ReadOnlySpan<ExtendedNumber> prologue)
    {
        Label loop = _il.DefineLabel();
        _il.Emit(OpCodes.Ldc_I4_0);
        _il.Emit(OpCodes.Conv_U);
        _il.Emit(OpCodes.Stloc, _point);
        _il.MarkLabel(loop);
        LoadFixed(prologue);
        for (int i = _flow.Tape.PrologueLength; i < _flow.Code.Length; i++) Instruct(i, _flow.Code[i]);
        _il.Emit(OpCodes.Ldloc, _point);
        _il.Emit(OpCodes.Ldc_I4, Vector512<double>.Count);
        _il.Emit(OpCodes.Conv_U);
        _il.Emit(OpCodes.Add);
        _il.Emit(OpCodes.Stloc, _point);
        _il.Emit(OpCodes.Ldloc, _point);
        _il.Emit(OpCodes.Ldarg_3);
        _il.Emit(OpCodes.Blt_Un, loop);
        _il.Emit(OpCodes.Ret);
    }

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
        LocalBuilder x = _code.DeclarePart();
        Column(OpCodes.Ldarg_1, register - _flow.Tape.FirstVariable);
        _il.Emit(OpCodes.Ldloc, _point);
        _il.Emit(OpCodes.Call, VectorMethods.Load);
        _il.Emit(OpCodes.Stloc, x);
        _fixed.Add(register, new ExtendedCode.Value(x, null, null));
    }

    private void LoadConstant(int register, ExtendedNumber constant)
    {
        ExtendedCode.Value value = constant.IsDouble ? new ExtendedCode.Value(_code.DeclarePart(), null, null) : _code.Declare();
        Assign(value.High, constant.High);
        Assign(value.Low, constant.Low);
        Assign(value.Error, constant.Error);
        _fixed.Add(register, value);
    }

    private void Assign(LocalBuilder? local, double value)
    {
        if (local is null) return;
        _code.Constant(value);
        _il.Emit(OpCodes.Stloc, local);
    }

    private void Instruct(int position, in Instruction instruction)
    {
        ExtendedCode.Value a = ValueOf(instruction.A);
        if (instruction.Operation == Operation.Output)
        {
            Output(3 * instruction.Index, a.High);
            Output((3 * instruction.Index) + 1, a.Low);
            Output((3 * instruction.Index) + 2, a.Error);
            return;
        }

        ExtendedCode.Value result = _values[position] = _code.Declare();
        switch (instruction.Operation)
        {
            case Operation.Copy: _code.Copy(result, a); break;
            case Operation.Call1: Call(position, instruction.Index, result, a); break;
            case Operation.Power: Raise(result, a, ValueOf(instruction.B)); break;
            case Operation.CorrectedPower: Raise(result, a, Sum(ValueOf(instruction.B), ValueOf(instruction.C))); break;
            default: _code.Operate(instruction.Operation, result, a, instruction.OperandCount > 1 ? ValueOf(instruction.B) : a); break;
        }
    }

    private ExtendedCode.Value ValueOf(int operand) => operand < 0 ? _fixed[~operand] : _values[operand];

    private ExtendedCode.Value Sum(ExtendedCode.Value a, ExtendedCode.Value b)
    {
        ExtendedCode.Value sum = _code.Declare();
        _code.Operate(Operation.Add, sum, a, b);
        return sum;
    }

    private void Call(int position, int kernel, ExtendedCode.Value result, ExtendedCode.Value a)
    {
        for (int k = 0; k < Parts; k++)
        {
            _il.Emit(OpCodes.Ldarg_0);
            _il.Emit(OpCodes.Ldfld, Kernels);
            _il.Emit(OpCodes.Ldc_I4, (Parts * kernel) + k);
            _il.Emit(OpCodes.Ldelem_Ref);
        }

        ExtendedKernel known = _flow.Tape.Kernels[kernel].Definition.Extended!;
        _il.Emit(OpCodes.Ldc_R8, known.IsExact ? 0 : known.RelativeError);
        _il.Emit(OpCodes.Ldc_R8, known.IsExact ? 0 : known.Underflow);
        _code.PushAll(a);
        Finish(Lanes, result);
        if (known.IsExact && a.IsDouble) result = result with { Low = null, Error = null };
        _values[position] = result with { IsSign = _flow.Tape.Kernels[kernel].Definition.IsSign };
    }

    private void Raise(ExtendedCode.Value result, ExtendedCode.Value a, ExtendedCode.Value b)
    {
        _code.PushAll(a);
        _code.PushAll(b);
        Finish(Power, result);
    }

    private void Finish(MethodInfo method, ExtendedCode.Value result)
    {
        _il.Emit(OpCodes.Ldloca, result.Low!);
        _il.Emit(OpCodes.Ldloca, result.Error!);
        _il.Emit(OpCodes.Call, method);
        _il.Emit(OpCodes.Stloc, result.High);
    }

    private void Output(int column, LocalBuilder? part)
    {
        _code.Push(part);
        Column(OpCodes.Ldarg_2, column);
        _il.Emit(OpCodes.Ldloc, _point);
        _il.Emit(OpCodes.Call, VectorMethods.Store);
    }

    /// <summary> → the first number of a column.</summary>
    private void Column(OpCode argument, int index)
    {
        _il.Emit(argument);
        if (index == 0) return;
        _il.Emit(OpCodes.Ldarg_3);
        _il.Emit(OpCodes.Ldc_I4, index * sizeof(double));
        _il.Emit(OpCodes.Conv_I);
        _il.Emit(OpCodes.Mul);
        _il.Emit(OpCodes.Add);
    }
}
