using Symbolic.Cli.CommandLine;

namespace Symbolic.Cli.Commands;

/// <summary><c>symbolic expand</c>, <c>factor</c>, <c>together</c>, <c>apart</c>: an expression in another form.</summary>
internal static class FormCommand
{
    /// <summary>Products multiplied out.</summary>
    public static int Expand(Invocation invocation, Session session, Terminal terminal) => Run(invocation, session, session.Engine.Expand);

    /// <summary>A product.</summary>
    public static int Factor(Invocation invocation, Session session, Terminal terminal) => Run(invocation, session, session.Engine.Factor);

    /// <summary>One denominator.</summary>
    public static int Together(Invocation invocation, Session session, Terminal terminal) => Run(invocation, session, session.Engine.Together);

    /// <summary>Partial fractions.</summary>
    public static int Apart(Invocation invocation, Session session, Terminal terminal) => Run(invocation, session, session.Engine.Apart);

    private static int Run(Invocation invocation, Session session, Func<Expr, Expr> form)
    {
        Expr expression = session.Read(invocation.Arguments[0]);
        Expr result = form(expression);
        session.Write([result], SymbolicEngine.Variables(expression));
        session.WriteValues([result]);
        return ExitCode.Ok;
    }
}
