using System.Collections.Immutable;
using Symbolic.Compilation;
using Symbolic.Expressions;
using Symbolic.Rewriting;
using Symbolic.Simplification;

namespace Symbolic;

/// <content>Forms of rational functions, and whether two expressions are equal.</content>
public sealed partial class SymbolicEngine
{
    private const int MaximumRounds = 4;

    private static readonly TimeSpan s_comparisonTime = TimeSpan.FromSeconds(10);

    /// <summary>The expression over one denominator, without common factors of numerator and denominator: 1/x + 1/(1 + x) gives (1 + 2*x)/(x*(1 + x)). Arguments of functions
    /// likewise. Variables, calls and roots count as unknowns; pairs stay whole. What has more than 16 unknowns or some hundred terms is left as it is.</summary>
    public Expr Together(Expr expression) => InForm(expression, RationalForms.Together);

    /// <summary>The expression as a product: shared factors, repeated factors, differences of squares and other quadratics with rational factors, and all factors with rational coefficients
    /// of polynomials in one unknown, or homogeneous ones in two, of degrees up to 100: x^2 - y^2 gives (x - y)*(x + y), x^4 + 4 gives (2 - 2*x + x^2)*(2 + 2*x + x^2). Other polynomials stay
    /// as they are, multiplied out.</summary>
    public Expr Factor(Expr expression) => InForm(expression, RationalForms.Factor);

    /// <summary>A rational function of one unknown as a polynomial plus partial fractions: 1/(x^2 - 1) gives 1/(2*(x - 1)) - 1/(2*(1 + x)). Of several unknowns: left as it is.</summary>
    public Expr Apart(Expr expression) => InForm(expression, RationalForms.Apart);

    /// <summary>Whether two expressions have the same values wherever both are defined: proved by rewriting their difference to 0, refuted by exact values at a point, or undecided,
    /// with the reason. The points are the same every time. Takes at most ten seconds, or <see cref="Limits.Time"/> where that is less.</summary>
    /// <remarks>Rational functions of moderate size are always decided. Absolute values, extremes and conditionals that depend on few signs are compared in each case of these. Other expressions that
    /// agree at all points tried without a proof are undecided.</remarks>
    public Equivalence Equivalent(Expr first, Expr second)
    {
        if (first == second) return new Equivalence(EquivalenceKind.Equal, "both have the same canonical form");
        using Deadline.Scope scope = Deadline.Within(Limits.Time < s_comparisonTime && Limits.Time >= TimeSpan.Zero ? Limits.Time : s_comparisonTime);
        try
        {
            return Compared(Resolve(first), Resolve(second));
        }
        catch (SymbolicException exception) when (exception.Code == "SD5001")
        {
            return new Equivalence(EquivalenceKind.Undecided, exception.Diagnostics[0].Message);
        }
    }

    private Equivalence Compared(Expr a, Expr b)
    {
        Expr difference = Simplify(a - b);
        Equivalence points = AtPoints(a, b, RationalForms.Together(difference));
        if (points.IsDifferent) return points;
        if (NonFinite.In(difference)) return points;
        if (Simplify(a) == Simplify(b)) return new Equivalence(EquivalenceKind.Equal, "both have the same form when simplified");
        if (ZeroProof.Holds(difference, Functions) || ZeroProof.Holds(a - b, Functions)) return new Equivalence(EquivalenceKind.Equal, "the difference cancels");
        return CaseProof.Holds(a - b, Functions) ? new Equivalence(EquivalenceKind.Equal, "the difference cancels in every case of signs") : points;
    }

    private Equivalence AtPoints(Expr a, Expr b, Expr difference)
    {
        ImmutableArray<string> variables = VariablesOf([a, b]);
        try
        {
            return new EquivalenceTest(ExactTape.Build([a, b, difference], variables.AsSpan(), Functions, ReadFormula, Limits), variables).Run();
        }
        catch (SymbolicException exception) when (exception.Code is "SD4001" or "SD4003")
        {
            return new Equivalence(EquivalenceKind.Undecided, $"there are no exact values to compare ({exception.Diagnostics[0].Message})");
        }
    }

    private Expr InForm(Expr expression, Func<Expr, Expr> form)
    {
        using Deadline.Scope scope = Deadline.Within(Limits.Time);
        Expr folded = PairFolder.Fold(Resolve(expression), _rules.Pairs, new Prover(Functions, _assumptions));
        Expr result = folded;

        // what was cancelled can let other things cancel
        for (int i = 0; i < MaximumRounds; i++)
        {
            Expr next = form(result);
            if (next == result) break;
            result = next;
        }

        return Unfold(result);
    }
}
