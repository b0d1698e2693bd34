using System.Runtime.CompilerServices;

namespace Symbolic.Numerics;

/// <summary>What the JIT compiler is asked for.</summary>
internal static class Jit
{
    /// <summary>To inline a method, and where it does not, to optimise its code at once: what is called from optimised code would else be slow until it has been called often for a while.</summary>
    public const MethodImplOptions Inlined = MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization;
}
