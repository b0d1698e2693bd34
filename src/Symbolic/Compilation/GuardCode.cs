using System.Reflection;
using System.Reflection.Emit;

namespace Symbolic.Compilation;

/// <summary>Emits the decision whether the results of a function can be trusted: a few operations beside each result, without branches, and one test at the end.</summary>
/// <remarks>By integers, since the units for doubles are busy with the results: numbers gather sign bits, one for each set of results that something puts in doubt. Of the results
/// themselves one bit is gathered, which says that the two leading bits of the exponents differ: then they are from 2^-511 to 2^513. Which results are in doubt, if any, is found
/// out after the test has failed.</remarks>
internal sealed class GuardCode
{
    private static readonly MethodInfo Abs = ((Func<double, double>)Math.Abs).Method, Lesser = ((Func<double, double, double>)double.MinNative).Method;
    private static readonly MethodInfo Bits = typeof(BitConverter).GetMethod(nameof(BitConverter.DoubleToInt64Bits))!;
    private static readonly long Low = BitConverter.DoubleToInt64Bits(Guard.Least);

    private readonly ILGenerator _il;
    private readonly GuardPlan _plan;
    private readonly LocalBuilder _bits;
    private readonly LocalBuilder? _ordinary;
    private readonly LocalBuilder[] _failed;

    /// <summary>For each set the least magnitude, where there are any.</summary>
    private readonly LocalBuilder?[] _least;
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

        if (Array.Exists(plan.Certain, static c => !c)) _ordinary = Start(-1);
        _failed = new LocalBuilder[plan.Doubtful.Length];
        for (int i = 0; i < _failed.Length; i++) _failed[i] = Start(0);
        _least = new LocalBuilder?[plan.Doubtful.Length];
        for (int i = 0; i < plan.Magnitudes; i++) _least[plan.Groups[i]] ??= Unbounded();
        _bits = il.DeclareLocal(typeof(long));
        if (Array.Exists(plan.Errors, static e => e >= 0)) _doubts = Start(0);
    }

    private LocalBuilder Start(long value)
    {
        LocalBuilder local = _il.DeclareLocal(typeof(long));
        _il.Emit(OpCodes.Ldc_I8, value);
        _il.Emit(OpCodes.Stloc, local);
        return local;
    }

    private LocalBuilder Unbounded()
    {
        LocalBuilder local = _il.DeclareLocal(typeof(double));
        _il.Emit(OpCodes.Ldc_R8, double.MaxValue);
        _il.Emit(OpCodes.Stloc, local);
        return local;
    }

    /// <summary>The value of a result is known: it must not be tiny, nor be 0 or anything but a number.</summary>
    public void Result(int index, LocalBuilder value)
    {
        if (_plan.Certain[index]) return;
        _il.Emit(OpCodes.Ldloc, value);
        _il.Emit(OpCodes.Call, Bits);
        _il.Emit(OpCodes.Dup);
        _il.Emit(OpCodes.Stloc, _bits);
        _il.Emit(OpCodes.Ldloc, _bits);
        _il.Emit(OpCodes.Add);
        _il.Emit(OpCodes.Ldloc, _bits);
        _il.Emit(OpCodes.Xor);
        _il.Emit(OpCodes.Ldloc, _ordinary!);
        _il.Emit(OpCodes.And);
        _il.Emit(OpCodes.Stloc, _ordinary!);
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
            // the lesser one is the second where the first is NaN, which does not count: results that depend on it are no numbers either
            LocalBuilder least = _least[_plan.Groups[index - _plan.FirstMagnitude]]!;
            _il.Emit(OpCodes.Call, Abs);
            _il.Emit(OpCodes.Ldloc, least);
            _il.Emit(OpCodes.Call, Lesser);
            _il.Emit(OpCodes.Stloc, least);
        }
        else
        {
            _il.Emit(OpCodes.Ldc_R8, _plan.Limits[_resultOf[index]]);
            _il.Emit(OpCodes.Cgt_Un);
            Doubt(_resultOf[index]);
        }
    }

    /// <summary> → a number that is negative if anything may be in doubt.</summary>
    public void LoadSign()
    {
        if (_ordinary is null)
        {
            _il.Emit(OpCodes.Ldc_I8, 0L);
        }
        else
        {
            // the bit of an exponent below the sign
            _il.Emit(OpCodes.Ldloc, _ordinary);
            _il.Emit(OpCodes.Not);
            _il.Emit(OpCodes.Ldc_I4_1);
            _il.Emit(OpCodes.Shl);
        }

        foreach (LocalBuilder failed in _failed)
        {
            _il.Emit(OpCodes.Ldloc, failed);
            _il.Emit(OpCodes.Or);
        }

        if (Array.Exists(_least, static l => l is not null))
        {
            LoadLeast();
            BelowLeast();
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
            LoadFailed(i);
            _il.Emit(OpCodes.Ldc_I4, 63);
            _il.Emit(OpCodes.Shr);
            _il.Emit(OpCodes.Ldc_I8, (long)_plan.Doubtful[i]);
            _il.Emit(OpCodes.And);
            _il.Emit(OpCodes.Or);
        }
    }

    /// <summary> → a number that is negative if a check of a set has failed or a magnitude is too small.</summary>
    private void LoadFailed(int set)
    {
        _il.Emit(OpCodes.Ldloc, _failed[set]);
        if (_least[set] is not { } least) return;
        _il.Emit(OpCodes.Ldloc, least);
        BelowLeast();
        _il.Emit(OpCodes.Or);
    }

    /// <summary> → the least magnitude of all sets.</summary>
    private void LoadLeast()
    {
        bool isFirst = true;
        foreach (LocalBuilder? least in _least)
        {
            if (least is null) continue;
            _il.Emit(OpCodes.Ldloc, least);
            if (!isFirst) _il.Emit(OpCodes.Call, Lesser);
            isFirst = false;
        }
    }

    /// <summary>magnitude → a number that is negative if it is too small.</summary>
    private void BelowLeast()
    {
        _il.Emit(OpCodes.Call, Bits);
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
