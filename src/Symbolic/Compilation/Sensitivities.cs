using System.Collections.Concurrent;
using Symbolic.Functions;

namespace Symbolic.Compilation;

/// <summary>The derivatives of functions of one argument in double, for following errors through them. Thread-safe.</summary>
internal sealed class Sensitivities(FunctionTable functions, Func<string, Expr> read)
{
    private readonly ConcurrentDictionary<FunctionDefinition, Func<double, double>> _known = new(ReferenceEqualityComparer.Instance);

    /// <summary>The derivative of a row; +∞ everywhere when none is known.</summary>
    public Func<double, double> Of(FunctionDefinition row) => _known.GetOrAdd(row, Build);

    private Func<double, double> Build(FunctionDefinition row)
    {
        if (row.Partial(0) is not { } partial || ReferenceEquals(partial, Formula.Absent)) return static _ => double.PositiveInfinity;
        return DelegateEmitter.Emit<Func<double, double>>(TapeBuilder.Build([partial.Read(read)], row.Parameters.AsSpan(), functions, read));
    }
}
