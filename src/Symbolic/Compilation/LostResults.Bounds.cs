using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Numerics;
using Symbolic.Rewriting;
using static Symbolic.Compilation.LostTerms;

namespace Symbolic.Compilation;

/// <content>Bounds of magnitudes, by their binary logarithms, and of values.</content>
internal sealed partial class LostResults
{
    private const int MostTerms = 6;

    /// <summary>Functions that have neither a bounded slope nor bounds; no double is so near to their poles that they leave the range.</summary>
    private static readonly string[] s_withPoles = ["tan", "cot", "sec", "csc"];


    /// <summary>What relative errors count as, which are no larger than half of it.</summary>
    private const double Margin = 2 * MostRoundings / (1L << 53);

    private const double DecadesOfSymbol = 30, DecadesOfDigits = 16, DecadesBeside = 80, MostDecades = 250, MostBits = 1020;

    // a bound of what is not bounded, for logarithms of magnitudes
    private static readonly Number s_any = Constant(double.MaxValue), s_none = Constant(-double.MaxValue), s_roundings = Constant(Margin), s_gap = Constant(LostFunctions.Gap), s_more = Constant(1 + Margin), s_less = Constant(1 - Margin);
    private static readonly Number s_log2 = Constant(0.6931471805599453), s_part = Constant(LostFunctions.Part), s_huge = Constant(8e307), s_least = Constant(1e-290), s_minusLeast = Constant(-1e-290), s_small = Constant(1e-200);
    private readonly NodeMap<(Expr Least, Expr Most)?> _bounds = new();
    private readonly NodeMap<double>[] _extents = [new(), new()];

    private Facts WithBounds(Expr node, Facts facts)
    {
        if (facts.Upper is not null || facts.Lower is not null) return facts;
        if (ScaleOf(facts, node) is { } scale) return OfValue(facts, node, scale);
        (Expr? upper, Expr? lower) = node switch
        {
            Add => BoundsOfSum(node),
            Mul => BoundsOfProduct(node),
            Pow { Exponent: Number { Value: var n } } power => n.Sign > 0 ? (Times(n, _known[power.Base].Upper), Times(n, _known[power.Base].Lower)) : (Times(n, _known[power.Base].Lower), Times(n, _known[power.Base].Upper)),
            Pow power => OfExponential(new Mul([power.Exponent, new Call("log", [Magnitude(power.Base)])])),
            Call { Name: "min" or "max", ArgumentArray: [var a, var b] } when _known[a].Upper is { } first && _known[b].Upper is { } second => (Greater(first, second), null),
            Call call when RowOf(call) is { } row => OfFunction(call, row),
            _ => default((Expr?, Expr?)),
        };
        return facts with { Upper = upper, Lower = lower };
    }

    /// <summary>Bounds from the double of a value.</summary>
    private static Facts OfValue(Facts facts, Expr node, Expr scale)
    {
        if (facts.IsExact || facts.IsRelative)
        {
            Expr logarithm = LostFunctions.Logarithm(Magnitude(node));
            return facts with { Upper = new Add([logarithm, s_gap]), Lower = logarithm };
        }

        Expr rounding = new Mul([s_roundings, scale]);
        return facts with
        {
            Upper = new Add([LostFunctions.Logarithm(new Add([Magnitude(node), rounding])), s_gap]),
            Lower = LostFunctions.Logarithm(new Add([Magnitude(node), Negative(rounding)])),
        };
    }

    private static Mul? Times(Rational n, Expr? bound) => bound is null ? null : new Mul([Number.Of(n), bound]);

    private (Expr? Upper, Expr? Lower) BoundsOfProduct(Expr node)
    {
        Facts[] factors = Parts(node, static (sum, f) => sum + f.Decades, static some => new Mul(some));
        return (Join(factors, static f => f.Upper, static upper => new Add(upper)), Join(factors, static f => f.Lower, static lower => new Add(lower)));
    }

    private (Expr? Upper, Expr? Lower) BoundsOfSum(Expr node)
    {
        bool hasOneSign = _ranges.HaveOneSign(node.ArgumentArray);
        Facts[] terms = Parts(node, static (most, f) => Math.Max(most, f.Decades), static some => new Add(some));
        Expr? highest = Join(terms, static f => f.Upper, Greatest), upper = highest is null ? null : new Add([highest, Constant(Math.Log2(terms.Length) + 1e-6)]);
        if (hasOneSign) return (upper, terms.Select(static f => f.Lower).OfType<Expr>().ToArray() is { Length: > 0 } lowers ? Greatest(lowers) : null);
        if (upper is null || terms.Length > MostTerms) return (upper, null);
        Expr[] dominating = [.. Enumerable.Range(0, terms.Length).Where(i => terms[i].Lower is not null).Select(i => Choice(Dominates(i, terms), new Add([terms[i].Lower!, Constant(-0.7)]), s_none))];
        return (upper, dominating.Length > 0 ? Greatest(dominating) : null);
    }

    /// <summary>A term is 2^1.45 times as large as the others together, which leave 0.63 of it.</summary>
    private static Call Dominates(int term, Facts[] terms)
    {
        Expr others = Greatest([.. terms.Where((_, k) => k != term).Select(static f => f.Upper!)]);
        return LostFunctions.Less(new Add([others, Constant(1.45 + Math.Log2(terms.Length - 1))]), terms[term].Lower!);
    }

    /// <summary>The operands, those together whose values doubles give.</summary>
    private Facts[] Parts(Expr node, Func<double, Facts, double> decades, Func<Expr[], Expr> join)
    {
        List<Expr> known = [];
        List<Facts> parts = [];
        double all = 0;
        foreach (Expr operand in node.ArgumentArray)
        {
            Facts facts = _known[operand];
            double more = decades(all, facts);
            bool isKnown = more <= MostDecades && ScaleOf(facts, operand) is not null;
            if (isKnown) all = more;
            if (isKnown) known.Add(operand);
            else parts.Add(facts);
        }

        if (known.Count == 1) parts.Add(_known[known[0]]);
        else if (known.Count > 1) parts.Add(At(join([.. known])));
        return [.. parts];
    }

    /// <summary>Bounds of the logarithm of e^x.</summary>
    private (Expr? Upper, Expr? Lower) OfExponential(Expr x) => BoundsOf(x) is not var (least, most) ? default : (PerE(most), PerE(least));

    private (Expr? Upper, Expr? Lower) OfFunction(Call call, FunctionDefinition row)
    {
        if (call.ArgumentArray is [var x] && LostMagnitudes.Of(call.Name) is { } bounds && BoundsOf(x) is var (least, most)) return bounds(least, most);
        (Expr? Upper, Expr? Lower) found = row.Spec is { } spec && !row.IsStepLike && At(Instance(Formulas.Read(spec, _functions), row, call)) is var meaning ? (meaning.Upper, meaning.Lower) : default;
        double greatest = Math.Max(Math.Abs(row.Range.Low), Math.Abs(row.Range.High));
        return found.Upper is null && double.IsFinite(greatest) ? (Constant(Math.Log2(greatest) + 1e-6), found.Lower) : found;
    }

    /// <summary>How many powers of 2 a magnitude is away from 1 at most in a direction, where variables are ordinary numbers.</summary>
    /// <param name="node">The expression.</param>
    /// <param name="direction">1 for large magnitudes, −1 for small ones.</param>
    private double ExtentOf(Expr node, int direction)
    {
        const double BitsPerDecade = 3.33;
        Facts facts = At(node);
        if (_extents[direction > 0 ? 1 : 0].TryGetValue(node, out double known)) return known;
        Interval range = _ranges.Of(node);
        double end = direction > 0 ? Math.Log2(Math.Max(Math.Abs(range.Low), Math.Abs(range.High))) : -Math.Log2(Math.Max(Math.Max(range.Low, -range.High), 0));
        double parts = node switch
        {
            _ when ScaleOf(facts, node) is not null => facts.Decades * BitsPerDecade,
            Mul => node.ArgumentArray.Sum(e => ExtentOf(e, direction)),
            Add when direction > 0 => node.ArgumentArray.Max(e => ExtentOf(e, direction)) + Math.Log2(node.ArgumentArray.Length),
            Call { Name: "if", ArgumentArray: [_, var yes, var no] } => Math.Max(ExtentOf(yes, direction), ExtentOf(no, direction)),
            Call { Name: "max" or "min", ArgumentArray: [var a, var b] } => Math.Max(ExtentOf(a, direction), ExtentOf(b, direction)),
            Call { Name: "abs", ArgumentArray: [var a] } => ExtentOf(a, direction),
            Call call when RowOf(call) is { } row && CasesOf(row) is { } cases => ExtentOf(Instance(cases, row, call), direction),
            Call { ArgumentArray: [var x] } call when RowOf(call) is { Monotone: not 0, Kernel: Func<double, double> kernel } && (_known[x].IsExact || _known[x].IsRelative) => ExtentOf(kernel, _known[x].Decades, direction),
            Pow { Exponent: Number { Value: var n } } power => Math.Abs(n.ToDouble()) * ExtentOf(power.Base, n.Sign > 0 ? direction : -direction),
            _ => double.PositiveInfinity,
        };
        double extent = Math.Min(Math.Max(end + 1, 0), parts);
        _extents[direction > 0 ? 1 : 0].Add(node, extent);
        return extent;
    }

    /// <summary>The same for a monotone function, which is 0 at most where its argument is.</summary>
    private static double ExtentOf(Func<double, double> kernel, double decades, int direction)
    {
        if (direction < 0 && kernel(0) != 0) return double.PositiveInfinity;
        double end = Math.Pow(10, direction * decades), first = Math.Abs(kernel(end)), second = Math.Abs(kernel(-end));
        double extent = direction > 0 ? Math.Log2(Math.Max(first, second)) : -Math.Log2(Math.Min(first, second));
        return double.IsNaN(extent) ? double.PositiveInfinity : extent + 1;
    }

    /// <summary>Bounds of a value, by its double where that is sound, else by those of its parts or of its magnitude; null where there are none.</summary>
    private (Expr Least, Expr Most)? BoundsOf(Expr node)
    {
        Facts facts = At(node);
        if (_bounds.TryGetValue(node, out (Expr Least, Expr Most)? known)) return known;
        if (ScaleOf(facts, node) is { } scale)
        {
            Expr rounding = new Mul([s_roundings, scale]);
            known = (new Add([node, Negative(rounding)]), new Add([node, rounding]));
        }
        else
        {
            known = node switch
            {
                Add => ValueOfSum(node),
                Mul => ValueOfProduct(node.ArgumentArray),
                Call { Name: "log", ArgumentArray: [var x] } when _known[x] is { Upper: { } upper, Lower: { } lower } && _ranges.Of(x).IsNonNegative => (new Mul([s_log2, lower]), new Mul([s_log2, upper])),
                _ => null,
            };
            known ??= ValueOf(node, facts);
        }

        _bounds.Add(node, known);
        return known;
    }

    private (Expr Least, Expr Most)? ValueOfSum(Expr node)
    {
        (Expr Least, Expr Most)?[] terms = Array.ConvertAll(node.ArgumentArray, BoundsOf);
        if (!Array.TrueForAll(terms, static t => t is not null)) return null;
        Expr[] least = Array.ConvertAll(terms, static t => t!.Value.Least), most = Array.ConvertAll(terms, static t => t!.Value.Most);
        return (Widened(least, -1), Widened(most, 1));
    }

    /// <summary>A sum with room for its roundings.</summary>
    private static Add Widened(Expr[] terms, int sign) => new([.. terms, new Mul([Constant(sign * Margin), new Add(Array.ConvertAll(terms, Magnitude))])]);

    /// <summary>A product of one factor that has bounds and others that doubles give.</summary>
    private (Expr Least, Expr Most)? ValueOfProduct(Expr[] factors)
    {
        Expr[] others = Array.FindAll(factors, f => ScaleOf(_known[f], f) is null);
        if (others is not [var single] || BoundsOf(single) is not var (least, most)) return null;
        Expr[] scaling = Array.FindAll(factors, f => !ReferenceEquals(f, single));
        Expr scale = scaling.Length == 1 ? scaling[0] : new Mul(scaling);
        Facts facts = At(scale);
        if (!(facts.IsRelative || facts.IsExact) || !(facts.Decades <= MostDecades)) return null;
        Expr first = new Mul([scale, least]), second = new Mul([scale, most]);
        (Expr lesser, Expr greater) = scale is Number { Value.Sign: var sign } ? sign < 0 ? (second, first) : (first, second) : (Lesser(first, second), Greater(first, second));
        return (Lesser(new Mul([s_more, lesser]), new Mul([s_less, lesser])), Greater(new Mul([s_more, greater]), new Mul([s_less, greater])));
    }

    private (Expr Least, Expr Most)? ValueOf(Expr node, Facts facts)
    {
        if (facts.Upper is not { } upper) return null;
        Interval range = _ranges.Of(node);
        Expr above = LostFunctions.Power(upper), below = Number.Zero;
        if (facts.Lower is { } lower) below = new Add([new Mul([s_part, Lesser(LostFunctions.Power(lower), s_huge)]), s_minusLeast]);
        if (range.IsNonNegative) return (below, above);
        if (range.IsNonPositive) return (Negative(above), Negative(below));
        return SignOf(node) is not { } sign ? (Negative(above), above) : (Choice(LostFunctions.Less(Number.Zero, sign), below, Negative(above)), Choice(LostFunctions.Less(sign, Number.Zero), Negative(below), above));
    }

    /// <summary>A magnitude of which the rounding error of the value of a function is a small part.</summary>
    private Expr? ScaleOf(Call call, FunctionDefinition row)
    {
        if (call.ArgumentArray is not [var x] || ScaleOf(_known[x], x) is not { } scale || row.IsStepLike || row.IsSurrogate || row.Partial(0) is not { } partial || ReferenceEquals(partial, Formula.Absent)) return null;
        Expr formula = Formulas.Read(partial, _functions), slope = Raw.Replace(formula, node => node is Symbol symbol && row.Parameters.IndexOf(symbol.Name) >= 0 ? x : null);
        Interval slopes = _ranges.Of(slope);
        double steepest = Math.Max(Math.Abs(slopes.Low), Math.Abs(slopes.High));
        if (double.IsFinite(steepest) && slope is not Number) return new Add([Magnitude(call), new Mul([Constant(steepest), scale])]);
        if (s_withPoles.Contains(call.Name)) return Choice(LostFunctions.Less(new Mul([s_roundings, Magnitude(call), scale]), Number.One), new Add([Magnitude(call), new Mul([Magnitude(slope), scale])]), Expressions.Constant.NaN); // off its poles

        // log and its like: the relative error of the argument is the absolute error of the value
        Expr passed = new Symbol(row.Parameters[0]) * formula;
        return _known[x].IsRelative && !ExpressionGraph.Any(passed, static e => e is Symbol) ? new Add([Magnitude(call), Magnitude(passed)]) : null;
    }

    /// <summary>The powers of ten of a monotone function, by its values at the ends of the arguments' range.</summary>
    private double DecadesOf(FunctionDefinition row, Expr[] arguments)
    {
        if (arguments is not [var x] || row.Monotone == 0 || row.Kernel is not Func<double, double> kernel || !(_known[x].Decades <= MostDecades)) return double.PositiveInfinity;
        double great = Math.Pow(10, _known[x].Decades), most = 0;
        foreach (double end in (ReadOnlySpan<double>)[great, -great, 1 / great, -1 / great])
        {
            double value = kernel(end);
            if (!double.IsNaN(value)) most = Math.Max(most, Math.Abs(Math.Log10(Math.Abs(value))));
        }

        return most + DecadesOfDigits;
    }

    private static Expr? Join(Facts[] operands, Func<Facts, Expr?> part, Func<Expr[], Expr> join)
    {
        Expr?[] parts = Array.ConvertAll(operands, f => part(f));
        return Array.TrueForAll(parts, static p => p is not null) ? parts.Length == 1 ? parts[0] : join(parts!) : null;
    }
}
