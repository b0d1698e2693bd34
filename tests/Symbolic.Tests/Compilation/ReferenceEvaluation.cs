using Symbolic.Expressions;
using Symbolic.Functions;

namespace Symbolic.Tests.Compilation;

/// <summary>The plainest possible evaluation of an expression in doubles: every node, by the definition of its head.</summary>
internal static class ReferenceEvaluation
{
    public static double Of(Expr expression, IReadOnlyDictionary<string, double> point) =>
        ExpressionGraph.Fold<double>(expression, (node, operands) => Node(node, operands, point));

    private static double Node(Expr node, ReadOnlySpan<double> u, IReadOnlyDictionary<string, double> point) => node switch
    {
        Number number => number.Value.ToDouble(),
        Constant constant => constant.Value,
        Symbol symbol => point[symbol.Name],
        Add => Sum(u),
        Mul => Product(u),
        Pow => Math.Pow(u[0], u[1]),
        Call call => Call(call, u),
        _ => throw new ArgumentException("unknown node", nameof(node)),
    };

    private static double Sum(ReadOnlySpan<double> u)
    {
        double sum = u[0];
        foreach (double term in u[1..]) sum += term;
        return sum;
    }

    private static double Product(ReadOnlySpan<double> u)
    {
        double product = u[0];
        foreach (double factor in u[1..]) product *= factor;
        return product;
    }

    private static double Call(Call call, ReadOnlySpan<double> u)
    {
        bool[] truths = [.. u.ToArray().Select(static v => v != 0)];
        switch (call.Name)
        {
            case "if": return truths[0] ? u[1] : u[2];
            case "<": return u[0] < u[1] ? 1 : 0;
            case "<=": return u[0] <= u[1] ? 1 : 0;
            case ">": return u[0] > u[1] ? 1 : 0;
            case ">=": return u[0] >= u[1] ? 1 : 0;
            case "==": return u[0] == u[1] ? 1 : 0;
            case "!=": return u[0] != u[1] ? 1 : 0;
            case "and": return truths.All(static t => t) ? 1 : 0;
            case "or": return truths.Any(static t => t) ? 1 : 0;
            case "not": return truths[0] ? 0 : 1;
            case "softplus": return Math.Log(1 + Math.Exp(u[0]));
            default:
                CompilationTable.Table.TryGet(call.Name, u.Length, out FunctionDefinition? function);
                return (double)function!.Kernel!.DynamicInvoke([.. u.ToArray().Cast<object>()])!;
        }
    }
}
