using System.Reflection;
using System.Reflection.Emit;

namespace Symbolic.Compilation;

/// <summary>Emits what collects doubts: a bit per result in one integer, without branches, looked at once at the end.</summary>
internal sealed class GuardCode
{
    private static readonly MethodInfo Bits = typeof(BitConverter).GetMethod(nameof(BitConverter.DoubleToUInt64Bits))!;
    private static readonly MethodInfo Minimum = typeof(double).GetMethod(nameof(double.MinNative))!, Absolute = typeof(Math).GetMethod(nameof(Math.Abs), [typeof(double)])!;

    // twice the bits of the least and the largest sound magnitude: the sign falls out
    private static readonly long Low = (long)(BitConverter.DoubleToUInt64Bits(Guard.Least) << 1), Span = (long)(BitConverter.DoubleToUInt64Bits(double.MaxValue) << 1) - Low;
    private readonly ILGenerator _il;
    private readonly GuardPlan _plan;
    private readonly LocalBuilder _doubts;
    private readonly LocalBuilder? _least;
    private readonly int[] _resultOf;

    /// <summary>Starts without doubts.</summary>
    public GuardCode(ILGenerator il, GuardPlan plan)
    {
        (_il, _plan) = (il, plan);
        _doubts = il.DeclareLocal(typeof(ulong));
        il.Emit(OpCodes.Ldc_I8, 0L);
        il.Emit(OpCodes.Stloc, _doubts);
        _resultOf = new int[plan.Total];
        for (int k = 0; k < plan.OutputCount; k++)
        {
            if (plan.Errors[k] >= 0) _resultOf[plan.Errors[k]] = k;
        }

        if (plan.FirstMagnitude == plan.FirstCheck) return;
        _least = il.DeclareLocal(typeof(double));
        il.Emit(OpCodes.Ldc_R8, double.PositiveInfinity);
        il.Emit(OpCodes.Stloc, _least);
    }

    /// <summary>value of a result → ; doubts it when it is tiny or not finite.</summary>
    public void Result(int index, LocalBuilder value)
    {
        if (_plan.Certain[index]) return;
        _il.Emit(OpCodes.Ldloc, value);
        _il.Emit(OpCodes.Call, Bits);
        _il.Emit(OpCodes.Ldc_I4_1);
        _il.Emit(OpCodes.Shl);
        _il.Emit(OpCodes.Ldc_I8, Low);
        _il.Emit(OpCodes.Sub);
        _il.Emit(OpCodes.Ldc_I8, Span);
        _il.Emit(OpCodes.Cgt_Un);
        Doubt(index);
    }

    /// <summary>error, magnitude or check → .</summary>
    public void Check(int index)
    {
        if (index >= _plan.FirstCheck)
        {
            _il.Emit(OpCodes.Ldc_R8, 0.0);
            _il.Emit(OpCodes.Clt_Un);
            DoubtAll();
            return;
        }

        if (index >= _plan.FirstMagnitude)
        {
            _il.Emit(OpCodes.Call, Absolute);
            _il.Emit(OpCodes.Ldloc, _least!);
            _il.Emit(OpCodes.Call, Minimum);
            _il.Emit(OpCodes.Stloc, _least!);
            return;
        }

        _il.Emit(OpCodes.Ldc_R8, _plan.Limits[_resultOf[index]]);
        _il.Emit(OpCodes.Cgt_Un);
        Doubt(_resultOf[index]);
    }

    /// <summary> → doubts, after everything has been looked at.</summary>
    public void Load()
    {
        if (_least is not null)
        {
            _il.Emit(OpCodes.Ldloc, _least);
            _il.Emit(OpCodes.Ldc_R8, Guard.Least);
            _il.Emit(OpCodes.Clt_Un);
            DoubtAll();
        }

        _il.Emit(OpCodes.Ldloc, _doubts);
    }

    /// <summary> → doubts as they were loaded before.</summary>
    public void LoadAgain() => _il.Emit(OpCodes.Ldloc, _doubts);

    /// <summary>0 or 1 → ; 1 doubts all results.</summary>
    private void DoubtAll()
    {
        _il.Emit(OpCodes.Conv_I8);
        _il.Emit(OpCodes.Neg);
        _il.Emit(OpCodes.Ldloc, _doubts);
        _il.Emit(OpCodes.Or);
        _il.Emit(OpCodes.Stloc, _doubts);
    }

    /// <summary>0 or 1 → .</summary>
    private void Doubt(int index)
    {
        _il.Emit(OpCodes.Conv_U8);
        if (index % 64 != 0)
        {
            _il.Emit(OpCodes.Ldc_I4, index % 64);
            _il.Emit(OpCodes.Shl);
        }

        _il.Emit(OpCodes.Ldloc, _doubts);
        _il.Emit(OpCodes.Or);
        _il.Emit(OpCodes.Stloc, _doubts);
    }
}
