using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using V = System.Runtime.Intrinsics.Vector512<double>;

namespace Symbolic.Compilation;

/// <summary>Emits the decision whether the results at the points of a vector can be trusted, as <see cref="GuardCode"/> does for one point: a bit per point for each
/// result, and one that puts all results in doubt.</summary>
internal sealed class MaskCode
{
    private static readonly MethodInfo Doubt = Of(MarkResult), Excess = Of(MarkExcess), Failure = Of(MarkFailed), Tiny = Of(IsNotTiny), Sound = Of(IsNotNegative);

    private readonly ILGenerator _il;
    private readonly GuardPlan _plan;
    private readonly LocalBuilder _point;
    private readonly LocalBuilder _group, _sound;
    private readonly LocalBuilder[] _rows;
    private readonly int[] _resultOf;

    /// <summary>Finds the rows of doubts; emitted before the loop.</summary>
    /// <param name="il">The code being written.</param>
    /// <param name="plan">What is looked at.</param>
    /// <param name="point">The first point of the current vector.</param>
    public MaskCode(ILGenerator il, GuardPlan plan, LocalBuilder point)
    {
        (_il, _plan, _point) = (il, plan, point);
        _resultOf = new int[plan.Total];
        for (int k = 0; k < plan.OutputCount; k++)
        {
            if (plan.Errors[k] >= 0) _resultOf[plan.Errors[k]] = k;
        }

        (_group, _sound) = (il.DeclareLocal(typeof(nuint)), il.DeclareLocal(typeof(ulong)));
        _rows = new LocalBuilder[plan.OutputCount + 1];
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
        _il.Emit(OpCodes.Ldc_I8, -1L);
        _il.Emit(OpCodes.Stloc, _sound);
    }

    /// <summary>value → value; it must not be tiny, nor be 0 or anything but a number.</summary>
    public void Result(int index)
    {
        if (_plan.Certain[index]) return;
        _il.Emit(OpCodes.Dup);
        Mark(index, Doubt);
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

        _il.Emit(OpCodes.Ldloc, _sound);
        _il.Emit(OpCodes.Call, index < _plan.FirstCheck ? Tiny : Sound);
        _il.Emit(OpCodes.Stloc, _sound);
    }

    /// <summary>A vector of points ends.</summary>
    public void End()
    {
        if (_plan.FirstMagnitude == _plan.Total) return;
        _il.Emit(OpCodes.Ldloc, _sound);
        Mark(_plan.OutputCount, Failure);
    }

    private void Mark(int row, MethodInfo method)
    {
        _il.Emit(OpCodes.Ldloc, _rows[row]);
        _il.Emit(OpCodes.Ldloc, _group);
        _il.Emit(OpCodes.Call, method);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void MarkResult(V value, ref byte row, nuint group)
    {
        // from Least to the greatest double is one interval of bit patterns
        ulong least = BitConverter.DoubleToUInt64Bits(Guard.Least), most = BitConverter.DoubleToUInt64Bits(double.MaxValue);
        Vector512<ulong> above = Vector512.Abs(value).AsUInt64() - Vector512.Create(least);
        Unsafe.Add(ref row, group) |= (byte)Vector512.GreaterThan(above, Vector512.Create(most - least)).ExtractMostSignificantBits();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void MarkExcess(V error, double limit, ref byte row, nuint group) =>
        Unsafe.Add(ref row, group) |= (byte)~Vector512.LessThanOrEqual(Vector512.Abs(error), Vector512.Create(limit)).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void MarkFailed(ulong sound, ref byte row, nuint group) => Unsafe.Add(ref row, group) |= (byte)~sound;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong IsNotTiny(V magnitude, ulong sound) =>
        sound & Vector512.GreaterThanOrEqual(Vector512.Abs(magnitude), Vector512.Create(Guard.Least)).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong IsNotNegative(V check, ulong sound) => sound & Vector512.GreaterThanOrEqual(check, V.Zero).ExtractMostSignificantBits();

    private static MethodInfo Of(Delegate method) => method.Method;
}
