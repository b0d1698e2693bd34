using System.Collections.Immutable;
using System.Diagnostics;

namespace Symbolic.Cli.Batch;

/// <summary>Answers one request.</summary>
internal sealed class BatchProcessor
{
    private static readonly TimeSpan s_least = TimeSpan.FromMilliseconds(1);
    private readonly EngineCache _engines = new();

    /// <summary>The response; user errors are in its diagnostics.</summary>
    public BatchResponse Answer(BatchRequest request, string id, Timings timings)
    {
        long start = Stopwatch.GetTimestamp();
        try
        {
            EngineCache.Entry entry = timings.Measure("parse", () => _engines.Get(request.Rules, request.HasDefaults, Limits.Default with { Time = request.Timeout }));
            SymbolicEngine engine = timings.Measure("parse", () => Assuming(entry.Engine, request));
            BatchResponse response = Answer(request, id, timings, () => Bounded(engine, request.Timeout - Stopwatch.GetElapsedTime(start)));
            return response with { Diagnostics = entry.Warnings.AddRange(response.Diagnostics) };
        }
        catch (SymbolicException wrong)
        {
            return BatchResponse.Failure(id, timings, wrong.Diagnostics);
        }
    }

    private static SymbolicEngine Assuming(SymbolicEngine engine, BatchRequest request)
    {
        foreach (string condition in request.Assume) engine = engine.Assuming(condition);
        return engine;
    }

    private static SymbolicEngine Bounded(SymbolicEngine engine, TimeSpan rest) =>
        engine.WithLimits(engine.Limits with { Time = rest > s_least ? rest : s_least });

    private static BatchResponse Answer(BatchRequest request, string id, Timings timings, Func<SymbolicEngine> engine)
    {
        ImmutableArray<Diagnostic> diagnostics = [];
        Expr expression = timings.Measure("parse", () =>
            engine().TryParse(request.Expression, out Expr? parsed, out diagnostics) ? parsed : throw new SymbolicException(diagnostics));
        (ImmutableArray<Expr> results, int rank, ImmutableArray<Diagnostic> warnings) = Results(request, expression, timings, engine);
        List<Diagnostic> undecided = [];
        ImmutableArray<ImmutableArray<double?>> input = default, derivative = default;
        if (!request.At.IsEmpty && request.WantsInput) input = PointValues.Of(engine(), [expression], request, timings, undecided.Add);
        if (!request.At.IsEmpty && request.WantsResult) derivative = PointValues.Of(engine(), results, request, timings, undecided.Add);
        return new BatchResponse
        {
            Id = id,
            Timings = timings,
            Results = [[.. results.Select(e => engine().Print(e, request.Format))]],
            Rank = rank,
            Input = input.IsDefault ? default : [.. input.Select(static values => values[0])],
            Derivative = derivative,
            Diagnostics = [.. diagnostics, .. warnings, .. undecided],
            Nodes = NodeCount.Of(results),
        };
    }

    private static (ImmutableArray<Expr> Results, int Rank, ImmutableArray<Diagnostic> Warnings) Results(BatchRequest request, Expr expression, Timings timings, Func<SymbolicEngine> engine)
    {
        string[] variables = request.By is { } given ? [.. given] : [.. SymbolicEngine.Variables(expression)];
        switch (request.Op)
        {
            case BatchRequest.Operation.Diff:
                Derivation derivation = timings.Measure("diff", () => engine().Derive(expression, InTurn(request, variables)));
                return ([derivation.Expression], 0, derivation.Diagnostics);
            case BatchRequest.Operation.Gradient:
                return (timings.Measure("diff", () => engine().Gradient(expression, variables)), 1, []);
            case BatchRequest.Operation.Hessian:
                return (timings.Measure<ImmutableArray<Expr>>("diff", () => [.. engine().Hessian(expression, variables).SelectMany(static row => row)]), 2, []);
            case BatchRequest.Operation.Simplify:
                return ([timings.Measure("simplify", () => engine().Simplify(expression))], 0, []);
            default:
                return ([expression], 0, []);
        }
    }

    private static string[] InTurn(BatchRequest request, string[] variables)
    {
        if (request.By is not null || variables.Length == 1) return variables;
        if (variables.Length == 0) return ["x"];
        throw new SymbolicException(Diagnostic.Error("SD1001", $"the expression has the variables {string.Join(", ", variables)}; say by which to differentiate: \"by\": [\"{variables[0]}\"]"));
    }
}
