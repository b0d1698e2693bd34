using System.Collections.Immutable;
using Symbolic.Cli.CommandLine;
using Symbolic.Cli.Rendering;

namespace Symbolic.Cli.Commands;

/// <summary><c>symbolic hessian</c>: the second partial derivatives.</summary>
internal static class HessianCommand
{
    /// <summary>Prints one line per entry, row by row, or the product with a direction, one line per variable.</summary>
    public static int Run(Invocation invocation, Session session, Terminal terminal)
    {
        Expr expression = session.Read(invocation.Arguments[0]);
        ImmutableArray<string> by = session.By(expression);
        int code = Run(expression, by, session);
        if (session.Settings.Explain) Explanation.Write(session, [expression], by.SelectMany(_ => by, static (v, w) => (string[])[v, w]), terminal.Out);
        return code;
    }

    private static int Run(Expr expression, ImmutableArray<string> by, Session session)
    {
        ImmutableArray<string> variables = SymbolicEngine.Variables(expression);
        if (session.Settings.Along is { IsEmpty: false } along)
        {
            Expr[] direction = session.Vector("--along", along, by.Length, "variable");
            return Write(session.Engine.HessianVectorProduct(expression, by.AsSpan(), direction), Session.VariablesOf([expression, .. direction]), session);
        }

        if (!session.Settings.Sparse) return Write([.. session.Engine.Hessian(expression, by.AsSpan()).SelectMany(static row => row)], variables, session);
        session.Write(session.Engine.SparseHessian(expression, by.AsSpan()), row => by[row], by, variables);
        return ExitCode.Ok;
    }

    private static int Write(ImmutableArray<Expr> results, ImmutableArray<string> variables, Session session)
    {
        session.Write(results, variables);
        session.WriteValues(results);
        return ExitCode.Ok;
    }
}
