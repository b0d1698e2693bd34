using System.Collections.Immutable;
using System.Globalization;

namespace Symbolic.Cli.Batch;

/// <summary>What the operations of requests do.</summary>
internal static class BatchOperations
{
    /// <summary>The result of a request's operation on its expressions.</summary>
    public static BatchResult Run(BatchRequest request, Expr[] expressions, Timings timings, SymbolicEngine engine)
    {
        string[] by = request.By is { } given ? [.. given] : [.. expressions.SelectMany(static e => SymbolicEngine.Variables(e)).Distinct().Order(StringComparer.Ordinal)];
        Expr[]? along = timings.Measure("parse", () => Vector("along", request.Along, by.Length, "variable", engine));
        Expr[]? weights = timings.Measure("parse", () => Vector("weights", request.Weights, expressions.Length, "expression", engine));
        return request.Op switch
        {
            BatchRequest.Operation.Diff => timings.Measure("diff", () => Derivative(request, expressions[0], by, engine)),
            BatchRequest.Operation.Gradient => timings.Measure("diff", () => Gradient(expressions[0], by, along, engine)),
            BatchRequest.Operation.Jacobian => timings.Measure("diff", () => Jacobian(request, expressions, by, along, weights, engine)),
            BatchRequest.Operation.Hessian => timings.Measure("diff", () => Hessian(request, expressions[0], by, along, engine)),
            BatchRequest.Operation.Simplify => new([timings.Measure("simplify", () => engine.Simplify(expressions[0]))], 0),
            _ => new([expressions[0]], 0),
        };
    }

    private static BatchResult Derivative(BatchRequest request, Expr expression, string[] variables, SymbolicEngine engine)
    {
        Derivation derivation = engine.Derive(expression, InTurn(request, variables));
        return new([derivation.Expression], 0) { Diagnostics = derivation.Diagnostics };
    }

    private static BatchResult Gradient(Expr expression, string[] by, Expr[]? along, SymbolicEngine engine) =>
        along is null ? new(engine.Gradient(expression, by)) : new([engine.DirectionalDerivative(expression, by, along)], 0);

    private static BatchResult Jacobian(BatchRequest request, Expr[] expressions, string[] by, Expr[]? along, Expr[]? weights, SymbolicEngine engine)
    {
        if (along is not null && weights is not null) throw Wrong("'along' and 'weights' do not go together; one multiplies the matrix from the right, the other from the left");
        if (along is not null) return new(engine.JacobianVectorProduct(expressions, by, along));
        if (weights is not null) return new(engine.VectorJacobianProduct(expressions, by, weights));
        return request.IsSparse ? BatchResult.Sparse(engine.SparseJacobian(expressions, by)) : BatchResult.Dense(engine.Jacobian(expressions, by));
    }

    private static BatchResult Hessian(BatchRequest request, Expr expression, string[] by, Expr[]? along, SymbolicEngine engine)
    {
        if (along is not null) return new(engine.HessianVectorProduct(expression, by, along));
        return request.IsSparse ? BatchResult.Sparse(engine.SparseHessian(expression, by)) : BatchResult.Dense(engine.Hessian(expression, by));
    }

    private static Expr[]? Vector(string field, ImmutableArray<string>? components, int count, string what, SymbolicEngine engine)
    {
        if (components is not { } given) return null;
        if (given.Length == count) return [.. given.Select(engine.Parse)];
        throw Wrong(string.Create(CultureInfo.InvariantCulture, $"'{field}' takes {count} components, one per {what}, not {given.Length}"));
    }

    private static string[] InTurn(BatchRequest request, string[] variables)
    {
        if (request.By is not null || variables.Length == 1) return variables;
        if (variables.Length == 0) return ["x"];
        throw Wrong($"the expression has the variables {string.Join(", ", variables)}; say by which to differentiate: \"by\": [\"{variables[0]}\"]");
    }

    private static SymbolicException Wrong(string message) => new(Diagnostic.Error("SD1001", message));
}
