using System.Numerics;
using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Numerics;
using Symbolic.Polynomials;

namespace Symbolic.Differentiation;

/// <summary>Polynomials in kernels whose derivatives are polynomials in kernels again, such as tan(u), exp(u), 1 + x^2: the terms of a derivative of high order
/// collect as they arise, and nothing swells.</summary>
/// <remarks>Kernels come in as partials of the function table mention them. Every method gives null where the ring has too many kernels or terms, or where
/// a rule for the derivative is no partial; the caller then differentiates by the ordinary rules.</remarks>
internal sealed class DerivationRing
{
    private const int MaximumTerms = 20_000;
    private const int MaximumNesting = 32;

    /// <summary>From this order on a shifted variable is worth a try.</summary>
    private const int LeastShifted = 8;

    private readonly PartialDerivatives _partials;
    private readonly Func<Expr, Expr> _prepare;
    private readonly string _variable;
    private readonly PolynomialReader _reader;
    private readonly KernelTable _kernels = new();
    private readonly List<Term[]?> _logarithmic = [];
    private QuadraticRelations? _relations;
    private int _related;

    private DerivationRing(PartialDerivatives partials, Func<Expr, Expr> prepare, string variable)
    {
        _partials = partials;
        _prepare = prepare;
        _variable = variable;
        _reader = new PolynomialReader(_kernels, MaximumTerms);
    }

    /// <summary>The derivative of some order from 1 on, or null. Terms of a sum that have no place in one ring have each their own, and so have the branches of a conditional.</summary>
    /// <param name="expression">What to differentiate.</param>
    /// <param name="variable">The variable.</param>
    /// <param name="order">The order; where a ring has no room for it, the highest lower one for which it has.</param>
    /// <param name="partials">The partial derivatives of functions.</param>
    /// <param name="prepare">Brings a partial at its arguments to the form in which its kernels are looked for.</param>
    public static CollectedDerivative? Differentiate(Expr expression, string variable, ref int order, PartialDerivatives partials, Func<Expr, Expr> prepare)
    {
        if (Differentiate(expression, (partials, prepare, variable, order), MaximumNesting) is { } all) return all;
        DerivationRing ring = new(partials, prepare, variable);
        Term[]? terms = null, next = ring._reader.Read(expression);
        int reached = -1;
        for (; next is not null && reached < order; reached++)
        {
            Deadline.Check();
            terms = next;
            next = ring.Derivative(terms);
        }

        order = reached;
        return reached > 0 ? new Derivatives(ring, terms!).Collected() : null;
    }

    private static CollectedDerivative? Differentiate(Expr expression, (PartialDerivatives Partials, Func<Expr, Expr> Prepare, string Variable, int Order) task, int nesting)
    {
        if (InOneRing(expression, task.Variable, task.Order, task.Partials, task.Prepare) is { } whole) return whole;
        ReadOnlySpan<Expr> parts = expression switch
        {
            Add { ArgumentArray.Length: <= MaximumTerms } sum => sum.Arguments,
            Call { Name: "if", IsDerivative: false, ArgumentArray: [_, _, _] } choice => choice.Arguments[1..],
            _ => [],
        };
        if (parts.IsEmpty || nesting == 0) return null;
        Expr[] derivatives = new Expr[parts.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            if (Differentiate(parts[i], task, nesting - 1) is not { } derivative) return null;
            derivatives[i] = derivative.Expression;
        }

        return new CollectedDerivative(expression is Call call ? new Call(call.Name, [call.ArgumentArray[0], .. derivatives]) : Canonical.Sum(derivatives), AreIndependent: false);
    }

    /// <summary>The derivative in one ring; of high orders in that of a shifted variable where it has fewer terms: (1 + x)^x = t^t/t at t = 1 + x.</summary>
    private static CollectedDerivative? InOneRing(Expr expression, string variable, int order, PartialDerivatives partials, Func<Expr, Expr> prepare)
    {
        if (order < LeastShifted || Shift(expression, variable) is not { } shift) return Derived(expression, variable, order, partials, prepare, int.MaxValue)?.Collected();
        Expr there = Substitution.Apply(expression, symbol => symbol.Name == variable ? Canonical.Sum(symbol, Canonical.Negate(shift)) : null);
        Derivatives? shifted = Derived(there, variable, order, partials, prepare, int.MaxValue);
        Derivatives? plain = Derived(expression, variable, order, partials, prepare, shifted?.Terms.Length ?? int.MaxValue);
        if (plain is not null) return plain.Collected();
        return shifted?.Collected() is { } collected ? collected with { Expression = Substitution.Apply(collected.Expression, symbol => symbol.Name == variable ? Canonical.Sum(shift, symbol) : null) } : null;
    }

    /// <summary>The terms of the derivative in the ring of an expression; null where there are too many.</summary>
    private static Derivatives? Derived(Expr expression, string variable, int order, PartialDerivatives partials, Func<Expr, Expr> prepare, int mostTerms)
    {
        DerivationRing ring = new(partials, prepare, variable);
        Term[]? terms = ring._reader.Read(expression);
        for (int i = 0; i < order && terms is not null && terms.Length <= mostTerms; i++)
        {
            Deadline.Check();
            terms = ring.Derivative(terms);
        }

        return terms is null || terms.Length > mostTerms ? null : new Derivatives(ring, terms);
    }

    /// <summary>The number c of a sum c + x in the expression, where there is just one such sum and the variable stands elsewhere, too.</summary>
    private static Number? Shift(Expr expression, string variable)
    {
        Add? sum = null;
        bool isElsewhere = false;
        foreach (Expr node in ExpressionGraph.Of(Interner.Share(expression)).Nodes)
        {
            bool isShift = node is Add { ArgumentArray: [Number, Symbol symbol] } && symbol.Name == variable;
            if (isShift && sum is not null) return null;
            if (isShift) sum = (Add)node;
            else isElsewhere |= Array.Exists(node.ArgumentArray, operand => operand is Symbol other && other.Name == variable);
        }

        return isElsewhere ? (Number?)sum?.ArgumentArray[0] : null;
    }

    /// <summary>Terms of a ring.</summary>
    private sealed record Derivatives(DerivationRing Ring, Term[] Terms)
    {
        public CollectedDerivative Collected() => new(new PolynomialWriter(Ring._kernels, Ring._reader, Ring.IsBuiltIn).Write(Terms), Ring.AreIndependent());
    }

    /// <summary>Σ c·m·Σ e·k'/k over the kernels k of a monomial m.</summary>
    private Term[]? Derivative(Term[] terms)
    {
        TermSum sum = new(terms.Length * 2);
        foreach (Term term in terms)
        {
            for (uint left = term.Monomial.Support; left != 0; left &= left - 1)
            {
                int kernel = BitOperations.TrailingZeroCount(left);
                if (Logarithmic(kernel) is not { } factor) return null;
                sum.Add(factor, term.Monomial, term.Coefficient * (Rational)term.Monomial[kernel]);
            }

            if (sum.Count > MaximumTerms) return null;
        }

        Term[] result = sum.ToTerms();
        return TermArithmetic.AreBounded(result) ? Relations().Reduce(result, MaximumTerms) : null;
    }

    private QuadraticRelations Relations()
    {
        if (_relations is not null && _related == _kernels.Count) return _relations;
        _related = _kernels.Count;
        return _relations = QuadraticRelations.Of(_kernels, IsBuiltIn);
    }

    /// <summary>Whether the kernels are variables, calls and one power with a variable exponent at most, and no two calls of like arguments are without a known relation, which terms are reduced by.</summary>
    private bool AreIndependent()
    {
        QuadraticRelations relations = Relations();
        for (int i = 0; i < _kernels.Count; i++)
        {
            if (_kernels[i] is Add or Pow { Exponent: Number }) return false;
            for (int k = 0; k < i; k++)
            {
                if (AreLike(_kernels[i], _kernels[k]) && !relations.Relate(i, k)) return false;
            }
        }

        return true;
    }

    private static bool AreLike(Expr a, Expr b) =>
        (a is Pow && b is Pow) || (a is Call { ArgumentArray: [var u] } && b is Call { ArgumentArray: [var v] } && SumBuilder.Split(u).Term.Equals(SumBuilder.Split(v).Term));

    private bool IsBuiltIn(string name) => _partials.Row(new Call(name, [Number.Zero])) is not { Origin: not FunctionOrigin.BuiltIn };

    /// <summary>k'/k for a kernel k.</summary>
    private Term[]? Logarithmic(int kernel)
    {
        while (_logarithmic.Count <= kernel) _logarithmic.Add(null);
        if (_logarithmic[kernel] is { } known) return known;
        Term[]? result = _kernels[kernel] switch
        {
            Symbol symbol => symbol.Name == _variable ? [new Term(Monomial.Of(kernel, -1), Rational.One)] : [],
            Constant => [],
            Add sum => Over(OfTerms(_reader.Read(sum)), Monomial.Of(kernel)),
            Pow { Exponent: Number { Value: var exponent } } root => Scaled(LogarithmicOf(root.Base), exponent),
            Pow power => OfPower(power),
            Call call => Over(OfCall(call), Monomial.Of(kernel)),
            _ => null,
        };
        while (_logarithmic.Count <= kernel) _logarithmic.Add(null);
        return _logarithmic[kernel] = result;
    }

    private Term[]? OfTerms(Term[]? terms) => terms is null ? null : Derivative(terms);

    /// <summary>b'/b for a factor that is one term.</summary>
    private Term[]? LogarithmicOf(Expr factor)
    {
        if (factor is Number) return [];
        return _reader.ReadFactor(factor) is { Length: 1 } terms && Derivative(terms) is { } derivative ? Scaled(Over(derivative, terms[0].Monomial), terms[0].Coefficient.Reciprocal()) : null;
    }

    /// <summary>(b^e)'/b^e = e'*log(b) + e*b'/b.</summary>
    private Term[]? OfPower(Pow power)
    {
        if (OfTerms(_reader.Read(power.Exponent)) is not { } exponent) return null;
        Term[]? first = exponent.Length == 0 ? [] : Product(exponent, _reader.Read(_prepare(new Call("log", [power.Base]))));
        Term[]? @base = power.Base is Number ? [] : LogarithmicOf(power.Base);
        Term[]? second = @base is { Length: 0 } ? [] : Product(_reader.Read(power.Exponent), @base);
        return first is null || second is null ? null : TermArithmetic.Sum([first, second]);
    }

    private Term[]? OfCall(Call call)
    {
        if (!call.IsDerivative && Operators.IsLogical(call.Name)) return null;
        FunctionDefinition? row = call.IsDerivative ? null : _partials.Row(call);
        if (row is { Tangent: not null } or { Where: not null } or { IsSurrogate: true }) return null;
        Term[][] parts = new Term[call.Arguments.Length][];
        for (int i = 0; i < parts.Length; i++)
        {
            if (OfTerms(_reader.Read(call.ArgumentArray[i])) is not { } inner) return null;
            if (inner.Length == 0) parts[i] = [];
            else if (Product(_reader.Read(_prepare(_partials.Of(row, call, i))), inner) is { } part) parts[i] = part;
            else return null;
        }

        return TermArithmetic.Sum(parts);
    }

    private static Term[]? Product(Term[]? a, Term[]? b) => a is null || b is null ? null : TermArithmetic.Product(a, b, MaximumTerms);

    private static Term[]? Over(Term[]? terms, Monomial monomial) => terms is null ? null : TermArithmetic.Divide(terms, monomial, Rational.One);

    private static Term[]? Scaled(Term[]? terms, Rational factor) => terms is null ? null : TermArithmetic.Divide(terms, Monomial.One, factor.Reciprocal());
}
