using System.Numerics;
using Symbolic.Expressions;
using Symbolic.Numerics;

namespace Symbolic.Polynomials;

/// <summary>The kernels of a ring: the expressions that its polynomials are polynomials in. Variables, calls, sums, roots, powers with a variable exponent.</summary>
internal sealed class KernelTable
{
    private readonly List<Expr> _atoms = [];
    private readonly Dictionary<Expr, int> _index = [];

    /// <summary>How many there are.</summary>
    public int Count => _atoms.Count;

    /// <summary>The expression that a kernel stands for.</summary>
    public Expr this[int kernel] => _atoms[kernel];

    /// <summary>The kernel of an expression, made if there is none; -1 when there are too many.</summary>
    public int Of(Expr atom)
    {
        if (_index.TryGetValue(atom, out int known)) return known;
        if (_atoms.Count == Monomial.Capacity) return -1;
        _atoms.Add(atom);
        _index.Add(atom, _atoms.Count - 1);
        return _atoms.Count - 1;
    }

    /// <summary>The kernel of an expression, or -1.</summary>
    public int Find(Expr atom) => _index.GetValueOrDefault(atom, -1);

    /// <summary>The lowest exponent of every kernel among the terms. Exponentials that occur with both signs stay in the terms: exp(-3*x)*(1 + exp(6*x)) overflows
    /// where exp(-3*x) + exp(3*x) has a value.</summary>
    public Monomial Content(ReadOnlySpan<Term> terms)
    {
        Monomial content = TermArithmetic.Content(terms);
        for (uint left = content.Negative; left != 0; left &= left - 1)
        {
            int kernel = BitOperations.TrailingZeroCount(left);
            if (IsExponential(kernel)) content = content.With(kernel, 0);
        }

        return content;
    }

    /// <summary>The kernels with exp(-u) for exp(u) where only negative powers of it occur, and the terms in those.</summary>
    public KernelTable Oriented(ref Term[] terms)
    {
        KernelTable result = this;
        for (int i = 0; i < Count; i++)
        {
            int kernel = i;
            if (!IsExponential(i) || terms.Length < 2 || !Array.TrueForAll(terms, t => t.Monomial[kernel] <= 0)) continue;
            if (ReferenceEquals(result, this)) result = Copy();
            result._atoms[i] = new Call("exp", [Canonical.Negate(_atoms[i].ArgumentArray[0])]);
            terms = Array.ConvertAll(terms, t => t with { Monomial = t.Monomial.With(kernel, -t.Monomial[kernel]) });
        }

        return result;
    }

    /// <summary>The same kernels in a table of their own; what is looked up there must not be among those that were turned round.</summary>
    public KernelTable Copy()
    {
        KernelTable copy = new();
        foreach (Expr atom in _atoms) copy.Of(atom);
        return copy;
    }

    /// <summary>A monomial as an expression.</summary>
    public Expr Write(Monomial monomial) => Write(monomial, Rational.One);

    /// <summary>A term as an expression.</summary>
    public Expr Write(Monomial monomial, Rational coefficient)
    {
        uint support = monomial.Support;
        if (support == 0) return Number.Of(coefficient);
        List<Expr> factors = new(BitOperations.PopCount(support) + 1);
        if (!coefficient.IsOne) factors.Add(Number.Of(coefficient));
        for (uint left = support; left != 0; left &= left - 1) factors.Add(Power(BitOperations.TrailingZeroCount(left), monomial));
        return factors.Count == 1 ? factors[0] : Canonical.Product([.. factors]);
    }

    private bool IsExponential(int kernel) => _atoms[kernel] is Call { Name: "exp", IsDerivative: false };

    private Expr Power(int kernel, Monomial monomial)
    {
        int exponent = monomial[kernel];
        return exponent == 1 ? _atoms[kernel] : Canonical.Power(_atoms[kernel], Number.Of((Rational)exponent));
    }
}
