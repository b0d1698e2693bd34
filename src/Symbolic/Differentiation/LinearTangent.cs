using Symbolic.Expressions;
using Symbolic.Functions;

namespace Symbolic.Differentiation;

/// <summary>Tangent rules that are linear in the <c>d(u)</c> by their form, such as <c>if(c, d(a), d(b))</c> or <c>-k*d(u)</c>, and their transposes.</summary>
internal static class LinearTangent
{
    /// <summary>Whether a rule is built of sums, multiples and conditionals of <c>d(u)</c>.</summary>
    public static bool Is(Expr tangent) => tangent switch
    {
        Call { Name: "d", ArgumentArray: [Symbol] } => true,
        Add sum => Array.TrueForAll(sum.ArgumentArray, Is),
        Mul product => product.ArgumentArray.Count(Mentions) == 1 && Array.TrueForAll(product.ArgumentArray, static f => !Mentions(f) || Is(f)),
        Call { Name: "if", ArgumentArray: [var condition, var then, var otherwise] } => !Mentions(condition) && Is(then) && Is(otherwise),
        _ => tangent.IsZero,
    };

    /// <summary>Calls <paramref name="contribute"/> with what the arguments' adjoints are, given that of a call.</summary>
    /// <param name="tangent">The rule, in the parameters of <paramref name="row"/>.</param>
    /// <param name="row">The row of the function called.</param>
    /// <param name="adjoint">The adjoint of the call.</param>
    /// <param name="at">A formula of the row at the arguments of the call.</param>
    /// <param name="guards">Makes the guards of branches.</param>
    /// <param name="contribute">Takes the number of an argument and a part of its adjoint.</param>
    public static void Transpose(Expr tangent, FunctionDefinition row, Adjoint adjoint, Func<Expr, Expr> at, Guards guards, Action<int, Adjoint> contribute)
    {
        Stack<(Expr Part, Adjoint Adjoint)> open = new([(tangent, adjoint)]);
        while (open.TryPop(out (Expr Part, Adjoint Adjoint) next))
        {
            (Expr part, Adjoint weight) = next;
            switch (part)
            {
                case Call { Name: "d", ArgumentArray: [Symbol symbol] }:
                    contribute(row.Parameters.IndexOf(symbol.Name), weight);
                    break;
                case Add sum:
                    foreach (Expr term in sum.Arguments) open.Push((term, weight));
                    break;
                case Mul product:
                    Expr[] factors = [.. product.ArgumentArray.Where(static f => !Mentions(f)).Select(at)];
                    open.Push((Array.Find(product.ArgumentArray, Mentions)!, weight.Times(Raw.Product(factors))));
                    break;
                case Call { Name: "if", ArgumentArray: [var condition, var then, var otherwise] }:
                    Expr instance = at(condition);
                    open.Push((then, weight with { Guard = guards.Of(weight.Guard, instance, true) }));
                    open.Push((otherwise, weight with { Guard = guards.Of(weight.Guard, instance, false) }));
                    break;
            }
        }
    }

    private static bool Mentions(Expr formula) =>
        Array.Exists(ExpressionGraph.Of(formula).Nodes, static node => node is Call { Name: "d", ArgumentArray: [Symbol] });
}
