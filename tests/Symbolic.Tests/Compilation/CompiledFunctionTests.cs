using Symbolic.Compilation;
using Symbolic.Expressions;
using Xunit;
using static Symbolic.Tests.Compilation.CompilationTable;

namespace Symbolic.Tests.Compilation;

public sealed class CompiledFunctionTests
{
    private static readonly Expr s_x = Expr.Symbol("x"), s_y = Expr.Symbol("y");

    private static CompiledFunction Compile(params Expr[] outputs) => new(TapeBuilder.Build(outputs, ["x", "y"], Table, Read));

    [Fact]
    public void Values_are_the_same_before_and_after_optimisation()
    {
        CompiledFunction f = Compile(F("exp", s_x) / (1 + F("exp", s_y)), s_x.Pow(Expr.Pi));
        double[] before = new double[2], after = new double[2];
        f.Evaluate([1.3, -0.7], before);
        Assert.False(f.IsOptimized);
        f.Optimize();
        Assert.True(f.IsOptimized);
        f.Evaluate([1.3, -0.7], after);
        Assert.Equal(before, after);
    }

    [Fact]
    public void Many_calls_lead_to_machine_code_from_any_number_of_threads()
    {
        CompiledFunction f = Compile(s_x * s_y + F("sin", s_x));
        Parallel.For(0, 4, _ =>
        {
            for (int i = 0; i < CompiledFunction.CallsBeforeOptimizing; i++) Assert.Equal((i * 2.0) + Math.Sin(i), f.Evaluate(i, 2));
        });
        Assert.True(SpinWait.SpinUntil(() => f.IsOptimized, TimeSpan.FromSeconds(60)));
        Assert.Equal(6 + Math.Sin(3), f.Evaluate(3, 2));
    }

    [Fact]
    public void Evaluation_does_not_allocate()
    {
        Expr wide = new Add([.. Enumerable.Range(0, 3000).Select(i => F("sin", s_x * i) * F("mean", s_x, s_y, s_x, i))]);
        CompiledFunction f = Compile(wide, F("sin", wide));
        double[] y = new double[2];
        for (int i = 0; i < 3; i++) f.Evaluate([1, 2], y);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 10; i++) f.Evaluate([i, 2], y);
        f.Optimize();
        f.Evaluate([1, 2], y);
        long optimized = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 10; i++) f.Evaluate([i, 2], y);
        Assert.Equal(optimized, GC.GetAllocatedBytesForCurrentThread());
        Assert.True(optimized - before > 0);
    }

    [Fact]
    public void Wrong_use_is_refused_before_and_after_optimisation()
    {
        CompiledFunction f = Compile(s_x, s_y);
        foreach (bool optimize in (bool[])[false, true])
        {
            if (optimize) f.Optimize();
            Assert.Throws<ArgumentException>(() => f.Evaluate([1], new double[2]));
            Assert.Throws<ArgumentException>(() => f.Evaluate([1, 2], new double[1]));
            Assert.Throws<InvalidOperationException>(() => f.Evaluate(1, 2));
            double[] memory = new double[3];
            Assert.Throws<ArgumentException>(() => f.Evaluate(memory.AsSpan(0, 2), memory.AsSpan(1)));
        }
    }

    [Fact]
    public void Delegates_of_each_signature()
    {
        CompiledFunction f = Compile(s_x / s_y);
        Assert.Equal(1.0 / 3, f.ToDelegate<Func<double, double, double>>()(1, 3));
        Assert.Equal(1f / 3, f.ToDelegate<Func<float, float, float>>()(1, 3));
        float[] y = new float[1];
        f.ToDelegate<SingleSpanFunction>()([1, 3], y);
        Assert.Equal(1f / 3, y[0]);
        Assert.Throws<ArgumentException>(() => f.ToDelegate<Func<double, double>>());
    }
}
