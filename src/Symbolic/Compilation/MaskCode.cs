using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using V = System.Runtime.Intrinsics.Vector512<double>;

namespace Symbolic.Compilation;

/// <summary>Emits the decision whether the results at the points of a vector can be trusted, as <see cref="GuardCode"/> does for one point: a bit per point for each
/// result, and one for each set of results that something puts in doubt.</summary>
/// <remarks>Where there are no calls, vectors gather what is looked at, and of the results one bit per point, which says that all of them are from 2^-511 to 2^513; which of them are in doubt
/// where it is not set, if any, is found out later. Calls would send the vectors to memory: beside them integers gather bits.</remarks>
internal sealed class MaskCode
{
    private static readonly MethodInfo Excess = Of(MarkExcess), Doubt = Of(MarkResult), Failure = Of(MarkNegative), Failed = Of(MarkFailed), Unusual = Of(MarkUnusual);
    private static readonly MethodInfo NotTiny = Of(IsNotTiny), NotNegative = Of(IsNotNegative), Sure = Of(IsNotNegativeNorNaN);
    private static readonly MethodInfo Ordinary = Of(AreOrdinary), Lesser = Of(Least), Tiny = Of(AddTiny), Negative = Of(AddNegative), Undecided = Of(AddNegativeOrNaN);

    /// <summary>For Intel's VRANGEPD: the lesser one of two magnitudes, without a sign; the other one where one is NaN.</summary>
    private const byte LesserMagnitude = 0b1010;

    private readonly ILGenerator _il;
    private readonly GuardPlan _plan;
    private readonly LocalBuilder _point;
    private readonly LocalBuilder _group;
    private readonly bool _hasCalls;
    private readonly LocalBuilder? _ordinary;
    private readonly LocalBuilder[] _failed;

    /// <summary>For each set the least magnitude, where there are any.</summary>
    private readonly LocalBuilder?[] _least;
    private readonly LocalBuilder[] _rows;
    private readonly int[] _resultOf;

    /// <summary>Finds the rows of doubts; emitted before the loop.</summary>
    /// <param name="il">The code being written.</param>
    /// <param name="plan">What is looked at.</param>
    /// <param name="point">The first point of the current vector.</param>
    /// <param name="hasCalls">Whether the code calls methods.</param>
    public MaskCode(ILGenerator il, GuardPlan plan, LocalBuilder point, bool hasCalls)
    {
        (_il, _plan, _point, _hasCalls) = (il, plan, point, hasCalls);
        _resultOf = new int[plan.Total];
        for (int k = 0; k < plan.OutputCount; k++)
        {
            if (plan.Errors[k] >= 0) _resultOf[plan.Errors[k]] = k;
        }

        _group = il.DeclareLocal(typeof(nuint));
        if (!hasCalls && Array.Exists(plan.Certain, static c => !c)) _ordinary = il.DeclareLocal(typeof(V));
        _failed = Array.ConvertAll(plan.Doubtful, _ => il.DeclareLocal(hasCalls ? typeof(ulong) : typeof(V)));
        _least = new LocalBuilder?[_failed.Length];
        for (int i = 0; i < plan.Magnitudes && !hasCalls; i++) _least[plan.Groups[i]] ??= il.DeclareLocal(typeof(V));
        _rows = new LocalBuilder[RowsOf(plan)];
        for (int k = 0; k < _rows.Length; k++)
        {
            _rows[k] = il.DeclareLocal(typeof(byte).MakeByRefType());
            il.Emit(OpCodes.Ldarg, (short)7);
            il.Emit(OpCodes.Ldarg, (short)8);
            il.Emit(OpCodes.Ldc_I4, k);
            il.Emit(OpCodes.Conv_I);
            il.Emit(OpCodes.Mul);
            il.Emit(OpCodes.Add);
            il.Emit(OpCodes.Stloc, _rows[k]);
        }
    }

    /// <summary>How many rows of doubts there are: one for each result, one for each set of results that something puts in doubt, one for results that are tiny, huge, or no numbers.</summary>
    public static int RowsOf(GuardPlan plan) => plan.OutputCount + plan.Doubtful.Length + 1;

    /// <summary>A vector of points begins: nothing is in doubt.</summary>
    public void Begin()
    {
        // the last vector ends at the last point and may begin within the eight before: its bits belong to the last byte
        _il.Emit(OpCodes.Ldloc, _point);
        _il.Emit(OpCodes.Ldc_I4_7);
        _il.Emit(OpCodes.Conv_U);
        _il.Emit(OpCodes.Add);
        _il.Emit(OpCodes.Ldc_I4_3);
        _il.Emit(OpCodes.Shr_Un);
        _il.Emit(OpCodes.Stloc, _group);
        if (_ordinary is not null) Set(_ordinary, -1);
        foreach (LocalBuilder failed in _failed)
        {
            if (!_hasCalls)
            {
                Set(failed, 0);
                continue;
            }

            _il.Emit(OpCodes.Ldc_I8, -1L);
            _il.Emit(OpCodes.Stloc, failed);
        }

        foreach (LocalBuilder? least in _least)
        {
            if (least is not null) Set(least, BitConverter.DoubleToInt64Bits(double.MaxValue));
        }
    }

    /// <summary>value → value; it must not be tiny, nor be 0 or anything but a number.</summary>
    public void Result(int index)
    {
        if (_plan.Certain[index]) return;
        _il.Emit(OpCodes.Dup);
        if (_ordinary is null)
        {
            _il.Emit(OpCodes.Ldc_R8, _plan.Least[index]);
            Mark(index, Doubt);
            return;
        }

        _il.Emit(OpCodes.Ldloc, _ordinary);
        _il.Emit(OpCodes.Call, Ordinary);
        _il.Emit(OpCodes.Stloc, _ordinary);
    }

    /// <summary>error, magnitude or check → .</summary>
    public void Check(int index)
    {
        if (index < _plan.FirstMagnitude)
        {
            _il.Emit(OpCodes.Ldc_R8, _plan.Limits[_resultOf[index]]);
            Mark(_resultOf[index], Excess);
            return;
        }

        int set = _plan.Groups[index - _plan.FirstMagnitude];
        LocalBuilder gathered = index < _plan.FirstCheck && !_hasCalls ? _least[set]! : _failed[set];
        _il.Emit(OpCodes.Ldloc, gathered);
        if (index < _plan.FirstCheck) _il.Emit(OpCodes.Call, _hasCalls ? NotTiny : Lesser);
        else if (index < _plan.FirstDecision) _il.Emit(OpCodes.Call, _hasCalls ? NotNegative : Negative);
        else _il.Emit(OpCodes.Call, _hasCalls ? Sure : Undecided);
        _il.Emit(OpCodes.Stloc, gathered);
    }

    /// <summary>A vector of points ends.</summary>
    public void End()
    {
        for (int i = 0; i < _failed.Length; i++)
        {
            _il.Emit(OpCodes.Ldloc, _failed[i]);
            if (_least[i] is { } least)
            {
                _il.Emit(OpCodes.Ldloc, least);
                _il.Emit(OpCodes.Call, Tiny);
            }

            Mark(_plan.OutputCount + i, _hasCalls ? Failed : Failure);
        }

        if (_ordinary is null) return;
        _il.Emit(OpCodes.Ldloc, _ordinary);
        Mark(_rows.Length - 1, Unusual);
    }

    private void Set(LocalBuilder local, long bits)
    {
        _il.Emit(OpCodes.Ldc_R8, BitConverter.Int64BitsToDouble(bits));
        _il.Emit(OpCodes.Call, VectorMethods.Broadcast);
        _il.Emit(OpCodes.Stloc, local);
    }

    private void Mark(int row, MethodInfo method)
    {
        _il.Emit(OpCodes.Ldloc, _rows[row]);
        _il.Emit(OpCodes.Ldloc, _group);
        _il.Emit(OpCodes.Call, method);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void MarkExcess(V error, double limit, ref byte row, nuint group) =>
        Unsafe.Add(ref row, group) |= (byte)~Vector512.LessThanOrEqual(Vector512.Abs(error), Vector512.Create(limit)).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void MarkResult(V value, double smallest, ref byte row, nuint group)
    {
        // from the smallest to the greatest double is one interval of bit patterns
        ulong least = BitConverter.DoubleToUInt64Bits(smallest), most = BitConverter.DoubleToUInt64Bits(double.MaxValue);
        Vector512<ulong> above = Vector512.Abs(value).AsUInt64() - Vector512.Create(least);
        Unsafe.Add(ref row, group) |= (byte)Vector512.GreaterThan(above, Vector512.Create(most - least)).ExtractMostSignificantBits();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void MarkFailed(ulong sound, ref byte row, nuint group) => Unsafe.Add(ref row, group) |= (byte)~sound;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong IsNotTiny(V magnitude, ulong sound) => sound & ~Vector512.LessThan(Vector512.Abs(magnitude), Vector512.Create(Guard.Least)).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong IsNotNegative(V check, ulong sound) => sound & ~check.ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong IsNotNegativeNorNaN(V check, ulong sound) => sound & Vector512.GreaterThanOrEqual(check, V.Zero).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void MarkNegative(V failed, ref byte row, nuint group) => Unsafe.Add(ref row, group) |= (byte)failed.ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void MarkUnusual(V ordinary, ref byte row, nuint group) => Unsafe.Add(ref row, group) |= (byte)~Vector512.ShiftLeft(ordinary.AsUInt64(), 1).ExtractMostSignificantBits();

    /// <summary>The bit below the sign says that the two leading bits of the exponent differ.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V AreOrdinary(V value, V ordinary) => ((value.AsUInt64() ^ (value.AsUInt64() + value.AsUInt64())) & ordinary.AsUInt64()).AsDouble();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V AddTiny(V failed, V least) => failed | Vector512.LessThan(least, Vector512.Create(Guard.Least));

    /// <summary>The second where the first is NaN, which does not count: results that depend on it are no numbers either.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Least(V magnitude, V least) => Avx512DQ.IsSupported ? Avx512DQ.Range(magnitude, least, LesserMagnitude) : Vector512.MinNative(Vector512.Abs(magnitude), least);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V AddNegative(V check, V failed) => failed | check;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V AddNegativeOrNaN(V check, V failed) => failed | ~Vector512.GreaterThanOrEqual(check, V.Zero);

    private static MethodInfo Of(Delegate method) => method.Method;
}
