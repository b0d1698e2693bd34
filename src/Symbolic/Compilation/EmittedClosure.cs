using System.Runtime.CompilerServices;

namespace Symbolic.Compilation;

/// <summary>What emitted code finds in its first argument: the delegates it calls.</summary>
internal sealed class EmittedClosure(Delegate[] kernels)
{
    /// <summary>The delegates of functions that cannot be called directly.</summary>
    public readonly Delegate[] Kernels = kernels;

    /// <summary>For a vector loop, what takes over where a function has a rare argument.</summary>
    public CarefulLoop? Careful { get; set; }

    /// <summary>For guarded code, what settles doubtful results.</summary>
    public Guard? Guard { get; set; }

    /// <summary>Settles the doubtful results of a function over spans, if there are any.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Settle(EmittedClosure closure, ReadOnlySpan<double> x, Span<double> y, ulong doubts)
    {
        Guard guard = closure.Guard!;
        y = y[..guard.OutputCount];
        doubts |= guard.Unsound(y);
        if (doubts != 0) guard.Settle(x, y, doubts);
    }

    /// <summary>The settled value of a function of one variable.</summary>
    public static double Settle1(EmittedClosure closure, double y, ulong doubts, double a) => SettleOne(closure, y, doubts, [a]);

    /// <summary>The settled value of a function of two variables.</summary>
    public static double Settle2(EmittedClosure closure, double y, ulong doubts, double a, double b) => SettleOne(closure, y, doubts, [a, b]);

    /// <summary>The settled value of a function of three variables.</summary>
    public static double Settle3(EmittedClosure closure, double y, ulong doubts, double a, double b, double c) => SettleOne(closure, y, doubts, [a, b, c]);

    /// <summary>The settled value of a function of four variables.</summary>
    public static double Settle4(EmittedClosure closure, double y, ulong doubts, double a, double b, double c, double d) => SettleOne(closure, y, doubts, [a, b, c, d]);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double SettleOne(EmittedClosure closure, double y, ulong doubts, ReadOnlySpan<double> x)
    {
        Settle(closure, x, new Span<double>(ref y), doubts);
        return y;
    }

    /// <summary>Evaluates the points of one vector in which they go different ways.</summary>
    public static void Diverge(EmittedClosure closure, ref double x, nint xStride, ref double y, nint yStride, ref byte marks, nint groups, nuint point) =>
        closure.Careful!.Run(ref Unsafe.Add(ref x, point), xStride, ref Unsafe.Add(ref y, point), yStride, ref Unsafe.Add(ref marks, (point + 7) >> 3), groups);

    /// <summary>Throws unless the spans have the lengths a function needs and do not overlap.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Check<T>(ReadOnlySpan<T> x, Span<T> y, int inputs, int outputs)
    {
        if (!Fit(x, y, inputs, outputs)) Reject(x, y, inputs, outputs);
    }

    /// <summary>Whether the spans have the lengths a function needs and do not overlap. Inlined into emitted code.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Fit<T>(ReadOnlySpan<T> x, Span<T> y, int inputs, int outputs) => x.Length == inputs && y.Length >= outputs && !x.Overlaps(y);

    /// <summary>Throws, since spans do not fit. Emitted code returns after it, so that the arguments can stay in the registers in which they came.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Reject<T>(ReadOnlySpan<T> x, Span<T> y, int inputs, int outputs)
    {
        if (x.Length != inputs) throw new ArgumentException($"{inputs} values are needed, one per variable, not {x.Length}", nameof(x));
        if (y.Length < outputs) throw new ArgumentException($"there are {outputs} results, but room for {y.Length}", nameof(y));
        throw new ArgumentException("the results must not be written over the variables", nameof(y));
    }
}
