using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Numerics;
using Symbolic.Rewriting;

namespace Symbolic.Compilation;

/// <summary>What results are that doubles have lost, where that can be told without more digits: exactly 0, too small for a double, or undefined.</summary>
/// <remarks>A 0 or NaN that arithmetic has arrived at may be what cancellation, underflow or overflow has left. But a variable that is 0, a branch that says 0, and what
/// multiplies such zeros are none; a product with a factor e^-1000 is 0 if the others are not too large; and what has an argument outside the domain of its function has no value. A comparison
/// of values that are rounded counts where they differ by more than their roundings. Linear in the distinct nodes.</remarks>
internal sealed class LostResults
{
    /// <summary>What the expressions say of a result of which nothing is known, of one that is exactly 0, of one that is too small or too large for a double, and of one that is undefined.</summary>
    public const double Unknown = 0, Zero = 1, Vanishing = 2, Overflowing = 3, Undefined = 4;

    /// <summary>Of more results nothing is said.</summary>
    public const int MostResults = 64;

    private const int MostNodes = 4000, MostTerms = 4;

    // below e^-745.14 a number rounds to 0, above e^709.79 to infinity
    private const double LeastLogarithm = -750, GreatestLogarithm = 715, LeastCoordinate = 1e-60, DecadesOfSymbol = 60, MostDecades = 250;
    private static readonly Number s_roundings = Constant(1.0 / (1L << 40)), s_least = Constant(1e-290), s_leastLogarithm = Constant(LeastLogarithm), s_greatestLogarithm = Constant(GreatestLogarithm), s_none = Constant(-double.MaxValue), s_log2 = Constant(0.6931471805599454);
    private readonly FunctionTable _functions;
    private readonly RangeAnalysis _ranges;
    private readonly NodeMap<Facts> _known = new();
    private bool _usesScales;

    private LostResults(FunctionTable functions, RangeAnalysis ranges) => (_functions, _ranges) = (functions, ranges);

    /// <summary>For each of some expressions what is known of it at a point; null if nothing is known of any anywhere.</summary>
    /// <param name="expressions">The expressions as they are evaluated.</param>
    /// <param name="functions">What names mean.</param>
    /// <param name="ranges">What is known about signs.</param>
    public static Expr[]? Of(Expr[] expressions, FunctionTable functions, RangeAnalysis ranges)
    {
        if (expressions.Length > MostResults || ExpressionGraph.Of(expressions).Nodes.Length > MostNodes) return null;
        LostResults results = new(functions, ranges);
        results.Visit(expressions);
        Expr[] found = Array.ConvertAll(expressions, results.Code);
        if (Array.TrueForAll(found, static e => e is Number)) return null;
        Expr? ordinary = results._usesScales ? AreOrdinary(expressions) : null;
        return ordinary is null ? found : Array.ConvertAll(found, e => e is Number ? e : Choice(ordinary, e, Constant(Unknown)));
    }

    private Expr Code(Expr result)
    {
        Facts facts = _known[result];
        Expr? vanishes = facts.Upper is { } upper and not Number && KeepsSign(result, sum => !_known[sum].Decays) ? new Call("<", [upper, s_leastLogarithm]) : null;
        Expr? overflows = facts.Lower is { } lower and not Number && KeepsSign(result, IsOrdinary) ? new Call("<", [s_greatestLogarithm, lower]) : null;
        return Choice(facts.IsZero, Constant(Zero), Choice(vanishes, Constant(Vanishing), Choice(overflows, Constant(Overflowing), Choice(facts.IsUndefined, Constant(Undefined), Constant(Unknown)))));
    }

    /// <summary>Whether the sign of a result is that of the double, however small or large it is: that of a sum of both signs is not where its terms may have vanished, or overflowed.</summary>
    /// <param name="result">The result.</param>
    /// <param name="isSound">Whether the terms of a sum stay where doubles keep them.</param>
    private bool KeepsSign(Expr result, Func<Expr, bool> isSound) => result switch
    {
        Add => _ranges.Of(result) is { IsNonNegative: true } or { IsNonPositive: true } || isSound(result),
        Mul => Array.TrueForAll(result.ArgumentArray, factor => KeepsSign(factor, isSound)),
        Pow power => KeepsSign(power.Base, isSound),
        _ => true,
    };

    /// <summary>Whether a sum does not overflow where variables are ordinary numbers, which are asked for then.</summary>
    private bool IsOrdinary(Expr sum)
    {
        bool isOrdinary = _known[sum].Decades <= MostDecades;
        _usesScales |= isOrdinary;
        return isOrdinary;
    }

    private static Expr Choice(Expr? condition, Expr code, Expr otherwise) => condition is null ? otherwise : new Call("if", [condition, code, otherwise]);

    /// <summary>Whether products of few variables neither overflow nor underflow.</summary>
    private static Expr? AreOrdinary(Expr[] expressions) => Every([.. ExpressionGraph.Of(expressions).Nodes.OfType<Symbol>()], static x => Or(
        new Call("==", [x, Number.Zero]), And(new Call("<", [Constant(LeastCoordinate), Magnitude(x)]), new Call("<", [Magnitude(x), Constant(1 / LeastCoordinate)]))));

    private void Visit(ReadOnlySpan<Expr> expressions)
    {
        foreach (Expr node in ExpressionGraph.Of(expressions).Nodes)
        {
            if (!_known.ContainsKey(node)) _known.Add(node, Visit(node));
        }
    }

    private Facts Visit(Expr node) => node switch
    {
        Number number => OfNumber(number),
        Symbol => new Facts { IsZero = new Call("==", [node, Number.Zero]), IsExact = true, IsRelative = true, Decades = DecadesOfSymbol, Upper = LogarithmOf(node), Lower = LogarithmOf(node) },
        Constant { IsReal: true } => new Facts { IsRelative = true, Decades = 1, Upper = LogarithmOf(node), Lower = LogarithmOf(node) },
        Add => Sum(node),
        Mul => Product(node),
        Pow power => Power(power),
        Call { Name: "if", ArgumentArray: [var condition, var yes, var no] } => Cases(Holds(condition), Fails(condition), _known[yes], _known[no]),
        Call { Name: "max", ArgumentArray: [var a, var b] } => Extremum(a, b, IsLess(b, a), IsLess(a, b)),
        Call { Name: "min", ArgumentArray: [var a, var b] } => Extremum(a, b, IsLess(a, b), IsLess(b, a)),
        Call { Name: "abs", ArgumentArray: [var a] } => _known[a],
        Call call => Function(call),
        _ => new Facts(),
    };

    private static Facts OfNumber(Number number)
    {
        double size = number.IsZero ? 0 : Math.Log(Math.Abs(number.Value.ToDouble()));
        bool isOrdinary = double.IsFinite(size);
        Number? logarithm = isOrdinary && !number.IsZero ? Constant(size) : null;
        return new Facts
        {
            IsZero = number.IsZero ? new Call("==", [Number.Zero, Number.Zero]) : null,
            IsExact = TapeConstant.Of(number).IsDouble,
            IsRelative = true,
            Decades = isOrdinary ? Math.Abs(size) / Math.Log(10) : double.PositiveInfinity,
            Upper = logarithm,
            Lower = logarithm,
        };
    }

    private Facts Sum(Expr node)
    {
        Expr[] terms = node.ArgumentArray;
        Expr? highest = Join(terms, static f => f.Upper, static upper => upper.Aggregate(Greater));
        return new Facts
        {
            IsZero = Every(terms, e => _known[e].IsZero),
            IsUndefined = AnyUndefined(terms),
            Scale = Join(terms, ScaleOf, static scales => new Add(scales)),
            Decades = terms.Max(t => _known[t].Decades),
            Decays = Array.Exists(terms, t => _known[t].Decays),
            Upper = highest is null ? null : new Add([highest, Constant(Math.Log(terms.Length))]),
            Lower = LowerOf(terms),
        };
    }

    /// <summary>A sum is not smaller than its greatest term if all have one sign; nor than most of a term against which the others are small.</summary>
    private Expr? LowerOf(Expr[] terms)
    {
        if (_ranges.HaveOneSign(terms)) return Most([.. terms.Select(t => _known[t].Lower).OfType<Expr>()]);
        return terms.Length > MostTerms || !Array.TrueForAll(terms, t => _known[t].Upper is not null) ? null : Most([.. terms.Select(t => Dominating(t, terms)).OfType<Expr>()]);
    }

    /// <summary>The term is e times as large as the others together, which leave 1 − 1/e of it.</summary>
    private Call? Dominating(Expr term, Expr[] terms)
    {
        if (_known[term].Lower is not { } lower) return null;
        Expr others = Most([.. terms.Where(t => !ReferenceEquals(t, term)).Select(t => _known[t].Upper!)])!;
        return new Call("if", [new Call("<", [new Add([others, Constant(1 + Math.Log(terms.Length - 1))]), lower]), new Add([lower, Constant(-0.5)]), s_none]);
    }

    private static Expr? Most(Expr[] values) => values.Length == 0 ? null : values.Aggregate(Greater);

    private Facts Product(Expr node)
    {
        Expr[] factors = node.ArgumentArray;
        bool isRelative = Array.TrueForAll(factors, e => _known[e].IsRelative), isNegation = node is Mul { ArgumentArray: [Number { Value: var sign }, Symbol] } && sign == Rational.MinusOne;
        return new Facts
        {
            IsZero = Some(factors, e => _known[e].IsZero),
            IsUndefined = AnyUndefined(factors),
            IsExact = isNegation,
            IsRelative = isRelative,
            Scale = isRelative ? null : Join(factors, ScaleOf, static scales => new Mul(scales)),
            Decades = factors.Sum(e => _known[e].Decades),
            Decays = Array.Exists(factors, e => _known[e].Decays),
            Upper = Join(factors, static f => f.Upper, static upper => new Add(upper)),
            Lower = Join(factors, static f => f.Lower, static lower => new Add(lower)),
        };
    }

    private Facts Power(Pow power)
    {
        Facts @base = _known[power.Base];
        if (power.Exponent is not Number { Value: var n })
        {
            Expr? logarithm = @base is { IsExact: true, Upper: { } size } && _known[power.Exponent].IsExact ? new Mul([power.Exponent, size]) : null;
            Expr? imaginary = _known[power.Exponent].IsExact ? And(IsLess(power.Base, Number.Zero), new Call("!=", [power.Exponent, new Call("floor", [power.Exponent])])) : null;
            return new Facts { IsUndefined = Or(AnyUndefined([power.Base, power.Exponent]), imaginary), Decades = double.PositiveInfinity, Decays = logarithm is not null, Upper = logarithm is null ? null : Rounded(logarithm, 1), Lower = logarithm is null ? null : Rounded(logarithm, -1) };
        }

        bool isPositive = n.Sign > 0, isRoot = n.Denominator.IsEven;
        Expr? outside = isRoot ? IsLess(power.Base, Number.Zero) : null;
        Expr? upper = isPositive ? @base.Upper : @base.Lower, lower = isPositive ? @base.Lower : @base.Upper;
        return new Facts
        {
            IsZero = isPositive ? @base.IsZero : null,
            IsUndefined = Or(@base.IsUndefined, outside),
            IsRelative = @base.IsRelative,
            Scale = isPositive && n.IsInteger && !@base.IsRelative && @base.Scale is { } scale ? new Pow(scale, power.Exponent) : null,
            Decades = @base.Decades * Math.Abs(n.ToDouble()),
            Decays = @base.Decays,
            Upper = upper is null ? null : new Mul([power.Exponent, upper]),
            Lower = lower is null ? null : new Mul([power.Exponent, lower]),
        };
    }

    private static Facts Cases(Expr? holds, Expr? fails, Facts yes, Facts no) => new()
    {
        IsZero = Or(And(holds, yes.IsZero), And(fails, no.IsZero)),
        IsUndefined = Or(And(holds, yes.IsUndefined), And(fails, no.IsUndefined)),
        Decades = Math.Max(yes.Decades, no.Decades),
    };

    private Facts Extremum(Expr a, Expr b, Expr? isFirst, Expr? isSecond)
    {
        Facts facts = Cases(isFirst, isSecond, _known[a], _known[b]);
        Expr? scale = Join([a, b], ScaleOf, static scales => new Add(scales));
        return facts with { IsZero = Or(facts.IsZero, And(_known[a].IsZero, _known[b].IsZero)), IsUndefined = AnyUndefined([a, b]), Scale = scale };
    }

    private Facts Function(Call call)
    {
        if (Operators.IsLogical(call.Name) || !_functions.TryGet(call.Name, call.Arguments.Length, out FunctionDefinition? row) || row.Origin != FunctionOrigin.BuiltIn) return new Facts();
        if (row.Spec is { } spec && Formulas.Read(spec, _functions) is Call { Name: "if" or "max" or "min" } cases) return At(Instance(cases, row, call));
        Expr[] arguments = call.ArgumentArray;
        bool isExact = Array.TrueForAll(arguments, a => _known[a].IsExact), isRelative = Array.TrueForAll(arguments, a => _known[a].IsRelative);
        bool isSmall = row.Amplification is { } amplification && Formulas.Read(amplification, _functions) is Number, isBounded = row.Range is { Low: > double.NegativeInfinity, High: < double.PositiveInfinity };
        Expr? outside = row.Domain is { } domain && Formulas.Read(new Formula($"if({domain.Text}, 1, 0)"), _functions) is Call { Arguments: [var inside, ..] } ? IsOutside(Instance(inside, row, call)) : null;
        (Expr? upper, Expr? lower) = arguments is [var x] ? Exponential(call.Name, x) : default;
        Facts facts = new()
        {
            IsZero = row.Kernel is Func<double, double> kernel && kernel(0) == 0 && kernel(-0.0) == 0 ? _known[arguments[0]].IsZero : null,
            IsUndefined = Or(AnyUndefined(arguments), outside),
            IsRelative = ErrorAnalysis.IsWithinUlp(row) && ((isExact && (isBounded || isSmall)) || (isRelative && isSmall)),
            Decades = isSmall || isBounded ? arguments.Max(a => _known[a].Decades) : double.PositiveInfinity,
            Decays = upper is not null || Array.Exists(arguments, a => _known[a].Decays),
            Upper = upper,
            Lower = lower,
        };
        if (facts.IsRelative && facts.Decades <= MostDecades)
        {
            _usesScales = true;
            Expr logarithm = LogarithmOf(call);
            facts = facts with { Upper = upper ?? Rounded(logarithm, 1), Lower = lower ?? Rounded(logarithm, -1) };
        }

        return facts.Upper is null && isBounded ? facts with { Upper = Constant(Math.Log(Math.Max(Math.Abs(row.Range.Low), Math.Abs(row.Range.High)))) } : facts;
    }

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

    /// <summary>Bounds of the logarithm of the magnitude of functions that vanish or grow as exponentials do.</summary>
    private (Expr? Upper, Expr? Lower) Exponential(string name, Expr x)
    {
        if (ScaleOf(_known[x], x) is not { } scale) return default;
        Expr rounding = new Mul([s_roundings, scale]), above = new Add([x, rounding]), below = new Add([x, new Mul([Number.MinusOne, rounding])]);
        Expr decay = new Add([s_log2, rounding, new Mul([Number.MinusOne, Magnitude(x)])]), growth = new Add([Magnitude(x), rounding]);
        Expr Beyond(Expr argument) => new Call("if", [new Call("<", [Number.Two, argument]), new Add([argument, new Mul([Number.MinusOne, rounding]), Number.MinusOne]), s_none]);
        (Expr? Upper, Expr? Lower) found = name switch
        {
            "exp" => (above, below),
            "expm1" => (Greater(above, Number.Zero), Greater(Beyond(x), new Call("if", [new Call("<", [x, Constant(-2)]), Constant(-0.15), s_none]))),
            "sigmoid" or "softplus" => (above, null),
            "sech" => (decay, null),
            "erfc" => (new Call("if", [new Call("<", [rounding, x]), new Mul([Number.MinusOne, new Pow(new Add([x, new Mul([Number.MinusOne, rounding])]), Number.Two)]), s_log2]), null),
            "sinh" or "cosh" => (growth, Beyond(Magnitude(x))),
            _ => default,
        };
        _usesScales |= found.Upper is not null;
        return found;
    }

    /// <summary>Where a condition holds beyond doubt.</summary>
    private Expr? Holds(Expr condition) => Truth(condition, true, false);

    /// <summary>Where a condition fails beyond doubt.</summary>
    private Expr? Fails(Expr condition) => Truth(condition, false, false);

    /// <summary>Where a point is outside a domain, and not on its edge, where a value may be infinite or that of a limit.</summary>
    private Expr? IsOutside(Expr domain) => Truth(domain, false, true);

    private Expr? Truth(Expr condition, bool holds, bool isStrict) => condition switch
    {
        Call { Name: "and" or "or" } call => (call.Name == "and") == holds ? Every(call.ArgumentArray, e => Truth(e, holds, isStrict)) : Some(call.ArgumentArray, e => Truth(e, holds, isStrict)),
        Call { Name: "not", ArgumentArray: [var a] } => Truth(a, !holds, isStrict),
        Call { Name: "<" or "<=" or ">" or ">=" or "==" or "!=", ArgumentArray: [var a, var b] } call => Relation(holds ? call.Name : Opposite(call.Name), a, b, isStrict),
        _ => null,
    };

    private static string Opposite(string relation) => relation switch
    {
        "<" => ">=",
        "<=" => ">",
        ">" => "<=",
        ">=" => "<",
        "==" => "!=",
        _ => "==",
    };

    private Expr? Relation(string name, Expr a, Expr b, bool isStrict)
    {
        if (!isStrict && At(a).IsExact && At(b).IsExact) return new Call(name, [a, b]);
        return name switch
        {
            "<" or "<=" => IsLess(a, b),
            ">" or ">=" => IsLess(b, a),
            "!=" => Or(IsLess(a, b), IsLess(b, a)),
            _ => null,
        };
    }

    /// <summary>a &lt; b, by more than the roundings of both where they have some.</summary>
    private Call? IsLess(Expr a, Expr b)
    {
        (Facts left, Facts right) = (At(a), At(b));
        if (left.IsExact && right.IsExact) return new Call("<", [a, b]);
        if (ScaleOf(left, a) is not { } first || ScaleOf(right, b) is not { } second) return null;
        _usesScales = true;
        return new Call("<", [new Add([a, new Mul([s_roundings, new Add([first, second])]), s_least]), b]);
    }

    /// <summary>A magnitude of which the rounding error of a value is a small part, if nothing on the way overflows or underflows; null where that is not known.</summary>
    private static Expr? ScaleOf(Facts facts, Expr node) => !(facts.Decades <= MostDecades) ? null : facts.IsExact || facts.IsRelative ? Magnitude(node) : facts.Scale;

    private Expr? AnyUndefined(Expr[] operands) => Some(operands, e => _known[e].IsUndefined);

    private Expr? Join(Expr[] operands, Func<Facts, Expr?> part, Func<Expr[], Expr> join) => Join(operands, (facts, _) => part(facts), join);

    private Expr? Join(Expr[] operands, Func<Facts, Expr, Expr?> part, Func<Expr[], Expr> join)
    {
        Expr?[] parts = Array.ConvertAll(operands, e => part(_known[e], e));
        return Array.TrueForAll(parts, static p => p is not null) ? join(parts!) : null;
    }

    private static Expr? Every(Expr[] operands, Func<Expr, Expr?> condition)
    {
        Expr?[] found = Array.ConvertAll(operands, operand => condition(operand));
        return found.Length > 0 && Array.TrueForAll(found, static c => c is not null) ? found.Aggregate(And) : null;
    }

    private static Expr? Some(Expr[] operands, Func<Expr, Expr?> condition) => Or(Array.ConvertAll(operands, operand => condition(operand)));

    private static Expr? And(Expr? a, Expr? b) => a is null || b is null ? null : ReferenceEquals(a, b) ? a : new Call("and", [a, b]);

    private static Expr? Or(params Expr?[] conditions)
    {
        Expr[] known = [.. conditions.OfType<Expr>()];
        return known.Length < 2 ? known.FirstOrDefault() : new Call("or", known);
    }

    /// <summary>A value with room for its roundings above, or below.</summary>
    private static Add Rounded(Expr value, int sign) => new([value, new Mul([Constant(sign / (double)(1L << 40)), Magnitude(value)])]);

    private static Expr Greater(Expr a, Expr b) => new Call("max", [a, b]);

    private static Call Magnitude(Expr value) => new("abs", [value]);

    private static Call LogarithmOf(Expr value) => new("log", [Magnitude(value)]);

    private static Number Constant(double value) => Number.Of(Rational.FromDouble(value));

    /// <summary>What is known about a node; null for nothing.</summary>
    private readonly record struct Facts
    {
        public Facts() => Decades = double.PositiveInfinity;

        /// <summary>Where it is exactly 0.</summary>
        public Expr? IsZero { get; init; }

        /// <summary>Where it is undefined.</summary>
        public Expr? IsUndefined { get; init; }

        /// <summary>Whether it has no rounding error.</summary>
        public bool IsExact { get; init; }

        /// <summary>Whether its rounding error is a small part of it.</summary>
        public bool IsRelative { get; init; }

        /// <summary>A magnitude of which the rounding error is a small part, for nodes with none of the above.</summary>
        public Expr? Scale { get; init; }

        /// <summary>How many powers of ten its magnitude, and that of what it is made of, can be away from 1 where variables are ordinary numbers.</summary>
        public double Decades { get; init; }

        /// <summary>Whether a part of it can vanish as exponentials do.</summary>
        public bool Decays { get; init; }

        /// <summary>A bound of the logarithm of its magnitude from above.</summary>
        public Expr? Upper { get; init; }

        /// <summary>A bound of the logarithm of its magnitude from below.</summary>
        public Expr? Lower { get; init; }
    }
}
