using System.Reflection;
using System.Reflection.Emit;

namespace Symbolic.Compilation;

/// <summary>Emits the decision whether the results of a function can be trusted: a few operations beside each result, without branches, and one test at the end.</summary>
/// <remarks>By integers, since the units for doubles are busy with the results: numbers gather sign bits, one for each set of results that something puts in doubt, one for the
/// results themselves. Which of them are in doubt is found out after the test has failed.</remarks>
internal sealed class GuardCode
{
    private const long Magnitude = long.MaxValue;
    private static readonly MethodInfo Bits = typeof(BitConverter).GetMethod(nameof(BitConverter.DoubleToInt64Bits))!;
    private static readonly long Low = BitConverter.DoubleToInt64Bits(Guard.Least), High = BitConverter.DoubleToInt64Bits(double.MaxValue);

    private readonly ILGenerator _il;
    private readonly GuardPlan _plan;
    private readonly LocalBuilder _unsound, _bits;
    private readonly LocalBuilder[] _failed;
    private readonly LocalBuilder? _doubts;
    private readonly int[] _resultOf;

    /// <summary>Starts without doubts.</summary>
    public GuardCode(ILGenerator il, GuardPlan plan)
    {
        (_il, _plan) = (il, plan);
        _resultOf = new int[plan.Total];
        for (int k = 0; k < plan.OutputCount; k++)
        {
            if (plan.Errors[k] >= 0) _resultOf[plan.Errors[k]] = k;
        }

        _unsound = Start();
        _failed = new LocalBuilder[plan.Doubtful.Length];
        for (int i = 0; i < _failed.Length; i++) _failed[i] = Start();
        _bits = il.DeclareLocal(typeof(long));
        if (Array.Exists(plan.Errors, static e => e >= 0)) _doubts = Start();
    }

    private LocalBuilder Start()
    {
        LocalBuilder local = _il.DeclareLocal(typeof(long));
        _il.Emit(OpCodes.Ldc_I8, 0L);
        _il.Emit(OpCodes.Stloc, local);
        return local;
    }

    /// <summary>The value of a result is known: it must not be tiny, nor be 0 or anything but a number.</summary>
    public void Result(int index, LocalBuilder value)
    {
        if (_plan.Certain[index]) return;
        _il.Emit(OpCodes.Ldloc, value);
        FromLow();
        _il.Emit(OpCodes.Ldc_I8, High);
        _il.Emit(OpCodes.Ldloc, _bits);
        _il.Emit(OpCodes.Sub);
        _il.Emit(OpCodes.Or);
        Gather(_unsound);
    }

    /// <summary>error, magnitude or check → .</summary>
    public void Check(int index)
    {
        if (index >= _plan.FirstCheck)
        {
            if (index < _plan.FirstDecision)
            {
                _il.Emit(OpCodes.Call, Bits);
            }
            else
            {
                _il.Emit(OpCodes.Ldc_R8, 0.0);
                _il.Emit(OpCodes.Clt_Un);
                _il.Emit(OpCodes.Conv_I8);
                _il.Emit(OpCodes.Neg);
            }

            Gather(_failed[_plan.Groups[index - _plan.FirstMagnitude]]);
        }
        else if (index >= _plan.FirstMagnitude)
        {
            FromLow();
            Gather(_failed[_plan.Groups[index - _plan.FirstMagnitude]]);
        }
        else
        {
            _il.Emit(OpCodes.Ldc_R8, _plan.Limits[_resultOf[index]]);
            _il.Emit(OpCodes.Cgt_Un);
            Doubt(_resultOf[index]);
        }
    }

    /// <summary> → a number that is negative if anything is in doubt.</summary>
    public void LoadSign()
    {
        _il.Emit(OpCodes.Ldloc, _unsound);
        foreach (LocalBuilder failed in _failed)
        {
            _il.Emit(OpCodes.Ldloc, failed);
            _il.Emit(OpCodes.Or);
        }

        if (_doubts is null) return;
        _il.Emit(OpCodes.Ldloc, _doubts);
        _il.Emit(OpCodes.Ldc_I8, 0L);
        _il.Emit(OpCodes.Cgt_Un);
        _il.Emit(OpCodes.Conv_I8);
        _il.Emit(OpCodes.Neg);
        _il.Emit(OpCodes.Or);
    }

    /// <summary> → the results whose errors are too large or cannot be trusted, a bit for each.</summary>
    public void LoadDoubts()
    {
        if (_doubts is null) _il.Emit(OpCodes.Ldc_I8, 0L);
        else _il.Emit(OpCodes.Ldloc, _doubts);
        for (int i = 0; i < _failed.Length; i++)
        {
            _il.Emit(OpCodes.Ldloc, _failed[i]);
            _il.Emit(OpCodes.Ldc_I4, 63);
            _il.Emit(OpCodes.Shr);
            _il.Emit(OpCodes.Ldc_I8, (long)_plan.Doubtful[i]);
            _il.Emit(OpCodes.And);
            _il.Emit(OpCodes.Or);
        }
    }

    /// <summary>value → a number that is negative if the value is too small.</summary>
    private void FromLow()
    {
        _il.Emit(OpCodes.Call, Bits);
        _il.Emit(OpCodes.Ldc_I8, Magnitude);
        _il.Emit(OpCodes.And);
        _il.Emit(OpCodes.Dup);
        _il.Emit(OpCodes.Stloc, _bits);
        _il.Emit(OpCodes.Ldc_I8, Low);
        _il.Emit(OpCodes.Sub);
    }

    private void Gather(LocalBuilder signs)
    {
        _il.Emit(OpCodes.Ldloc, signs);
        _il.Emit(OpCodes.Or);
        _il.Emit(OpCodes.Stloc, signs);
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

        Gather(_doubts!);
    }
}
