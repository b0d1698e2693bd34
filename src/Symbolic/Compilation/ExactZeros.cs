using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Numerics;
using Symbolic.Rewriting;

namespace Symbolic.Compilation;

/// <summary>Where expressions are exactly 0: a variable that is 0, a branch that says 0, and what multiplies or keeps such zeros.</summary>
/// <remarks>A 0 that arithmetic has arrived at may be what cancellation or underflow has left; one of these is none. A comparison of values that are rounded counts
/// where they differ by more than their roundings. Linear in the distinct nodes.</remarks>
internal sealed class ExactZeros
{
    private static readonly Number s_roundings = Number.Of(Rational.FromDouble(1.0 / (1L << 40))), s_least = Number.Of(Rational.FromDouble(Guard.Least));
    private readonly FunctionTable _functions;
    private readonly NodeMap<Zero> _known = new();

    private ExactZeros(FunctionTable functions) => _functions = functions;

    /// <summary>For each of some expressions 1 where it is exactly 0, and 0 where that is not known; null if it is known of none anywhere.</summary>
    public static Expr[]? Of(Expr[] expressions, FunctionTable functions)
    {
        ExactZeros zeros = new(functions);
        zeros.Visit(expressions);
        Expr[] found = Array.ConvertAll(expressions, e => zeros._known[e].Condition is { } condition ? new Call("if", [condition, Number.One, Number.Zero]) : (Expr)Number.Zero);
        return Array.TrueForAll(found, static e => e is Number) ? null : found;
    }

    private void Visit(ReadOnlySpan<Expr> expressions)
    {
        foreach (Expr node in ExpressionGraph.Of(expressions).Nodes)
        {
            if (!_known.ContainsKey(node)) _known.Add(node, Visit(node));
        }
    }

    private Zero Visit(Expr node) => node switch
    {
        Number number => new Zero(number.IsZero ? True : null, Number.Of(number.Value.Abs()), TapeConstant.Of(number).IsDouble),
        Symbol => new Zero(new Call("==", [node, Number.Zero]), Magnitude(node), true),
        Constant => new Zero(null, node, false),
        Add => new Zero(All(node.ArgumentArray), Scale(node.ArgumentArray, static scales => new Add(scales)), false),
        Mul => new Zero(Any(node.ArgumentArray), Scale(node.ArgumentArray, static scales => new Mul(scales)), IsNegation(node)),
        Pow power => Power(power),
        Call { Name: "if", ArgumentArray: [var condition, var yes, var no] } => new Zero(Or(And(Holds(condition), Of(yes)), And(Fails(condition), Of(no))), null, false),
        Call { Name: "abs", ArgumentArray: [var a] } => _known[a],
        Call { Name: "max", ArgumentArray: [var a, var b] } => new Zero(Or(And(Of(a), IsLess(b, a)), And(Of(b), IsLess(a, b)), And(Of(a), Of(b))), Joined(a, b), false),
        Call { Name: "min", ArgumentArray: [var a, var b] } => new Zero(Or(And(Of(a), IsLess(a, b)), And(Of(b), IsLess(b, a)), And(Of(a), Of(b))), Joined(a, b), false),
        Call call => Function(call),
        _ => default,
    };

    private static Expr True => new Call("==", [Number.Zero, Number.Zero]);

    private Expr? Of(Expr node) => _known[node].Condition;

    private Zero Power(Pow power)
    {
        bool isPositive = power.Exponent is Number { Value.Sign: > 0 }, isWhole = isPositive && ((Number)power.Exponent).Value.IsInteger;
        Zero known = _known[power.Base];
        Expr? scale = isWhole && known.Scale is { } inner ? new Pow(inner, power.Exponent) : known.IsExact && power.Exponent is Number ? Magnitude(power) : null;
        return new Zero(isPositive ? known.Condition : null, scale, false);
    }

    /// <summary>A function of one argument with a zero at 0 is 0 there, one made of cases is what they say; one that is right to an ulp is known where its arguments are exact.</summary>
    private Zero Function(Call call)
    {
        if (Operators.IsLogical(call.Name) || !_functions.TryGet(call.Name, call.Arguments.Length, out FunctionDefinition? row) || row.Origin != FunctionOrigin.BuiltIn) return default;
        if (row.Spec is { } spec && Formulas.Read(spec, _functions) is Call { Name: "if" or "max" or "min" } cases)
        {
            Expr meant = Raw.Replace(cases, node => node is Symbol symbol && row.Parameters.IndexOf(symbol.Name) is var i and >= 0 ? call.ArgumentArray[i] : null);
            Visit(new ReadOnlySpan<Expr>(ref meant));
            return _known[meant];
        }

        bool vanishes = row.Kernel is Func<double, double> kernel && kernel(0) == 0 && kernel(-0.0) == 0;
        bool isExact = ErrorAnalysis.IsWithinUlp(row) && Array.TrueForAll(call.ArgumentArray, a => _known[a].IsExact);
        return new Zero(vanishes ? Of(call.ArgumentArray[0]) : null, isExact ? Magnitude(call) : null, false);
    }

    /// <summary>Where a condition holds beyond doubt.</summary>
    private Expr? Holds(Expr condition) => condition switch
    {
        Call { Name: "and" } call => Every(call.ArgumentArray, Holds),
        Call { Name: "or" } call => Some(call.ArgumentArray, Holds),
        Call { Name: "not", ArgumentArray: [var a] } => Fails(a),
        Call { Name: "<" or "<=" or ">" or ">=" or "==" or "!=", ArgumentArray: [var a, var b] } call => Relation(call.Name, a, b),
        _ => null,
    };

    /// <summary>Where a condition fails beyond doubt.</summary>
    private Expr? Fails(Expr condition) => condition switch
    {
        Call { Name: "and" } call => Some(call.ArgumentArray, Fails),
        Call { Name: "or" } call => Every(call.ArgumentArray, Fails),
        Call { Name: "not", ArgumentArray: [var a] } => Holds(a),
        Call { Name: "<", ArgumentArray: [var a, var b] } => Relation(">=", a, b),
        Call { Name: "<=", ArgumentArray: [var a, var b] } => Relation(">", a, b),
        Call { Name: ">", ArgumentArray: [var a, var b] } => Relation("<=", a, b),
        Call { Name: ">=", ArgumentArray: [var a, var b] } => Relation("<", a, b),
        Call { Name: "==", ArgumentArray: [var a, var b] } => Relation("!=", a, b),
        Call { Name: "!=", ArgumentArray: [var a, var b] } => Relation("==", a, b),
        _ => null,
    };

    private Expr? Relation(string name, Expr a, Expr b)
    {
        if (_known[a].IsExact && _known[b].IsExact) return new Call(name, [a, b]);
        return name switch
        {
            "<" or "<=" => IsLess(a, b),
            ">" or ">=" => IsLess(b, a),
            "!=" => Or(IsLess(a, b), IsLess(b, a)),
            _ => null,
        };
    }

    /// <summary>a &lt; b, by more than the roundings of both where they have some.</summary>
    private Expr? IsLess(Expr a, Expr b)
    {
        (Zero left, Zero right) = (_known[a], _known[b]);
        if (left.IsExact && right.IsExact) return new Call("<", [a, b]);
        if (left.Scale is not { } first || right.Scale is not { } second) return null;
        return new Call("<", [new Add([a, new Mul([s_roundings, new Add([first, second])]), s_least]), b]);
    }

    private Expr? All(Expr[] operands) => Every(operands, Of);

    private Expr? Any(Expr[] operands) => Some(operands, Of);

    private Expr? Joined(Expr a, Expr b) => Scale([a, b], static scales => new Add(scales));

    private Expr? Scale(Expr[] operands, Func<Expr[], Expr> join)
    {
        Expr?[] scales = Array.ConvertAll(operands, e => _known[e].Scale);
        return Array.TrueForAll(scales, static scale => scale is not null) ? join(scales!) : null;
    }

    private static Expr? Every(Expr[] operands, Func<Expr, Expr?> condition)
    {
        Expr?[] found = Array.ConvertAll(operands, operand => condition(operand));
        return Array.TrueForAll(found, static c => c is not null) ? found.Aggregate(And) : null;
    }

    private static Expr? Some(Expr[] operands, Func<Expr, Expr?> condition) => Or(Array.ConvertAll(operands, operand => condition(operand)));

    private static Expr? And(Expr? a, Expr? b) => a is null || b is null ? null : ReferenceEquals(a, b) ? a : new Call("and", [a, b]);

    private static Expr? Or(params Expr?[] conditions)
    {
        Expr[] known = [.. conditions.OfType<Expr>()];
        return known.Length < 2 ? known.FirstOrDefault() : new Call("or", known);
    }

    private static Call Magnitude(Expr value) => new("abs", [value]);

    private static bool IsNegation(Expr node) => node is Mul { ArgumentArray: [Number { Value: var sign }, Symbol] } && sign == Rational.MinusOne;

    /// <summary>What is known about a node.</summary>
    /// <param name="Condition">Where it is exactly 0; null for nowhere.</param>
    /// <param name="Scale">A magnitude of which its rounding error is a small part, or null.</param>
    /// <param name="IsExact">Whether it has no rounding error.</param>
    private readonly record struct Zero(Expr? Condition, Expr? Scale, bool IsExact);
}
