using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Numerics;
using Symbolic.Rewriting;

namespace Symbolic.Compilation;

/// <summary>First-order estimates of the rounding errors of expressions as they are going to be evaluated in double.</summary>
/// <remarks>Roundings count as independent, so that their mean squares add: (2^-53)²·<see cref="Rounding"/> for a correctly rounded operation.
/// Where signs are known, sums do not cancel and the estimate is a number known beforehand; only what can really lose digits leaves
/// something to be computed at the point. Linear in the distinct nodes.</remarks>
internal sealed class ErrorAnalysis(FunctionTable functions, RangeAnalysis ranges, Func<string, Expr> read)
{
    /// <summary>The mean square of a rounding relative to a result of logarithmically uniform mantissa: ∫ m^-2/3 dm/(m·ln 2) from 1 to 2.</summary>
    public const double Rounding = 0.18;

    private const double Unknown = 0.72;
    private readonly Dictionary<Expr, ErrorTerm> _known = new(ExpressionGraph.ReferenceComparer.Instance);
    private readonly Dictionary<Expr, Expr> _absolute = new(ExpressionGraph.ReferenceComparer.Instance);
    private readonly Dictionary<Expr, Expr> _squares = new(ExpressionGraph.ReferenceComparer.Instance);

    /// <summary>The error of an expression.</summary>
    public ErrorTerm Of(Expr expression)
    {
        foreach (Expr node in ExpressionGraph.Of(expression).Nodes)
        {
            if (!_known.ContainsKey(node)) _known.Add(node, Estimate(node));
        }

        return _known[expression];
    }

    private ErrorTerm Estimate(Expr node) => node switch
    {
        Number number => IsDouble(number.Value) ? ErrorTerm.Exact : new ErrorTerm(Rounding, null),
        Constant => new ErrorTerm(Rounding, null),
        Symbol => ErrorTerm.Exact,
        Add => Sum(node),
        Mul => Product(node),
        Pow power => Power(power),
        Call call => Function(call),
        _ => ErrorTerm.Exact,
    };

    private static bool IsDouble(Rational value)
    {
        double nearest = value.ToDouble();
        return double.IsFinite(nearest) && Rational.FromDouble(nearest) == value;
    }

    /// <summary>Σ t²·E(t)/(Σ t)² and the rounding of the sum; of partial sums, the roundings count with their terms.</summary>
    private ErrorTerm Sum(Expr node)
    {
        Expr[] terms = node.ArgumentArray;
        double partial = terms.Length > 2 ? Rounding * (Math.Ceiling(Math.Log2(terms.Length)) - 1) : 0;
        if (HaveOneSign(terms)) return terms.Select(t => _known[t]).Aggregate(ErrorTerm.Largest).Plus(partial + Rounding);
        Expr[] weighted = [.. terms.Select(term => Absolute(term, partial)).OfType<Expr>()];
        if (weighted.Length == 0) return new ErrorTerm(Rounding, null);
        Expr total = weighted.Length == 1 ? weighted[0] : new Add(weighted);
        _absolute.Add(node, total);
        return new ErrorTerm(Rounding, new Mul([total, new Pow(node, new Number(-2))]));
    }

    /// <summary>The mean square of the absolute error, without a division where the term is a sum itself; null for 0.</summary>
    private Expr? Absolute(Expr term, double rounding)
    {
        ErrorTerm error = _known[term].Plus(rounding);
        if (!_absolute.TryGetValue(term, out Expr? inherited)) return error.Weighted(Square(term));
        return new Add([inherited, new ErrorTerm(error.Fixed, null).Weighted(Square(term))!]);
    }

    private bool HaveOneSign(Expr[] terms)
    {
        bool positive = true, negative = true;
        foreach (Expr term in terms)
        {
            Interval range = ranges.Of(term);
            positive &= range.IsNonNegative;
            negative &= range.IsNonPositive;
        }

        return positive || negative;
    }

    private ErrorTerm Product(Expr node)
    {
        ErrorTerm total = ErrorTerm.Exact;
        int roundings = -1;
        foreach (Expr factor in node.Arguments)
        {
            total += _known[factor];
            if (!IsScale(factor)) roundings++;
        }

        return total.Plus(Math.Max(roundings, 0) * Rounding);
    }

    /// <summary>Whether multiplying by a factor is exact.</summary>
    private static bool IsScale(Expr factor) =>
        factor is Number { Value: var c } && c.Abs().Numerator.IsPowerOfTwo && c.Denominator.IsPowerOfTwo;

    private ErrorTerm Power(Pow power)
    {
        ErrorTerm @base = _known[power.Base], exponent = _known[power.Exponent];
        if (power.Exponent.NumberValue is { } n)
        {
            double multiplied = n.ToDouble();
            int operations = n.IsInteger && Math.Abs(multiplied) <= 3 ? (int)Math.Abs(multiplied) - (multiplied < 0 ? 0 : 1) : n == Rational.Half ? 1 : 2;
            return @base.Times(multiplied * multiplied).Plus(operations * Rounding);
        }

        Expr? fromBase = @base.Weighted(Square(power.Exponent));
        Expr? fromExponent = exponent.Weighted(Square(new Mul([power.Exponent, new Call("log", [power.Base])])));
        return new ErrorTerm(0, fromBase) + new ErrorTerm(Rounding, fromExponent);
    }

    private ErrorTerm Function(Call call)
    {
        if (call is { Name: "if", ArgumentArray: [var condition, var a, var b] }) return ErrorTerm.Either(condition, _known[a], _known[b]);
        if (Operators.IsLogical(call.Name)) return ErrorTerm.Exact;
        if (!functions.TryGet(call.Name, call.Arguments.Length, out FunctionDefinition? row)) return new ErrorTerm(Unknown, null);
        ErrorTerm total = new(KernelError(row), null);
        for (int i = 0; i < call.Arguments.Length; i++)
        {
            ErrorTerm inner = _known[call.Arguments[i]];
            if (!inner.IsExact) total += Propagated(row, call, i, inner);
        }

        return total;
    }

    /// <summary>What the measured accuracy of a kernel means: 0.5 ulp is a rounding.</summary>
    private static double KernelError(FunctionDefinition row)
    {
        if (row.IsStepLike || row.Accuracy == "exact") return 0;
        string[] words = row.Accuracy?.Split(' ') ?? [];
        bool isKnown = words is [_, "ulp"];
        return isKnown && double.TryParse(words[0], System.Globalization.CultureInfo.InvariantCulture, out double ulps) ? Rounding * 4 * ulps * ulps : Unknown;
    }

    /// <summary>(a·f'(a)/f(a))²·E(a), or by a simpler bound of the condition number where the row gives one.</summary>
    private ErrorTerm Propagated(FunctionDefinition row, Call call, int index, ErrorTerm inner)
    {
        if (row.IsStepLike) return ErrorTerm.Exact;
        if (row.Amplification is { } known)
        {
            Expr bound = known.Read(read);
            if (bound is Number number) return inner.Times(number.Value.ToDouble() * number.Value.ToDouble());
            return new ErrorTerm(0, inner.Weighted(Square(Raw.Replace(bound, node => node is Symbol ? call.Arguments[index] : null))));
        }

        if (row.Partial(index) is not { } partial || ReferenceEquals(partial, Formula.Absent)) return inner.Times(8);
        Expr derivative = Raw.Replace(partial.Read(read), node => node is Symbol symbol && row.Parameters.IndexOf(symbol.Name) is var i and >= 0 ? call.Arguments[i] : null);
        return new ErrorTerm(0, inner.Weighted(Square(new Mul([call.Arguments[index], derivative, new Pow(call, Number.MinusOne)]))));
    }

    private Expr Square(Expr e)
    {
        if (_squares.TryGetValue(e, out Expr? known)) return known;
        Expr square = new Pow(e, Number.Two);
        _squares.Add(e, square);
        return square;
    }
}
