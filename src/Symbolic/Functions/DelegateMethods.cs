using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Symbolic.Functions;

/// <summary>What can be asked of any delegate.</summary>
internal static class DelegateMethods
{
    /// <summary>Why methods that emit code do so only where that is possible; elsewhere tapes are interpreted.</summary>
    public const string MakesCode = "methods are made at run time";

    /// <summary>The same delegate, its machine code made now and not by whoever calls it first.</summary>
    public static TDelegate Prepared<TDelegate>(TDelegate function)
        where TDelegate : Delegate?
    {
        if (function is not null) RuntimeHelpers.PrepareDelegate(function);
        return function;
    }

    /// <summary>The method that calls delegates of a type.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "trimming keeps the Invoke method of delegate types")]
    public static MethodInfo Invoke(Type type) => type.GetMethod("Invoke")!;
}
