using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Numerics;

namespace Symbolic.Rewriting;

/// <summary>What two factors of a product say together: in u^3*exp(-2*u) the third power of what stands in the exponential.</summary>
/// <remarks>Patterns like u^k*exp(-u), k = 1, 2, …, need the same heads; only this keeps a thousand of them from being tried one by one.</remarks>
internal static class Links
{
    private const int MaximumFactors = 16;

    /// <summary>The links that a pattern needs, each once; null for none.</summary>
    public static int[]? NeededBy(Mul pattern)
    {
        List<int>? needed = null;
        List<Occurrence> calls = Calls(pattern).FindAll(static c => c.Term is Symbol);
        for (int i = 0; i < calls.Count; i++)
        {
            foreach (Expr factor in pattern.ArgumentArray)
            {
                if (factor is Number) continue;
                (Expr @base, Rational exponent) = LeadingFactor(factor);
                if (@base is Symbol && @base.Equals(calls[i].Term)) Need(OfPower(calls[i].Call, exponent));
            }

            for (int j = 0; j < i; j++)
            {
                if (calls[j].Term.Equals(calls[i].Term)) Need(OfCalls(calls[i], calls[j]));
            }
        }

        return needed?.ToArray();

        void Need(int link)
        {
            needed ??= [];
            if (!needed.Contains(link)) needed.Add(link);
        }
    }

    /// <summary>The links that a product offers; null when they cannot be told.</summary>
    public static int[]? OfferedBy(Mul product, FunctionTable functions)
    {
        if (product.Arguments.Length > MaximumFactors) return null;
        if (!Array.Exists(product.ArgumentArray, static factor => factor is Call)) return [];
        bool isAlone = product.Arguments.Length == 2 && product.Arguments[0] is Number;
        if (isAlone && product.ArgumentArray[1] is Call { ArgumentArray: [not Number] } only && !SpecViews.Has(only, functions)) return [];
        return OfferedByCalls(product, isAlone, functions);
    }

    private static int[]? OfferedByCalls(Mul product, bool isAlone, FunctionTable functions)
    {
        List<Occurrence> calls = Calls(product);
        bool isLoose = calls.Exists(c => c.Term is Number || (!isAlone && LeadingFactor(c.Term).Base is Call { Name: "exp" }))
            || Array.Exists(product.ArgumentArray, factor => factor is Call call && SpecViews.Has(call, functions));
        return isLoose ? null : isAlone ? [] : Offered(product, calls);
    }

    private static int[] Offered(Mul product, List<Occurrence> calls)
    {
        List<int> offered = [];
        foreach (Occurrence call in calls)
        {
            (Expr leading, Rational power) = LeadingFactor(call.Term);
            foreach (Expr factor in product.ArgumentArray)
            {
                if (factor is Number) continue;
                (Expr @base, Rational exponent) = LeadingFactor(factor);
                if (@base.Equals(leading)) offered.Add(OfPower(call.Call, exponent / power));
            }

            foreach (Occurrence other in calls)
            {
                if (!ReferenceEquals(call.Call, other.Call) && call.Term.Equals(other.Term)) offered.Add(OfCalls(call, other));
            }
        }

        return offered.ToArray();
    }

    private static List<Occurrence> Calls(Mul product)
    {
        List<Occurrence> calls = [];
        foreach (Expr factor in product.ArgumentArray)
        {
            if (factor is not Call { Arguments.Length: 1 } call) continue;
            (Rational coefficient, Expr term) = Normal(call.Arguments[0]);
            calls.Add(new Occurrence(call, coefficient, term));
        }

        return calls;
    }

    /// <summary>The first factor as a power: a power of a product has a power of each of them.</summary>
    private static (Expr Base, Rational Exponent) LeadingFactor(Expr term)
    {
        Expr first = term is Mul product ? product.Arguments[0] : term;
        return first is Pow { Exponent: Number { Value: var exponent } } power ? (Normal(power.Base).Term, exponent) : (Normal(first).Term, Rational.One);
    }

    /// <summary>A number times something; of sums the first term has no coefficient, unless it is a 0 as written.</summary>
    private static (Rational Coefficient, Expr Term) Normal(Expr e)
    {
        if (e is not Add sum) return SumBuilder.Split(e);
        Rational first = SumBuilder.Coefficient(sum.Arguments[0]);
        return first.IsZero ? (Rational.One, sum) : (first, Terms.Scale(sum, first.Reciprocal()));
    }

    private static int OfPower(Call call, Rational exponent) => HashCode.Combine('~', Feature.HeadOf(call), exponent);

    private static int OfCalls(Occurrence a, Occurrence b) =>
        HashCode.Combine('~', Feature.HeadOf(a.Call), Feature.HeadOf(b.Call), (a.Coefficient / b.Coefficient).Abs());

    /// <summary>A call of one argument, and that argument as a number times something.</summary>
    private sealed record Occurrence(Call Call, Rational Coefficient, Expr Term);
}
