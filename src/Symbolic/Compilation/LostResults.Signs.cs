using Symbolic.Expressions;
using Symbolic.Numerics;
using Symbolic.Rewriting;
using static Symbolic.Compilation.LostTerms;

namespace Symbolic.Compilation;

/// <content>Signs of results, however small or large they are.</content>
internal sealed partial class LostResults
{
    /// <summary>The binary logarithm of the largest product of several factors that is known not to have overflowed on the way.</summary>
    private const int MostSoftBits = 700;

    private readonly NodeMap<Expr?> _signs = new(), _softScales = new();

    /// <summary>A number with the sign of a value; 0 where the value is, or the sign that it has nearby, NaN where the sign is not sure; null where it never is.</summary>
    private Expr? SignOf(Expr node)
    {
        Facts facts = At(node);
        if (_signs.TryGetValue(node, out Expr? known)) return known;
        Interval range = _ranges.Of(node);
        known = range.IsNonNegative ? Number.One : range.IsNonPositive ? Number.MinusOne : node is not Pow && ScaleOf(facts, node) is { } scale ? OfValue(node, facts, scale) : OfParts(node);
        _signs.Add(node, known);
        return known;
    }

    /// <summary>A number with the sign of a value, and 0 where the value is; NaN where the sign is not sure; null where it never is.</summary>
    private Expr? StrictSignOf(Expr node)
    {
        Facts facts = At(node);
        Interval range = _ranges.Of(node);
        return node switch
        {
            _ when range.Low > 0 => Number.One,
            _ when range.High < 0 => Number.MinusOne,
            Mul => Join(node.ArgumentArray, (_, factor) => StrictSignOf(factor), SignOfProduct),
            Pow { Exponent: Number { Value: { IsInteger: true } n } } power => StrictSignOf(power.Base) is { } sign ? n.IsEvenInteger ? Square(LostFunctions.Sign(sign)) : sign : null,
            Call { Name: var name } when range.IsNonNegative && LostMagnitudes.Of(name) is not null => Number.One,
            _ when range.IsNonNegative && facts.IsZero is { } zero => Choice(zero, Number.Zero, Number.One),
            not Pow when ScaleOf(facts, node) is { } scale => OfValue(node, facts, scale),
            Add => SignOfSum(node),
            _ => range.IsNonNegative || range.IsNonPositive ? null : SignOf(node),
        };
    }

    private static Expr SignOfProduct(Expr[] signs) => new Mul(Array.ConvertAll(signs, static s => s is Number ? s : LostFunctions.Sign(s)));

    private static Expr OfValue(Expr node, Facts facts, Expr scale) =>
        facts.IsExact || facts.IsRelative ? node : Choice(LostFunctions.Less(new Mul([s_roundings, scale]), Magnitude(node)), node, Expressions.Constant.NaN);

    private Expr? OfParts(Expr node) => node switch
    {
        Add => SignOfSum(node),
        Mul => Join(node.ArgumentArray, (_, factor) => SignOf(factor), SignOfProduct),
        Pow { Exponent: Number { Value: var n } } power => n.IsEvenInteger || !n.IsInteger ? Number.One : SignOf(power.Base),
        Pow power => SignOf(power.Base) is { } sign ? Choice(LostFunctions.Less(Number.Zero, sign), Number.One, Expressions.Constant.NaN) : null,
        Call { Name: "if", ArgumentArray: [var condition, var yes, var no] } => Either(Holds(condition), Fails(condition), SignOf(yes), SignOf(no), Expressions.Constant.NaN),
        Call { ArgumentArray: [var x] } call when RowOf(call) is { Kernel: Func<double, double> kernel, Monotone: var slope and not 0 } && kernel(0) == 0 => slope > 0 ? SignOf(x) : SignOf(x) is { } sign ? Negative(sign) : null,
        Call { ArgumentArray: [var x] } call when RowOf(call) is { Parity: -1, Name: "csch" or "coth" } => SignOf(x),
        Call call when RowOf(call) is { Spec: { } spec, IsStepLike: false } row => SignOf(Instance(Formulas.Read(spec, _functions), row, call)),
        _ => null,
    };

    /// <summary>That of the double where it is beyond roundings and what underflow takes from exponentials, else that of the term that is larger than the others together.</summary>
    private Expr? SignOfSum(Expr sum)
    {
        Expr? dominating = SignOfGreatest(sum.ArgumentArray);
        if (SoftScaleOf(sum) is not { } scale) return dominating;
        _usesScales = true;
        return Choice(LostFunctions.Less(new Add([new Mul([s_roundings, scale]), s_small]), Magnitude(sum)), sum, dominating ?? Expressions.Constant.NaN);
    }

    /// <summary>A magnitude of which, with <see cref="s_small"/> where something underflows on the way, the rounding error of a value is a small part: of what has no more than one factor that vanishes
    /// as exponentials do, or where several are of ordinary size. What overflows is no number, or infinite.</summary>
    private Expr? SoftScaleOf(Expr node)
    {
        if (_softScales.TryGetValue(node, out Expr? known)) return known;
        Facts facts = At(node);
        known = ScaleOf(facts, node) ?? node switch
        {
            Add => Join(node.ArgumentArray, (_, term) => SoftScaleOf(term), static scales => new Add(scales)),
            Mul => SoftScaleOfProduct(node.ArgumentArray),
            Pow { Base: Add sum, Exponent: Number { Value: { IsInteger: true, Sign: > 0 } } } power => SoftScaleOf(sum) is { } scale ? new Pow(scale, power.Exponent) : null,
            Call { Name: var name } when facts.IsRelative && LostMagnitudes.Of(name) is not null => Magnitude(node),
            _ => null,
        };
        _softScales.Add(node, known);
        return known;
    }

    private Expr? SoftScaleOfProduct(Expr[] factors)
    {
        Expr[] soft = Array.FindAll(factors, f => !(_known[f].Decades <= MostDecades)), others = Array.FindAll(factors, f => _known[f].Decades <= MostDecades);
        if (others.Sum(f => _known[f].Decades) > DecadesBeside) return null;
        Expr?[] scales = Array.ConvertAll(factors, SoftScaleOf);
        if (!Array.TrueForAll(scales, static s => s is not null)) return null;
        Mul scale = new(scales!);
        if (soft.Length == 1) return scale;
        Number most = Constant(Math.Pow(2, MostSoftBits / soft.Length)), least = Constant(Math.Pow(2, -MostSoftBits / soft.Length));
        Expr inRange = new Mul([.. soft.SelectMany(f => new Expr[] { LostFunctions.Less(least, Magnitude(f)), LostFunctions.Less(Magnitude(f), most) })]);
        return Choice(inRange, scale, Expressions.Constant.NaN);
    }

    /// <summary>That of the term that is larger than the others together.</summary>
    private Expr? SignOfGreatest(Expr[] terms)
    {
        Facts[] facts = Array.ConvertAll(terms, t => _known[t]);
        if (terms.Length > MostTerms || Array.Exists(facts, static f => f.Upper is null)) return null;
        Expr sign = Expressions.Constant.NaN;
        for (int i = 0; i < terms.Length; i++)
        {
            if (facts[i].Lower is not null && SignOf(terms[i]) is { } own) sign = Choice(Dominates(i, facts), own, sign);
        }

        return ReferenceEquals(sign, Expressions.Constant.NaN) ? null : sign;
    }
}
