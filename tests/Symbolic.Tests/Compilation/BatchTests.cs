using System.Runtime.Intrinsics;
using Symbolic.Compilation;
using Xunit;
using static Symbolic.Tests.Compilation.CompilationTable;

namespace Symbolic.Tests.Compilation;

public sealed class BatchTests
{
    private static readonly Expr s_x = Expr.Symbol("x"), s_y = Expr.Symbol("y");

    [Theory]
    [InlineData(21, 120, 5, 1)]
    [InlineData(22, 60, 40, 8)]
    [InlineData(23, 6, 1500, 1001)]
    [InlineData(24, 40, 12, 7)]
    [InlineData(25, 40, 12, 523)]
    public void Batches_give_the_bits_of_single_points(int seed, int expressions, int nodes, int points)
    {
        RandomExpressions random = new(seed);
        for (int n = 0; n < expressions; n++)
        {
            Tape tape = TapeBuilder.Build(random.Next(nodes, 3), RandomExpressions.Variables, Table, Read);
            if (tape.Code.Any(static i => i.Operation is Operation.Power or Operation.CorrectedPower)) continue; // these have a vector kernel, within 1 ulp
            double[][] at = [.. Enumerable.Range(0, points).Select(_ => random.Point())];
            double[] results = new double[3 * points], rowResults = new double[3 * points], expected = new double[3];
            CompiledBatch batch = new(tape);
            batch.Evaluate([.. Enumerable.Range(0, 3).SelectMany(v => at.Select(p => p[v]))], results);
            batch.EvaluateRows([.. at.SelectMany(static p => p)], rowResults);
            for (int i = 0; i < points; i++)
            {
                TapeInterpreter.Evaluate(tape, at[i], expected);
                for (int k = 0; k < 3; k++)
                {
                    AssertSame(expected[k], results[(k * points) + i], $"seed {seed}, expression {n}, point {i}, output {k}");
                    AssertSame(expected[k], rowResults[(i * 3) + k], $"seed {seed}, expression {n}, point {i}, output {k}, rows");
                }
            }
        }
    }

    private static void AssertSame(double expected, double actual, string context)
    {
        bool same = double.IsNaN(expected) ? double.IsNaN(actual) : BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(actual);
        Assert.True(same, $"{context}: single {expected:R}, batch {actual:R}");
    }

    [Fact]
    public void Many_loops_share_tiles()
    {
        Expr[] outputs = [.. Enumerable.Range(1, 700).Select(i => (s_x + i) * (s_y - (s_x + i).Pow(2)) / (s_y + (i * s_x.Pow(3))))];
        Tape tape = TapeBuilder.Build(outputs, ["x", "y"], Table, Read);
        int points = 2500;
        double[] columns = [.. Enumerable.Range(0, 2 * points).Select(static i => Math.Sin(i) * 10)], results = new double[outputs.Length * points], expected = new double[outputs.Length];
        new CompiledBatch(tape).Evaluate(columns, results);
        for (int i = 0; i < points; i += 13)
        {
            TapeInterpreter.Evaluate(tape, [columns[i], columns[points + i]], expected);
            for (int k = 0; k < expected.Length; k++) Assert.Equal(expected[k], results[(k * points) + i]);
        }
    }

    [Theory]
    [InlineData("if(x < y, x + 1, y)", true)]
    [InlineData("if(x <= y, if(y < 1, x*y, 2), abs(x) - 3)*x", true)]
    [InlineData("if(x == y, relu(x), min(x, y))/if(x > 2, 3, if(y >= x, y, -y))", true)]
    [InlineData("if(x*log(pi) + 1 < y*sqrt(2*pi), x*y + log(pi), (x - y)*exp(1/3))*(x + y)", true)]
    [InlineData("if(x < y and y < 2, x, y)", false)]
    [InlineData("if(x < y or y < 2, x, y) + if(not(x != y), 1, x)", false)]
    [InlineData("if(x < y, sin(x), if(x < 2, y, 1))", false)]
    [InlineData("if(x < y, if(sin(y) < x, x, 1), 1)", false)]
    public void Choices_between_a_few_operations_are_made_without_jumps(string formula, bool isWhole)
    {
        double[] values = [0, -0.0, 1, -1, 2, 2.5, -7, double.NaN, double.PositiveInfinity, double.NegativeInfinity, 1e300, -3e-310];
        double[] x = [.. values.SelectMany(a => values.Select(_ => a)), .. values.SelectMany(_ => values)], results = new double[x.Length / 2];
        Expr f = Expr.Parse(formula);
        f.CompileBatch(["x", "y"], CompileOptions.Fast).Evaluate(x, results);
        Func<double, double, double> single = f.Compile<Func<double, double, double>>(["x", "y"], CompileOptions.Fast);
        for (int i = 0; i < results.Length; i++) Assert.True(results[i].Equals(single(x[i], x[results.Length + i])) || Math.Abs((results[i] / single(x[i], x[results.Length + i])) - 1) < 1e-15, $"{formula} at {x[i]}, {x[results.Length + i]}: {results[i]}");
        (Tape tape, _) = SymbolicEngine.Default.Prepare([f], ["x", "y"], CompileOptions.Fast);
        DataFlow flow = new(tape);
        ChunkPlan.Stretch whole = new(tape.PrologueLength, flow.Code.Length);
        BlendPlan blends = new(flow, whole);
        Assert.Equal(isWhole, Enumerable.Range(whole.Start, whole.Length).All(i => !flow.Code[i].IsJump || blends.Contains(i)));
        Assert.Equal(isWhole, Enumerable.Range(whole.Start, whole.Length + 1).All(i => !flow.IsTarget[i] || !blends.IsTarget(i)));
    }

    [Fact]
    public void Lanes_are_packed_and_put_back()
    {
        Vector512<double> values = Vector512.Create(10.0, 11, 12, 13, 14, 15, 16, 17);
        for (int set = 0; set < 256; set++)
        {
            double[] chosen = [.. Enumerable.Range(0, 8).Where(i => (set >> i & 1) != 0).Select(i => values[i])];
            Vector512<double> packed = Vector512.Shuffle(values, PackedLanes.Places((byte)set)), back = Vector512.Shuffle(packed, PackedLanes.Ranks((byte)set));
            Assert.Equal(chosen, Enumerable.Range(0, chosen.Length).Select(i => packed[i]));
            Assert.Equal(chosen, Enumerable.Range(0, 8).Where(i => (set >> i & 1) != 0).Select(i => back[i]));
        }
    }

    [Fact]
    public void Scratch_columns_are_an_odd_number_of_cache_lines_apart()
    {
        const int Line = 8;
        for (int tile = 1; tile <= 1024; tile++)
        {
            int stride = ColumnFrame.StrideOf(tile);
            Assert.InRange(stride, tile, tile + (2 * Line));
            Assert.Equal(Line, stride % (2 * Line));
        }
    }

    [Fact]
    public void Parallel_batches_report_progress_and_can_be_cancelled()
    {
        CompiledBatch batch = new(TapeBuilder.Build([F("sin", s_x) + s_y], ["x", "y"], Table, Read));
        int points = 100_003;
        double[] columns = [.. Enumerable.Range(0, 2 * points).Select(static i => (double)i)], results = new double[points];
        Counter progress = new();
        batch.Evaluate(columns, results, new BatchOptions { Progress = progress, Degree = 3 });
        Assert.Equal(points, progress.Highest);
        for (int i = 0; i < points; i++) Assert.Equal(Math.Sin(i) + (points + i), results[i]);
        using CancellationTokenSource source = new();
        source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => batch.Evaluate(columns, results, new BatchOptions { Cancellation = source.Token }));
    }

    [Fact]
    public void Lengths_must_fit()
    {
        CompiledBatch batch = new(TapeBuilder.Build([s_x, s_y], ["x", "y"], Table, Read));
        double[] memory = new double[12];
        batch.Evaluate([], []);
        Assert.Throws<ArgumentException>(() => batch.Evaluate(new double[4], new double[3]));
        Assert.Throws<ArgumentException>(() => batch.Evaluate(new double[4], new double[6]));
        Assert.Throws<ArgumentException>(() => batch.Evaluate(memory.AsSpan(0, 8), memory.AsSpan(4, 8)));
        Assert.Throws<ArgumentException>(() => batch.EvaluateRows(new double[4], new double[6]));
    }

    [Fact]
    public void Constant_results_fill_their_column()
    {
        double[] results = new double[19];
        new CompiledBatch(TapeBuilder.Build([Expr.Pi], [], Table, Read)).Evaluate([], results);
        Assert.All(results, static r => Assert.Equal(Math.PI, r));
    }

    private sealed class Counter : IProgress<long>
    {
        private long _highest;

        public long Highest => Interlocked.Read(ref _highest);

        public void Report(long value)
        {
            long seen = Interlocked.Read(ref _highest);
            while (value > seen)
            {
                long now = Interlocked.CompareExchange(ref _highest, value, seen);
                seen = now == seen ? value : now;
            }
        }
    }
}
