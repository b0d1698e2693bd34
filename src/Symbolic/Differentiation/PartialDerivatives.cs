using System.Collections.Immutable;
using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Rewriting;

namespace Symbolic.Differentiation;

/// <summary>The partial derivatives of functions: from their rows, derived from their bodies, or unevaluated.</summary>
internal sealed class PartialDerivatives(FunctionTable functions, Func<Expr, Expr> fold, Differentiator differentiator)
{
    private Dictionary<(string Function, int Arity, int Index), ParametricExpression>? _derived;
    private HashSet<(string Function, int Arity, int Index)>? _open;

    /// <summary>The row of a call, or null for a name the table does not have.</summary>
    public FunctionDefinition? Row(Call call) => functions.TryGet(call.Name, call.Arguments.Length, out FunctionDefinition? row) ? row : null;

    /// <summary>Whether there may be functions with tangent rules in an expression.</summary>
    public bool MayHaveTangents(Expr expression) => (expression.FunctionBits & functions.Tangents) != 0;

    /// <summary>The partial by argument number <paramref name="index"/>, at the call's arguments.</summary>
    public Expr Of(FunctionDefinition? row, Call call, int index)
    {
        if (row is null) return Unevaluated(call, index);
        Formula? partial = row.Partial(index);
        if (partial is null) throw NotDifferentiable(row, index);
        if (!ReferenceEquals(partial, Formula.Absent)) return Formulas.Over(partial, row, functions).At(call);
        return row.Spec is null ? Unevaluated(call, index) : Derived(row, index).At(call);
    }

    /// <summary>The derivative by a tangent rule: <c>d(u)</c> stands for the derivative of what <c>u</c> stands for.</summary>
    public Expr Tangent(FunctionDefinition row, Call call, Expr?[] inner)
    {
        return Raw.Replace(TangentOf(row), node => node switch
        {
            Symbol symbol => Argument(row, call, symbol),
            Call { Name: "d", ArgumentArray: [Symbol symbol] } => Index(row, symbol) is var i and >= 0 ? inner[i] ?? Number.Zero : null,
            _ => null,
        });
    }

    /// <summary>The tangent rule of a row in its own parameters.</summary>
    public Expr TangentOf(FunctionDefinition row) => Formulas.Read(row.Tangent!, functions);

    /// <summary>A formula in the parameters of a row, at the arguments of a call.</summary>
    public static Expr At(Expr formula, FunctionDefinition row, Call call) =>
        Raw.Replace(formula, node => node is Symbol symbol ? Argument(row, call, symbol) : null);

    private static Call Unevaluated(Call call, int index)
    {
        ImmutableArray<int> orders = [.. call.Orders.Append(index + 1).Order()];
        return new Call(call.Name, call.ArgumentArray, orders);
    }

    private static Expr? Argument(FunctionDefinition row, Call call, Symbol symbol) =>
        Index(row, symbol) is var index and >= 0 ? call.Arguments[index] : null;

    private static int Index(FunctionDefinition row, Symbol symbol) => row.Parameters.IndexOf(symbol.Name);

    private ParametricExpression Derived(FunctionDefinition row, int index)
    {
        (string, int, int) key = (row.Name, row.Arity, index);
        if ((_derived ??= []).TryGetValue(key, out ParametricExpression? known)) return known;
        if (!(_open ??= []).Add(key)) throw new SymbolicException(Diagnostic.Error("SD1010", $"the body of function '{row.Name}' calls the function itself; give its derivative with a clause d/d{row.Parameters[index]} = …"));
        Expr body = Formulas.Read(row.Spec!, functions);
        ParametricExpression derivative = new(differentiator.Differentiate(Pair.IsPairName(row.Name) ? body : fold(body), row.Parameters[index]), row.Parameters);
        _open.Remove(key);
        _derived.Add(key, derivative);
        return derivative;
    }

    private static SymbolicException NotDifferentiable(FunctionDefinition row, int index)
    {
        string name = Pair.IsPairName(row.Name) ? $"pair '{row.Name[(row.Name.LastIndexOf(':') + 1)..]}'" : $"'{row.Name}'";
        return new SymbolicException(Diagnostic.Error("SD3002", $"{name} is not differentiable by '{row.Parameters[index]}' (argument {index + 1}), and the argument depends on the variable"));
    }
}
