using System.Numerics;
using System.Runtime.Intrinsics;
using Symbolic.Functions;
using Symbolic.Numerics;
using V = System.Runtime.Intrinsics.Vector512<double>;

namespace Symbolic.Compilation;

/// <summary>What double-double loops over vectors call for one lane after the other: functions and powers.</summary>
internal static class ExtendedLanes
{
    /// <summary>A function of one argument, as <see cref="ExtendedArithmetic"/> evaluates it.</summary>
    public static V Call(Delegate evaluate, Delegate variation, Delegate? vector, double relative, double underflow, V high, V low, V error, out V resultLow, out V resultError)
    {
        Func<DoubleDouble, DoubleDouble> f = (Func<DoubleDouble, DoubleDouble>)evaluate;
        Func<double, double, double, double> moves = (Func<double, double, double, double>)variation;
        uint left = byte.MaxValue;
        DoubleDoubleVector values = new(V.Zero, V.Zero);
        if (vector is not null) left = ((ExtendedVectorFunction)vector)(new DoubleDoubleVector(high, low), out values);
        V resultHigh = values.High;
        resultLow = values.Low;
        for (; left != 0; left &= left - 1)
        {
            int i = BitOperations.TrailingZeroCount(left);
            DoubleDouble value = f(new DoubleDouble(high[i], low[i]));
            resultHigh = resultHigh.WithElement(i, value.High);
            resultLow = resultLow.WithElement(i, value.Low);
        }

        resultError = Bounds(moves, relative, underflow, high, resultHigh, error);
        return resultHigh;
    }

    private static V Bounds(Func<double, double, double, double> variation, double relative, double underflow, V argument, V value, V error)
    {
        V moved = V.Zero;
        for (int i = 0; i < V.Count; i++) moved = moved.WithElement(i, variation(argument[i], value[i], error[i]));
        return moved + Vector512.FusedMultiplyAdd(Vector512.Abs(value), Vector512.Create(relative), Vector512.Create(underflow));
    }

    /// <summary>a^b.</summary>
    public static V Power(V aHigh, V aLow, V aError, V bHigh, V bLow, V bError, out V resultLow, out V resultError)
    {
        V resultHigh = V.Zero;
        (resultLow, resultError) = (V.Zero, V.Zero);
        for (int i = 0; i < V.Count; i++)
        {
            resultHigh = resultHigh.WithElement(i, ExtendedCalls.Power(aHigh[i], aLow[i], aError[i], bHigh[i], bLow[i], bError[i], out double low, out double error));
            resultLow = resultLow.WithElement(i, low);
            resultError = resultError.WithElement(i, error);
        }

        return resultHigh;
    }
}
