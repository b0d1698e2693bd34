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

    /// <summary><see cref="EmittedClosure.Check"/>.</summary>
    public static readonly MethodInfo Check = ((CheckLengths)EmittedClosure.Check).Method;

    private delegate ref T ReadOnlyReferenceTo(ReadOnlySpan<T> span);

    private delegate ref T WritableReferenceTo(Span<T> span);

    private delegate void CheckLengths(ReadOnlySpan<T> x, Span<T> y, int inputs, int outputs);
}
