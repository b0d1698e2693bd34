using System.Collections.Immutable;
using System.Globalization;
using Symbolic.Expressions;
using Symbolic.Functions;

namespace Symbolic.Differentiation;

/// <summary>Evaluates derivatives that stand inside expressions: <c>diff(e, x, n)</c>, and <c>D[1](f)(a)</c> of functions whose derivative is known.</summary>
internal sealed class DerivativeCalls(FunctionTable functions, Func<Expr, string, Expr> differentiate, Limits limits)
{
    private const string Name = "diff";

    private static readonly ulong s_bits = Call.BitOf(Name) | Call.DerivativeBit;

    /// <summary>Whether there may be such calls in an expression, told at a glance.</summary>
    public static bool MayBeIn(Expr expression) => (expression.FunctionBits & s_bits) != 0;

    /// <summary>The expression without such calls; derivatives of unknown functions stay.</summary>
    public Expr Resolve(Expr expression) => MayBeIn(expression) ? ExpressionGraph.Rewrite(expression, node => node is Call call ? Resolved(call) : node) : expression;

    private Expr Resolved(Call call)
    {
        if (call.IsDerivative) return OfFunction(call);
        return call.Name == Name && call.Arguments.Length > 1 ? OfExpression(call) : call;
    }

    private Expr OfExpression(Call call)
    {
        Expr result = call.Arguments[0];
        string? last = null;
        foreach (Expr argument in call.Arguments[1..])
        {
            if (argument is Symbol symbol) result = differentiate(result, last = symbol.Name);
            else if (argument is Number number && last is not null) result = Again(result, last, number);
            else throw new SymbolicException(Diagnostic.Error("SD1001", $"'{argument}' is no variable; write diff(expression, x), diff(expression, x, 2) or diff(expression, x, y)"));
        }

        return result;
    }

    private Expr Again(Expr expression, string variable, Number order)
    {
        if (!order.Value.TryGetInt32(out int n) || n < 1)
        {
            throw new SymbolicException(Diagnostic.Error("SD1001", string.Create(CultureInfo.InvariantCulture, $"the order of a derivative is a whole number from 1 on, not {order}")));
        }

        if (n > limits.Order) throw Limits.Exceeded("the order of the derivative", limits.Order, nameof(Limits.Order));
        for (int i = 1; i < n; i++) expression = differentiate(expression, variable);
        return expression;
    }

    private Expr OfFunction(Call call)
    {
        if (!functions.TryGet(call.Name, call.Arguments.Length, out FunctionDefinition? row)) return call;
        if (call.Orders.All(order => IsUnevaluated(row, order - 1))) return call;
        ImmutableArray<string> parameters = [.. Enumerable.Range(0, row.Arity).Select(static i => string.Create(CultureInfo.InvariantCulture, $"_{i}"))];
        Expr result = new Call(call.Name, [.. parameters.Select(static p => new Symbol(p))]);
        foreach (int order in call.Orders) result = differentiate(result, parameters[order - 1]);
        return Substitution.Apply(result, parameters, call.Arguments);
    }

    private static bool IsUnevaluated(FunctionDefinition row, int index) =>
        row.Spec is null && row.Tangent is null && ReferenceEquals(row.Partial(index), Formula.Absent);
}
