using BenchmarkDotNet.Attributes;
using Symbolic.Numerics;

namespace Symbolic.Benchmarks.Numerics;

/// <summary>Ball arithmetic at the precisions that verified evaluation uses, and at the limit of exact evaluation.</summary>
/// <remarks>Arguments are full-length balls, as inside an expression. The goals: 5 µs for the four operations and 50 µs for the elementary functions
/// at 96 to 192 bits.</remarks>
[MemoryDiagnoser]
[ShortRunJob]
public class BallBenchmarks
{
    private Ball _x = Ball.Zero, _y = Ball.Zero;

    [Params(96, 192, 1024, 12_288)]
    public int Precision { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        _x = Ball.Exp(Ball.FromDouble(-0.4), Precision);
        _y = Ball.Exp(Ball.FromDouble(1.7), Precision);
    }

    [Benchmark]
    public Ball Add() => Ball.Add(_x, _y, Precision);

    [Benchmark]
    public Ball Multiply() => Ball.Multiply(_x, _y, Precision);

    [Benchmark]
    public Ball Divide() => Ball.Divide(_x, _y, Precision);

    [Benchmark]
    public Ball Chain() => Ball.Divide(Ball.Add(Ball.Multiply(_x, _y, Precision), _x, Precision), Ball.Subtract(_y, _x, Precision), Precision);

    [Benchmark]
    public Ball Sqrt() => Ball.Sqrt(_x, Precision);

    [Benchmark]
    public Ball Exp() => Ball.Exp(_y, Precision);

    [Benchmark]
    public Ball Log() => Ball.Log(_y, Precision);

    [Benchmark]
    public Ball Pow() => Ball.Pow(_y, _x, Precision);

    [Benchmark]
    public Ball Sin() => Ball.Sin(_y, Precision);

    [Benchmark]
    public Ball SinHuge() => Ball.Sin(Ball.FromDouble(1e300), Precision);

    [Benchmark]
    public Ball Tan() => Ball.Tan(_y, Precision);

    [Benchmark]
    public Ball Atan() => Ball.Atan(_y, Precision);

    [Benchmark]
    public Ball Asin() => Ball.Asin(_x, Precision);

    [Benchmark]
    public Ball Tanh() => Ball.Tanh(_y, Precision);

    [Benchmark]
    public Ball Asinh() => Ball.Asinh(_y, Precision);

    [Benchmark]
    public Ball Erf() => Ball.Erf(_y, Precision);

    [Benchmark]
    public Ball LogGamma() => Ball.LogGamma(_y, Precision);

    [Benchmark]
    public Ball Digamma() => Ball.Digamma(_y, Precision);
}
