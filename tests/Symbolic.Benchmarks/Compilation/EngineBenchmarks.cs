using BenchmarkDotNet.Attributes;

namespace Symbolic.Benchmarks.Compilation;

/// <summary>From an expression to values, step by step, for one formula of the workload with its gradient.</summary>
[MemoryDiagnoser]
public class EngineBenchmarks
{
    private const int Points = 4096;
    private readonly double[] _x = [0.7, 1.1], _y = new double[3], _columns = [.. Enumerable.Range(0, 2 * Points).Select(static i => 0.4 + (i % 1000 / 1000.0))], _results = new double[3 * Points];
    private string[] _variables = [];
    private Expr _formula = Expr.Parse("0");
    private Expr[] _outputs = [];
    private SpanFunction? _function;
    private CompiledBatch? _batch;

    /// <summary>The formula.</summary>
    [Params("sin(x)*cos(y)+x*y^2-exp(x*y)", "(1-x)^2+100*(y-x^2)^2")]
    public string Formula { get; set; } = string.Empty;

    /// <summary>Whether digits are watched over.</summary>
    [Params(Accuracy.Fast, Accuracy.Stable)]
    public Accuracy Accuracy { get; set; }

    private CompileOptions Options => CompileOptions.Default with { Accuracy = Accuracy };

    /// <summary>Everything up to the step that is measured.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        _variables = ["x", "y"];
        _formula = Expr.Parse(Formula);
        _outputs = [_formula, .. _formula.Gradient(_variables)];
        _function = SymbolicEngine.Default.Compile(_outputs, _variables, Options);
        _batch = SymbolicEngine.Default.CompileBatch(_outputs, _variables, Options);
    }

    [Benchmark]
    public Expr Parse() => Expr.Parse(Formula);

    [Benchmark]
    public int Differentiate() => _formula.Gradient(_variables).Length;

    [Benchmark]
    public CompiledFunction PrepareFunction() => SymbolicEngine.Default.CompileFunction(_outputs, _variables, Options);

    [Benchmark]
    public SpanFunction Compile() => SymbolicEngine.Default.Compile(_outputs, _variables, Options);

    [Benchmark]
    public void Call() => _function!(_x, _y);

    [Benchmark(OperationsPerInvoke = Points)]
    public void Batch() => _batch!.Evaluate(_columns, _results);
}
