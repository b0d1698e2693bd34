using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Numerics;

namespace Symbolic.Rewriting;

/// <summary>Encloses the real values of expressions, from the ranges in the function table and from declared assumptions.</summary>
/// <remarks>Results are kept per node, so that asking about many nodes of one graph is linear in it. Not thread-safe.</remarks>
internal sealed class RangeAnalysis(FunctionTable functions, Assumptions assumptions)
{
    private readonly NodeMap<Interval> _known = new();

    /// <summary>An interval that holds the value wherever the expression is defined and the assumptions hold.</summary>
    public Interval Of(Expr expression)
    {
        if (_known.TryGetValue(expression, out Interval known)) return known;
        Stack<Expr> open = new([expression]);
        while (open.TryPeek(out Expr? node))
        {
            if (_known.ContainsKey(node) || !PushUnknown(node, open))
            {
                open.Pop();
                if (!_known.ContainsKey(node)) _known.Add(node, Enclose(node));
            }
        }

        return _known[expression];
    }

    /// <summary>Whether no two of some terms can have different signs.</summary>
    public bool HaveOneSign(Expr[] terms)
    {
        bool positive = true, negative = true;
        foreach (Expr term in terms)
        {
            Interval range = Of(term);
            positive &= range.IsNonNegative;
            negative &= range.IsNonPositive;
        }

        return positive || negative;
    }

    private bool PushUnknown(Expr node, Stack<Expr> open)
    {
        bool pushed = false;
        foreach (Expr operand in node.Arguments)
        {
            if (_known.ContainsKey(operand)) continue;
            open.Push(operand);
            pushed = true;
        }

        return pushed;
    }

    private Interval Enclose(Expr node)
    {
        Interval computed = node switch
        {
            Number number => Interval.Of(number.Value),
            Constant constant => constant.IsReal ? Interval.Around(constant.Value) : Interval.All,
            Add => Sum(node),
            Mul => Product(node),
            Pow power => Power(power),
            Call call => Image(call),
            _ => Interval.All,
        };
        return assumptions.IsEmpty ? computed : computed.Intersect(assumptions.About(node));
    }

    private Interval Sum(Expr node)
    {
        Interval sum = new(0, 0);
        foreach (Expr term in node.Arguments) sum += _known[term];
        return sum;
    }

    private Interval Product(Expr node)
    {
        Interval product = new(1, 1);
        foreach (Expr factor in node.Arguments) product *= _known[factor];
        return product;
    }

    private Interval Power(Pow power)
    {
        Interval @base = _known[power.Base];
        if (power.Exponent.NumberValue is not { } exponent) return @base.IsPositive ? Interval.Positive : Interval.All;
        if (exponent == 2) return @base.EvenPower(isSquare: true);
        if (exponent.Sign < 0)
        {
            Interval reciprocal = @base.Reciprocal();
            return exponent == Rational.MinusOne ? reciprocal : SignOfPower(reciprocal, -exponent);
        }

        return exponent == Rational.Half ? Root(@base) : SignOfPower(@base, exponent);
    }

    private static Interval SignOfPower(Interval @base, Rational exponent)
    {
        if (exponent.IsEvenInteger) return @base.EvenPower(isSquare: false);
        if (@base.IsPositive) return Interval.Positive;
        if (!exponent.IsInteger || @base.IsNonNegative) return Interval.NonNegative;
        return @base.IsNegative ? Interval.Negative : Interval.All;
    }

    private static Interval Root(Interval @base)
    {
        Interval inside = @base.Intersect(Interval.NonNegative);
        double low = Math.Sqrt(inside.Low), high = Math.Sqrt(inside.High);
        low = low * low == inside.Low ? low : Math.BitDecrement(low);
        high = high * high == inside.High ? high : Math.BitIncrement(high);
        return new Interval(low, high, inside.LowOpen, inside.HighOpen);
    }

    private Interval Image(Call call)
    {
        if (call.IsDerivative) return Interval.All;
        if (call.Name == "if" && call.Arguments.Length == 3) return Hull(_known[call.Arguments[1]], _known[call.Arguments[2]]);
        if (!functions.TryGet(call.Name, call.Arguments.Length, out FunctionDefinition? row)) return Interval.All;
        if (row.Monotone == 0 || row.Kernel is not Func<double, double> kernel) return row.Range;
        Interval argument = _known[call.Arguments[0]];
        (double low, double high) = row.Monotone > 0 ? (argument.Low, argument.High) : (argument.High, argument.Low);
        return new Interval(Outwards(kernel, low, down: true), Outwards(kernel, high, down: false), argument.LowOpen, argument.HighOpen).Intersect(row.Range);
    }

    /// <summary>A bound beyond the value of a monotone kernel that is right to a few units in the last place.</summary>
    private static double Outwards(Func<double, double> kernel, double argument, bool down)
    {
        double value = kernel(argument);
        if (double.IsNaN(value)) return down ? double.NegativeInfinity : double.PositiveInfinity;
        if (value == 0 && argument == 0) return 0;
        if (double.IsInfinity(value)) return value > 0 == down ? (down ? double.MaxValue : -double.MaxValue) : value;
        double slack = (4 * double.Epsilon) + (Math.Abs(value) * 4e-15);
        return down ? value - slack : value + slack;
    }

    private static Interval Hull(Interval a, Interval b) => new(
        Math.Min(a.Low, b.Low),
        Math.Max(a.High, b.High),
        a.Low == b.Low ? a.LowOpen && b.LowOpen : a.Low < b.Low ? a.LowOpen : b.LowOpen,
        a.High == b.High ? a.HighOpen && b.HighOpen : a.High > b.High ? a.HighOpen : b.HighOpen);
}
