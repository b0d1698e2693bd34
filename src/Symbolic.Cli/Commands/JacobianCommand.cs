using System.Collections.Immutable;
using System.Globalization;
using Symbolic.Cli.CommandLine;
using Symbolic.Cli.Rendering;

namespace Symbolic.Cli.Commands;

/// <summary><c>symbolic jacobian</c>: the partial derivatives of several expressions.</summary>
internal static class JacobianCommand
{
    /// <summary>Prints one line per entry, row by row, or the product with a direction or weights.</summary>
    public static int Run(Invocation invocation, Session session, Terminal terminal)
    {
        Expr[] expressions = [.. invocation.Arguments.Select(session.Read)];
        ImmutableArray<string> by = session.By(expressions);
        int code = Run(expressions, by, session);
        if (session.Settings.Explain) Explanation.Write(session, expressions, by.Select(static v => (string[])[v]), terminal.Out);
        return code;
    }

    private static int Run(Expr[] expressions, ImmutableArray<string> by, Session session)
    {
        if (!session.Settings.Along.IsEmpty || !session.Settings.Weights.IsEmpty) return Product(expressions, by, session);
        if (session.Settings.Sparse)
        {
            session.Write(session.Engine.SparseJacobian(expressions, by.AsSpan()), static row => (row + 1).ToString(CultureInfo.InvariantCulture), by, Session.VariablesOf(expressions));
            return ExitCode.Ok;
        }

        return Write([.. session.Engine.Jacobian(expressions, by.AsSpan()).SelectMany(static row => row)], expressions, session);
    }

    private static int Product(Expr[] expressions, ImmutableArray<string> by, Session session)
    {
        (ImmutableArray<string> along, ImmutableArray<string> weights) = (session.Settings.Along, session.Settings.Weights);
        if (!along.IsEmpty && !weights.IsEmpty) throw new CommandLineException("--along and --weights do not go together; one multiplies the matrix from the right, the other from the left");
        Expr[] vector = weights.IsEmpty ? session.Vector("--along", along, by.Length, "variable") : session.Vector("--weights", weights, expressions.Length, "expression");
        ImmutableArray<Expr> products = weights.IsEmpty
            ? session.Engine.JacobianVectorProduct(expressions, by.AsSpan(), vector)
            : session.Engine.VectorJacobianProduct(expressions, by.AsSpan(), vector);
        return Write(products, [.. expressions, .. vector], session);
    }

    private static int Write(ImmutableArray<Expr> results, Expr[] inputs, Session session)
    {
        session.Write(results, Session.VariablesOf(inputs));
        session.WriteValues(results);
        return ExitCode.Ok;
    }
}
