using System.Reflection;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using V = System.Runtime.Intrinsics.Vector512<double>;

namespace Symbolic.Compilation;

/// <summary>The methods on vectors of eight doubles that emitted code calls. They are found through delegates, not by name, so that trimming keeps them.</summary>
internal static class VectorMethods
{
    public static readonly MethodInfo Broadcast = Of<Func<double, V>>(Vector512.Create);
    public static readonly MethodInfo Load = Of<LoadFrom>(Vector512.LoadUnsafe), Store = Of<StoreTo>(Vector512.StoreUnsafe);
    public static readonly MethodInfo Negate = Of<Func<V, V>>(Vector512.Negate), Abs = Of<Func<V, V>>(Vector512.Abs), Sqrt = Of<Func<V, V>>(Vector512.Sqrt);
    public static readonly MethodInfo Add = Of<Func<V, V, V>>(Vector512.Add), Subtract = Of<Func<V, V, V>>(Vector512.Subtract);
    public static readonly MethodInfo Multiply = Of<Func<V, V, V>>(Vector512.Multiply), Divide = Of<Func<V, V, V>>(Vector512.Divide);
    public static readonly MethodInfo Maximum = Of<Func<V, V, V>>(Vector512.MaxNative), Minimum = Of<Func<V, V, V>>(Vector512.MinNative), Fused = Of<Func<V, V, V, V>>(Vector512.FusedMultiplyAdd);
    public static readonly MethodInfo FusedSubtract = Of<Func<V, V, V, V>>(Avx512F.FusedMultiplySubtract);
    public static readonly MethodInfo NegatedFused = Of<Func<V, V, V, V>>(Avx512F.FusedMultiplyAddNegated), NegatedFusedSubtract = Of<Func<V, V, V, V>>(Avx512F.FusedMultiplySubtractNegated);
    public static readonly MethodInfo Less = Of<Func<V, V, V>>(Vector512.LessThan), LessOrEqual = Of<Func<V, V, V>>(Vector512.LessThanOrEqual);
    public static readonly MethodInfo And = Of<Func<V, V, V>>(Vector512.BitwiseAnd), AndNot = Of<Func<V, V, V>>(Vector512.AndNot), Or = Of<Func<V, V, V>>(Vector512.BitwiseOr);
    public static readonly MethodInfo Select = Of<Func<V, V, V, V>>(Vector512.ConditionalSelect);
    public static readonly MethodInfo AreEqual = Of<Func<V, V, V>>(Vector512.Equals), Mask = Of<Func<V, ulong>>(Vector512.ExtractMostSignificantBits);

    private delegate V LoadFrom(ref readonly double source, nuint offset);

    private delegate void StoreTo(V value, ref double target, nuint offset);

    private static MethodInfo Of<TDelegate>(TDelegate method)
        where TDelegate : Delegate => method.Method;
}
