using System.Runtime.InteropServices;
using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Numerics;

namespace Symbolic.Rewriting;

/// <summary>The features without which no node matches a pattern.</summary>
/// <remarks>What stands for nothing but metavariables says nothing. Where all metavariables of a sum occur elsewhere too, they may be known before the sum
/// is looked at, and what they stand for may bring numbers of its own.</remarks>
internal sealed class PatternNeeds
{
    private readonly HashSet<int> _needs = [];
    private readonly HashSet<string> _once = new(StringComparer.Ordinal);
    private readonly HashSet<Expr> _first = new(ExpressionGraph.ReferenceComparer.Instance);

    private readonly Pattern _whole;

    private PatternNeeds(Expr pattern, Pattern whole, FunctionTable functions)
    {
        _whole = whole;
        CountUses(pattern);
        WalkFirst(new Pattern(pattern, functions));
        switch (pattern)
        {
            case Call call:
                Arguments(call, Feature.HeadOf(call), 0);
                break;
            case Pow power:
                OfPower(power, Feature.HeadOf(power), 0, isWhole: true);
                break;
            case Add sum:
                OfTerms(sum, '+', 0);
                OfCalls(sum);
                break;
            case Mul product:
                foreach (Expr factor in product.Arguments) OfFactor(factor, '*', 0, isWhole: true);
                break;
        }
    }

    /// <summary>Whether every metavariable occurs once.</summary>
    public bool IsLinear { get; private set; } = true;

    /// <summary>The features of a pattern beside its head.</summary>
    /// <param name="pattern">The pattern, or what is left of it where some optional metavariables have no operand.</param>
    /// <param name="whole">The pattern with its conditions.</param>
    /// <param name="functions">The functions it speaks of.</param>
    /// <param name="isLinear">Whether every metavariable occurs once.</param>
    /// <param name="outline">What can be told at a glance.</param>
    public static int[] Of(Expr pattern, Pattern whole, FunctionTable functions, out bool isLinear, out Outline outline)
    {
        PatternNeeds needs = new(pattern, whole, functions);
        isLinear = needs.IsLinear;
        outline = Outline.OfPattern(pattern, factor => needs.IsMatchedByForm(factor) || IsOfFactors(factor, pattern));
        int[] all = new int[needs._needs.Count];
        needs._needs.CopyTo(all);
        return all;
    }

    private void CountUses(Expr pattern)
    {
        ExpressionGraph graph = ExpressionGraph.Of(pattern);
        int[] uses = new int[graph.Nodes.Length];
        uses[^1] = 1;
        for (int i = uses.Length - 1; i >= 0; i--)
        {
            foreach (Expr operand in graph.Nodes[i].Arguments) uses[graph.IndexOf(operand)] = Math.Min(2, uses[graph.IndexOf(operand)] + uses[i]);
            if (graph.Nodes[i] is not Symbol symbol) continue;
            bool isOnce = uses[i] == 1 && _once.Add(symbol.Name);
            if (!isOnce) _once.Remove(symbol.Name);
            IsLinear &= isOnce;
        }
    }

    /// <summary>The parts that the matcher compares before any metavariable is known.</summary>
    private void WalkFirst(Pattern pattern)
    {
        bool IsOpen(Expr part) => pattern.Mask(part) != 0;
        for (Expr? part = pattern.Expression; part is not null;)
        {
            _first.Add(part);
            part = part switch
            {
                Add or Mul => Array.Find(pattern.Structured(part), IsOpen),
                Pow power => IsOpen(power.Exponent) ? power.Exponent : power.Base,
                _ => Array.Find(part.ArgumentArray, IsOpen),
            };
        }
    }

    private void Arguments(Call call, int place, int depth)
    {
        if (depth >= Feature.Depth) return;
        foreach (Expr argument in call.Arguments) OfArgument(argument, place, depth + 1);
    }

    private void OfArgument(Expr argument, int place, int depth)
    {
        switch (argument)
        {
            case Number number:
                _needs.Add(Feature.Number(place, number.Value));
                break;
            case Add sum:
                int inside = Feature.Below(place, '+');
                if (IsMatchedByForm(sum)) _needs.Add(inside);
                OfSum(sum, inside, depth);
                break;
            case Mul product:
                OfCoefficient(product, place);
                foreach (Expr factor in product.Arguments) OfFactor(factor, place, depth, isWhole: false);
                break;
            default:
                OfFactor(argument, place, depth, isWhole: false);
                break;
        }
    }

    /// <summary>A metavariable alone among the factors takes what is left of a coefficient of the same sign, a power what is a power of a number; else the coefficients are equal.</summary>
    private void OfCoefficient(Mul product, int place)
    {
        Rational coefficient = SumBuilder.Coefficient(product);
        if (coefficient.IsOne || !IsMatchedByForm(product)) return;
        int[] powers = Array.ConvertAll(Array.FindAll(product.ArgumentArray, static factor => factor is Pow), static power => ((Pow)power).Exponent.NumberValue is { } e && e.TryGetInt32(out int n) ? Math.Abs(n) : 1);
        bool isLoose = Array.Exists(product.ArgumentArray, static factor => factor is Symbol or Add) || powers.Length > 1;
        _needs.Add(Feature.Sign(place, coefficient.Sign));
        if (isLoose) return;
        if (powers.Length == 0) _needs.Add(Feature.Coefficient(place, '*', coefficient));
        else if (Feature.PowerClass(coefficient, powers[0]) is { } powerClass) _needs.Add(Feature.CoefficientClass(place, powers[0], powerClass));
    }

    private void OfFactor(Expr factor, int place, int depth, bool isWhole)
    {
        if (factor is Call call) OfCall(call, place, depth);
        else if (factor is Pow power) OfPower(power, place, depth, isWhole);
        else if (isWhole && factor is Add sum && IsMatchedByForm(sum)) OfBase(sum, Rational.One, place, depth, isWhole);
    }

    private void OfCall(Call call, int place, int depth)
    {
        int below = Feature.Below(place, Feature.HeadOf(call));
        int times = below;
        while (!_needs.Add(times)) times = Feature.Again(times);
        Arguments(call, below, depth);
    }

    /// <summary>Inside another term, the coefficient of a power may have been drawn into its base: then only the exponent counts.</summary>
    private void OfPower(Pow power, int place, int depth, bool isWhole)
    {
        if (power.Base is Call call) OfCall(call, place, depth);
        if (!IsMatchedByForm(power)) return;
        bool hasNumber = power.Exponent is Number;
        if (power.Base is Call @base && hasNumber) _needs.Add(Feature.PowerOf(place, Feature.HeadOf(@base)));
        if (power.Base is not Add sum) return;
        if (hasNumber) OfBase(sum, ((Number)power.Exponent).Value, place, depth, isWhole);
        else if (!IsOptional(power.Exponent)) _needs.Add(IsNoWholeNumber(power.Exponent) ? Feature.OpenPowerOf(place, '+') : Feature.PowerOf(place, '+'));
    }

    private bool IsOptional(Expr exponent) => exponent is Symbol symbol && _whole.Defaults.ContainsKey(symbol.Name);

    private bool IsNoWholeNumber(Expr exponent) =>
        exponent is Symbol symbol && Array.Exists(ImmutableCollectionsMarshal.AsArray(_whole.Conditions)!, condition => condition is KindCondition { OperandKind: OperandKind.NonInt } kind && kind.Metavariable == symbol.Name);

    private void OfBase(Add sum, Rational exponent, int place, int depth, bool isWhole)
    {
        int below = Feature.Power(place, exponent);
        _needs.Add(below);
        if (!isWhole) return;
        if (exponent.IsOne) OfTerms(sum, below, depth); // a multiple matches too
        else OfSum(sum, below, depth);
    }

    /// <summary>A sum that matches as a whole.</summary>
    private void OfSum(Add sum, int place, int depth)
    {
        Rational number = Feature.NumberIn(sum);
        bool isRigid = Array.TrueForAll(sum.ArgumentArray, static term => term is Number || Feature.CallIn(SumBuilder.Split(term).Term) is not null);
        if (isRigid || (!number.IsZero && IsMatchedByForm(sum))) _needs.Add(Feature.Number(place, number));
        foreach (Expr term in sum.Arguments)
        {
            (Rational coefficient, Expr rest) = SumBuilder.Split(term);
            if (rest is Call call && IsMatchedByForm(call)) _needs.Add(Feature.Coefficient(place, Feature.HeadOf(call), coefficient));
        }

        OfTerms(sum, place, depth);
    }

    private void OfTerms(Add sum, int place, int depth)
    {
        foreach (Expr term in sum.Arguments)
        {
            if (term is Pow { Exponent: not (Number or Symbol) } && IsMatchedByForm(term)) _needs.Add(Feature.Below(place, '^'));
            if (term is not Mul product) OfFactor(term, place, depth, isWhole: false);
            else foreach (Expr factor in product.Arguments) OfFactor(factor, place, depth, isWhole: false);
        }
    }

    /// <summary>The calls among the terms of a sum that may be multiplied by a number.</summary>
    private void OfCalls(Add sum)
    {
        Rational number = Feature.NumberIn(sum);
        foreach (Expr term in sum.Arguments)
        {
            (Rational coefficient, Expr rest) = SumBuilder.Split(term);
            if (Feature.CallIn(rest) is not { } call || !IsMatchedByForm(call)) continue;
            if (ReferenceEquals(call, rest)) _needs.Add(Feature.Term('+', Feature.HeadOf(call)));
            if (!number.IsZero) _needs.Add(Feature.Ratio('+', Feature.HeadOf(call), number / coefficient));
        }
    }

    /// <summary>Whether some metavariable below is not known before this part of the pattern is compared.</summary>
    private bool IsMatchedByForm(Expr part) => _first.Contains(part) || Array.Exists(ExpressionGraph.Of(part).Nodes, node => node is Symbol symbol && _once.Contains(symbol.Name));

    /// <summary>Whether a factor of a product is a sum of numbers and of calls that are factors too, or a power of one: where exp(u) stands, exp(u) - 1 is a sum.</summary>
    private static bool IsOfFactors(Expr factor, Expr product)
    {
        if (factor is Pow { Exponent: not Number } || (factor is Pow power ? power.Base : factor) is not Add sum) return false;
        return Array.TrueForAll(sum.ArgumentArray, term => term is Number || (SumBuilder.Split(term).Term is Call call && Array.Exists(product.ArgumentArray, call.Equals)));
    }
}
