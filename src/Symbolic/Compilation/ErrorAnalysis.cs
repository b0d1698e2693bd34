using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Numerics;
using Symbolic.Rewriting;

namespace Symbolic.Compilation;

/// <summary>First-order bounds for the rounding errors of expressions as they are going to be evaluated in double.</summary>
/// <remarks>Where signs are known, sums do not cancel and the bound is a number known beforehand; only what can really lose digits leaves
/// something to be computed at the point. Linear in the distinct nodes.</remarks>
internal sealed class ErrorAnalysis(FunctionTable functions, RangeAnalysis ranges, Func<string, Expr> read)
{
    private const double KernelError = 2;
    private const double RootError = 1;
    private readonly Dictionary<Expr, ErrorTerm> _known = new(ExpressionGraph.ReferenceComparer.Instance);
    private readonly Dictionary<Expr, Expr> _magnitudes = new(ExpressionGraph.ReferenceComparer.Instance);

    /// <summary>The results of operations that lose digits when they underflow.</summary>
    public List<Expr> Fragile { get; } = [];

    /// <summary>The bound for an expression.</summary>
    public ErrorTerm Of(Expr expression)
    {
        foreach (Expr node in ExpressionGraph.Of(expression).Nodes)
        {
            if (!_known.ContainsKey(node)) _known.Add(node, Bound(node));
        }

        return _known[expression];
    }

    private ErrorTerm Bound(Expr node) => node switch
    {
        Number number => IsDouble(number.Value) ? ErrorTerm.Exact : new ErrorTerm(1, null),
        Constant => new ErrorTerm(1, null),
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

    /// <summary>(Σ|t|·E(t) + (n − 1)·Σ|t|)/|Σt|; without cancellation, or for two exact terms, a number.</summary>
    private ErrorTerm Sum(Expr node)
    {
        ReadOnlySpan<Expr> terms = node.Arguments;
        ErrorTerm[] errors = [.. node.ArgumentArray.Select(term => _known[term])];
        bool exactTerms = Array.TrueForAll(errors, static e => e.IsExact);
        if (terms.Length == 2 && exactTerms) return new ErrorTerm(1, null);
        double rounding = terms.Length - 1;
        if (HaveOneSign(node.ArgumentArray)) return Largest(errors) + new ErrorTerm(rounding, null);
        List<Expr> weighted = [];
        for (int i = 0; i < errors.Length; i++)
        {
            ErrorTerm total = errors[i] + new ErrorTerm(rounding, null);
            weighted.Add(total.Times(Magnitude(terms[i])).Varying!);
        }

        return new ErrorTerm(0, Quotient(new Add([.. weighted]), Magnitude(node)));
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

    private static ErrorTerm Largest(ErrorTerm[] errors)
    {
        if (Array.TrueForAll(errors, static e => e.Varying is null)) return new ErrorTerm(errors.Max(static e => e.Fixed), null);
        return errors.Aggregate(ErrorTerm.Exact, static (a, b) => a + b);
    }

    private ErrorTerm Product(Expr node)
    {
        ErrorTerm total = new(node.Arguments.Length - 1, null);
        foreach (Expr factor in node.Arguments) total += _known[factor];
        bool scaled = node.Arguments.Length == 2 && node.Arguments[0] is Number { Value: var c } && (c == Rational.MinusOne || c == 2 || c == Rational.Half);
        if (scaled) return total + new ErrorTerm(-1, null);
        Fragile.Add(node);
        return total;
    }

    private ErrorTerm Power(Pow power)
    {
        ErrorTerm @base = _known[power.Base], exponent = _known[power.Exponent];
        if (power.Exponent.NumberValue is { } n)
        {
            if (n == Rational.Half) return @base.Times(0.5) + new ErrorTerm(RootError, null);
            Fragile.Add(power);
            double cost = n == Rational.MinusOne || n == 2 ? 1 : KernelError;
            return @base.Times(Math.Abs(n.ToDouble())) + new ErrorTerm(cost, null);
        }

        Fragile.Add(power);
        ErrorTerm fromBase = @base.Times(Magnitude(power.Exponent));
        ErrorTerm fromExponent = exponent.IsExact ? ErrorTerm.Exact : exponent.Times(Magnitude(new Mul([power.Exponent, new Call("log", [power.Base])])));
        return fromBase + fromExponent + new ErrorTerm(KernelError, null);
    }

    private ErrorTerm Function(Call call)
    {
        if (call is { Name: "if", ArgumentArray: [var condition, var a, var b] }) return ErrorTerm.Either(condition, _known[a], _known[b]);
        if (Operators.IsLogical(call.Name)) return ErrorTerm.Exact;
        if (!functions.TryGet(call.Name, call.Arguments.Length, out FunctionDefinition? row)) return new ErrorTerm(KernelError, null);
        ErrorTerm total = new(row.IsStepLike || call.Name is "abs" or "min" or "max" ? 0 : KernelError, null);
        if (row.Kernel is not null && !row.IsStepLike && row.Range.IsNonNegative && call.Name is "exp" or "sech" or "sigmoid") Fragile.Add(call);
        for (int i = 0; i < call.Arguments.Length; i++)
        {
            ErrorTerm inner = _known[call.Arguments[i]];
            if (!inner.IsExact) total += Propagated(row, call, i, inner);
        }

        return total;
    }

    /// <summary>|a·f'(a)/f(a)|·E(a), or a simpler bound of the condition number where the row gives one.</summary>
    private ErrorTerm Propagated(FunctionDefinition row, Call call, int index, ErrorTerm inner)
    {
        if (row.IsStepLike) return ErrorTerm.Exact;
        if (row.Amplification is { } known)
        {
            Expr bound = known.Read(read);
            return bound is Number number ? inner.Times(number.Value.ToDouble()) : inner.Times(Raw.Replace(bound, node => node is Symbol ? call.Arguments[index] : null));
        }

        if (row.Partial(index) is not { } partial || ReferenceEquals(partial, Formula.Absent)) return inner.Times(8);
        Expr derivative = Raw.Replace(partial.Read(read), node => node is Symbol symbol && row.Parameters.IndexOf(symbol.Name) is var i and >= 0 ? call.Arguments[i] : null);
        return inner.Times(Quotient(Magnitude(new Mul([call.Arguments[index], derivative])), Magnitude(call)));
    }

    private Expr Magnitude(Expr e)
    {
        if (_magnitudes.TryGetValue(e, out Expr? known)) return known;
        Expr magnitude = ranges.Of(e).IsNonNegative ? e : new Call("abs", [e]);
        _magnitudes.Add(e, magnitude);
        return magnitude;
    }

    private static Mul Quotient(Expr above, Expr below) => new([above, new Pow(below, Number.MinusOne)]);
}
