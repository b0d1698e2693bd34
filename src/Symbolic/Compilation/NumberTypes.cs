using System.Reflection.Emit;

namespace Symbolic.Compilation;

/// <summary>The floating-point types of emitted code: what goes in and out, and what is computed with.</summary>
/// <param name="IsSingleStorage">Whether arguments and results are floats.</param>
/// <param name="IsSingleArithmetic">Whether operations are rounded to floats.</param>
internal sealed record NumberTypes(bool IsSingleStorage, bool IsSingleArithmetic)
{
    /// <summary>Doubles throughout.</summary>
    public static NumberTypes Double { get; } = new(false, false);

    /// <summary>Floats throughout.</summary>
    public static NumberTypes Single { get; } = new(true, true);

    /// <summary>Floats in and out, doubles between: one rounding at the end.</summary>
    public static NumberTypes SingleByDouble { get; } = new(true, false);

    /// <summary>The type of arguments and results.</summary>
    public Type Storage => IsSingleStorage ? typeof(float) : typeof(double);

    /// <summary>The type of intermediate values.</summary>
    public Type Arithmetic => IsSingleArithmetic ? typeof(float) : typeof(double);

    /// <summary>Bytes per argument or result.</summary>
    public int StorageSize => IsSingleStorage ? sizeof(float) : sizeof(double);

    /// <summary>Bytes per intermediate value.</summary>
    public int ArithmeticSize => IsSingleArithmetic ? sizeof(float) : sizeof(double);

    /// <summary>address → value.</summary>
    public void LoadArithmetic(ILGenerator il) => il.Emit(IsSingleArithmetic ? OpCodes.Ldind_R4 : OpCodes.Ldind_R8);

    /// <summary>address, value → .</summary>
    public void StoreArithmetic(ILGenerator il) => il.Emit(IsSingleArithmetic ? OpCodes.Stind_R4 : OpCodes.Stind_R8);

    /// <summary>address of an argument → value.</summary>
    public void LoadStorage(ILGenerator il)
    {
        il.Emit(IsSingleStorage ? OpCodes.Ldind_R4 : OpCodes.Ldind_R8);
        Widen(il);
    }

    /// <summary>address of a result, value → .</summary>
    public void StoreStorage(ILGenerator il)
    {
        Narrow(il);
        il.Emit(IsSingleStorage ? OpCodes.Stind_R4 : OpCodes.Stind_R8);
    }

    /// <summary>argument → value.</summary>
    public void Widen(ILGenerator il)
    {
        if (IsSingleStorage && !IsSingleArithmetic) il.Emit(OpCodes.Conv_R8);
    }

    /// <summary>value → result.</summary>
    public void Narrow(ILGenerator il)
    {
        if (IsSingleStorage && !IsSingleArithmetic) il.Emit(OpCodes.Conv_R4);
    }
}
