using System.Runtime.CompilerServices;
using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Library;
using Xunit;

namespace Symbolic.Tests.Compilation;

/// <summary>What a batch gives at a point depends on the point alone: not on its neighbours, the number of points, their layout, or threads.</summary>
public sealed class BatchInvarianceTests
{
    private const int Seed = 991, Count = 150;

    private static readonly double[] s_specials =
        [0, -0.0, 1, -1, 0.5, -0.5, 2, Math.PI, 1e-9, -1e-9, 1e-300, double.Epsilon, -double.Epsilon, 709.9, -745.2, 1e5, 3e12, -1e15, 1e300, double.MaxValue, double.PositiveInfinity, double.NegativeInfinity, double.NaN];

    public static TheoryData<string> Rows =>
    [
        .. StandardFunctions.Table.Definitions.Where(static row => row is { Arity: <= 3, Kernel: not null, IsMacro: false }).Select(static row => $"{row.Name}({string.Join(", ", Variables.Take(row.Arity))})"),
    ];

    public static TheoryData<string> Formulas =>
    [
        "if(x < y, exp(x)*sin(y), log(1+x^2)) + max(x, z)", "sin(x*1e6)*cos(y) + tan(z*x)", "exp(-x^2-y^2)*z", "if(sin(x) < 0, if(y < x, x/y, y^3), sqrt(abs(z)))", "clamp(x, y, z)*tanh(x) + atan2(y, x)",
        "(x-y)*(x+z)/(x^2-y*z)", "1/(1+exp(-(x*y+z)))", "log(exp(x)+exp(y)+exp(z))", "x^y + z^(1/3)",
    ];

    public static TheoryData<string> Arithmetic =>
    [
        "(x-y)*(x+z)/(x^2-y*z)", "(((3*x-2)*x+5)*x-7)*x+1", "(x^2-5*x+7)/(y^2+1)", "x*y*z/(x-y)*(x*y - z)", "x/(y-z) + z/(x+y)", "sqrt(x+1)-sqrt(x)", "(1-x)^2+100*(y-x^2)^2*z",
    ];

    private static string[] Variables => ["x", "y", "z"];

    [Theory]
    [MemberData(nameof(Rows))]
    [MemberData(nameof(Formulas))]
    public void A_result_depends_on_its_point_alone(string formula)
    {
        Expr f = Expr.Parse(formula);
        bool isSlow = f is Call { Name: var name } && StandardFunctions.Table.Definitions.Any(row => row.Name == name && row.Vector is null);
        Check([f], CompileOptions.Fast, isSlow ? 37 : Count);
        if (!isSlow) Check([f, .. f.Gradient([.. Variables.Take(2).Where((_, i) => HasPartial(f, i))])], CompileOptions.Default, Count);
    }

    private static bool HasPartial(Expr f, int argument) =>
        f is not Call call || !StandardFunctions.Table.TryGet(call.Name, call.Arguments.Length, out FunctionDefinition? row) || argument >= row.Arity || (row.Partial(argument) is { } partial && !ReferenceEquals(partial, Formula.Absent));

    // compiled at once: .NET 10.0.12's JIT compiler dies while it replaces this method on the stack with profile data
    [Theory]
    [MemberData(nameof(Arithmetic))]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Stable_batches_have_the_bits_of_stable_functions(string formula)
    {
        Expr f = Expr.Parse(formula);
        Expr[] outputs = [f, .. f.Gradient("x", "y", "z")];
        double[][] points = [.. Points(3000).Where(static p => p.All(double.IsFinite))];
        double[] results = new double[outputs.Length * points.Length], single = new double[outputs.Length];
        CompiledBatch batch = SymbolicEngine.Default.CompileBatch(outputs, Variables);
        for (int round = 0; round < 3; round++) batch.Evaluate(Columns(points), results);
        CompiledFunction interpreted = SymbolicEngine.Default.CompileFunction(outputs, Variables), optimized = SymbolicEngine.Default.CompileFunction(outputs, Variables);
        optimized.Optimize();
        for (int i = 0; i < points.Length; i++)
        {
            interpreted.Evaluate(points[i], single);
            AssertSame(outputs, points, i, single, results, "interpreted and batch");
            optimized.Evaluate(points[i], single);
            AssertSame(outputs, points, i, single, results, "machine code and batch");
        }
    }

    [Theory]
    [MemberData(nameof(Formulas))]
    public void Floats_are_the_doubles_rounded(string formula)
    {
        Expr f = Expr.Parse(formula);
        Expr[] outputs = [f, f.Differentiate("x")];
        float[] columns = [.. Columns(Points(1200)).Select(static x => (float)x)], results = new float[2400];
        double[] doubles = new double[2400];
        CompiledBatch batch = SymbolicEngine.Default.CompileBatch(outputs, Variables);
        batch.Evaluate([.. columns.Select(static x => (double)x)], doubles);
        batch.EvaluateSingle(columns, results);
        for (int i = 0; i < results.Length; i++) AssertSame((float)doubles[i], results[i], $"{formula}, result {i}");
        Assert.Throws<ArgumentException>(() => batch.EvaluateSingle(new float[4], new float[2]));
    }

    [Theory]
    [MemberData(nameof(Formulas))]
    [MemberData(nameof(Arithmetic))]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Machine_code_has_the_bits_of_the_interpreter(string formula)
    {
        Expr f = Expr.Parse(formula);
        Expr[] outputs = [f, .. f.Gradient("x", "y", "z")];
        double[] before = new double[outputs.Length], after = new double[outputs.Length];
        CompiledFunction interpreted = SymbolicEngine.Default.CompileFunction(outputs, Variables), optimized = SymbolicEngine.Default.CompileFunction(outputs, Variables);
        optimized.Optimize();
        foreach (double[] point in Points(CompiledFunction.CallsBeforeOptimizing - 1))
        {
            interpreted.Evaluate(point, before);
            optimized.Evaluate(point, after);
            for (int k = 0; k < before.Length; k++) AssertSame(before[k], after[k], $"{outputs[k]} at {string.Join(", ", point)}");
        }

        Assert.False(interpreted.IsOptimized);
    }

    private static void AssertSame(Expr[] outputs, double[][] points, int point, double[] single, double[] results, string what)
    {
        for (int k = 0; k < single.Length; k++) AssertSame(single[k], results[(k * points.Length) + point], $"{outputs[k]} at {string.Join(", ", points[point])}, {what}");
    }

    private static void Check(Expr[] outputs, CompileOptions options, int count)
    {
        double[][] points = Points(count);
        CompiledBatch batch = SymbolicEngine.Default.CompileBatch(outputs, Variables, options);
        double[] expected = new double[outputs.Length * count], alone = new double[outputs.Length], columns = Columns(points);
        batch.Evaluate(columns, expected);
        double[] threads = new double[expected.Length], rows = new double[expected.Length], reversed = new double[expected.Length];
        batch.Evaluate(columns, threads, new BatchOptions { Degree = 2 });
        batch.EvaluateRows([.. points.SelectMany(static p => p)], rows);
        batch.Evaluate(Columns([.. points.Reverse().Skip(3)]), reversed.AsSpan(0, outputs.Length * (count - 3)));
        for (int i = 0; i < count; i++)
        {
            batch.Evaluate(points[i], alone);
            for (int k = 0; k < outputs.Length; k++)
            {
                double value = expected[(k * count) + i];
                string context = $"{outputs[k]} at {string.Join(", ", points[i])}, seed {Seed}";
                AssertSame(value, alone[k], context + ", alone");
                AssertSame(value, threads[(k * count) + i], context + ", on two threads");
                AssertSame(value, rows[(i * outputs.Length) + k], context + ", in rows");
                if (i < count - 3) AssertSame(value, reversed[(k * (count - 3)) + (count - 4 - i)], context + ", backwards");
            }
        }
    }

    private static double[] Columns(double[][] points) => [.. Enumerable.Range(0, 3).SelectMany(v => points.Select(p => p[v]))];

    private static double[][] Points(int count)
    {
        Random random = new(Seed);
        return [.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, 3).Select(_ => Coordinate(random)).ToArray())];
    }

    private static double Coordinate(Random random) => random.Next(6) switch
    {
        0 => s_specials[random.Next(s_specials.Length)],
        1 => random.Next(-3, 4),
        2 => (random.NextDouble() - 0.5) * 40,
        _ => (2 * random.NextDouble()) - 1,
    };

    private static void AssertSame(double expected, double actual, string context)
    {
        bool same = double.IsNaN(expected) ? double.IsNaN(actual) : BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(actual);
        Assert.True(same, $"{context}: {expected:R} and {actual:R}");
    }
}
