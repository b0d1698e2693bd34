using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Numerics;
using Symbolic.Rewriting;
using static Symbolic.Compilation.LostTerms;

namespace Symbolic.Compilation;

/// <summary>What results are that doubles have lost, where that can be told without more digits: exactly 0, too small or too large for a double, or undefined.</summary>
/// <remarks>A 0 or NaN that arithmetic has arrived at may be what cancellation, underflow or overflow has left. But a variable that is 0, a branch that says 0, and what
/// multiplies such zeros are none; a product with a factor e^-1000 is 0 if the others are not too large; and what has an argument outside the domain of its function has no value. A comparison
/// of values that are rounded counts where they differ by more than their roundings. Linear in the distinct nodes.</remarks>
internal sealed partial class LostResults
{
    /// <summary>What the expressions say of a result of which nothing is known; else they give the result: a zero or an infinity with its sign, or NaN where it is undefined.</summary>
    public const double Unknown = 1;

    /// <summary>Of more results nothing is said.</summary>
    public const int MostResults = 64;

    /// <summary>How what is said of results is evaluated: as their doubles are where it tells the signs of zeros.</summary>
    public static readonly TapeOptions Arithmetic = TapeOptions.Shared with { SharesDifferences = false };

    private const int MostNodes = 4000;

    /// <summary>The largest relative error, in units of 2^-53, that counts as small.</summary>
    private const double MostRoundings = 1 << 14;

    /// <summary>How much what grows or vanishes as exponentials do magnifies relative errors where its value is a number: by no more than twice the greatest logarithm.</summary>
    private const double SteepAmplification = 1500;

    /// <summary>The roundings that a function with an error of 2 ulps makes.</summary>
    private const double OwnRoundings = 4;

    // a number below 2^-1075 rounds to 0, one above 2^1024 to infinity
    private static readonly Number[] s_zeros = [Number.One, Number.Two, Number.Of(Rational.Half), Number.MinusOne]; // of functions that have any at such numbers, beside 0
    private static readonly Number s_leastLogarithm = Constant(-1078), s_greatestLogarithm = Constant(1026), s_unknown = Constant(Unknown), s_true = Constant(1);
    private readonly FunctionTable _functions;
    private readonly RangeAnalysis _ranges;
    private readonly NodeMap<Facts> _known = new();
    private bool _usesScales, _hasPoles;

    private LostResults(FunctionTable functions, RangeAnalysis ranges) => (_functions, _ranges) = (functions, ranges);

    /// <summary>For each of some expressions what it is at a point, or <see cref="Unknown"/>; null if nothing is known of any anywhere.</summary>
    /// <param name="expressions">The expressions as they are evaluated.</param>
    /// <param name="functions">What names mean. What is returned is evaluated over <see cref="LostFunctions.With"/> of the table.</param>
    /// <param name="ranges">What is known about signs.</param>
    public static Expr[]? Of(Expr[] expressions, FunctionTable functions, RangeAnalysis ranges)
    {
        if (expressions.Length > MostResults || ExpressionGraph.Of(expressions).Nodes.Length > MostNodes) return null;
        LostResults results = new(functions, ranges);
        results.Visit(expressions);
        Expr[] found = Array.ConvertAll(expressions, results.Said);
        if (Array.TrueForAll(found, static e => e is Number)) return null;
        Expr? sound = AreSound(expressions, results._usesScales);
        return sound is null ? found : Array.ConvertAll(found, e => e is Number ? e : Choice(sound, e, s_unknown));
    }

    private Expr Said(Expr result)
    {
        if (result is Number) return s_unknown;
        Facts facts = _known[result];
        Expr said = s_unknown;
        Expr? pole = null;
        bool canVanish = facts.Upper is not null && !(ExtentOf(result, -1) <= MostBits), canOverflow = facts.Lower is not null && !(ExtentOf(result, 1) <= MostBits);
        if ((canVanish || canOverflow) && SignOf(result) is { } sign)
        {
            Expr? vanishes = canVanish ? LostFunctions.Less(facts.Upper!, s_leastLogarithm) : null, overflows = canOverflow ? LostFunctions.Less(s_greatestLogarithm, facts.Lower!) : null;
            _usesScales = true;
            said = Choice(vanishes, LostFunctions.Zero(sign), Choice(overflows, LostFunctions.Infinity(sign), said));
            pole = sign is Number ? null : And(overflows, LostFunctions.Equal(sign, Number.Zero));
        }

        Call isInfinite = LostFunctions.Less(Constant(double.MaxValue), Magnitude(result));
        said = AsComputed(pole, isInfinite, result, AsComputed(facts.IsZero, LostFunctions.Equal(result, Number.Zero), result, said));

        // doubles have infinities at poles, which stay where a double may stand
        return _hasPoles ? AsComputed(facts.IsUndefined, isInfinite, result, s_unknown, Expressions.Constant.NaN, said) : Choice(facts.IsUndefined, Expressions.Constant.NaN, said);
    }

    /// <summary>The result as doubles give it, where it is of a kind; it is computed only there unless it takes no time.</summary>
    private Expr AsComputed(Expr? condition, Expr kind, Expr result, Expr otherwise) => AsComputed(condition, kind, result, result, s_unknown, otherwise);

    /// <summary>One of two things where a condition holds, by the kind of the result as doubles give it.</summary>
    private Expr AsComputed(Expr? condition, Expr kind, Expr result, Expr yes, Expr no, Expr otherwise)
    {
        if (condition is null) return otherwise;
        bool isCheap = !ExpressionGraph.Any(result, e => e is Pow { Exponent: not Number { Value.IsInteger: true } } || (e is Call call && RowOf(call)?.IsExact != true));
        return isCheap ? Choice(condition, Choice(kind, yes, no), otherwise) : new Call("if", [condition, Choice(kind, yes, no), otherwise]);
    }

    private static Expr Choice(Expr? condition, Expr value, Expr otherwise) => condition is null ? otherwise : ReferenceEquals(condition, s_true) ? value : LostFunctions.Choose(condition, value, otherwise);

    /// <summary>Whether all variables are numbers, and where magnitudes of values count such that products of few of them neither overflow nor underflow.</summary>
    private static Call? AreSound(Expr[] expressions, bool usesScales)
    {
        Expr[] all = [.. ExpressionGraph.Of(expressions).Nodes.OfType<Symbol>().Select(x => usesScales ? LostFunctions.Ordinary(x) : LostFunctions.Finite(x))];
        return all.Length == 0 ? null : LostFunctions.Equal(all.Length == 1 ? all[0] : new Add(all), Number.Zero);
    }

    private void Visit(ReadOnlySpan<Expr> expressions)
    {
        foreach (Expr node in ExpressionGraph.Of(expressions).Nodes)
        {
            if (!_known.ContainsKey(node)) _known.Add(node, WithBounds(node, Visit(node)));
        }
    }

    private Facts Visit(Expr node) => node switch
    {
        Number number => OfNumber(number),
        Symbol => new Facts { IsZero = LostFunctions.Equal(node, Number.Zero), IsExact = true, Roundings = 0, Decades = DecadesOfSymbol },
        Constant { IsReal: true } => new Facts { Roundings = 1, Decades = 1 },
        Add => Sum(node),
        Mul => Product(node),
        Pow power => Power(power),
        Call { Name: "if", ArgumentArray: [var condition, var yes, var no] } => Branches(condition, yes, no),
        Call { Name: "max", ArgumentArray: [var a, var b] } => Extremum(a, b, IsLess(b, a), IsLess(a, b)),
        Call { Name: "min", ArgumentArray: [var a, var b] } => Extremum(a, b, IsLess(a, b), IsLess(b, a)),
        Call { Name: "abs", ArgumentArray: [var a] } => _known[a],
        Call call => Function(call),
        _ => new Facts(),
    };

    private static Facts OfNumber(Number number)
    {
        double size = number.IsZero ? 0 : Math.Abs(Math.Log10(Math.Abs(number.Value.ToDouble())));
        return new Facts
        {
            IsZero = number.IsZero ? s_true : null,
            IsExact = TapeConstant.Of(number).IsDouble,
            Roundings = TapeConstant.Of(number).IsDouble ? 0 : 1,
            Decades = double.IsFinite(size) ? size : double.PositiveInfinity,
        };
    }

    private Facts Sum(Expr node)
    {
        Expr[] terms = node.ArgumentArray;
        bool isRounded = IsRoundedOnce(node);
        double roundings = isRounded ? 1 : _ranges.HaveOneSign(terms) ? terms.Max(t => _known[t].Roundings) + terms.Length : double.PositiveInfinity;
        Expr? zero = Every(terms, e => _known[e].IsZero);
        return new Facts
        {
            IsZero = isRounded ? LostFunctions.Equal(node, Number.Zero) : Or(zero, AreEqualSquares(terms)),
            IsUndefined = AnyUndefined(terms),
            Roundings = roundings,
            Scale = IsRelative(roundings) ? null : Join(terms, ScaleOf, static scales => new Add(scales)),
            Decades = terms.Max(t => _known[t].Decades) + (isRounded ? DecadesOfDigits : 0),
        };
    }

    /// <summary>Where the difference of the squares of two doubles is 0.</summary>
    private Call? AreEqualSquares(Expr[] terms)
    {
        if (terms is not [var a, var b]) return null;
        (Expr square, Expr other) = a is Mul ? (b, a) : (a, b);
        return RootOf(square) is { } x && other is Mul { ArgumentArray: [Number { Value: var sign }, var negated] } && sign == Rational.MinusOne && RootOf(negated) is { } y
            ? LostFunctions.Equal(Magnitude(x), Magnitude(y))
            : null;
    }

    /// <summary>The double whose square a value is, with either sign; null where there is none.</summary>
    private Expr? RootOf(Expr square) => square switch
    {
        Pow { Base: var x, Exponent: Number { Value: var n } } when n == Number.Two.Value && _known[x].IsExact => x,
        Number { Value: { Sign: > 0 } value } when Math.Sqrt(value.ToDouble()) is var root && double.IsFinite(root) && Constant(root) is { Value: var exact } number && exact * exact == value => number,
        _ => null,
    };

    /// <summary>Whether a sum is one of two doubles, which has the sign that it has without rounding.</summary>
    private bool IsRoundedOnce(Expr sum) => sum.ArgumentArray.Length == 2 && Array.TrueForAll(sum.ArgumentArray, t => _known[t].IsExact);

    private Facts Product(Expr node)
    {
        Expr[] factors = node.ArgumentArray;
        double roundings = factors.Sum(e => _known[e].Roundings) + factors.Length;
        bool isNegation = factors is [Number { Value: var sign }, var rest] && sign == Rational.MinusOne && _known[rest].IsExact;
        return new Facts
        {
            IsZero = Some(factors, e => _known[e].IsZero),
            IsUndefined = AnyUndefined(factors),
            IsExact = isNegation,
            Roundings = roundings,
            Scale = IsRelative(roundings) ? null : Join(factors, ScaleOf, static scales => new Mul(scales)),
            Decades = factors.Sum(e => _known[e].Decades),
        };
    }

    private Facts Power(Pow power)
    {
        Facts @base = _known[power.Base];
        if (power.Exponent is not Number { Value: var n })
        {
            Expr? imaginary = IsFraction(power.Exponent) is { } fraction ? And(IsLess(power.Base, Number.Zero), fraction) : null;
            return new Facts { IsUndefined = Or(AnyUndefined([power.Base, power.Exponent]), imaginary) };
        }

        bool isPositive = n.Sign > 0;
        Expr? outside = n.IsInteger ? null : IsLess(power.Base, Number.Zero), pole = isPositive ? null : @base.IsZero;
        _hasPoles |= pole is not null;
        return new Facts
        {
            IsZero = isPositive ? @base.IsZero : null,
            IsUndefined = Or(@base.IsUndefined, outside, pole),
            Roundings = (Math.Abs(n.ToDouble()) * (@base.Roundings + 1)) + 1,
            Scale = isPositive && n.IsInteger && !@base.IsRelative && @base.Scale is { } scale ? new Pow(scale, power.Exponent) : null,
            Decades = @base.Decades * Math.Abs(n.ToDouble()),
        };
    }

    /// <summary>Where a value is no whole number: by its double where that is exact but for a power of two, since the halves of doubles are whole only where their doubles are, else by more than its roundings.</summary>
    private Call? IsFraction(Expr node)
    {
        Expr whole = node is Mul { ArgumentArray: [Number factor, { } scaled] } && TapeConstant.IsScale(factor) ? scaled : node;
        if (_known[whole].IsExact) return LostFunctions.Relation("!=", node, new Call("floor", [node]));
        if (ScaleOf(_known[node], node) is not { } scale) return null;
        _usesScales = true;
        Expr nearest = new Call("floor", [new Add([node, Number.Of(Rational.Half)])]);
        return LostFunctions.Less(new Mul([s_roundings, scale]), Magnitude(new Add([node, Negative(nearest)])));
    }

    private Facts Branches(Expr condition, Expr yes, Expr no)
    {
        Facts facts = Cases(Holds(condition), Fails(condition), yes, no);

        // without a value either way there is none; what depends on which of two values it is may be the same
        Expr? undefined = And(IsUndefined(condition), Or(_known[yes].IsUndefined, _known[no].IsUndefined));
        return facts with { IsExact = IsExact(condition) && _known[yes].IsExact && _known[no].IsExact, IsUndefined = Or(undefined, facts.IsUndefined) };
    }

    private Facts Cases(Expr? holds, Expr? fails, Expr yes, Expr no)
    {
        (Facts first, Facts second) = (_known[yes], _known[no]);
        return new Facts
        {
            IsZero = Or(And(holds, first.IsZero), And(fails, second.IsZero)),
            IsUndefined = Or(And(holds, first.IsUndefined), And(fails, second.IsUndefined)),
            Decades = Math.Max(first.Decades, second.Decades),
            Upper = Either(holds, fails, first.Upper, second.Upper, s_any),
            Lower = Either(holds, fails, first.Lower, second.Lower, s_none),
        };
    }

    private static Expr? Either(Expr? holds, Expr? fails, Expr? yes, Expr? no, Expr otherwise)
    {
        Expr chosen = Choice(yes is null ? null : holds, yes!, Choice(no is null ? null : fails, no!, otherwise));
        return ReferenceEquals(chosen, otherwise) ? null : chosen;
    }

    private Facts Extremum(Expr a, Expr b, Expr? isFirst, Expr? isSecond)
    {
        // a 0 on the other side of 0 is none
        (Expr? first, Expr? second) = (_known[a].IsZero, _known[b].IsZero);
        Facts facts = Cases(ReferenceEquals(second, s_true) && first is not null ? null : isFirst, ReferenceEquals(first, s_true) && second is not null ? null : isSecond, a, b);
        Expr? scale = Join([a, b], ScaleOf, static scales => new Add(scales));
        return facts with { IsZero = Or(facts.IsZero, And(first, second)), IsExact = _known[a].IsExact && _known[b].IsExact, IsUndefined = AnyUndefined([a, b]), Scale = scale };
    }

    private Facts Function(Call call)
    {
        if (Operators.IsLogical(call.Name) || RowOf(call) is not { } row) return new Facts();
        if (CasesOf(row) is { } cases) return At(Instance(cases, row, call));
        Expr[] arguments = call.ArgumentArray;
        bool isExact = Array.TrueForAll(arguments, a => _known[a].IsExact);
        double? amplification = row.Amplification is { } formula && Formulas.Read(formula, _functions) is Number { Value: var most } ? most.ToDouble() : null;
        bool isSmall = amplification is not null, isSteep = !isSmall && LostMagnitudes.Of(call.Name) is not null, isBounded = row.Range is { Low: > double.NegativeInfinity, High: < double.PositiveInfinity };
        Expr? outside = row.Domain is { } domain ? IsOutside(Instance(Formulas.ReadCondition(domain, _functions), row, call)) : null;
        bool isNear = ErrorAnalysis.IsWithinUlp(row);
        double roundings = !isNear ? double.PositiveInfinity : isExact ? OwnRoundings : RoundingsOf(arguments, amplification ?? (isSteep ? SteepAmplification : double.PositiveInfinity));
        return new Facts
        {
            IsZero = row.Kernel is Func<double, double> kernel ? Or(kernel(0) == 0 && kernel(-0.0) == 0 ? _known[arguments[0]].IsZero : null, isExact ? Or(Array.ConvertAll(s_zeros, zero => kernel(zero.Value.ToDouble()) == 0 ? LostFunctions.Equal(arguments[0], zero) : null)) : null) : null,
            IsUndefined = Or(AnyUndefined(arguments), outside),
            IsExact = row.IsExact && (isExact || (row.JumpsAtZero && arguments is [Add sum] && IsRoundedOnce(sum))),
            Roundings = roundings,
            Scale = isNear && !IsRelative(roundings) ? ScaleOf(call, row) : null,
            // what vanishes as exponentials do leaves the range of doubles
            Decades = isSteep ? double.PositiveInfinity : isSmall || isBounded || s_withPoles.Contains(call.Name) ? arguments.Max(a => _known[a].Decades) : DecadesOf(row, arguments),
        };
    }

    /// <summary>The relative error of the value of a function, of arguments with one that it magnifies so much at most.</summary>
    private double RoundingsOf(Expr[] arguments, double amplification) =>
        amplification < SteepAmplification || ScaleOf(_known[arguments[0]], arguments[0]) is not null ? (amplification * arguments.Sum(a => _known[a].Roundings)) + OwnRoundings : double.PositiveInfinity;

    private static bool IsRelative(double roundings) => roundings <= MostRoundings;

    /// <summary>What a function means that goes by cases.</summary>
    private Call? CasesOf(FunctionDefinition row) => row.Spec is { } spec && Formulas.Read(spec, _functions) is Call { Name: "if" or "max" or "min" } cases ? cases : null;

    private FunctionDefinition? RowOf(Call call) =>
        !call.IsDerivative && _functions.TryGet(call.Name, call.Arguments.Length, out FunctionDefinition? row) && row.Origin == FunctionOrigin.BuiltIn ? row : null;

    /// <summary>The facts of an expression that need not be among those asked for.</summary>
    private Facts At(Expr expression)
    {
        if (!_known.ContainsKey(expression)) Visit(new ReadOnlySpan<Expr>(ref expression));
        return _known[expression];
    }

    /// <summary>A formula of the parameters of a function at the arguments of a call, with what is known of it.</summary>
    private Expr Instance(Expr formula, FunctionDefinition row, Call call)
    {
        Expr instance = Raw.Replace(formula, node => node is Symbol symbol && row.Parameters.IndexOf(symbol.Name) is var i and >= 0 ? call.ArgumentArray[i] : null);
        Visit(new ReadOnlySpan<Expr>(ref instance));
        return instance;
    }

    /// <summary>What is known about a node; null for nothing.</summary>
    private readonly record struct Facts
    {
        public Facts() => (Decades, Roundings) = (double.PositiveInfinity, double.PositiveInfinity);

        /// <summary>Where it is exactly 0.</summary>
        public Expr? IsZero { get; init; }

        /// <summary>Where it is undefined.</summary>
        public Expr? IsUndefined { get; init; }

        /// <summary>Whether it has no rounding error.</summary>
        public bool IsExact { get; init; }

        /// <summary>Its relative error in units of 2^-53 at most, if nothing on the way overflows or underflows; infinite where that is not known.</summary>
        public double Roundings { get; init; }

        /// <summary>Whether its rounding error is a small part of it.</summary>
        public bool IsRelative => IsRelative(Roundings);

        /// <summary>A magnitude of which the rounding error is a small part, for nodes with none of the above.</summary>
        public Expr? Scale { get; init; }

        /// <summary>How many powers of ten its magnitude, and that of what it is made of, can be away from 1 where variables are ordinary numbers.</summary>
        public double Decades { get; init; }

        /// <summary>A bound of the binary logarithm of its magnitude from above.</summary>
        public Expr? Upper { get; init; }

        /// <summary>A bound of the binary logarithm of its magnitude from below.</summary>
        public Expr? Lower { get; init; }
    }
}
