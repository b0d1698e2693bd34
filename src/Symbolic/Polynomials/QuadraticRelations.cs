using Symbolic.Expressions;
using Symbolic.Numerics;

namespace Symbolic.Polynomials;

/// <summary>Squares of functions that are polynomials in another function of the same argument: cos(u)^2 = 1 - sin(u)^2.</summary>
/// <remarks>The directions are those in which nothing that becomes small is replaced by a difference of what does not: tanh(u)^2 = 1 - sech(u)^2, not
/// the other way round. Where all terms share a power of the function, what is above it is replaced and the power stays, so that zeros stay factors.</remarks>
internal sealed class QuadraticRelations
{
    private static readonly Dictionary<string, (string Other, int Constant, int Sign)> s_squares = new()
    {
        ["cos"] = ("sin", 1, -1),
        ["sec"] = ("tan", 1, 1),
        ["csc"] = ("cot", 1, 1),
        ["cosh"] = ("sinh", 1, 1),
        ["tanh"] = ("sech", 1, -1),
        ["coth"] = ("csch", 1, 1),
    };

    private readonly List<(int Kernel, int Power, Term[] Value)> _relations = [];

    private QuadraticRelations()
    {
    }

    /// <summary>Whether there are none.</summary>
    public bool IsEmpty => _relations.Count == 0;

    /// <summary>Whether a relation has two kernels.</summary>
    public bool Relate(int kernel, int other) =>
        _relations.Exists(relation => Array.Exists(relation.Value, term => (relation.Kernel == kernel && term.Monomial[other] != 0) || (relation.Kernel == other && term.Monomial[kernel] != 0)));

    /// <summary>The relations between the kernels of a table; <paramref name="isBuiltIn"/> tells whether a name means what it usually does.</summary>
    public static QuadraticRelations Of(KernelTable kernels, Func<string, bool> isBuiltIn)
    {
        QuadraticRelations result = new();
        for (int i = 0; i < kernels.Count; i++)
        {
            if (kernels[i] is Pow { Exponent: Number { Value: var root } } power && !root.IsInteger) result.AddRoot(i, power.Base, root, kernels);
            if (kernels[i] is not Call { IsDerivative: false, ArgumentArray: [var u] } call || !s_squares.TryGetValue(call.Name, out (string Other, int Constant, int Sign) square)) continue;
            int other = kernels.Find(new Call(square.Other, [u]));
            if (other < 0 || !isBuiltIn(call.Name) || !isBuiltIn(square.Other)) continue;
            result._relations.Add((i, 2, [new Term(Monomial.One, square.Constant), new Term(Monomial.Of(other, 2), square.Sign)]));
        }

        return result;
    }

    /// <summary>The terms with what stands above the content replaced; in any order.</summary>
    public Term[] Reduce(Term[] terms, int maximumTerms)
    {
        foreach ((int kernel, int power, Term[] value) in _relations)
        {
            if (Lowest(terms, kernel) is not { } lowest || !Array.Exists(terms, t => t.Monomial[kernel] - lowest >= power)) continue;
            if (Reduced(terms, kernel, power, lowest, value, maximumTerms) is { } reduced) terms = reduced;
        }

        return terms;
    }

    private void AddRoot(int kernel, Expr @base, Rational root, KernelTable kernels)
    {
        int inner = kernels.Find(@base);
        if (inner >= 0 && root.Reciprocal().TryGetInt32(out int degree) && degree > 1) _relations.Add((kernel, degree, [new Term(Monomial.Of(inner), Rational.One)]));
    }

    private static int? Lowest(Term[] terms, int kernel) => terms.Length == 0 ? null : terms.Min(t => (int)t.Monomial[kernel]);

    private static Term[]? Reduced(Term[] terms, int kernel, int power, int lowest, Term[] value, int maximumTerms)
    {
        List<Term[]> powers = [TermArithmetic.One];
        TermSum sum = new(terms.Length);
        foreach (Term term in terms)
        {
            int exponent = term.Monomial[kernel], times = (exponent - lowest) / power;
            while (powers.Count <= times)
            {
                if (TermArithmetic.Product(powers[^1], value, maximumTerms) is not { } next) return null;
                powers.Add(next);
            }

            sum.Add(powers[times], term.Monomial.With(kernel, exponent - (times * power)), term.Coefficient);
        }

        return sum.ToTerms();
    }
}
