using System.Reflection;
using System.Runtime.InteropServices;

namespace Symbolic.Compilation;

/// <summary>The methods on spans that emitted code calls, found through delegates, so that trimming keeps them.</summary>
internal static class SpanMethods<T>
{
    /// <summary>The first number of a span that is read.</summary>
    public static readonly MethodInfo ReadOnlyReference = ((ReadOnlyReferenceTo)MemoryMarshal.GetReference).Method;

    /// <summary>The first number of a span that is written to.</summary>
    public static readonly MethodInfo WritableReference = ((WritableReferenceTo)MemoryMarshal.GetReference).Method;

    /// <summary><see cref="EmittedClosure.Fit"/>.</summary>
    public static readonly MethodInfo Fit = ((CheckLengths)EmittedClosure.Fit).Method;

    /// <summary><see cref="EmittedClosure.Reject"/>.</summary>
    public static readonly MethodInfo Reject = ((RejectLengths)EmittedClosure.Reject).Method;

    private delegate ref T ReadOnlyReferenceTo(ReadOnlySpan<T> span);

    private delegate ref T WritableReferenceTo(Span<T> span);

    private delegate bool CheckLengths(ReadOnlySpan<T> x, Span<T> y, int inputs, int outputs);

    private delegate void RejectLengths(ReadOnlySpan<T> x, Span<T> y, int inputs, int outputs);
}
