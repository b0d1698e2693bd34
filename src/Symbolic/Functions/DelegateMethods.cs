using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Symbolic.Functions;

/// <summary>What can be asked of any delegate.</summary>
internal static class DelegateMethods
{
    /// <summary>The method that calls delegates of a type.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "trimming keeps the Invoke method of delegate types")]
    public static MethodInfo Invoke(Type type) => type.GetMethod("Invoke")!;
}
