using System.Collections.Immutable;
using System.Numerics;
using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Numerics;
using Symbolic.Polynomials;

namespace Symbolic.Simplification;

/// <summary>A region read as a factored quotient in kernels, and the forms that the relations between those give it.</summary>
internal sealed class RegionReading
{
    private const int MaximumTerms = 400;

    private readonly FunctionTable _functions;
    private readonly KernelUnits _units;
    private readonly FactoredReader _reader;
    private readonly FactoredFraction _fraction;

    private RegionReading(FunctionTable functions, KernelUnits units, FactoredReader reader, FactoredFraction fraction) =>
        (_functions, _units, _reader, _fraction) = (functions, units, reader, fraction);

    /// <summary>The region read, or null.</summary>
    /// <param name="region">Sums, products and powers down to the first calls.</param>
    /// <param name="functions">What names mean.</param>
    /// <param name="isCircular">Whether trigonometric and hyperbolic functions are put in terms of sines and cosines.</param>
    /// <param name="isNonNegative">What else than positive expressions leaves a root; null for nothing, as roots of what is only at least 0 can be undefined beside 0.</param>
    /// <param name="keepsBases">Whether sums with symbolic exponents are unknowns; null is returned when there are none.</param>
    public static RegionReading? Of(Expr region, FunctionTable functions, bool isCircular, Func<Expr, bool>? isNonNegative = null, bool keepsBases = false)
    {
        KernelUnits units = new(region, functions, isCircular, keepsBases);
        if (keepsBases && !units.HasBases) return null;
        FactoredReader reader = new(MaximumTerms, factor => units.Restored(factor) is var f && (Signs.IsPositive(f) || isNonNegative?.Invoke(f) == true));
        return reader.Read(KernelUnits.RewriteTop(region, units.Put)) is { } fraction ? new RegionReading(functions, units, reader, fraction) : null;
    }

    /// <summary>The region reduced; null where that is too long or would be undefined where the region is not.</summary>
    /// <param name="elimination">Which squares of trigonometric functions are replaced.</param>
    /// <param name="rationalises">Whether square roots and what is eliminated leave the denominators.</param>
    public Expr? Form(Elimination elimination, bool rationalises)
    {
        List<Relation> relations = Relations(elimination);
        _reader.Ring.Settle(relations);
        RelationReduction reduction = new(_reader.Ring, relations);
        if ((rationalises ? reduction.Rationalised(_fraction) : reduction.Reduced(_fraction)) is not { } reduced || !IsDefined(reduced)) return null;
        return reduced.IsZero ? Number.Zero : _units.Restored(Write(Merged(reduced, reduction), relations));
    }

    /// <summary>The region as a sum of quotients that have as few exponentials below the bar as can be; null where there are not two, or where that is too long or would be undefined where the region is not.</summary>
    public Expr? Separated()
    {
        List<Relation> relations = Relations(Elimination.None);
        _reader.Ring.Settle(relations);
        if (new RelationReduction(_reader.Ring, relations).Reduced(_fraction) is not { IsZero: false } reduced || !IsDefined(reduced)) return null;
        return SeparatedFraction.Write(reduced, _reader.Ring, _reader.Kernels, kernel => KernelUnits.IsUnitExponential(_reader.Kernels[kernel])) is { } sum ? _units.Restored(sum) : null;
    }

    /// <summary>About how many operations the region takes when it is reduced; null where that is too long.</summary>
    public int? ReducedOperations()
    {
        if (new RelationReduction(_reader.Ring, Relations(Elimination.Cosines)).Reduced(_fraction) is not { } reduced) return null;
        return Operations(reduced.Rest) + reduced.Powers.Keys.Sum(factor => Operations(_reader.Ring[factor]));
    }

    /// <summary>Whether the region is proved to be 0 wherever it has a value.</summary>
    public bool IsZero() => new RelationReduction(_reader.Ring, Relations(Elimination.Cosines)).Rationalised(_fraction) is { IsZero: true };

    private static int Operations(Term[] terms) => terms.Sum(static t => Math.Max(1, BitOperations.PopCount(t.Monomial.Support)));

    private List<Relation> Relations(Elimination elimination)
    {
        List<Relation> relations = [];
        if (elimination != Elimination.None) relations.AddRange(CircularKernels.Relations(_reader.Kernels, _reader.Ring, elimination == Elimination.Cosines, _functions));
        relations.AddRange(_reader.Roots.Relations);
        return relations;
    }

    /// <summary>b^v*(a + c*r) as b^(v + 1)*d where the base b divides the rest under the relations: (x + r)^(a - 1)*(r^2 + x*r) = (x + r)^a*r.</summary>
    private FactoredFraction Merged(FactoredFraction fraction, RelationReduction reduction)
    {
        for (int kernel = 0; kernel < _reader.Kernels.Count; kernel++)
        {
            if (_reader.Kernels[kernel] is not Call { Name: KernelUnits.PowerOf } power || power.Arguments[0] is not Add || TermArithmetic.Content(fraction.Rest)[kernel] != 1) continue;
            if (_reader.Read(power.Arguments[0]) is not { } @base || _reader.Ring.Power(@base, -1) is not { } inverse || _reader.Ring.Product(fraction, inverse) is not { } quotient) continue;
            if (reduction.Rationalised(quotient) is not { } rest || !IsDefined(rest)) continue;
            Call raised = new(KernelUnits.PowerOf, [power.Arguments[0], power.Arguments[1] + 1]);
            if (_reader.Kernels.Of(raised) is var next and >= 0) return rest with { Rest = Array.ConvertAll(rest.Rest, t => t with { Monomial = t.Monomial.With(kernel, 0).With(next, 1) }) };
        }

        return fraction;
    }

    private bool IsDefined(FactoredFraction a) => _reader.Ring.IsDefined(a, factor => Signs.IsPositive(_units.Restored(FactoredForm.Sum(factor, _reader.Kernels))));

    private Expr Write(FactoredFraction fraction, List<Relation> relations)
    {
        FactoredFraction apart = _reader.Ring.Apart(fraction) ?? fraction;
        List<Expr> factors = [];
        foreach (Relation relation in relations)
        {
            if (apart.Rest.Length == 1 && WithRoot(ref apart, relation) is { } power) factors.Add(power);
        }

        factors.Add(FactoredForm.Write(apart, _reader.Ring, _reader.Kernels));
        return Orientation.Of(Canonical.Product([.. factors]));
    }

    /// <summary>r^k*p^m for a root r of p as one power of p, and (1 - sin(u)^2)^m as a power of the cosine, taken out of the quotient; null when there is none.</summary>
    private Expr? WithRoot(ref FactoredFraction fraction, Relation relation)
    {
        FactoredFraction value = relation.Value;
        if (value.Rest.Length != 1 || value.Powers.IsEmpty) return null;
        Term term = fraction.Rest[0];
        int k = term.Monomial[relation.Kernel];
        int m = Times(fraction.Powers, value.Powers);
        if (m == 0) return null;
        FactoredFraction? rest = _reader.Ring.Product(fraction, _reader.Ring.Power(value, -m));
        if (rest is not { Rest: [var left] }) return null;
        fraction = rest with { Rest = [left with { Monomial = left.Monomial.With(relation.Kernel, 0) }] };
        Expr kernel = _reader.Kernels[relation.Kernel];
        return Canonical.Power(kernel, Number.Of((Rational)(k + (m * relation.Degree))));
    }

    /// <summary>How many times some powers contain others: negative below the bar.</summary>
    private static int Times(ImmutableSortedDictionary<int, int> powers, ImmutableSortedDictionary<int, int> parts)
    {
        int[] times = [.. parts.Select(p => powers.GetValueOrDefault(p.Key) / p.Value)];
        return Array.TrueForAll(times, static t => t > 0) ? times.Min() : Array.TrueForAll(times, static t => t < 0) ? times.Max() : 0;
    }
}
