using System.Numerics;
using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Numerics;

namespace Symbolic.Rewriting;

/// <summary>Matches one pattern against one expression, modulo the normal form and the order of operands.</summary>
/// <remarks>Backtracking search; the depth of the call stack is bounded by the size of the pattern, the number of steps by a budget.
/// Operands are tried in canonical order, so the result does not depend on how the expression was written.</remarks>
internal sealed partial class Matcher
{
    /// <summary>The steps a match at a node of few operands may take before it gives up.</summary>
    public const int StepBudget = 20_000;

    /// <summary>Further steps per operand of the node: to go through a sum of many terms takes no search.</summary>
    private const int StepsPerOperand = 16;
    private const int SmallPart = 64;
    private readonly Pattern _pattern;
    private readonly FunctionTable _functions;
    private readonly Prover? _prover;
    private readonly Expr?[] _bindings;
    private int _steps = StepBudget;

    /// <summary>A matcher for one attempt; without a prover, conditions are not looked at.</summary>
    public Matcher(Pattern pattern, FunctionTable functions, Prover? prover)
    {
        _pattern = pattern;
        _functions = functions;
        _prover = prover;
        _bindings = new Expr?[pattern.Metavariables.Length];
    }

    private delegate bool Continuation();

    /// <summary>Whether the budget ran out before the search was complete.</summary>
    public bool IsExhausted => _steps < 0;

    /// <summary>The first match at the node itself, with sub-sums and sub-products at a sum or product root; null when there is none.</summary>
    public Match? AtRoot(Expr subject)
    {
        _steps = (int)Math.Min(int.MaxValue, StepBudget + (StepsPerOperand * (long)subject.Arguments.Length));
        Match? found = _pattern.Expression switch
        {
            Add sum => RootSum(sum, subject),
            Mul product => RootProduct(product, subject),
            _ => null,
        };
        bool isSearched = _pattern.Expression.Kind == subject.Kind && subject is Add or Mul;
        return found is null && !isSearched ? Whole(subject) : found;
    }

    /// <summary>The first match that uses the whole expression; null when there is none.</summary>
    public Match? Whole(Expr subject)
    {
        Match? found = null;
        Try(_pattern.Expression, subject, () => Accept(Rational.One, [], out found));
        return found;
    }

    private bool Accept(Rational factor, ReadOnlySpan<Expr> rest, out Match? match)
    {
        match = null;
        for (int i = 0; i < _bindings.Length; i++)
        {
            if (_bindings[i] is null && !_pattern.Defaults.ContainsKey(_pattern.Metavariables[i])) return false;
        }

        Expr[] bindings = new Expr[_bindings.Length];
        for (int i = 0; i < bindings.Length; i++) bindings[i] = _bindings[i] ?? _pattern.Defaults[_pattern.Metavariables[i]];
        if (_prover is not null && !AllHold(bindings, _prover)) return false;
        match = new Match([.. bindings], factor, [.. rest]);
        return true;
    }

    private bool AllHold(Expr[] bindings, Prover prover)
    {
        foreach (Condition condition in _pattern.Conditions)
        {
            if (!Holds(condition, bindings, prover)) return false;
        }

        return true;
    }

    private bool Holds(Condition condition, Expr[] bindings, Prover prover) => condition switch
    {
        KindCondition kind => prover.IsOfKind(bindings[_pattern.Metavariables.IndexOf(kind.Metavariable)], kind.OperandKind),
        RelationCondition relation => prover.Proves(Substitution.Apply(relation.Relation, _pattern.Metavariables, bindings)),
        _ => false,
    };

    private bool Try(Expr pattern, Expr subject, Continuation next)
    {
        if (--_steps < 0) return false;
        if (IsBound(pattern)) return Instance(pattern).Equals(subject) && next();
        return pattern switch
        {
            Symbol metavariable => Bind(metavariable, subject, next),
            Call call => TryCall(call, subject, next),
            Pow power => TryPower(power, subject, next),
            Mul product => TryProduct(product, subject, next),
            Add sum => TrySum(sum, subject, next),
            _ => false,
        };
    }

    private bool Bind(Symbol metavariable, Expr value, Continuation next)
    {
        int index = _pattern.IndexOf(metavariable);
        _bindings[index] = value;
        if (next()) return true;
        _bindings[index] = null;
        return false;
    }

    private bool TryCall(Call pattern, Expr subject, Continuation next)
    {
        if (subject is Call call && call.SameHead(pattern) && call.Arguments.Length == pattern.Arguments.Length)
        {
            if (TryArguments(pattern, call, 0, false, next)) return true;
            return IsSymmetric(pattern) && TryArguments(pattern, call, 0, true, next);
        }

        return SpecViews.Of(subject, _functions) is { } view && Try(pattern, view, next);
    }

    private bool IsSymmetric(Call call) =>
        !call.IsDerivative && call.Arguments.Length == 2 && _functions.TryGet(call.Name, 2, out FunctionDefinition? row) && row.IsSymmetric;

    private bool TryArguments(Call pattern, Call subject, int index, bool swapped, Continuation next)
    {
        int count = pattern.Arguments.Length;
        if (index == count) return next();
        Expr argument = subject.Arguments[swapped ? count - 1 - index : index];
        return Try(pattern.Arguments[index], argument, index + 1 == count ? next : Further(pattern, subject, index + 1, swapped, next));
    }

    private Continuation Further(Call pattern, Call subject, int index, bool swapped, Continuation next) => () => TryArguments(pattern, subject, index, swapped, next);

    private bool TryPower(Pow pattern, Expr subject, Continuation next)
    {
        if (subject is Pow power && TryParts(pattern, power, next)) return true;
        if (pattern.Exponent is Number { Value: var exponent } && exponent.TryGetInt32(out int n)) return TryRoots(pattern.Base, subject, n, next);
        return subject is not Pow && IsOptional(pattern.Exponent, Rational.One) && Try(pattern.Base, subject, next);
    }

    private bool TryParts(Pow pattern, Pow power, Continuation next) =>
        pattern.Exponent is Number ? pattern.Exponent.Equals(power.Exponent) && Try(pattern.Base, power.Base, next) : Try(pattern.Exponent, power.Exponent, ThenBase(pattern, power, next));

    private Continuation ThenBase(Pow pattern, Pow power, Continuation next) => () => Try(pattern.Base, power.Base, next);

    /// <summary>P^n against an expression that is an n-th power in the normal form: <c>4*x^2</c> is <c>(2*x)^2</c>, and <c>(-2*x)^2</c>.</summary>
    private bool TryRoots(Expr @base, Expr subject, int n, Continuation next)
    {
        if (n == 0 || Terms.Root(subject, n) is not { } root) return false;
        if (Try(@base, root, next)) return true;
        return n % 2 == 0 && Try(@base, Canonical.Negate(root), next);
    }

    private bool IsOptional(Expr pattern, Rational value) =>
        pattern is Symbol symbol && _pattern.Defaults.TryGetValue(symbol.Name, out Expr? preset) && preset.NumberValue == value && !IsBound(symbol);

    private bool IsBound(Expr pattern)
    {
        ulong mask = _pattern.Mask(pattern);
        while (mask != 0)
        {
            if (_bindings[BitOperations.TrailingZeroCount(mask)] is null) return false;
            mask &= mask - 1;
        }

        return true;
    }

    private bool IsPartlyBound(Expr pattern)
    {
        for (ulong mask = _pattern.Mask(pattern); mask != 0; mask &= mask - 1)
        {
            if (_bindings[BitOperations.TrailingZeroCount(mask)] is not null) return true;
        }

        return false;
    }

    private Expr Instance(Expr pattern)
    {
        if (_pattern.Mask(pattern) == 0) return pattern;
        if (pattern is Symbol symbol) return _bindings[_pattern.IndexOf(symbol)]!;
        return pattern.Weight <= SmallPart ? SmallInstance(pattern) : Substitution.Apply(pattern, s => _bindings[_pattern.IndexOf(s)]);
    }

    private Expr SmallInstance(Expr pattern)
    {
        if (pattern is Symbol symbol) return _bindings[_pattern.IndexOf(symbol)]!;
        if (_pattern.Mask(pattern) == 0) return pattern;
        Expr[] operands = Array.ConvertAll(pattern.ArgumentArray, SmallInstance);
        return pattern.WithArguments(operands);
    }
}
