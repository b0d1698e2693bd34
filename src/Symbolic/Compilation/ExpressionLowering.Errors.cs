using System.Runtime.InteropServices;
using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Numerics;

namespace Symbolic.Compilation;

/// <content>Rounding errors beside values, and what is looked at to see whether they can be trusted.</content>
internal sealed partial class ExpressionLowering
{
    private Term Compensated(int index, Expr node, Term term)
    {
        if (_paired.IsRefined[index]) SetResidual(node, term.Value);
        if (_compensation?.IsUnsure(node) == true && node is Call { Arguments.Length: 1 } step && _functions.TryGet(step.Name, 1, out FunctionDefinition? stepped)) _errorsOf?.CheckStep(term.Value, stepped);
        if (node is Call inexact && _compensation?.RequiresExact(node) == true) RequireExact(inexact, term.Value);
        if (_compensation?.Trace is { } trace) Trace(trace, index, node, term.Value);
        if (!_paired.IsPaired[index])
        {
            if (node is Mul or Pow or Call { } && _errorsOf?.CheckOverflow(term.Value) == true) _compensation!.Trace?.Check(node, SentinelKind.Overflow, term.Value);
            return term;
        }

        if (node is Add && _compensation!.Cancels(node)) term = term with { Value = _errorsOf!.CheckSum(term.Value, CollectionsMarshal.AsSpan(_terms), _paired.LeastShare(index), _paired.HasResiduals(index)) };
        if (!_compensation!.CanPassOn(node)) return term;
        SetSlope(node, term.Value);
        FunctionDefinition? row = node is Call call && _functions.TryGet(call.Name, call.Arguments.Length, out FunctionDefinition? known) ? known : null;
        _errorsOf!.CheckSlope(term.Value, Math.Max(row?.LeastSlopeShare ?? 0, _paired.LeastSlopeShare(index)), row?.Oscillates == true, _paired.HasResidualsBelow(index));
        return term with { Value = Collapsed(index, node, term.Value) };
    }

    /// <summary>The double next to a value and its computed rounding error.</summary>
    private int Collapsed(int index, Expr node, int value)
    {
        double? most = _paired.Depths[index] < 2 || _paired.HasResiduals(index) ? null : Compensation.MostError;
        int collapsed = _errorsOf!.Collapse(value, most);
        _compensation!.Trace?.Compensate(node, _paired.IsRefined[index], value, collapsed);
        if (most is not null) _compensation.Trace?.Check(node, SentinelKind.Cancellation, collapsed);
        return collapsed;
    }

    /// <summary>Takes down what is going to be checked at a node.</summary>
    private void Trace(LoweringTrace trace, int index, Expr node, int value)
    {
        if (node is Add && _compensation!.Cancels(node) && _paired.IsPaired[index]) trace.Check(node, SentinelKind.Cancellation, value);
        else if (_compensation!.IsUnsure(node) && node is Call { Name: var name } && !Operators.IsLogical(name)) trace.Check(node, SentinelKind.Step, value);
        else if (_paired.IsPaired[index] && _compensation.CanPassOn(node)) trace.Check(node, SentinelKind.Amplification, value);
    }

    /// <summary>Says what a function or a power lacks, if that is known: the power that is divided by where the exponent is negative, and the double next to the exponent is another.</summary>
    private void SetResidual(Expr node, int value)
    {
        if (node is Call call)
        {
            if (_functions.TryGet(call.Name, call.Arguments.Length, out FunctionDefinition? row) && row.Residual is { } residual) _errorsOf!.SetResidual(value, residual.Row);
            return;
        }

        if (node is not Pow) return;
        ValueGraph.Value operation = _graph.Values[value];
        if (operation.Operation == Operation.Divide) operation = _graph.Values[value = operation.B];
        if (operation.Operation == Operation.Power) _errorsOf!.SetResidual(value, ResidualKernel.Power.Row);
        if (operation.Operation != Operation.CorrectedPower || !_functions.TryGet("log", 1, out FunctionDefinition? logarithm)) return;
        int further = _graph.Apply(Operation.Multiply, operation.C, _graph.Call(logarithm, [operation.A]));
        _errorsOf!.SetResidual(value, ResidualKernel.Power.Row, _graph.Apply(Operation.Multiply, value, further));
    }

    /// <summary>Has those arguments checked for being exact by which a function has no derivative.</summary>
    private void RequireExact(Call call, int value)
    {
        if (!_functions.TryGet(call.Name, call.Arguments.Length, out FunctionDefinition? row)) return;
        IEnumerable<Expr> arguments = call.ArgumentArray.Where((_, i) => row.Partial(i) is null);
        _errorsOf?.CheckExact(value, arguments.Select(argument => (Real(argument), !ExpressionGraph.Any(argument, static e => !IsExactArithmetic(e)))));
    }

    private static bool IsExactArithmetic(Expr node) => node is Number or Symbol or Add or Mul || (node is Pow { Exponent: Number { Value: var n } } && (n == Rational.MinusOne || n == Number.Two.Value));

    /// <summary>Says how a function passes on the errors of its arguments, or a power that of its exponent.</summary>
    private void SetSlope(Expr node, int value)
    {
        ValueGraph.Value operation = _graph.Values[value];
        if (node is not Call call)
        {
            if (_functions.TryGet("log", 1, out FunctionDefinition? logarithm)) _errorsOf!.SetSlope(value, 1, _graph.Call(logarithm, [operation.A]));
            return;
        }

        if (!_functions.TryGet(call.Name, call.Arguments.Length, out FunctionDefinition? row)) return;
        for (int k = 0; k < call.Arguments.Length; k++)
        {
            if (_errorsOf!.Of(operation.Operand(k)) is not null) _errorsOf!.SetSlope(value, k, Formula(row.Partial(k)!.Known!, row, operation));
        }
    }

    /// <summary>The value of a formula of the parameters of a function at the arguments of a call.</summary>
    private int Formula(Expr formula, FunctionDefinition row, ValueGraph.Value call)
    {
        Dictionary<string, int> arguments = new(StringComparer.Ordinal);
        for (int k = 0; k < row.Arity; k++) arguments.Add(row.Parameters[k], call.Operand(k));
        return WithoutErrors(ExpressionGraph.Of(formula), arguments).Real(formula);
    }

    /// <summary>Expressions in the same graph, over variables that have values there, without rounding errors anywhere: those are NaN where parts overflow.</summary>
    private ExpressionLowering WithoutErrors(ExpressionGraph nodes, Dictionary<string, int> variables)
    {
        ExpressionLowering lowering = new(_graph, nodes, variables, _functions, _options, null);
        lowering.Run();
        return lowering;
    }
}
