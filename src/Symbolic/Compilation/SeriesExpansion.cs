using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Numerics;
using Symbolic.Rewriting;

namespace Symbolic.Compilation;

/// <summary>Expands expressions of one variable in series about 0, exactly.</summary>
/// <remarks>Elementary functions have their series, other functions are expanded by what their rows say: by their meaning in terms of other functions, else by integrating
/// their derivative. Where the terms of a numerator and a denominator cancel, they do so in the coefficients, without a rounding.</remarks>
internal sealed class SeriesExpansion
{
    private const int MostNested = 6, MostNodes = 400, MostOrder = 8;

    private static readonly Dictionary<string, Func<SeriesUnits, OuterSeries>> s_entire = new(StringComparer.Ordinal)
    {
        ["exp"] = OuterSeries.Exponential,
        ["sin"] = OuterSeries.Sine,
        ["cos"] = OuterSeries.Cosine,
        ["sinh"] = OuterSeries.HyperbolicSine,
        ["cosh"] = OuterSeries.HyperbolicCosine,
    };

    private static readonly Dictionary<string, Func<SeriesUnits, OuterSeries>> s_asymptotic = new(StringComparer.Ordinal) { ["erfcx"] = OuterSeries.ScaledComplement };

    private readonly FunctionTable _functions;
    private readonly SeriesUnits _units;
    private readonly Dictionary<string, OuterSeries?> _outer = new(StringComparer.Ordinal);
    private int _nested;
    private bool _isPositive;

    /// <summary>Expansions over a table of functions.</summary>
    public SeriesExpansion(FunctionTable functions, SeriesUnits units) => (_functions, _units) = (functions, units);

    /// <summary>The series of some expressions in a variable, or in its reciprocal; null where one is not found.</summary>
    /// <param name="expressions">The expressions, which share what is equal; other variables must not occur.</param>
    /// <param name="variable">The variable.</param>
    /// <param name="isReciprocal">Whether the series is in 1/x.</param>
    /// <param name="isPositive">Whether the variable is positive.</param>
    public PowerSeries?[] Of(Expr[] expressions, string variable, bool isReciprocal, bool isPositive)
    {
        _isPositive = isPositive;
        PowerSeries x = PowerSeries.Monomial(Rational.One, isReciprocal ? -1 : 1, _units);
        return Of(expressions, name => name == variable ? x : null);
    }

    private PowerSeries? Of(Expr expression, Func<string, PowerSeries?> variables) => Of([expression], variables)[0];

    private PowerSeries?[] Of(Expr[] expressions, Func<string, PowerSeries?> variables)
    {
        ExpressionGraph graph = ExpressionGraph.Of(expressions);
        if (_nested >= MostNested || graph.Nodes.Length > MostNodes) return new PowerSeries?[expressions.Length];
        _nested++;
        PowerSeries?[] found = graph.Fold<PowerSeries?>((node, operands) => Node(node, operands, variables));
        _nested--;
        return Array.ConvertAll(expressions, expression => found[graph.IndexOf(expression)]);
    }

    private PowerSeries? Node(Expr node, ReadOnlySpan<PowerSeries?> operands, Func<string, PowerSeries?> variables)
    {
        Deadline.Check();
        if (node is Symbol symbol) return variables(symbol.Name);
        if (node is Number or Constant { IsReal: true }) return PowerSeries.Constant(SeriesConstant.Of(node), _units);
        if (node is Call { Name: "if" } choice) return Chosen(choice, operands, variables);
        if (node is not (Add or Mul or Pow or Call) || operands.Contains(null)) return null;
        return node switch
        {
            Add => operands.ToArray().Aggregate(static (a, b) => a! + b!),
            Mul => operands.ToArray().Aggregate(static (a, b) => a! * b!),
            Pow power => Power(power, operands[0]!, operands[1]!),
            Call { Name: "abs" } => Sign(operands[0]!) is var sign and not null ? sign * operands[0]! : null,
            Call { Name: "sign" } => Sign(operands[0]!),
            Call { Arguments.Length: 1 } call when operands[0] is { } argument => Function(call.Name, argument) ?? FarOut(call.Name, argument) ?? ByRow(call, operands),
            _ => ByRow((Call)node, operands),
        };
    }

    /// <summary>The sign of what has one.</summary>
    private PowerSeries? Sign(PowerSeries argument)
    {
        if (argument.IsVoid || (argument.Lead % 2 != 0 && !_isPositive) || !argument.Coefficients[0].IsRational) return null;
        return PowerSeries.Constant((Rational)argument.Coefficients[0].Rational.Sign, _units).Where(radius => argument.Ratio(radius) < 1);
    }

    private PowerSeries? Power(Pow power, PowerSeries @base, PowerSeries exponent)
    {
        if (power.Exponent is not Number { Value: var n }) return Function("log", @base) is { } logarithm ? Function("exp", exponent * logarithm) : null;
        if (n.Sign < 0 || !n.TryGetInt32(out int whole) || whole > PowerSeries.MostTerms) return @base.Power(n, _isPositive);
        PowerSeries product = @base;
        for (int k = 1; k < whole; k++) product *= @base;
        return product;
    }

    /// <summary>An elementary function, with the addition theorem where the argument has a constant part.</summary>
    private PowerSeries? Function(string name, PowerSeries argument)
    {
        if (argument.Lead < 0) return null;
        SeriesConstant constant = argument.Order > 0 ? argument[0] : Rational.Zero;
        PowerSeries rest = argument.Without(0);
        if (name == "log") return constant.Reciprocal() is { } inverse ? Shifted(rest.Times(inverse).Into(OuterSeries.Logarithm(_units)), Of("log", constant)) : null;
        if (name == "tan") return Function("sin", argument) is { } sine && Function("cos", argument)?.Reciprocal() is { } secant ? sine * secant : null;
        if (!s_entire.TryGetValue(name, out Func<SeriesUnits, OuterSeries>? outer) || rest.Into(outer(_units)) is not { } value) return null;
        if (constant.IsZero) return value;
        string other = name switch { "sin" => "cos", "cos" => "sin", "sinh" => "cosh", "cosh" => "sinh", _ => name };
        if (other == name) return value.Times(Of(name, constant));
        string even = name.StartsWith("cos", StringComparison.Ordinal) ? name : other, odd = even == name ? other : name;
        PowerSeries cosine = rest.Into(s_entire[even](_units))!, sine1 = rest.Into(s_entire[odd](_units))!;
        PowerSeries first = cosine.Times(Of(name, constant)), second = sine1.Times(Of(other, constant));
        return name == "cos" ? first + second.Times(Rational.MinusOne) : first + second;
    }

    /// <summary>The sign of a constant; 0 where it is not known.</summary>
    private int SignOf(SeriesConstant constant)
    {
        if (constant.IsRational) return constant.Rational.Sign;
        Ball value = constant.IsUnknown ? Ball.Undecided : constant.Enclose(_units.Enclose, SeriesEvaluation.Precision);
        return value.Sign ?? 0;
    }

    /// <summary>A function far out on the positive side, by its expansion in the reciprocal of the argument.</summary>
    private PowerSeries? FarOut(string name, PowerSeries argument)
    {
        if (argument.IsVoid || argument.Lead >= 0 || !_isPositive || !s_asymptotic.TryGetValue(name, out Func<SeriesUnits, OuterSeries>? outer)) return null;
        if (SignOf(argument.Coefficients[0]) <= 0 || argument.Reciprocal() is not { } inverse) return null;
        return inverse.Into(outer(_units))?.Where(radius => inverse.Ratio(radius) < 1);
    }

    private static SeriesConstant Of(string function, SeriesConstant argument) => function == "log" && argument is { IsRational: true, Rational.IsOne: true } ? Rational.Zero : SeriesConstant.Of(new Call(function, [argument.ToExpression()]));

    private PowerSeries? Shifted(PowerSeries? series, SeriesConstant constant) => series is null ? null : series + PowerSeries.Constant(constant, _units);

    /// <summary>A function by its meaning in terms of others, or by its derivative.</summary>
    private PowerSeries? ByRow(Call call, ReadOnlySpan<PowerSeries?> operands)
    {
        if (call.IsDerivative || !_functions.TryGet(call.Name, call.Arguments.Length, out FunctionDefinition? row) || row.IsStepLike) return null;
        PowerSeries?[] arguments = operands.ToArray();
        if (row.Spec is { } spec) return Of(Formulas.Read(spec, _functions), name => row.Parameters.IndexOf(name) is var i and >= 0 ? arguments[i] : null);
        if (call.ArgumentArray is [Number order, _] && arguments[1] is { Lead: >= 1 } point) return Derivative(row, order.Value, point);
        return arguments is [{ Lead: >= 1 } argument] && ByDerivative(row) is { } outer ? argument.Into(outer) : null;
    }

    /// <summary>The derivative of an order that is an argument, from the function whose derivative of a lower order it is.</summary>
    private PowerSeries? Derivative(FunctionDefinition row, Rational order, PowerSeries point)
    {
        foreach (FunctionDefinition known in _functions.Definitions)
        {
            if (known is not { Arity: 1, Spec: not null } || known.Partial(0) is not { } partial || ReferenceEquals(partial, Formula.Absent)) continue;
            if (Formulas.Read(partial, _functions) is not Call { ArgumentArray: [Number { Value: var first }, Symbol] } slope || slope.Name != row.Name || !(order - first + 1).TryGetInt32(out int count) || count is < 1 or > MostOrder) continue;
            PowerSeries? series = Of(Formulas.Read(known.Spec, _functions), name => name == known.Parameters[0] ? PowerSeries.Monomial(Rational.One, 1, _units) : null);
            for (int k = 0; k < count; k++) series = series?.Derivative();
            return series is null || OuterSeries.Of(series, _units) is not { } outer ? null : point.Into(outer);
        }

        return null;
    }

    /// <summary>An odd function as the integral of its derivative.</summary>
    private OuterSeries? ByDerivative(FunctionDefinition row)
    {
        if (_outer.TryGetValue(row.Name, out OuterSeries? known)) return known;
        _outer[row.Name] = null;
        if (row.Parity >= 0 || row.Partial(0) is not { } partial || ReferenceEquals(partial, Formula.Absent)) return null;
        PowerSeries z = PowerSeries.Monomial(Rational.One, 1, _units);
        PowerSeries? slope = Of(Formulas.Read(partial, _functions), name => name == row.Parameters[0] ? z : null);
        return _outer[row.Name] = slope is null ? null : OuterSeries.Integral(slope, _units);
    }

    /// <summary>The branch that is taken everywhere beside 0, with bounds where that is so.</summary>
    private PowerSeries? Chosen(Call choice, ReadOnlySpan<PowerSeries?> operands, Func<string, PowerSeries?> variables)
    {
        if (choice.ArgumentArray[0] is not Call { Name: "==" or "!=" or "<" or "<=" or ">" or ">=", ArgumentArray: [var a, var b] } condition || Of(a - b, variables) is not { IsVoid: false } difference) return null;
        int sign = SignOf(difference.Coefficients[0]);
        bool isKnown = sign != 0 && (difference.Lead % 2 == 0 || _isPositive);
        if (!isKnown && condition.Name is not ("==" or "!=")) return null;
        bool isNegative = sign < 0, holds = condition.Name switch { "==" => false, "!=" => true, "<" or "<=" => isNegative, _ => !isNegative };
        return operands[holds ? 1 : 2]?.Where(radius => difference.Ratio(radius) < 1);
    }
}
