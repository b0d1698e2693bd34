using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Numerics;
using Symbolic.Polynomials;
using Symbolic.Rewriting;

namespace Symbolic.Library;

/// <summary>Sums of functions with a pole at 0, as Brillouin's function and its derivatives are: coth(u) is 1/u + langevin(u). Where the principal parts of the terms add up
/// to nothing, the rest of the functions is summed beside 0, where the terms as written would cancel each other.</summary>
internal static class PrincipalParts
{
    private const int LargestWeight = 300, MostTerms = 200;

    // beyond, no two of the functions cancel each other because of their poles
    private static readonly Number s_near = Number.Of(2);
    private static readonly Number s_half = Number.Of(Rational.Create(1, 2));

    private static readonly ulong[] s_bits = [BitOf("coth"), BitOf("csch"), BitOf("tanh"), BitOf("sinh"), BitOf("expm1")];

    /// <summary>The expression with such sums in two forms.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="functions">The functions it may call.</param>
    /// <param name="report">Is told of every sum that was changed.</param>
    public static Expr Apply(Expr expression, FunctionTable functions, Action<RewriteApplication>? report)
    {
        if (!MayContain(expression)) return expression;
        HashSet<Expr> inner = [.. ExpressionGraph.Of(expression).Nodes.OfType<Add>().Where(MayContain).SelectMany(static sum => sum.Arguments.ToArray()).OfType<Mul>().SelectMany(static term => term.Arguments.ToArray()).OfType<Add>()];
        Expr outermost = ExpressionGraph.Rewrite(expression, node => IsSum(node) && !inner.Contains(node) ? Regular((Add)node, functions, report) : node);
        if (inner.Count == 0 || !ReferenceEquals(outermost, expression)) return outermost;
        return ExpressionGraph.Rewrite(expression, node => IsSum(node) ? Regular((Add)node, functions, report) : node);
    }

    private static bool IsSum(Expr node) => node is Add && MayContain(node) && node.Weight <= LargestWeight;

    private static ulong BitOf(string function) => new Call(function, [Number.One]).Bit;

    private static bool MayContain(Expr node) => Array.Exists(s_bits, bit => (node.FunctionBits & bit) != 0);

    private static Expr Regular(Add sum, FunctionTable functions, Action<RewriteApplication>? report)
    {
        (List<(Expr Function, Expr Coefficient)> poles, List<Expr> rational, List<Expr> others, Expr collected) = Collected(sum);
        if (poles.Count == 0) return sum;
        List<Expr> parts = [], regular = [], arguments = [];
        foreach ((Expr function, Expr coefficient) in poles)
        {
            (Expr argument, Expr pole, Expr rest) = Expansion(function)!.Value;
            parts.Add(Canonical.Product(coefficient, pole));
            regular.Add(Canonical.Product(coefficient, rest));
            if (!arguments.Contains(argument)) arguments.Add(argument);
        }

        bool areAlone = poles.Count > 1 && AddUpToNothing(parts);
        if (!areAlone && (rational.Count == 0 || !AddUpToNothing([.. parts, .. rational]))) return collected;
        Expr result = new Call("if", [IsNear(arguments), Canonical.Sum([.. regular, .. areAlone ? rational : [], .. others]), collected]);
        report?.Invoke(RewriteApplication.Of("principal parts", "u", arguments[0], sum, result, functions));
        return result;
    }

    /// <summary>The functions with a pole and their coefficients, terms without functions, other terms, and the sum of them all: the sum itself where no function occurs twice.</summary>
    private static (List<(Expr Function, Expr Coefficient)> Poles, List<Expr> Rational, List<Expr> Others, Expr Collected) Collected(Add sum)
    {
        OrderedDictionary<Expr, List<Expr>> coefficients = [];
        List<Expr> rational = [], others = [];
        foreach (Expr term in Distributed(sum))
        {
            if (Divided(term) is var (function, cofactor))
            {
                if (!coefficients.TryGetValue(function, out List<Expr>? known)) coefficients.Add(function, known = []);
                known.Add(cofactor);
            }
            else if (term.FunctionBits == 0) rational.Add(term);
            else others.Add(term);
        }

        List<(Expr Function, Expr Coefficient)> poles = [.. coefficients.Select(static pair => (pair.Key, Total(pair.Value))).Where(static pole => !pole.Item2.IsZero)];
        bool areMerged = coefficients.Any(static pair => pair.Value.Count > 1);
        Expr collected = areMerged ? Canonical.Sum([.. poles.Select(static pole => Canonical.Product(pole.Coefficient, pole.Function)), .. rational, .. others]) : sum;
        return (poles, rational, others, collected);
    }

    /// <summary>The terms, with factors distributed over sums of functions.</summary>
    private static List<Expr> Distributed(Expr sum)
    {
        List<Expr> terms = [];
        foreach (Expr term in sum.Arguments)
        {
            int nested = term is Mul ? term.Arguments.ToArray().ToList().FindIndex(static factor => factor is Add && MayContain(factor)) : -1;
            if (nested < 0)
            {
                terms.Add(term);
                continue;
            }

            Expr[] factors = term.Arguments.ToArray();
            Expr others = Canonical.Product([.. factors[..nested], .. factors[(nested + 1)..]]);
            terms.AddRange(Distributed(factors[nested]).Select(inner => Canonical.Product(others, inner)));
        }

        return terms;
    }

    /// <summary>The sum of coefficients, cancelled where there are more than one.</summary>
    private static Expr Total(List<Expr> coefficients)
    {
        if (coefficients.Count == 1) return coefficients[0];
        Expr sum = Canonical.Sum([.. coefficients]);
        FractionReader reader = new(MostTerms);
        if (reader.Read(sum) is not { } fraction) return sum;
        if (fraction.Numerator.Length == 0) return Number.Zero;
        return Canonical.Product(FactoredForm.Write(Factorization.Of(fraction.Numerator), reader.Kernels), FactoredForm.Write(Factorization.Of(fraction.Denominator), reader.Kernels, -1));
    }

    private static Expr IsNear(List<Expr> arguments)
    {
        Expr[] conditions = [.. arguments.Select(static argument => new Call("<", [new Call("abs", [argument]), s_near]))];
        return conditions.Length == 1 ? conditions[0] : new Call("and", conditions);
    }

    private static bool AddUpToNothing(IEnumerable<Expr> terms) => new FractionReader(MostTerms).Read(Canonical.Sum([.. terms])) is { Numerator.Length: 0 };

    /// <summary>A term with a factor that has a pole where its argument is 0: that factor, and the others.</summary>
    private static (Expr Function, Expr Cofactor)? Divided(Expr term)
    {
        ReadOnlySpan<Expr> factors = term is Mul ? term.Arguments : new ReadOnlySpan<Expr>(in term);
        for (int i = 0; i < factors.Length; i++)
        {
            if (Expansion(factors[i]) is not null) return (factors[i], Canonical.Product([.. factors[..i], .. factors[(i + 1)..]]));
        }

        return null;
    }

    /// <summary>The argument of a function with a pole at 0, its principal part and the rest of it.</summary>
    private static (Expr Argument, Expr Pole, Expr Regular)? Expansion(Expr factor) => factor switch
    {
        Call { Name: "coth", ArgumentArray: [var u] } => Cotangent(u),
        Pow { Base: Call { Name: "tanh", ArgumentArray: [var u] }, Exponent: Number { Value: var n } } when n == -1 => Cotangent(u),
        Pow { Base: Call { Name: "csch", ArgumentArray: [var u] }, Exponent: Number { Value: var n } } when n == 2 => SquaredCosecant(u),
        Pow { Base: Call { Name: "sinh", ArgumentArray: [var u] }, Exponent: Number { Value: var n } } when n == -2 => SquaredCosecant(u),
        Pow { Base: Call { Name: "expm1", ArgumentArray: [var u] }, Exponent: Number { Value: var n } } when n == -1 =>
            (u, Canonical.Sum(Canonical.Reciprocal(u), Canonical.Negate(s_half)), Canonical.Product(s_half, new Call("langevin", [Canonical.Product(s_half, u)]))),
        _ => null,
    };

    private static (Expr Argument, Expr Pole, Expr Regular) Cotangent(Expr u) => (u, Canonical.Reciprocal(u), new Call("langevin", [u]));

    private static (Expr Argument, Expr Pole, Expr Regular) SquaredCosecant(Expr u) => (u, Canonical.Power(u, Number.Of(-2)), Canonical.Negate(new Call("dlangevin", [u])));
}
