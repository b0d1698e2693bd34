using System.Collections.Immutable;

namespace Symbolic.Cli.Batch;

/// <summary>Values of expressions at the points of a request.</summary>
internal static class PointValues
{
    /// <summary>For each point the values of all expressions.</summary>
    /// <exception cref="SymbolicException">SD4002: a variable has no value at some point; SD4001, SD4003: some part has no value at all.</exception>
    public static ImmutableArray<ImmutableArray<double?>> Of(SymbolicEngine engine, ImmutableArray<Expr> expressions, BatchRequest request, Timings timings, Action<Diagnostic> report)
    {
        if (expressions.IsEmpty) return [.. request.At.Select(static _ => ImmutableArray<double?>.Empty)];
        string[] variables = [.. expressions.SelectMany(static e => SymbolicEngine.Variables(e)).Distinct().Order(StringComparer.Ordinal)];
        double[][] points = [.. request.At.Select((point, i) => Coordinates(point, i, variables))];
        if (request.Accuracy == Accuracy.Verified) return Proved(engine, expressions, variables, points, request, timings, report);
        CompileOptions options = CompileOptions.Default with { Accuracy = request.Accuracy };
        return request.IsSingle
            ? Singles(engine, expressions, variables, points, options, timings)
            : Doubles(engine, expressions, variables, points, options, timings);
    }

    private static ImmutableArray<ImmutableArray<double?>> Proved(SymbolicEngine engine, ImmutableArray<Expr> expressions, string[] variables, double[][] points, BatchRequest request, Timings timings, Action<Diagnostic> report)
    {
        return timings.Measure<ImmutableArray<ImmutableArray<double?>>>("eval", () => [.. points.Select(x => At(x))]);

        ImmutableArray<double?> At(double[] x)
        {
            ImmutableArray<double?> values = Evaluation.Proved(engine, expressions.AsSpan(), variables, x, report);
            return request.IsSingle ? [.. values.Select(static v => v is { } value ? (double?)(float)value : null)] : values;
        }
    }

    private static double[] Coordinates(ImmutableDictionary<string, double> point, int index, string[] variables)
    {
        double[] x = new double[variables.Length];
        for (int i = 0; i < x.Length; i++)
        {
            if (point.TryGetValue(variables[i], out x[i])) continue;
            throw new SymbolicException(Diagnostic.Error("SD4002", $"the variable '{variables[i]}' has no value at point {index + 1}; write \"{variables[i]}\" and a number there"));
        }

        return x;
    }

    private static ImmutableArray<ImmutableArray<double?>> Doubles(SymbolicEngine engine, ImmutableArray<Expr> expressions, string[] variables, double[][] points, CompileOptions options, Timings timings)
    {
        SpanFunction function = timings.Measure("compile", () => engine.Compile(expressions.AsSpan(), variables, options));
        return timings.Measure<ImmutableArray<ImmutableArray<double?>>>("eval", () => [.. points.Select(x => At(x))]);

        ImmutableArray<double?> At(double[] x)
        {
            double[] y = new double[expressions.Length];
            function(x, y);
            return [.. y];
        }
    }

    private static ImmutableArray<ImmutableArray<double?>> Singles(SymbolicEngine engine, ImmutableArray<Expr> expressions, string[] variables, double[][] points, CompileOptions options, Timings timings)
    {
        SingleSpanFunction function = timings.Measure("compile", () => engine.CompileSingle(expressions.AsSpan(), variables, options));
        return timings.Measure<ImmutableArray<ImmutableArray<double?>>>("eval", () => [.. points.Select(x => At(x))]);

        ImmutableArray<double?> At(double[] x)
        {
            float[] y = new float[expressions.Length];
            function([.. x.Select(static v => (float)v)], y);
            return [.. y.Select(static v => (double?)v)];
        }
    }
}
