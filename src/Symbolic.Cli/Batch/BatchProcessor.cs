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
        List<Diagnostic> noted = [];
        Expr[] expressions = timings.Measure<Expr[]>("parse", () => [.. request.Expressions.Select(text => Parsed(text, engine(), noted))]);
        BatchResult result = BatchOperations.Run(request, expressions, timings, engine());
        noted.AddRange(result.Diagnostics);
        ImmutableArray<ImmutableArray<double?>> input = default, derivative = default;
        if (!request.At.IsEmpty && request.WantsInput) input = PointValues.Of(engine(), [.. expressions], request, timings, noted.Add);
        if (!request.At.IsEmpty && request.WantsResult) derivative = PointValues.Of(engine(), result.Values, request, timings, noted.Add);
        return new BatchResponse
        {
            Id = id,
            Timings = timings,
            Results = [[.. result.Values.Select(e => engine().Print(e, request.Format))]],
            Rank = result.Rank,
            Width = result.Width,
            Places = result.Places,
            IsSystem = request.IsSystem,
            Input = input,
            Derivative = derivative,
            Diagnostics = [.. noted],
            Nodes = NodeCount.Of(result.Values),
        };
    }

    private static Expr Parsed(string text, SymbolicEngine engine, List<Diagnostic> noted)
    {
        if (!engine.TryParse(text, out Expr? expression, out ImmutableArray<Diagnostic> diagnostics)) throw new SymbolicException(diagnostics);
        noted.AddRange(diagnostics);
        return expression;
    }
}
