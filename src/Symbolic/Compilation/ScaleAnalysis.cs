using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Numerics;
using Symbolic.Rewriting;

namespace Symbolic.Compilation;

/// <summary>Finds the intermediate results whose underflow or overflow could pass unnoticed into results that look sound.</summary>
/// <remarks>What underflows is off by less than 10^-307, which a sum with anything larger never notices: only where it is scaled again, or its
/// relative error counts, must it be watched. Results themselves are watched anyway. Linear in the distinct nodes.</remarks>
internal sealed class ScaleAnalysis
{
    private const double Sound = 1e-280, Small = 1e-150;
    private readonly FunctionTable _functions;
    private readonly RangeAnalysis _ranges;
    private readonly NodeMap<bool> _isLossy = new();
    private readonly List<Expr> _order = [];

    private ScaleAnalysis(FunctionTable functions, RangeAnalysis ranges) => (_functions, _ranges) = (functions, ranges);

    /// <summary>The nodes below some outputs to be watched.</summary>
    public static List<Expr> Watched(ReadOnlySpan<Expr> outputs, FunctionTable functions, RangeAnalysis ranges)
    {
        ScaleAnalysis analysis = new(functions, ranges);
        foreach (Expr node in ExpressionGraph.Of(outputs).Nodes) analysis.Visit(node);
        return [.. analysis._order.Distinct()];
    }

    private void Visit(Expr node)
    {
        bool lossy = node switch
        {
            Add => node.ArgumentArray.Any(IsLossy),
            Mul => Product(node),
            Pow power => Power(power),
            Call call => Function(call),
            _ => false,
        };
        _isLossy.Add(node, lossy);
    }

    private bool IsLossy(Expr node) => _isLossy[node];

    /// <summary>A product underflows where the true result does; what happens on the way is watched in the arithmetic.</summary>
    private bool Product(Expr node)
    {
        Expr[] factors = [.. node.ArgumentArray.Where(static f => f is not (Number or Constant))];
        if (factors is [var single] && single is not Pow { Exponent: Number { Value.Sign: < 0 } }) return IsLossy(single) || node.ArgumentArray.Any(static f => f is Number { Value: var c } && !IsLarge(c));
        foreach (Expr factor in factors) Watch(factor is Pow { Exponent: Number { Value.Sign: < 0 } } divisor ? divisor.Base : factor);
        return true;
    }

    /// <summary>Whether a product with a number is exact for numbers that are small.</summary>
    private static bool IsLarge(Rational factor) => factor.IsInteger && factor.Abs().Numerator.IsPowerOfTwo;

    private bool Power(Pow power)
    {
        Watch(power.Base);
        return power.Exponent.NumberValue is not { } n || n.Abs() >= Rational.One;
    }

    private bool Function(Call call)
    {
        if (call is { Name: "if" }) return call.ArgumentArray.Skip(1).Any(IsLossy);
        if (Operators.IsLogical(call.Name) || !_functions.TryGet(call.Name, call.Arguments.Length, out FunctionDefinition? row)) return false;
        if (row.IsStepLike) return false;
        if (call.Name is "cbrt" or "root")
        {
            // the root of what underflows is a sound number
            Array.ForEach(call.ArgumentArray, Watch);
            return false;
        }

        bool vanishesWithArgument = (row.Parity < 0 && !VanishesFast(row)) || call.Name is "abs" or "expm1" or "log1p" or "min" or "max";
        if (vanishesWithArgument) return call.ArgumentArray.Any(IsLossy);
        if (VanishesFast(row)) return true;
        if (row.Parity == 0 && call.Name != "exp") Array.ForEach(call.ArgumentArray, Watch);
        return row.Range is { Low: 0, LowOpen: true };
    }

    /// <summary>Whether a function has a zero of higher order at 0, so that its result underflows where the argument does not.</summary>
    private static bool VanishesFast(FunctionDefinition row) => row.Kernel is Func<double, double> kernel && Math.Abs(kernel(Small)) < Guard.Least;

    private void Watch(Expr node)
    {
        if (!IsLossy(node)) return;
        bool isLarge = _ranges.Of(node) is { Low: > Sound } or { High: < -Sound };
        if (!isLarge) _order.Add(node);
    }
}
