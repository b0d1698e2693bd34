using System.Numerics;
using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Numerics;

namespace Symbolic.Simplification;

/// <summary>Exponentials, powers with symbolic exponents and trigonometric functions of multiples of one argument as powers of one kernel: exp(x/2) and exp(x), b^(n - 1) and b^(2*n), sin(x) and tan(2*x).</summary>
/// <remarks>A power is put as a power of another only where the other has a value wherever the first has one, or stands beside it anyway.</remarks>
internal sealed class KernelUnits
{
    /// <summary>The name of a power with a symbolic exponent as a kernel.</summary>
    public const string PowerOf = "{pow}";

    private const string Exponential = "{exp}", BaseOf = "{base}";
    private const int MaximumTerms = 8;
    private const int LargestMultiple = 6;
    private const int MaximumNesting = 16;

    private readonly FunctionTable _functions;
    private readonly bool _isCircular, _keepsBases;
    private readonly Dictionary<(string Kind, Expr Argument), Rational> _units = [];
    private readonly Dictionary<(Expr Base, Expr Argument), List<(Rational Coefficient, Rational Whole)>> _powers = [];
    private readonly Dictionary<Expr, int> _exponentTerms = [];
    private readonly bool _isCollected;
    private bool _splits;

    /// <param name="region">What is to be read: sums, products and powers down to the first calls.</param>
    /// <param name="functions">What names mean.</param>
    /// <param name="isCircular">Whether trigonometric and hyperbolic functions are put in terms of sines and cosines.</param>
    /// <param name="keepsBases">Whether sums with symbolic exponents are unknowns wherever they stand, and not multiplied out.</param>
    public KernelUnits(Expr region, FunctionTable functions, bool isCircular, bool keepsBases)
    {
        (_functions, _isCircular, _keepsBases) = (functions, isCircular, keepsBases);
        Expr[] nodes = [.. Top(region)];
        foreach (Expr exponent in nodes.OfType<Call>().Where(IsExponential).Select(static c => c.Arguments[0]))
        {
            foreach (Expr term in Terms(exponent).Select(static t => Primitive(t).Term).Distinct()) _exponentTerms[term] = _exponentTerms.GetValueOrDefault(term) + 1;
        }

        foreach (Expr node in nodes) _ = Put(node);
        _isCollected = true;
    }

    /// <summary>The region in terms of the kernels.</summary>
    public Expr Put(Expr node) => node switch
    {
        Call call when IsExponential(call) => OfExponential(call.Arguments[0]),
        Call call when _isCircular && CircularKernels.Are(call, _functions) => OfAngle(call),
        Pow { Exponent: not Number } power => OfPower(power),
        Add when _keepsBases && _isCollected && _powers.Keys.Any(key => key.Base == node) => new Call(BaseOf, [node]),
        _ => node,
    };

    /// <summary>Whether sums have symbolic exponents.</summary>
    public bool HasBases => _powers.Keys.Any(static key => key.Base is Add);

    /// <summary>Whether a region has trigonometric or hyperbolic functions.</summary>
    public static bool HasCircular(Expr region, FunctionTable functions) => Top(region).Any(node => node is Call call && CircularKernels.Are(call, functions));

    /// <summary>Whether a kernel is an exponential.</summary>
    public static bool IsUnitExponential(Expr kernel) => kernel is Call { Name: Exponential };

    /// <summary>A region rewritten node by node, without what stands in the arguments of its calls.</summary>
    public static Expr RewriteTop(Expr region, Func<Expr, Expr> replace) =>
        ExpressionGraph.Fold<Expr>(region, (node, operands) => replace(node is Call || operands.IsEmpty ? node : ExpressionGraph.Rebuild(node, operands)));

    /// <summary>An expression in terms of the kernels as it was written before.</summary>
    public Expr Restored(Expr e)
    {
        return RewriteTop(Plain(e), node => node is Mul product && _splits && Array.FindAll(product.ArgumentArray, IsExponentialPower).Length > 1 ? Joined(product) : CircularKernels.WithoutOverflow(node));
    }

    /// <summary>A base may have such powers itself.</summary>
    private static Expr Plain(Expr e)
    {
        for (int i = 0; i < MaximumNesting && ExpressionGraph.Any(e, static node => node is Call { Name: Exponential or PowerOf or BaseOf }); i++) e = RewriteTop(e, RestoredNode);
        return e;
    }

    private static Expr RestoredNode(Expr node) => node switch
    {
        Call { Name: BaseOf } call => call.Arguments[0],
        Call { Name: Exponential } call => new Call("exp", [call.Arguments[0]]),
        Call { Name: PowerOf } call => Canonical.Power(call.Arguments[0], call.Arguments[1]),
        _ => node,
    };

    /// <summary>The nodes of a region: its sums, products and powers, and the calls and leaves in them.</summary>
    private static IEnumerable<Expr> Top(Expr region)
    {
        HashSet<Expr> seen = [];
        Stack<Expr> open = new([region]);
        while (open.TryPop(out Expr? node))
        {
            if (!seen.Add(node)) continue;
            yield return node;
            if (node is Call) continue;
            foreach (Expr operand in node.Arguments) open.Push(operand);
        }
    }

    /// <summary>exp(a)*exp(b), where an exponential of a sum had been taken apart, as one again.</summary>
    private static Expr Joined(Mul product)
    {
        Expr[] exponents = [.. product.ArgumentArray.Where(IsExponentialPower).Select(CanonicalOrder.Exponent)];
        return Canonical.Product([.. product.ArgumentArray.Where(static f => !IsExponentialPower(f)), Canonical.Power(Constant.E, Canonical.Sum(exponents))]);
    }

    private static bool IsExponentialPower(Expr factor) => factor is Call { Name: "exp", IsDerivative: false };

    private bool IsExponential(Call call) => call is { Name: "exp", IsDerivative: false, Arguments.Length: 1 } && AngleForms.IsBuiltIn("exp", _functions);

    private Expr OfExponential(Expr exponent)
    {
        Expr[] terms = Terms(exponent);
        bool splits = terms.Length > 1 && Array.Exists(terms, t => _exponentTerms.GetValueOrDefault(Primitive(t).Term) > 1 || HasLogarithm(t));
        _splits |= splits;
        return Canonical.Product(Array.ConvertAll(splits ? terms : [exponent], OfExponent));
    }

    private Expr OfExponent(Expr exponent)
    {
        if (Inverses.Apply("exp", exponent) is { } power) return Put(power);
        (Rational coefficient, Expr rest) = Primitive(exponent);
        if (rest.IsOne) return new Call("exp", [exponent]);
        Rational unit = Unit((Exponential, rest), coefficient);
        return Canonical.Power(new Call(Exponential, [Canonical.Product(Number.Of(unit), rest)]), Number.Of(coefficient / unit));
    }

    /// <summary>b^(k + c*v) with a whole k in terms of the lowest power b^(m + u*v) of the region; by itself where that could have no value while the power has one.</summary>
    private Expr OfPower(Pow power)
    {
        (Rational coefficient, Expr argument, Rational whole) = Exponent(power.Exponent);
        if (argument.IsOne) return power;
        (Expr Base, Expr) key = (Plain(power.Base), argument);
        if (!_isCollected)
        {
            if (!_powers.TryGetValue(key, out List<(Rational, Rational)>? known)) _powers[key] = known = [];
            known.Add((coefficient, whole));
        }

        Expr itself = new Call(PowerOf, [power.Base, power.Exponent]);
        if (!_powers.TryGetValue(key, out List<(Rational Coefficient, Rational Whole)>? all)) return itself;
        int sign = all.TrueForAll(static p => p.Coefficient.Sign < 0) ? -1 : 1;
        Rational unit = sign * all.Select(static p => p.Coefficient.Abs()).Aggregate(Shared);
        bool isFree = Signs.IsPositive(key.Base), isThere = all.Exists(p => p.Coefficient == unit);
        if (!isFree && !isThere) return itself;
        Rational lowest = isThere ? all.Where(p => p.Coefficient == unit).Min(static p => p.Whole) : Rational.Zero;
        Rational times = coefficient / unit, left = whole - (times * lowest);
        if (!isFree && (times.Sign > 0 ? left.Sign < 0 : !left.IsZero)) return itself;
        Expr kernel = new Call(PowerOf, [power.Base, Canonical.Sum(Number.Of(lowest), Canonical.Product(Number.Of(unit), argument))]);
        return Canonical.Product(Canonical.Power(power.Base, Number.Of(left)), Canonical.Power(kernel, Number.Of(times)));
    }

    /// <summary>An exponent as c*v + k with a whole k.</summary>
    private static (Rational Coefficient, Expr Argument, Rational Whole) Exponent(Expr exponent)
    {
        Expr[] terms = Terms(exponent);
        Rational number = terms.OfType<Number>().Aggregate(Rational.Zero, static (sum, n) => sum + n.Value), whole = number.Floor();
        (Rational coefficient, Expr argument) = Primitive(Canonical.Sum([.. terms.Where(static t => t is not Number), Number.Of(number - whole)]));
        return (coefficient, argument, whole);
    }

    private Expr OfAngle(Call call)
    {
        (Rational coefficient, Expr rest) = Primitive(call.Arguments[0]);
        if (rest.IsOne) return call;
        Rational unit = Unit((CircularKernels.IsCircular(call) ? "sin" : "sinh", rest), coefficient);
        return (coefficient / unit).TryGetInt32(out int n) && Math.Abs(n) <= LargestMultiple ? CircularKernels.Write(call, Canonical.Product(Number.Of(unit), rest), n) : CircularKernels.Write(call, call.Arguments[0], 1);
    }

    /// <summary>The number of which all coefficients of an argument are whole multiples. While collecting, notes the coefficient.</summary>
    private Rational Unit((string Kind, Expr Argument) key, Rational coefficient)
    {
        Rational unit = _units.TryGetValue(key, out Rational known) ? Shared(known, coefficient) : coefficient.Abs();
        if (!_isCollected) _units[key] = unit;
        return unit;
    }

    private static bool HasLogarithm(Expr term) => Array.Exists(term is Mul product ? product.ArgumentArray : [term], static f => f is Call { Name: "log", IsDerivative: false });

    private static Expr[] Terms(Expr exponent) => Expansion.Of(exponent, MaximumTerms) switch
    {
        Add sum => sum.ArgumentArray,
        null => [exponent],
        var other => [other],
    };

    /// <summary>An argument as a number times a rest that has none, nor a sign, in common.</summary>
    public static (Rational Coefficient, Expr Term) Primitive(Expr argument)
    {
        (Rational coefficient, Expr rest) = SumBuilder.Split(argument);
        if (rest is not Add sum) return (coefficient, rest);
        Rational content = sum.ArgumentArray.Select(SumBuilder.Coefficient).Aggregate(Shared);
        if (SumBuilder.Coefficient(sum.Arguments[^1]).Sign < 0) content = -content;
        return (coefficient * content, content.IsOne ? sum : Negations.Scaled(sum, content.Reciprocal()));
    }

    /// <summary>The greatest number of which both are whole multiples.</summary>
    private static Rational Shared(Rational a, Rational b) =>
        Rational.Create(BigInteger.GreatestCommonDivisor(a.Numerator * b.Denominator, b.Numerator * a.Denominator), a.Denominator * b.Denominator);
}
