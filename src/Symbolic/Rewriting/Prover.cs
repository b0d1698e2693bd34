using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Numerics;

namespace Symbolic.Rewriting;

/// <summary>Decides whether conditions certainly hold; what cannot be proved does not.</summary>
internal sealed class Prover(FunctionTable functions, Assumptions assumptions, VariableSet? variables = null)
{
    private RangeAnalysis? _ranges;

    /// <summary>The enclosures the proofs rest on.</summary>
    public RangeAnalysis Ranges => _ranges ??= new RangeAnalysis(functions, assumptions);

    /// <summary>Whether a relation, or and/or/not of relations, holds wherever its parts are defined.</summary>
    public bool Proves(Expr relation)
    {
        if (relation is not Call { IsDerivative: false } call) return false;
        Expr[] operands = call.ArgumentArray;
        return call.Name switch
        {
            "and" => Array.TrueForAll(operands, Proves),
            "or" => Array.Exists(operands, Proves),
            "not" => Refutes(operands[0]),
            ">" => Difference(operands[0], operands[1]).IsPositive,
            ">=" => Difference(operands[0], operands[1]).IsNonNegative,
            "<" => Difference(operands[1], operands[0]).IsPositive,
            "<=" => Difference(operands[1], operands[0]).IsNonNegative,
            "!=" => Difference(operands[0], operands[1]).ExcludesZero,
            "==" => operands[0].Equals(operands[1]) || Difference(operands[0], operands[1]) is { Low: 0, High: 0 },
            _ => false,
        };
    }

    /// <summary>Whether a relation certainly does not hold.</summary>
    public bool Refutes(Expr relation)
    {
        if (relation is not Call { IsDerivative: false } call) return false;
        Expr[] operands = call.ArgumentArray;
        return call.Name switch
        {
            "and" => Array.Exists(operands, Refutes),
            "or" => Array.TrueForAll(operands, Refutes),
            "not" => Proves(operands[0]),
            ">" => Proves(new Call("<=", operands)),
            ">=" => Proves(new Call("<", operands)),
            "<" => Proves(new Call(">=", operands)),
            "<=" => Proves(new Call(">", operands)),
            "!=" => Proves(new Call("==", operands)),
            "==" => Proves(new Call("!=", operands)),
            _ => false,
        };
    }

    /// <summary>Whether an expression is of a kind.</summary>
    public bool IsOfKind(Expr e, OperandKind kind) => kind switch
    {
        OperandKind.Int => e is Number { Value.IsInteger: true },
        OperandKind.NonInt => e is not Number { Value.IsInteger: true },
        OperandKind.Var => e is Symbol,
        OperandKind.Num => !Mentions(e, static _ => true),
        _ => !Mentions(e, name => variables is null || variables.Contains(name)),
    };

    private static bool Mentions(Expr e, Func<string, bool> name) =>
        Array.Exists(ExpressionGraph.Of(e).Nodes, node => node is Symbol symbol && name(symbol.Name));

    private Interval Difference(Expr a, Expr b) => Ranges.Of(b.IsZero ? a : a - b);
}
