using System.Collections.Frozen;
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Symbolic.Functions;
using Symbolic.Numerics;

namespace Symbolic.Compilation;

/// <summary>Emits operations on vectors of eight doubles.</summary>
/// <remarks>Where the machine's vectors are shorter, .NET makes two or four instructions of each operation. Lanes that go different ways after a condition are told by masks: those on
/// their way through the code, and for each label those that wait there.</remarks>
internal sealed class VectorCode : ValueCode
{
    private const int MostPairs = 4;
    private static readonly Type Lanes = typeof(Vector512<double>);
    private static readonly MethodInfo[] Maps =
        [.. typeof(VectorMap).GetMethods().Where(static m => m.Name == nameof(VectorMap.Apply)).OrderBy(static m => m.GetParameters().Length)];

    private static readonly FieldInfo KernelsField = typeof(EmittedClosure).GetField(nameof(EmittedClosure.Kernels))!;

    private static readonly FrozenDictionary<Operation, MethodInfo> Methods = new Dictionary<Operation, MethodInfo>
    {
        [Operation.Negate] = VectorMethods.Negate,
        [Operation.Add] = VectorMethods.Add,
        [Operation.Subtract] = VectorMethods.Subtract,
        [Operation.Multiply] = VectorMethods.Multiply,
        [Operation.Divide] = VectorMethods.Divide,
        [Operation.SquareRoot] = VectorMethods.Sqrt,
        [Operation.FusedMultiplyAdd] = VectorMethods.Fused,
        [Operation.Power] = Power(2),
        [Operation.CorrectedPower] = Power(3),
        [Operation.JumpIfLess] = VectorMethods.Less,
        [Operation.JumpUnlessLess] = VectorMethods.Less,
        [Operation.JumpIfLessOrEqual] = VectorMethods.LessOrEqual,
        [Operation.JumpUnlessLessOrEqual] = VectorMethods.LessOrEqual,
        [Operation.JumpIfEqual] = VectorMethods.AreEqual,
        [Operation.JumpUnlessEqual] = VectorMethods.AreEqual,
    }.ToFrozenDictionary();

    /// <summary>AMD's processors have two units for sums and two others for products and fused operations (Zen, 2017, and later); on Intel's the same ones do both.</summary>
    private static readonly bool SeparatesSums = X86Base.IsSupported && X86Base.CpuId(0, 0).Ebx == 0x68747541; // "Auth"

    private readonly Tape _tape;
    private readonly Dictionary<Label, LocalBuilder> _waiting = [];
    private readonly Label _diverged;
    private readonly bool _canDiverge, _divergesInPairs;
    private LocalBuilder? _active, _condition;

    /// <summary>Prepares to emit; where a function has a rare argument, the code goes on at
    /// <paramref name="diverged"/> if it can.</summary>
    public VectorCode(ILGenerator il, Tape tape, Label diverged, bool canDiverge)
        : base(il)
    {
        _tape = tape;
        _diverged = diverged;
        _canDiverge = canDiverge;
        _divergesInPairs = canDiverge && HasFewPairs(tape);
    }

    /// <inheritdoc/>
    public override Type Type => Lanes;

    /// <summary>Whether a tape can be evaluated in vectors: all its functions have a vector kernel or at most three arguments.</summary>
    public static bool Supports(Tape tape) =>
        !tape.Instructions[tape.PrologueLength..].ToArray().Any(i => i.Operation == Operation.CallMany && tape.Kernels[i.Index].Definition.Vector is null);

    /// <summary>The closure of vector code over a tape: the kernels, in the order of the tape.</summary>
    public static EmittedClosure Closure(Tape tape) =>
        new([.. tape.Kernels.Select(static k => k.Definition.Vector?.Kernel ?? (Delegate?)k.Unary ?? (Delegate?)k.Binary ?? k.Ternary ?? k.Kernel)]);

    /// <inheritdoc/>
    public override void Constant(double value)
    {
        Il.Emit(OpCodes.Ldc_R8, value);
        Il.Emit(OpCodes.Call, VectorMethods.Broadcast);
    }

    /// <inheritdoc/>
    public override void Operand(Operation operation)
    {
    }

    /// <inheritdoc/>
    public override void Operate(Operation operation)
    {
        if (Methods.TryGetValue(operation, out MethodInfo? method)) Il.Emit(OpCodes.Call, method);
    }

    /// <inheritdoc/>
    public override bool CanNegateFused => Avx512F.IsSupported;

    /// <inheritdoc/>
    public override bool HasUnitsForSums => CanNegateFused && SeparatesSums;

    /// <inheritdoc/>
    public override void OperateFused(bool negatesProduct, bool negatesTerm) => Il.Emit(OpCodes.Call, (negatesProduct, negatesTerm) switch
    {
        (false, false) => VectorMethods.Fused,
        (false, true) => VectorMethods.FusedSubtract,
        (true, false) => VectorMethods.NegatedFused,
        _ => VectorMethods.NegatedFusedSubtract,
    });

    /// <inheritdoc/>
    public override void BeginCall(int kernel)
    {
        if (!IsGuarded(kernel) && _tape.Kernels[kernel].Definition.Vector is { } vector && TapeKernel.DirectMethod(vector.Kernel) is null) LoadKernel(kernel);
    }

    /// <inheritdoc/>
    public override void Argument(int kernel)
    {
    }

    /// <inheritdoc/>
    public override void EndCall(int kernel)
    {
        if (IsGuarded(kernel))
        {
            CallCommon(_tape.Kernels[kernel].Definition.Vector!);
            return;
        }

        if (_tape.Kernels[kernel].Definition.Vector is { } vector)
        {
            MethodInfo? direct = TapeKernel.DirectMethod(vector.Kernel);
            Il.Emit(direct is null ? OpCodes.Callvirt : OpCodes.Call, direct ?? DelegateMethods.Invoke(vector.Kernel.GetType()));
            return;
        }

        LoadKernel(kernel);
        Il.Emit(OpCodes.Call, Maps[_tape.Kernels[kernel].Definition.Arity - 1]);
    }

    /// <inheritdoc/>
    public override bool IsMasked => true;

    /// <inheritdoc/>
    public override void BeginJumps(IEnumerable<Label> targets)
    {
        _active = Il.DeclareLocal(Lanes);
        _condition = Il.DeclareLocal(Lanes);
        Constant(BitConverter.Int64BitsToDouble(-1));
        Il.Emit(OpCodes.Stloc, _active);
        foreach (Label target in targets)
        {
            LocalBuilder waiting = Il.DeclareLocal(Lanes);
            _waiting.Add(target, waiting);
            Constant(0);
            Il.Emit(OpCodes.Stloc, waiting);
        }
    }

    /// <inheritdoc/>
    public override void Jump(Operation jump, Label target, Label next)
    {
        if (jump == Operation.Jump)
        {
            Wait(target, () => Il.Emit(OpCodes.Ldloc, _active!));
            Constant(0);
            Il.Emit(OpCodes.Stloc, _active!);
            Il.Emit(OpCodes.Br, next);
            return;
        }

        bool jumpsIf = Instruction.Holds(jump);
        Compare(jump);
        Il.Emit(OpCodes.Stloc, _condition!);
        Wait(target, () => Restrict(jumpsIf));
        Restrict(!jumpsIf);
        Il.Emit(OpCodes.Stloc, _active!);
        PassOver(next);
    }

    /// <inheritdoc/>
    public override void Compare(Operation jump) => Il.Emit(OpCodes.Call, Methods[jump]);

    /// <inheritdoc/>
    public override void Select() => Il.Emit(OpCodes.Call, VectorMethods.Select);

    /// <inheritdoc/>
    public override void Join(Label label, Label? next)
    {
        Il.Emit(OpCodes.Ldloc, _active!);
        Il.Emit(OpCodes.Ldloc, _waiting[label]);
        Il.Emit(OpCodes.Call, VectorMethods.Or);
        Il.Emit(OpCodes.Stloc, _active!);
        if (next is { } after) PassOver(after);
    }

    /// <inheritdoc/>
    public override void Merge(LocalBuilder variable)
    {
        LocalBuilder value = Il.DeclareLocal(Lanes);
        Il.Emit(OpCodes.Stloc, value);
        Il.Emit(OpCodes.Ldloc, _active!);
        Il.Emit(OpCodes.Ldloc, value);
        Il.Emit(OpCodes.Ldloc, variable);
        Il.Emit(OpCodes.Call, VectorMethods.Select);
    }

    /// <summary>The lanes on the way that fulfil the condition, or do not.</summary>
    private void Restrict(bool fulfil)
    {
        Il.Emit(OpCodes.Ldloc, _active!);
        Il.Emit(OpCodes.Ldloc, _condition!);
        Il.Emit(OpCodes.Call, fulfil ? VectorMethods.And : VectorMethods.AndNot);
    }

    /// <summary>Lanes go on at a label.</summary>
    private void Wait(Label label, Action lanes)
    {
        lanes();
        Il.Emit(OpCodes.Ldloc, _waiting[label]);
        Il.Emit(OpCodes.Call, VectorMethods.Or);
        Il.Emit(OpCodes.Stloc, _waiting[label]);
    }

    /// <summary>To the next label if no lane is on its way.</summary>
    private void PassOver(Label next)
    {
        Il.Emit(OpCodes.Ldloc, _active!);
        Il.Emit(OpCodes.Call, VectorMethods.Mask);
        Il.Emit(OpCodes.Brfalse, next);
    }

    /// <inheritdoc/>
    public override bool IsPaired(int kernel, int residual) =>
        _tape.Kernels[kernel].Definition.Residual is { Paired: not null } known && ReferenceEquals(known.Row, _tape.Kernels[residual].Definition);

    /// <inheritdoc/>
    public override void CallPaired(int kernel, LocalBuilder rest)
    {
        PairedVectorKernels paired = _tape.Kernels[kernel].Definition.Residual!.Paired!;
        if (_divergesInPairs)
        {
            LocalBuilder argument = Il.DeclareLocal(Lanes);
            Il.Emit(OpCodes.Stloc, argument);
            Il.Emit(OpCodes.Ldloc, argument);
            Il.Emit(OpCodes.Call, paired.Rare.Method);
            Il.Emit(OpCodes.Brtrue, _diverged);
            Il.Emit(OpCodes.Ldloc, argument);
        }

        Il.Emit(OpCodes.Ldloca, rest);
        Il.Emit(OpCodes.Call, (_divergesInPairs ? paired.Common : paired.Kernel).Method);
    }

    /// <inheritdoc/>
    public override bool IsGuarded(int kernel) => _canDiverge && IsGuarded(_tape.Kernels[kernel]);

    /// <summary>Whether a tape has some values that come with what they lack, and so few that the code without calls for rare arguments is faster: where there are more, the JIT
    /// compiler keeps so many of their constants in variables that these go to memory.</summary>
    public static bool HasFewPairs(Tape tape)
    {
        HashSet<FunctionDefinition> paired = [.. tape.Kernels.Where(static k => k.Definition.Residual?.Paired is not null).Select(static k => k.Definition.Residual!.Row)];
        return tape.Instructions.ToArray().Count(i => i.Operation == Operation.Call2 && paired.Contains(tape.Kernels[i.Index].Definition)) is > 0 and var count && count <= MostPairs;
    }

    /// <summary>Whether the function has a faster kernel that is not valid for all arguments.</summary>
    public static bool IsGuarded(TapeKernel kernel) =>
        kernel.Definition is { Arity: 1, Vector: { Common: { } common, Rare: { } rare } }
        && TapeKernel.DirectMethod(common) is not null
        && TapeKernel.DirectMethod(rare) is not null;

    private void CallCommon(VectorKernel kernel)
    {
        LocalBuilder argument = Il.DeclareLocal(Lanes);
        Il.Emit(OpCodes.Stloc, argument);
        Il.Emit(OpCodes.Ldloc, argument);
        Il.Emit(OpCodes.Call, TapeKernel.DirectMethod(kernel.Rare!)!);
        Il.Emit(OpCodes.Brtrue, _diverged);
        Il.Emit(OpCodes.Ldloc, argument);
        Il.Emit(OpCodes.Call, TapeKernel.DirectMethod(kernel.Common!)!);
    }

    private static MethodInfo Power(int operands) => typeof(VectorKernels).GetMethod(nameof(VectorKernels.Pow), [.. Enumerable.Repeat(Lanes, operands)])!;

    private void LoadKernel(int kernel)
    {
        Il.Emit(OpCodes.Ldarg_0);
        Il.Emit(OpCodes.Ldfld, KernelsField);
        Il.Emit(OpCodes.Ldc_I4, kernel);
        Il.Emit(OpCodes.Ldelem_Ref);
    }
}
