using Symbolic.Expressions;

namespace Symbolic.Tests.Simplification;

/// <summary>A double with a bound on its error: evaluation that knows where it cannot be trusted.</summary>
/// <param name="Value">The computed value; NaN where the expression is undefined or overflows.</param>
/// <param name="Error">An estimate of the absolute error, first order with a margin.</param>
internal readonly record struct Tracked(double Value, double Error)
{
    private const double Epsilon = 2.3e-16;
    private static readonly Tracked s_undefined = new(double.NaN, 0);

    /// <summary>Whether the value is a number known to better than one part in a thousand.</summary>
    public bool IsReliable => double.IsFinite(Value) && Error <= 1e-3 * Math.Max(Math.Abs(Value), 1e-200);

    /// <summary>Whether two evaluations can be of the same real number.</summary>
    public bool Agrees(Tracked other) => !(Math.Abs(Value - other.Value) > (16 * (Error + other.Error)) + 1e-300);

    /// <summary>The value of an expression at a point.</summary>
    public static Tracked Evaluate(Expr expression, IReadOnlyDictionary<string, double> point) =>
        ExpressionGraph.Fold<Tracked>(expression, (node, operands) => Node(node, operands, point));

    private static Tracked Node(Expr node, ReadOnlySpan<Tracked> operands, IReadOnlyDictionary<string, double> point)
    {
        foreach (Tracked operand in operands)
        {
            bool lazy = node is Call { Name: "if" };
            if (!lazy && !double.IsFinite(operand.Value)) return s_undefined;
        }

        Tracked result = node switch
        {
            Number number => new Tracked(number.Value.ToDouble(), Math.Abs(number.Value.ToDouble()) * Epsilon),
            Constant constant => new Tracked(constant.Value, Math.Abs(constant.Value) * Epsilon),
            Symbol symbol => new Tracked(point[symbol.Name], 0),
            Add => Sum(operands),
            Mul => Product(operands),
            Pow => Power(operands[0], operands[1], ((Pow)node).Exponent is Number { Value.IsInteger: true }),
            Call call => Function(call, operands),
            _ => s_undefined,
        };
        return double.IsFinite(result.Value) ? result : s_undefined;
    }

    private static Tracked Sum(ReadOnlySpan<Tracked> terms)
    {
        double sum = 0, error = 0;
        foreach (Tracked term in terms)
        {
            sum += term.Value;
            error += term.Error + (Math.Abs(sum) * Epsilon);
        }

        return new Tracked(sum, error);
    }

    private static Tracked Product(ReadOnlySpan<Tracked> factors)
    {
        Tracked product = new(1, 0);
        foreach (Tracked factor in factors)
        {
            double value = product.Value * factor.Value;
            double error = (Math.Abs(product.Value) * factor.Error) + (Math.Abs(factor.Value) * product.Error) + (product.Error * factor.Error);
            product = new Tracked(value, error + (Math.Abs(value) * Epsilon));
        }

        return product;
    }

    private static Tracked Power(Tracked @base, Tracked exponent, bool whole)
    {
        if (@base.Value == 0 && exponent.Value < 0) return s_undefined;
        double value = Math.Pow(@base.Value, exponent.Value);
        double slack = Spread(u => Math.Pow(u, exponent.Value), @base);
        double other = whole ? 0 : Spread(u => Math.Pow(@base.Value, u), exponent with { Error = Math.Max(0, exponent.Error) });
        return new Tracked(value, slack + other + (4 * Epsilon * Math.Abs(value)));
    }

    private static Tracked Function(Call call, ReadOnlySpan<Tracked> u)
    {
        if (call.Name == "if") return double.IsNaN(u[0].Value) || u[0].Error > 0 ? s_undefined : u[u[0].Value != 0 ? 1 : 2];
        if (call.Arguments.Length == 1) return Unary(call.Name, u[0]);
        if (!RealFunctions.Binary.TryGetValue(call.Name, out Func<double, double, double>? f)) return s_undefined;
        Tracked a = u[0], b = u[1];
        double value = f(a.Value, b.Value);
        double error = Spread(t => f(t, b.Value), a) + Spread(t => f(a.Value, t), b);
        bool logical = Operators.IsLogical(call.Name);
        if (logical && error > 0) return s_undefined;
        return new Tracked(value, logical ? 0 : error + (4 * Epsilon * Math.Abs(value)));
    }

    private static Tracked Unary(string name, Tracked u)
    {
        if (name == "not") return new Tracked(u.Value == 0 ? 1 : 0, u.Error);
        if (!RealFunctions.Unary.TryGetValue(name, out Func<double, double>? f)) return s_undefined;
        double value = f(u.Value);
        return new Tracked(value, Spread(f, u) + (4 * Epsilon * Math.Abs(value)));
    }

    /// <summary>How far a function moves over the interval of a tracked argument; infinite where it is undefined nearby.</summary>
    private static double Spread(Func<double, double> f, Tracked u)
    {
        if (u.Error == 0) return 0;
        double centre = f(u.Value);
        double spread = 2 * Math.Max(Math.Abs(f(u.Value + u.Error) - centre), Math.Abs(f(u.Value - u.Error) - centre));
        return double.IsNaN(spread) ? double.PositiveInfinity : spread;
    }
}
