using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Numerics;

namespace Symbolic.Rewriting;

/// <summary>The features of a node that patterns may need, in all ways in which the matcher can see it.</summary>
internal sealed class NodeOffers
{
    private const int MaximumOperands = 64;
    private readonly List<int> _offers = [];
    private readonly HashSet<int> _needed;
    private readonly FunctionTable _functions;

    private NodeOffers(HashSet<int> needed, FunctionTable functions)
    {
        _needed = needed;
        _functions = functions;
    }

    /// <summary>Whether something below is too wide to be gone through.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Whether a metavariable could stand for 0, and make a part of a pattern vanish in which it stands again, as exp(u) does.</summary>
    public bool HasZero { get; private set; }

    /// <summary>All features that are offered and needed.</summary>
    public List<int> All => _offers;

    /// <summary>Whether all that a pattern needs is offered.</summary>
    public bool Satisfy(int[] needs)
    {
        foreach (int need in needs)
        {
            if (!_offers.Contains(need)) return false;
        }

        return true;
    }

    /// <summary>The features of a node beside its head, as far as any pattern needs them.</summary>
    public static NodeOffers Of(Expr node, HashSet<int> needed, FunctionTable functions)
    {
        NodeOffers offers = new(needed, functions);
        switch (node)
        {
            case Call call:
                offers.Arguments(call, Feature.HeadOf(call), 0);
                break;
            case Pow power:
                offers.OfPower(power, Feature.HeadOf(power), 0);
                break;
            case Add sum:
                offers.OfTerms(sum, '+', 0);
                offers.OfCalls(sum);
                break;
            case Mul product:
                foreach (Expr factor in product.Arguments) offers.OfWhole(factor, '*', 0);
                break;
        }

        return offers;
    }

    private bool Add(int feature)
    {
        if (!_needed.Contains(feature)) return false;
        if (!_offers.Contains(feature)) _offers.Add(feature);
        return true;
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
                HasZero |= number.IsZero;
                Add(Feature.Sign(place, number.Value.Sign));
                Add(Feature.Number(place, number.Value));
                break;
            case Add sum:
                Add(Feature.Sign(place, SumBuilder.Coefficient(sum.Arguments[0]).Sign));
                OfSum(sum, Feature.Below(place, '+'), depth);
                break;
            case Mul product:
                OfCoefficient(SumBuilder.Coefficient(product), place);
                foreach (Expr factor in product.Arguments) OfFactor(factor, place, depth);
                break;
            default:
                OfFactor(argument, place, depth);
                break;
        }
    }

    private void OfCoefficient(Rational coefficient, int place)
    {
        if (!Add(Feature.Sign(place, coefficient.Sign))) return;
        Add(Feature.Coefficient(place, '*', coefficient));
        for (int n = 2; n <= Feature.MostPower; n++)
        {
            System.Numerics.BigInteger? powerClass = Feature.PowerClass(coefficient, n);
            IsOpen |= powerClass is null;
            Add(Feature.CoefficientClass(place, n, powerClass));
        }
    }

    private void OfFactor(Expr factor, int place, int depth)
    {
        if (factor is Call call) OfCall(call, place, depth);
        else if (factor is Pow power) OfPower(power, place, depth);
    }

    /// <summary>A factor that patterns match as a whole.</summary>
    private void OfWhole(Expr factor, int place, int depth)
    {
        OfFactor(factor, place, depth);
        int below = Feature.Power(place, Rational.One);
        if (_needed.Contains(below) && Seen(factor) is Add sum) OfSum(sum, below, depth);
    }

    /// <summary>What a call means where patterns see that, else the expression itself.</summary>
    private Expr Seen(Expr e) => e is Call call ? SpecViews.Of(call, _functions) ?? e : e;

    private void OfCall(Call call, int place, int depth)
    {
        int below = Feature.Below(place, Feature.HeadOf(call));
        if (_needed.Contains(below)) Arguments(call, below, depth);
        while (_offers.Contains(below)) below = Feature.Again(below);
        Add(below);
        if (SpecViews.Of(call, _functions) is { } view) OfArgument(view, place, depth);
    }

    private void OfPower(Pow power, int place, int depth)
    {
        Add(Feature.Below(place, '^'));
        if (power.Base is Call call)
        {
            OfCall(call, place, depth);
            Add(Feature.PowerOf(place, Feature.HeadOf(call)));
        }

        Expr @base = Seen(power.Base);
        Add(Feature.PowerOf(place, Feature.HeadOf(@base)));
        if (power.Exponent is not Number { Value.IsInteger: true }) Add(Feature.OpenPowerOf(place, Feature.HeadOf(@base)));
        if (@base is Add sum && power.Exponent is Number { Value: var exponent }) OfSum(sum, Feature.Power(place, exponent), depth);
    }

    private void OfSum(Expr sum, int place, int depth)
    {
        IsOpen |= sum.Arguments.Length > MaximumOperands;
        if (!Add(place) || IsOpen) return;
        OfSeen(sum, place, depth);
        if (SpecViews.OfTerms(sum, _functions) is Add expanded) OfSeen(expanded, place, depth);
    }

    private void OfSeen(Expr sum, int place, int depth)
    {
        Add(Feature.Number(place, Feature.NumberIn(sum)));
        foreach (Expr term in sum.Arguments)
        {
            if (SumBuilder.Only(term) is Call call) Add(Feature.Coefficient(place, Feature.HeadOf(call), SumBuilder.Coefficient(term)));
        }

        OfTerms(sum, place, depth);
    }

    private void OfTerms(Expr sum, int place, int depth)
    {
        foreach (Expr term in sum.Arguments)
        {
            if (term is not Mul product) OfFactor(term, place, depth);
            else foreach (Expr factor in product.Arguments) OfFactor(factor, place, depth);
        }
    }

    private void OfCalls(Expr sum)
    {
        Rational number = Feature.NumberIn(sum);
        foreach (Expr term in sum.Arguments)
        {
            if (SumBuilder.Only(term) is not { } factor || Feature.CallIn(factor) is not { } call) continue;
            if (ReferenceEquals(call, factor)) Add(Feature.Term('+', Feature.HeadOf(call)));
            if (!number.IsZero) Add(Feature.Ratio('+', Feature.HeadOf(call), number / SumBuilder.Coefficient(term)));
        }
    }
}
