namespace Symbolic.Compilation;

/// <summary>Functions over spans of one result as delegates over single numbers.</summary>
internal static class ScalarDelegates
{
    /// <summary>A delegate of up to eight doubles or four floats, or over spans, that calls a function over spans.</summary>
    /// <param name="f">The function.</param>
    /// <param name="arity">The number of its arguments.</param>
    /// <param name="outputs">The number of its results.</param>
    /// <param name="single">The function of floats; null to compute in doubles and round.</param>
    /// <exception cref="ArgumentException">The delegate has another shape.</exception>
    public static TDelegate Of<TDelegate>(SpanFunction f, int arity, int outputs = 1, SingleSpanFunction? single = null)
        where TDelegate : Delegate
    {
        bool isSingle = typeof(TDelegate) != typeof(SpanFunction) && typeof(TDelegate) != typeof(SingleSpanFunction);
        if (isSingle && outputs != 1) throw new ArgumentException($"{typeof(TDelegate)} does not fit {outputs} results", nameof(f));
        Delegate? made = typeof(TDelegate) == typeof(SpanFunction) ? f : OfDoubles(f, arity, typeof(TDelegate)) ?? OfFloats(single ??= Rounded(f), arity, typeof(TDelegate));
        return made as TDelegate ?? throw new ArgumentException($"{typeof(TDelegate)} does not fit {arity} variables", nameof(f));
    }

    private static Delegate? OfDoubles(SpanFunction f, int arity, Type type)
    {
        Delegate? made = arity switch
        {
            0 => () => Call(f, []),
            1 => (double a) => Call(f, [a]),
            2 => (double a, double b) => Call(f, [a, b]),
            3 => (double a, double b, double c) => Call(f, [a, b, c]),
            4 => (double a, double b, double c, double d) => Call(f, [a, b, c, d]),
            5 => (double a, double b, double c, double d, double e) => Call(f, [a, b, c, d, e]),
            6 => (double a, double b, double c, double d, double e, double g) => Call(f, [a, b, c, d, e, g]),
            7 => (double a, double b, double c, double d, double e, double g, double h) => Call(f, [a, b, c, d, e, g, h]),
            8 => (double a, double b, double c, double d, double e, double g, double h, double i) => Call(f, [a, b, c, d, e, g, h, i]),
            _ => null,
        };
        return Fitted(made, type);
    }

    private static Delegate? OfFloats(SingleSpanFunction f, int arity, Type type)
    {
        if (type == typeof(SingleSpanFunction)) return f;
        Delegate? made = arity switch
        {
            0 => () => Call(f, []),
            1 => (float a) => Call(f, [a]),
            2 => (float a, float b) => Call(f, [a, b]),
            3 => (float a, float b, float c) => Call(f, [a, b, c]),
            4 => (float a, float b, float c, float d) => Call(f, [a, b, c, d]),
            _ => null,
        };
        return Fitted(made, type);
    }

    private static SingleSpanFunction Rounded(SpanFunction f) => (x, y) =>
    {
        Span<double> inputs = x.Length <= 64 ? stackalloc double[x.Length] : new double[x.Length];
        Span<double> outputs = y.Length <= 64 ? stackalloc double[y.Length] : new double[y.Length];
        for (int i = 0; i < x.Length; i++) inputs[i] = x[i];
        f(inputs, outputs);
        for (int i = 0; i < y.Length; i++) y[i] = (float)outputs[i];
    };

    private static Delegate? Fitted(Delegate? made, Type type) => type.IsInstanceOfType(made) ? made : null;

    private static double Call(SpanFunction f, ReadOnlySpan<double> x)
    {
        double y = 0;
        f(x, new Span<double>(ref y));
        return y;
    }

    private static float Call(SingleSpanFunction f, ReadOnlySpan<float> x)
    {
        float y = 0;
        f(x, new Span<float>(ref y));
        return y;
    }
}
