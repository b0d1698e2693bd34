using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Numerics;
using Symbolic.Rewriting;

namespace Symbolic.Simplification;

/// <summary>Proves that an expression with case distinctions is 0 wherever it is defined: in each case of the signs on which absolute values, extremes and conditionals depend.</summary>
/// <remarks>A part that is not taken may be undefined; it is then the same in all its cases. Where a sign is 0, an unknown of what is 0 is solved for, as far as it occurs linearly. Cases that exclude each other for other reasons than that sums of two or three are numbers are tried all the same, and can let a proof fail.</remarks>
internal sealed class CaseProof
{
    private const int MaximumPivots = 4;
    private const int MaximumRounds = 4;
    private const int LargestTree = 2_000;
    private const int MaximumTerms = 64;

    private readonly FunctionTable _functions;

    /// <summary>The signs of what decides, in the present case.</summary>
    private readonly Dictionary<Expr, int> _signs = [];

    /// <summary>The first expression whose sign was needed and is not known in the present case.</summary>
    private Expr? _missing;

    private CaseProof(FunctionTable functions) => _functions = functions;

    /// <summary>Whether there are case distinctions and a proof was found.</summary>
    public static bool Holds(Expr difference, FunctionTable functions)
    {
        CaseProof proof = new(functions);
        Expr written = Simplifier.Simplify(proof.Written(difference), functions, SimplifyOptions.Auto);
        return written.IsZero || (written.Weight <= LargestTree && ExpressionGraph.Any(written, IsDistinction) && proof.Holds(written));
    }

    /// <summary>Functions that stand for case distinctions, written out.</summary>
    private Expr Written(Expr e)
    {
        for (int round = 0; round < MaximumRounds && e.Weight <= LargestTree; round++)
        {
            Expr next = ExpressionGraph.Rewrite(e, node => node is Call call && CallRules.IsBuiltIn(call, _functions) && Meaning(call) is { } meaning ? meaning : node);
            if (next == e) break;
            e = next;
        }

        return ExpressionGraph.Rewrite(e, node => node is Call { Name: "abs", IsDerivative: false } call && CallRules.IsBuiltIn(call, _functions) ? Oriented(call.Arguments[0]) : node);
    }

    /// <summary>|c*u| as |c|*|u| for a number c, with one sign of u: |3 - x| = |x - 3|.</summary>
    private static Expr Oriented(Expr e)
    {
        (Rational coefficient, Expr rest) = KernelUnits.Primitive(e);
        return Canonical.Product(Number.Of(coefficient.Abs()), new Call("abs", [rest]));
    }

    private Expr? Meaning(Call call)
    {
        if (!_functions.TryGet(call.Name, call.Arguments.Length, out FunctionDefinition? row) || row.Spec is null) return null;
        Expr meaning = Formulas.Read(row.Spec, _functions);
        return ExpressionGraph.Any(meaning, IsDistinction) ? Substitution.Apply(meaning, row.Parameters, call.Arguments) : null;
    }

    private static bool IsDistinction(Expr node) => node is Call { IsDerivative: false, Name: "abs" or "sign" or "min" or "max" or "if" };

    /// <summary>Whether the expression is 0 in the present case, which is split further where that is needed.</summary>
    private bool Holds(Expr written)
    {
        Deadline.Check();
        _missing = null;
        Expr here = ExpressionGraph.Rewrite(written, node => node is Call { IsDerivative: false } call && CallRules.IsBuiltIn(call, _functions) ? Decided(call) ?? node : node);
        if (_missing is not { } pivot) return IsZero(here);
        if (_signs.Count == MaximumPivots) return false;
        foreach (int sign in (ReadOnlySpan<int>)[1, -1, 0])
        {
            if (!IsPossible(pivot, sign)) continue;
            _signs[pivot] = sign;
            if (!Holds(written)) return false;
            _signs.Remove(pivot);
        }

        return true;
    }

    /// <summary>Whether a sign does not contradict the others in a sum of two or three of what decides that is a number, x - y + (y - z) - (x - z) = 0.</summary>
    private bool IsPossible(Expr pivot, int sign)
    {
        foreach ((Expr other, int otherSign) in _signs)
        {
            foreach (int a in (ReadOnlySpan<int>)[1, -1])
            {
                Expr? sum = Expansion.Of(pivot + (a * other), MaximumTerms);
                if (sum is Number { Value: var number } && !CanCancel(sign, a * otherSign, -number.Sign)) return false;
                if (sum is not Add) continue;
                (Rational coefficient, Expr third) = KernelUnits.Primitive(sum);
                if (_signs.TryGetValue(third, out int thirdSign) && !CanCancel(sign, a * otherSign, -coefficient.Sign * thirdSign)) return false;
            }
        }

        return true;
    }

    /// <summary>Whether numbers with these signs can have the sum 0.</summary>
    private static bool CanCancel(int a, int b, int c) => (a == 0 && b == 0 && c == 0) || (Math.Max(Math.Max(a, b), c) > 0 && Math.Min(Math.Min(a, b), c) < 0);

    private bool IsZero(Expr here)
    {
        List<Expr> zeros = [.. _signs.Keys.Where(p => _signs[p] == 0)];
        while (zeros.Count > 0)
        {
            if (Solved(zeros[0]) is var (unknown, value))
            {
                Expr Put(Expr e) => Substitution.Apply(e, symbol => symbol.Name == unknown ? value : null);
                here = Put(here);
                zeros = zeros.ConvertAll(Put);
            }

            zeros.RemoveAt(0);
        }

        here = Simplifier.Simplify(here, _functions, SimplifyOptions.Auto);
        if (ExpressionGraph.Any(here, IsDistinction) || NonFinite.In(here)) return false;
        return here.IsZero || ZeroProof.Holds(here, _functions);
    }

    /// <summary>The sign of an expression in the present case; 1 where it is not known, which is noted.</summary>
    private int Sign(Expr e) => SignOfFactors(e is Add ? RationalForms.Factor(e) : e);

    private int SignOfFactors(Expr e)
    {
        if (e is Number { Value: var number }) return number.Sign;
        if (Signs.IsPositive(e)) return 1;
        if (e is Mul product) return product.ArgumentArray.Aggregate(1, (sign, factor) => sign * SignOfFactors(factor));
        if (e is Pow { Exponent: Number { Value: { IsInteger: true } exponent } } power) return SignOfFactors(power.Base) is var sign && exponent.IsEvenInteger ? sign * sign : sign;
        (Rational coefficient, Expr pivot) = KernelUnits.Primitive(e);
        if (_signs.TryGetValue(pivot, out int known)) return coefficient.Sign * known;
        _missing ??= pivot;
        return 1;
    }

    /// <summary>A case distinction decided by the signs of the present case; null for other calls.</summary>
    private Expr? Decided(Call call)
    {
        Expr[] u = call.ArgumentArray;
        return call.Name switch
        {
            "abs" => Canonical.Product(Number.Of(Sign(u[0])), u[0]),
            "sign" => Number.Of(Sign(u[0])),
            "max" => Sign(u[0] - u[1]) >= 0 ? u[0] : u[1],
            "min" => Sign(u[0] - u[1]) <= 0 ? u[0] : u[1],
            "if" when Truth(u[0]) is { } truth => truth ? u[1] : u[2],
            "<" or "<=" or ">" or ">=" or "==" or "!=" when u.Length == 2 => IsTrue(call.Name, Sign(u[0] - u[1])) ? Number.One : Number.Zero,
            "not" => Truth(u[0]) is { } truth ? (truth ? Number.Zero : Number.One) : null,
            "and" => Joined(u, stop: false),
            "or" => Joined(u, stop: true),
            _ => null,
        };
    }

    private static Number? Joined(Expr[] conditions, bool stop)
    {
        bool?[] truths = Array.ConvertAll(conditions, Truth);
        if (Array.Exists(truths, t => t == stop)) return stop ? Number.One : Number.Zero;
        return Array.TrueForAll(truths, static t => t is not null) ? (stop ? Number.Zero : Number.One) : null;
    }

    private static bool? Truth(Expr condition) => condition is Number { Value: var value } ? !value.IsZero : null;

    private static bool IsTrue(string relation, int sign) => relation switch
    {
        "<" => sign < 0,
        "<=" => sign <= 0,
        ">" => sign > 0,
        ">=" => sign >= 0,
        "==" => sign == 0,
        _ => sign != 0,
    };

    /// <summary>An unknown and what it is where an expression is 0; null when none occurs linearly, with a number in front.</summary>
    private static (string Unknown, Expr Value)? Solved(Expr pivot)
    {
        foreach (Expr term in pivot is Add sum ? sum.ArgumentArray : [pivot])
        {
            (Rational coefficient, Expr rest) = SumBuilder.Split(term);
            if (rest is not Symbol symbol) continue;
            Expr others = pivot - term;
            if (!ExpressionGraph.Any(others, node => node is Symbol other && other.Name == symbol.Name)) return (symbol.Name, Canonical.Product(Number.Of(-coefficient.Reciprocal()), others));
        }

        return null;
    }
}
