using Symbolic.Expressions;
using Symbolic.Numerics;

namespace Symbolic.Compilation;

/// <summary>Replaces functions of constants, √2 or cos(e^15), by numbers right to 106 bits, so that they have no more of an error than other numbers.</summary>
internal static class ConstantValues
{
    private const double Least = 1e-200, Largest = 1e200;

    /// <summary>The expressions with constants in place of the largest parts without variables in which a function is called or a root taken.</summary>
    /// <param name="outputs">The expressions.</param>
    /// <param name="evaluate">Gives exact values of expressions without variables; null where there are none.</param>
    public static Expr[] Fold(Expr[] outputs, Func<Expr[], ExactResult[]?> evaluate)
    {
        Expr[] constants = LargestParts(outputs);
        if (constants.Length == 0 || evaluate(constants) is not { } high) return outputs;
        Expr[] rests = new Expr[constants.Length];
        for (int i = 0; i < rests.Length; i++) rests[i] = IsOrdinary(high[i]) ? Raw.Sum([constants[i], Number.Of(-Rational.FromDouble(high[i].Value))]) : Number.Zero;
        ExactResult[]? low = evaluate(rests);
        Dictionary<Expr, Expr> values = new(ExpressionGraph.ReferenceComparer.Instance);
        for (int i = 0; i < constants.Length; i++)
        {
            if (IsOrdinary(high[i])) values.Add(constants[i], Number.Of(Rational.FromDouble(high[i].Value) + (low?[i] is { Kind: ExactResultKind.Value, Value: var rest } ? Rational.FromDouble(rest) : Rational.Zero)));
        }

        return Replace(outputs, values);
    }

    /// <summary>The expressions with some nodes replaced, and what stands above them rebuilt as it was.</summary>
    public static Expr[] Replace(Expr[] outputs, IReadOnlyDictionary<Expr, Expr> values)
    {
        ExpressionGraph graph = ExpressionGraph.Of(outputs);
        Expr[] results = graph.Fold<Expr>((node, operands) => values.TryGetValue(node, out Expr? value) ? value : Raw.Rebuild(node, operands));
        return Array.ConvertAll(outputs, output => results[graph.IndexOf(output)]);
    }

    private static bool IsOrdinary(ExactResult result) => result.Kind == ExactResultKind.Value && Math.Abs(result.Value) is > Least and < Largest;

    /// <summary>The largest parts without variables in which a function is called or a root taken.</summary>
    public static Expr[] LargestParts(Expr[] outputs)
    {
        ExpressionGraph graph = ExpressionGraph.Of(outputs);
        bool[] isConstant = new bool[graph.Nodes.Length], isWorth = new bool[graph.Nodes.Length], isNeeded = new bool[graph.Nodes.Length];
        bool any = false;
        for (int i = 0; i < isConstant.Length; i++)
        {
            Expr node = graph.Nodes[i];
            bool isFunction = node is Call or Pow { Exponent: not Number { Value.IsInteger: true } };
            isConstant[i] = node is not Symbol && !(node is Call call && (Operators.IsLogical(call.Name) || call.Name == "if"));
            isWorth[i] = isFunction;
            foreach (int operand in graph.Operands(i))
            {
                isConstant[i] &= isConstant[operand];
                isWorth[i] |= isWorth[operand];
            }

            any |= isConstant[i] && isWorth[i];
        }

        if (!any) return [];
        foreach (Expr output in outputs) isNeeded[graph.IndexOf(output)] = true;
        for (int i = 0; i < isConstant.Length; i++)
        {
            if (isConstant[i]) continue;
            foreach (int operand in graph.Operands(i)) isNeeded[operand] = true;
        }

        return [.. graph.Nodes.Where((_, i) => isNeeded[i] && isConstant[i] && isWorth[i])];
    }
}
