using System.Runtime.CompilerServices;
using Xunit;

namespace Symbolic.Tests.Engine;

public sealed class CompileCacheTests
{
    private static readonly SymbolicEngine s_engine = SymbolicEngine.Default;

    [Fact]
    public void Equal_requests_give_one_function()
    {
        CompileCache cache = new(s_engine);
        CompiledFunction first = cache.Get([s_engine.Parse("x*y + sin(x)")], ["x", "y"]);
        Assert.Same(first, cache.Get([s_engine.Parse("sin(x) + y*x")], ["x", "y"], new CompileOptions()));
        Assert.Equal(6 + Math.Sin(2), first.Evaluate(2, 3), 15);
        Assert.NotSame(first, cache.Get([s_engine.Parse("x*y + sin(x)")], ["y", "x"]));
        Assert.NotSame(first, cache.Get([s_engine.Parse("x*y + sin(x)")], ["x", "y"], CompileOptions.Fast));
        Assert.NotSame(first, cache.Get([s_engine.Parse("x*y + sin(x)"), s_engine.Parse("x")], ["x", "y"]));
        Assert.Equal(4, cache.Count);
        cache.Clear();
        Assert.Equal(0, cache.Count);
        Assert.NotSame(first, cache.Get([s_engine.Parse("x*y + sin(x)")], ["x", "y"]));
    }

    [Fact]
    public void What_was_not_asked_for_the_longest_is_forgotten()
    {
        CompileCache cache = new(s_engine, capacity: 3);
        CompiledFunction[] functions = [.. Enumerable.Range(0, 3).Select(Get)];
        Assert.Same(functions[0], Get(0));
        Get(3);
        Assert.Equal(3, cache.Count);
        Assert.Same(functions[0], Get(0));
        Assert.Same(functions[2], Get(2));
        Assert.NotSame(functions[1], Get(1));

        CompiledFunction Get(int i) => cache.Get([s_engine.Parse($"x + {i}")], ["x"], CompileOptions.Fast);
    }

    [Fact]
    public void Failures_are_not_kept()
    {
        CompileCache cache = new(s_engine);
        Assert.Throws<SymbolicException>(() => cache.Get([s_engine.Parse("x + y")], ["x"]));
        Assert.Equal(0, cache.Count);
        Assert.Throws<ArgumentOutOfRangeException>(static () => new CompileCache(s_engine, 0));
    }

    [Fact]
    public void Threads_that_ask_at_once_get_one_function()
    {
        CompileCache cache = new(s_engine);
        CompiledFunction[] found = new CompiledFunction[64];
        Parallel.For(0, found.Length, i => found[i] = cache.Get([s_engine.Parse("exp(x)*sin(y)^3")], ["x", "y"]));
        Assert.All(found, f => Assert.Same(found[0], f));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Machine_code_that_nobody_holds_is_collected(bool isFast)
    {
        WeakReference[] delegates = [.. Enumerable.Range(0, 8).Select(i => Made(i, isFast ? CompileOptions.Fast : CompileOptions.Default))];
        for (int n = 0; n < 20 && delegates.Any(static d => d.IsAlive); n++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.DoesNotContain(delegates, static d => d.IsAlive);
    }

    [Fact]
    public void Machine_code_of_a_forgotten_function_is_collected()
    {
        CompileCache cache = new(s_engine, capacity: 1);
        WeakReference function = Cached(cache);
        cache.Get([s_engine.Parse("x")], ["x"]);
        for (int n = 0; n < 20 && function.IsAlive; n++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(function.IsAlive);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Made(int i, CompileOptions options)
    {
        Func<double, double> f = s_engine.Compile<Func<double, double>>(s_engine.Parse($"exp(x + {i})*sin(x)"), ["x"], options);
        Assert.True(double.IsFinite(f(1)));
        return new WeakReference(f);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Cached(CompileCache cache)
    {
        CompiledFunction f = cache.Get([s_engine.Parse("cos(x)")], ["x"]);
        f.Optimize();
        Assert.Equal(1, f.Evaluate(0));
        return new WeakReference(f);
    }
}
