using Symbolic.Expressions;
using Symbolic.Numerics;
using Symbolic.Rewriting;
using static Symbolic.Compilation.LostTerms;

namespace Symbolic.Compilation;

/// <content>Signs of results, however small or large they are.</content>
internal sealed partial class LostResults
{
    private readonly NodeMap<Expr?> _signs = new();

    /// <summary>A number with the sign of a value; 0 where the value is, NaN where the sign is not sure; null where it never is.</summary>
    private Expr? SignOf(Expr node)
    {
        Facts facts = At(node);
        if (_signs.TryGetValue(node, out Expr? known)) return known;
        Interval range = _ranges.Of(node);
        known = range.IsNonNegative ? Number.One : range.IsNonPositive ? Number.MinusOne : node is not Pow && ScaleOf(facts, node) is { } scale ? OfValue(node, facts, scale) : OfParts(node);
        _signs.Add(node, known);
        return known;
    }

    private static Expr OfValue(Expr node, Facts facts, Expr scale) =>
        facts.IsExact || facts.IsRelative ? node : Choice(LostFunctions.Less(new Mul([s_roundings, scale]), Magnitude(node)), node, Expressions.Constant.NaN);

    private Expr? OfParts(Expr node) => node switch
    {
        Add => SignOfSum(node),
        Mul => Join(node.ArgumentArray, (_, factor) => SignOf(factor), static signs => new Mul(Array.ConvertAll(signs, static s => s is Number ? s : LostFunctions.Sign(s)))),
        Pow { Exponent: Number { Value: var n } } power => n.IsEvenInteger ? Number.One : n.IsInteger ? SignOf(power.Base) : n.Denominator.IsEven ? Number.One : null,
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
        Expr[] terms = sum.ArgumentArray;
        Expr? dominating = SignOfGreatest(terms);
        if (!Array.TrueForAll(terms, HasSoftScale)) return dominating;
        _usesScales = true;
        Expr scale = new Add([new Mul([s_roundings, new Add(Array.ConvertAll(terms, t => ScaleOf(_known[t], t) ?? Magnitude(t)))]), s_small]);
        return Choice(LostFunctions.Less(scale, Magnitude(sum)), sum, dominating ?? Expressions.Constant.NaN);
    }

    /// <summary>Whether a rounding error is a small part of a magnitude, and of <see cref="s_small"/> where something underflows on the way: of products with no more than one factor that vanishes as exponentials do. What overflows is no number, or infinite.</summary>
    private bool HasSoftScale(Expr term)
    {
        Facts facts = _known[term];
        if (ScaleOf(facts, term) is not null) return true;
        if (!facts.IsRelative) return false;
        Expr[] vanishing = term is Mul ? Array.FindAll(term.ArgumentArray, f => !(_known[f].Decades <= MostDecades)) : [term];
        if (vanishing is not [Call { Name: var name }] || LostMagnitudes.Of(name) is null) return false;
        return term is not Mul || term.ArgumentArray.Sum(f => ReferenceEquals(f, vanishing[0]) ? 0 : _known[f].Decades) <= DecadesBeside;
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
