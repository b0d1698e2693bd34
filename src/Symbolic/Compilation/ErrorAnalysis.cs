using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Numerics;
using Symbolic.Rewriting;

namespace Symbolic.Compilation;

/// <summary>First-order estimates of the rounding errors of expressions as they are going to be evaluated in double, and the decision where rounding errors
/// are computed and added.</summary>
/// <remarks>Roundings count as independent, so that their mean squares add: (2^-53)²·<see cref="Rounding"/> for a correctly rounded operation.
/// Where signs are known, sums do not cancel and the estimate is a number known beforehand. Where they are not, and wherever else errors are magnified, what
/// arithmetic has rounded off is computed beside it (<see cref="Compensation"/>); only what can really lose digits then leaves something to be estimated
/// at the point. Linear in the distinct nodes.</remarks>
internal sealed class ErrorAnalysis(FunctionTable functions, RangeAnalysis ranges, Func<string, Expr> read)
{
    /// <summary>The mean square of a rounding relative to a result of logarithmically uniform mantissa: ∫ m^-2/3 dm/(m·ln 2) from 1 to 2.</summary>
    public const double Rounding = 0.18;

    /// <summary>The mean square of what is left of an error that functions say themselves, right to 2^-62.</summary>
    private const double OfResidual = 1.0 / (1 << 18);

    private const int MostArguments = 2;

    /// <summary>The least weight of an argument's error: from a relative error of 2^-21 on it counts however flat the function is.</summary>
    private static readonly Number s_least = Number.Of(Rational.FromDouble(1.0 / (1L << 60)));

    private const double Unknown = 0.72, WorthCollapsing = 0.6, MostOfArgument = 0.5, MostOfResult = 1, MostOfFunctions = 2;
    private readonly NodeMap<NodeError> _known = new();
    private readonly Dictionary<Expr, Expr> _absolute = new(ExpressionGraph.ReferenceComparer.Instance);
    private readonly Dictionary<Expr, Expr> _squares = new(ExpressionGraph.ReferenceComparer.Instance);

    /// <summary>What is evaluated together with its rounding errors.</summary>
    public Compensation Compensation { get; init; } = new();

    /// <summary>The error of a result.</summary>
    public ErrorTerm Of(Expr expression)
    {
        Stack<Expr> open = new([expression]);
        while (open.TryPeek(out Expr? node))
        {
            if (!_known.ContainsKey(node))
            {
                int count = open.Count;
                for (int i = node.Arguments.Length - 1; i >= 0; i--)
                {
                    if (!_known.ContainsKey(node.Arguments[i])) open.Push(node.Arguments[i]);
                }

                if (open.Count > count) continue;
                _known.Add(node, Estimate(node));
            }

            open.Pop();
        }

        return Collapsed(expression, MostOfResult);
    }

    private NodeError Estimate(Expr node) => node switch
    {
        Number number => new NodeError(TapeConstant.Of(number).IsDouble ? ErrorTerm.Exact : new ErrorTerm(Rounding, null), ErrorTerm.Exact, ErrorTerm.Exact),
        Constant => new NodeError(new ErrorTerm(Rounding, null), ErrorTerm.Exact, ErrorTerm.Exact),
        Symbol => default,
        Add => Sum(node),
        Mul => Product(node),
        Pow power => Power(power),
        Call call => Function(call),
        _ => default,
    };

    /// <summary>Σ t²·E(t)/(Σ t)² and the rounding of the sum; of partial sums, the roundings count with their terms.</summary>
    private NodeError Sum(Expr node)
    {
        Expr[] terms = node.ArgumentArray;
        if (Fused(node, terms) is { } fused) return fused;
        double partial = terms.Length > 2 ? Rounding * (Math.Ceiling(Math.Log2(terms.Length)) - 1) : 0;
        if (ranges.HaveOneSign(terms))
        {
            return new NodeError(Added(terms).Plus(partial + Rounding), Largest(terms, static e => e.Pair), Largest(terms, static e => e.Refined));
        }

        Compensation.Cancel(node);
        ErrorTerm plain = Total(terms, static e => e.Double, partial), compensated = Total(terms, static e => e.Pair, 0), refined = Total(terms, static e => e.Refined, 0);
        bool refines = !plain.IsExact && !compensated.IsExact && refined.IsExact, collapses = refines || IsWorth(plain, compensated);
        if (collapses) Compensation.Collapse(node, refines);
        if (refines) return new NodeError(new ErrorTerm(Rounding, null), new ErrorTerm(OfResidual, null), ErrorTerm.Exact);
        ErrorTerm relative = Relative(node, [.. terms.Select(term => collapses ? Absolute(term, _known[term].Pair, 0) : Absolute(term, _known[term].Double, partial)).OfType<Expr>()]);
        if (relative.IsExact) return new NodeError(new ErrorTerm(Rounding, null), ErrorTerm.Exact, ErrorTerm.Exact);
        ErrorTerm pair = relative.Plus(collapses ? 0 : Rounding);
        return new NodeError(relative.Plus(Rounding), pair, pair);
    }

    /// <summary>The mean square of the error of a sum by those of its terms, as far as they have any.</summary>
    private ErrorTerm Relative(Expr node, Expr[] weighted)
    {
        if (weighted.Length == 0) return ErrorTerm.Exact;
        Expr total = weighted.Length == 1 ? weighted[0] : new Add(weighted);
        _absolute.Add(node, total);
        return new ErrorTerm(0, new Mul([total, new Pow(node, Number.Of(-2))]));
    }

    /// <summary>The error of a sum that is evaluated with fused multiply-adds where nobody asks for what it lacks, or null.</summary>
    private NodeError? Fused(Expr node, Expr[] terms)
    {
        if (FusedSum.Of(terms) is not { } sum || !AreExact(sum.First) || !AreExact(sum.Second)) return null;
        bool cancels = !ranges.HaveOneSign(terms);
        if (cancels) Compensation.Cancel(node);
        Compensation.Fuse(node);
        return new NodeError(new ErrorTerm(sum.Roundings * Rounding, null), ErrorTerm.Exact, ErrorTerm.Exact);
    }

    /// <summary>Whether an argument has the sign of its double: the sum of two values without rounding errors.</summary>
    private bool HasSoundSign(Expr argument) => argument is Add { ArgumentArray: [var a, var b] } && _known[a].Double.IsExact && _known[b].Double.IsExact;

    private bool AreExact(FusedSum.Product product) => _known[product.A].Double.IsExact && (product.B is null || _known[product.B].Double.IsExact);

    private ErrorTerm Largest(Expr[] terms, Func<NodeError, ErrorTerm> kind)
    {
        ErrorTerm largest = kind(_known[terms[0]]);
        foreach (Expr term in terms.AsSpan(1)) largest = ErrorTerm.Largest(largest, kind(_known[term]));
        return largest;
    }

    /// <summary>The greatest error of a term as it is added: one of two, if it is a product, without being rounded before.</summary>
    private ErrorTerm Added(Expr[] terms)
    {
        if (terms.Length != 2) return Largest(terms, static e => e.Double);
        int fused = IsProduct(terms[1]) ? 1 : IsProduct(terms[0]) ? 0 : -1;
        ErrorTerm first = _known[terms[0]].Double, second = _known[terms[1]].Double;
        if (fused == 0) first = first.Plus(-Rounding);
        if (fused == 1) second = second.Plus(-Rounding);
        return ErrorTerm.Largest(first, second);
    }

    /// <summary>Whether a term is computed by a multiplication last of all that is not exact: numbers come last.</summary>
    private bool IsProduct(Expr term) => !Compensation.Collapses(term) && term switch
    {
        Mul => term.Arguments.Length > 1 && Array.TrueForAll(term.ArgumentArray, factor => !IsDivisor(factor) && (factor is not Number number || number.Value.Abs().IsOne || (TapeConstant.Of(number).IsDouble && !TapeConstant.IsScale(number)))),
        Pow { Exponent: Number { Value: var n } } => n.IsInteger && n.Sign > 0 && n <= TapeOptions.Accurate.MultipliedPower,
        _ => false,
    };

    private ErrorTerm Total(Expr[] terms, Func<NodeError, ErrorTerm> kind, double rounding)
    {
        ErrorTerm total = kind(_known[terms[0]]).Plus(rounding);
        foreach (Expr term in terms.AsSpan(1)) total += kind(_known[term]).Plus(rounding);
        return total;
    }

    /// <summary>Whether adding the computed rounding errors takes away enough of an error.</summary>
    private static bool IsWorth(ErrorTerm plain, ErrorTerm compensated) =>
        (plain.Varying is not null && compensated.Varying is null) || (compensated.Varying is null && compensated.Fixed < plain.Fixed * WorthCollapsing);

    /// <summary>The mean square of the absolute error, without a division where the term is a sum itself; null for 0.</summary>
    private Expr? Absolute(Expr term, ErrorTerm error, double rounding)
    {
        error = error.Plus(rounding);
        if (error.Varying is null || !_absolute.TryGetValue(term, out Expr? inherited)) return error.Weighted(Square(term));
        return new ErrorTerm(error.Fixed, null).Weighted(Square(term)) is { } own ? new Add([inherited, own]) : inherited;
    }

    /// <summary>The errors of the factors and a rounding for each multiplication; divisions count with the powers that they stand for.</summary>
    private NodeError Product(Expr node)
    {
        NodeError total = default;
        int multiplications = -1;
        foreach (Expr factor in node.Arguments)
        {
            total += _known[factor];
            if (!TapeConstant.IsScale(factor) && !IsDivisor(factor)) multiplications++;
        }

        return total.Plus(Math.Max(multiplications, 0) * Rounding);
    }

    /// <summary>Whether a factor is computed by a division by its base.</summary>
    private bool IsDivisor(Expr factor) => factor is Pow { Exponent: Number { Value.Sign: < 0 } } && !Compensation.Collapses(factor);

    private NodeError Power(Pow power)
    {
        if (power.Exponent.NumberValue is not { } n) return GeneralPower(power);
        double multiplied = n.ToDouble(), magnitude = Math.Abs(multiplied), division = multiplied < 0 ? Rounding : 0;
        NodeError inner = _known[power.Base].Times(multiplied * multiplied);
        if (n.IsInteger && magnitude <= TapeOptions.Accurate.MultipliedPower) return inner.Plus(((magnitude - 1) * Rounding) + division);
        if (n.IsInteger && magnitude <= Compensation.LongestPower)
        {
            // multiplied out with the error of the base, which a fused sum does not have at hand
            if (Compensation.Fuses(power.Base)) Compensation.Collapse(power.Base, refines: false);
            return (inner with { Double = inner.Pair }).Plus(Rounding + division);
        }

        if (n == Rational.Half) return inner.Plus(Rounding);
        if ((n + Rational.Half).IsInteger && magnitude < PowerLowering.MultipliedRoots + 1) return inner.Plus((magnitude < 1 ? Rounding : Rounding + Rounding) + division);
        bool collapses = inner.Double.Fixed > MostOfArgument && IsWorth(inner.Double, inner.Pair);
        if (collapses) Compensation.Collapse(power, refines: false);
        ErrorTerm pair = inner.Pair.Plus(Rounding);
        return new NodeError((collapses ? pair : inner.Double).Plus(Rounding + division), pair, inner.Refined);
    }

    private NodeError GeneralPower(Pow power)
    {
        NodeError @base = _known[power.Base], exponent = _known[power.Exponent];
        ErrorTerm rounding = new(Rounding, null);
        if (@base.Double.IsExact && exponent.Double.IsExact) return new NodeError(rounding, rounding, ErrorTerm.Exact);
        if (@base.Refined.IsExact && exponent.Refined.IsExact)
        {
            Compensation.Offer(power);
            Compensation.Collapse(power, refines: !@base.Pair.IsExact || !exponent.Pair.IsExact);
            return new NodeError(rounding.Plus(Rounding), rounding, ErrorTerm.Exact);
        }

        Expr? fromBase = @base.Double.Weighted(Square(power.Exponent));
        Expr? fromExponent = exponent.Double.Weighted(Square(new Mul([power.Exponent, new Call("log", [power.Base])])));
        return NodeError.Of(new ErrorTerm(0, fromBase) + new ErrorTerm(Rounding, fromExponent));
    }

    private NodeError Function(Call call)
    {
        if (call is { Name: "if", ArgumentArray: [var condition, var a, var b] })
        {
            Collapsed(a, MostOfResult);
            Collapsed(b, MostOfResult);
            return NodeError.Either(condition, _known[a], _known[b]);
        }

        if (Operators.IsLogical(call.Name))
        {
            bool isBesideZero = call.ArgumentArray is [var left, var right] && ((right.IsZero && HasSoundSign(left)) || (left.IsZero && HasSoundSign(right)));
            if (!isBesideZero && call.ArgumentArray.Any(a => !_known[a].Double.IsExact)) Compensation.Compare(call);
            return default;
        }

        if (!functions.TryGet(call.Name, call.Arguments.Length, out FunctionDefinition? row)) return NodeError.Of(new ErrorTerm(Unknown, null));
        ErrorTerm total = new(Compensation.IsInVectors && row.Vector is { Ulps: { } ulps } ? OfUlps(ulps) : KernelError(row), null), refined = row.Residual is null ? total : ErrorTerm.Exact;
        if (row.Arity == 1 && row.IsStepLike && !_known[call.ArgumentArray[0]].Double.IsExact && !(row.JumpsAtZero && HasSoundSign(call.ArgumentArray[0]))) Compensation.Compare(call);
        if (row.Arity <= MostArguments && Array.TrueForAll(call.ArgumentArray, a => _known[a].Double.IsExact)) return new NodeError(total, total, refined);
        bool canPassOn = CanPassOn(row, call);
        if (canPassOn)
        {
            Compensation.Offer(call);
            if (row.Amplification?.Read(read) is not Number { Value: var bound } || bound > Rational.One)
            {
                Compensation.Collapse(call, refines: !Array.TrueForAll(call.ArgumentArray, a => _known[a].Pair.IsExact));
                return new NodeError(total.Plus(Rounding), total, refined);
            }
        }

        for (int i = 0; i < call.Arguments.Length; i++)
        {
            ErrorTerm inner = Collapsed(call.Arguments[i], MostOfArgument);
            if (!inner.IsExact) total += Propagated(row, call, i, inner);
        }

        return new NodeError(total, total, canPassOn ? refined : total);
    }

    /// <summary>Whether the errors of all arguments are known and the slopes of the function there.</summary>
    private bool CanPassOn(FunctionDefinition row, Call call) =>
        row.Arity <= MostArguments && !row.IsStepLike && !row.IsSurrogate && Array.TrueForAll(call.ArgumentArray, a => _known[a].Refined.IsExact)
        && Enumerable.Range(0, row.Arity).All(i => _known[call.ArgumentArray[i]].Double.IsExact || HasSlope(row, i));

    private bool HasSlope(FunctionDefinition row, int index)
    {
        if (row.Partial(index) is not { } partial || ReferenceEquals(partial, Formula.Absent)) return false;
        return !ExpressionGraph.Any(partial.Read(read), node => node is Call call && !(functions.TryGet(call.Name, call.Arguments.Length, out FunctionDefinition? inner) && inner.Kernel is not null));
    }

    /// <summary>Whether the kernel of a function is right to a unit in the last place wherever its result lies.</summary>
    public static bool IsWithinUlp(FunctionDefinition row) => row.Kernel is not null && KernelError(row) <= 4 * Rounding && (row.IsStepLike || row.Accuracy is not null);

    /// <summary>What the measured accuracy of a kernel means: 0.5 ulp is a rounding.</summary>
    private static double KernelError(FunctionDefinition row)
    {
        if (row.IsStepLike || row.IsExact) return 0;
        const string Unit = " ulp";
        bool isKnown = row.Accuracy is { } accuracy && accuracy.EndsWith(Unit, StringComparison.Ordinal) && !accuracy.AsSpan()[..^Unit.Length].Contains(' ');
        return isKnown && double.TryParse(row.Accuracy.AsSpan()[..^Unit.Length], System.Globalization.CultureInfo.InvariantCulture, out double ulps) ? OfUlps(ulps) : Unknown;
    }

    private static double OfUlps(double ulps) => Rounding * 4 * ulps * ulps;

    /// <summary>(a·f'(a)/f(a))²·E(a), or by a simpler bound of the condition number where the row gives one.</summary>
    private ErrorTerm Propagated(FunctionDefinition row, Call call, int index, ErrorTerm inner)
    {
        if (row.IsStepLike) return ErrorTerm.Exact;
        if (row.Amplification is { } known)
        {
            Expr bound = known.Read(read);
            if (bound is Number number) return inner.Times(number.Value.ToDouble() * number.Value.ToDouble());
            return Weighted(inner, Raw.Replace(bound, node => node is Symbol ? call.Arguments[index] : null));
        }

        Formula? partial = row.Partial(index);
        if (partial is null && row.Exact is not null)
        {
            Compensation.RequireExact(call);
            return ErrorTerm.Exact;
        }

        if (partial is null || ReferenceEquals(partial, Formula.Absent)) return inner.Times(8);
        Expr derivative = Raw.Replace(partial.Read(read), node => node is Symbol symbol && row.Parameters.IndexOf(symbol.Name) is var i and >= 0 ? call.Arguments[i] : null);
        return Weighted(inner, new Mul([call.Arguments[index], derivative, new Pow(call, Number.MinusOne)]));
    }

    /// <summary>The error of an argument times a condition number, which says nothing where the argument has hardly a digit right.</summary>
    private ErrorTerm Weighted(ErrorTerm inner, Expr conditionNumber)
    {
        Expr weight = Square(conditionNumber);
        return new ErrorTerm(0, inner.Weighted(inner.Varying is null ? weight : new Add([weight, s_least])));
    }

    /// <summary>The error of a node that is read as a double, after its own rounding error has been added where that is worth it.</summary>
    private ErrorTerm Collapsed(Expr node, double most)
    {
        NodeError known = _known[node];
        if (node is not (Add or Mul or Pow) || Compensation.Collapses(node) || (known.Double.Varying is null && known.Double.Fixed < most)) return known.Double;
        bool refines = known.Refined.IsExact && !known.Pair.IsExact && (known.Double.Varying is not null || known.Double.Fixed > MostOfFunctions);
        if (!refines && !IsWorth(known.Double, known.Pair.Plus(Rounding))) return known.Double;
        Compensation.Collapse(node, refines);
        ErrorTerm collapsed = refines ? new ErrorTerm(Rounding, null) : known.Pair.Plus(Rounding);
        _known[node] = known with { Double = collapsed };
        return collapsed;
    }

    private Expr Square(Expr e)
    {
        if (_squares.TryGetValue(e, out Expr? known)) return known;
        Expr square = new Pow(e, Number.Two);
        _squares.Add(e, square);
        return square;
    }

    /// <summary>The errors of a node.</summary>
    /// <param name="Double">Of the double that others read.</param>
    /// <param name="Pair">Of that double together with its computed rounding error.</param>
    /// <param name="Refined">The same where what functions lack is part of the rounding error.</param>
    private readonly record struct NodeError(ErrorTerm Double, ErrorTerm Pair, ErrorTerm Refined)
    {
        public static NodeError Of(ErrorTerm error) => new(error, error, error);

        public static NodeError operator +(NodeError a, NodeError b) => new(a.Double + b.Double, a.Pair + b.Pair, a.Refined + b.Refined);

        public static NodeError Either(Expr condition, NodeError a, NodeError b) =>
            new(ErrorTerm.Either(condition, a.Double, b.Double), ErrorTerm.Either(condition, a.Pair, b.Pair), ErrorTerm.Either(condition, a.Refined, b.Refined));

        public NodeError Times(double factor) => new(Double.Times(factor), Pair.Times(factor), Refined.Times(factor));

        /// <summary>With a rounding that is computed.</summary>
        public NodeError Plus(double rounding) => this with { Double = Double.Plus(rounding) };
    }
}
