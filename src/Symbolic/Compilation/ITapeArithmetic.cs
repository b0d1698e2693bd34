namespace Symbolic.Compilation;

/// <summary>The arithmetic of one kind of number, as a tape needs it; implemented by structs so that the interpreter is specialised to each.</summary>
/// <typeparam name="T">The kind of number.</typeparam>
internal interface ITapeArithmetic<T>
{
    /// <summary>The number for a constant, from its exact value where the kind of number can tell the difference.</summary>
    T Constant(TapeConstant constant);

    /// <summary>−a.</summary>
    T Negate(T a);

    /// <summary>a + b.</summary>
    T Add(T a, T b);

    /// <summary>a − b.</summary>
    T Subtract(T a, T b);

    /// <summary>a·b.</summary>
    T Multiply(T a, T b);

    /// <summary>a/b.</summary>
    T Divide(T a, T b);

    /// <summary>√a.</summary>
    T SquareRoot(T a);

    /// <summary>a^b.</summary>
    T Power(T a, T b);

    /// <summary>a^(b + rest); arithmetic whose constants are exact ignores the rest.</summary>
    T CorrectedPower(T a, T b, T rest);

    /// <summary>a·b + c; with one rounding where the numbers are rounded to their own precision.</summary>
    T FusedMultiplyAdd(T a, T b, T c);

    /// <summary>f(a).</summary>
    T Call(TapeKernel kernel, T a);

    /// <summary>f(a, b).</summary>
    T Call(TapeKernel kernel, T a, T b);

    /// <summary>f(a, b, c).</summary>
    T Call(TapeKernel kernel, T a, T b, T c);

    /// <summary>f of any number of arguments, in <paramref name="registers"/> at the places <paramref name="arguments"/>.</summary>
    T Call(TapeKernel kernel, ReadOnlySpan<T> registers, ReadOnlySpan<int> arguments);

    /// <summary>Whether a &lt; b.</summary>
    Truth Less(T a, T b);

    /// <summary>Whether a ≤ b.</summary>
    Truth LessOrEqual(T a, T b);

    /// <summary>Whether a = b.</summary>
    Truth Equal(T a, T b);
}
