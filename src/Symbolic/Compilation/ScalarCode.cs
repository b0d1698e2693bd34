using System.Reflection;
using System.Reflection.Emit;

namespace Symbolic.Compilation;

/// <summary>Emits operations on single doubles or floats.</summary>
internal sealed class ScalarCode(ILGenerator il, NumberTypes types, KernelCalls kernels) : ValueCode(il)
{
    private static readonly MethodInfo Corrected = typeof(CorrectedPower).GetMethod(nameof(CorrectedPower.Evaluate))!;
    private static readonly MethodInfo Sqrt = typeof(Math).GetMethod(nameof(Math.Sqrt))!, SqrtSingle = typeof(MathF).GetMethod(nameof(MathF.Sqrt))!;
    private static readonly MethodInfo Pow = typeof(Math).GetMethod(nameof(Math.Pow))!, PowSingle = typeof(MathF).GetMethod(nameof(MathF.Pow))!;

    private static readonly MethodInfo Fused = typeof(Math).GetMethod(nameof(Math.FusedMultiplyAdd))!, FusedSingle = typeof(MathF).GetMethod(nameof(MathF.FusedMultiplyAdd))!;

    /// <inheritdoc/>
    public override Type Type => types.Arithmetic;

    /// <inheritdoc/>
    public override void Constant(double value)
    {
        if (types.IsSingleArithmetic) Il.Emit(OpCodes.Ldc_R4, (float)value);
        else Il.Emit(OpCodes.Ldc_R8, value);
    }

    /// <inheritdoc/>
    public override void Operand(Operation operation)
    {
        if (IsByDouble(operation)) Il.Emit(OpCodes.Conv_R8);
    }

    /// <inheritdoc/>
    public override void Operate(Operation operation)
    {
        switch (operation)
        {
            case Operation.Negate: Il.Emit(OpCodes.Neg); break;
            case Operation.Add: Il.Emit(OpCodes.Add); break;
            case Operation.Subtract: Il.Emit(OpCodes.Sub); break;
            case Operation.Multiply: Il.Emit(OpCodes.Mul); break;
            case Operation.Divide: Il.Emit(OpCodes.Div); break;
            case Operation.SquareRoot: Il.Emit(OpCodes.Call, types.IsSingleArithmetic ? SqrtSingle : Sqrt); break;
            case Operation.Power: Il.Emit(OpCodes.Call, types.IsSingleArithmetic ? PowSingle : Pow); break;
            case Operation.FusedMultiplyAdd: Il.Emit(OpCodes.Call, types.IsSingleArithmetic ? FusedSingle : Fused); break;
            case Operation.CorrectedPower: Il.Emit(OpCodes.Call, Corrected); break;
            default: break;
        }

        if (IsByDouble(operation)) Il.Emit(OpCodes.Conv_R4);
    }

    /// <inheritdoc/>
    public override void BeginCall(int kernel) => kernels.Begin(Il, kernel);

    /// <inheritdoc/>
    public override void Argument(int kernel) => kernels.Argument(Il, kernel);

    /// <inheritdoc/>
    public override void EndCall(int kernel) => kernels.End(Il, kernel);

    /// <inheritdoc/>
    public override bool IsPaired(int kernel, int residual) => !types.IsSingleArithmetic && kernels.IsPaired(kernel, residual);

    /// <inheritdoc/>
    public override void CallPaired(int kernel, LocalBuilder rest) => kernels.CallPaired(Il, kernel, rest);

    /// <inheritdoc/>
    public override void Jump(Operation jump, Label target, Label next)
    {
        OpCode branch = jump switch
        {
            Operation.Jump => OpCodes.Br,
            Operation.JumpIfLess => OpCodes.Blt,
            Operation.JumpUnlessLess => OpCodes.Bge_Un,
            Operation.JumpIfLessOrEqual => OpCodes.Ble,
            Operation.JumpUnlessLessOrEqual => OpCodes.Bgt_Un,
            Operation.JumpIfEqual => OpCodes.Beq,
            _ => OpCodes.Bne_Un,
        };
        Il.Emit(branch, target);
    }

    private bool IsByDouble(Operation operation) => operation == Operation.CorrectedPower && types.IsSingleArithmetic;
}
