using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Numerics;
using Symbolic.Polynomials;
using Symbolic.Rewriting;

namespace Symbolic.Simplification;

/// <summary>Proves that an expression is 0 wherever it is defined: everything in terms of exponentials, sines and cosines of few arguments, logarithms and roots, then multiplied
/// out and cancelled under their relations.</summary>
/// <remarks>For rational functions of variables this decides; for others it proves, or nothing is known.</remarks>
internal static class ZeroProof
{
    private const int LargestMultiple = 24;
    private const int MaximumTerms = 1_000;
    private const int MaximumRounds = 6;
    private const int LargestTree = 20_000;

    /// <summary>Functions that have no simpler meaning in the table.</summary>
    private static readonly Dictionary<string, Func<Expr, Expr>> s_exponential = new()
    {
        ["sinh"] = static u => (Exp(u) - Exp(-u)) / 2,
        ["cosh"] = static u => (Exp(u) + Exp(-u)) / 2,
        ["tan"] = static u => new Call("sin", [u]) / new Call("cos", [u]),
        ["asinh"] = static u => new Call("log", [u + (1 + u.Pow(2)).Pow(Rational.Half)]),
    };

    /// <summary>Whether a proof was found.</summary>
    public static bool Holds(Expr difference, FunctionTable functions)
    {
        Expr joined = Simplifier.Simplify(Regions.Rewrite(difference, Logarithms.Joined), functions, SimplifyOptions.Auto);
        return joined.IsZero || Cancels(difference, functions) || (joined != difference && Cancels(joined, functions));
    }

    private static bool Cancels(Expr difference, FunctionTable functions)
    {
        Expr written = difference;
        for (int round = 0; round < MaximumRounds && written.Weight < LargestTree; round++)
        {
            Expr next = ExpressionGraph.Rewrite(written, node => node is Call call && IsBuiltIn(call, functions) ? Written(call, functions) ?? node : node);
            if (next == written) break;
            written = next;
        }

        if (written.Weight >= LargestTree) return false;
        HashSet<Expr> known = NonNegative(written);
        if (RegionReading.Of(written, functions, isCircular: true, known.Contains)?.IsZero() == true) return true;
        written = InUnits(written);
        FractionReader reader = new(MaximumTerms);
        if (reader.Read(written) is not { } fraction) return false;
        if (fraction.Numerator.Length == 0) return true;
        return QuadraticRelations.Of(reader.Kernels, name => !functions.TryGet(name, 1, out FunctionDefinition? row) || row.Origin == FunctionOrigin.BuiltIn).Reduce(fraction.Numerator, MaximumTerms).Length == 0;
    }

    /// <summary>What is at least 0 wherever the expression has a value: it stands under a root or a logarithm.</summary>
    private static HashSet<Expr> NonNegative(Expr e) =>
    [
        .. ExpressionGraph.Of(e).Nodes.Select(static node => node switch
        {
            Pow { Exponent: not Number { Value.IsInteger: true } } power => power.Base,
            Call { Name: "log", IsDerivative: false, ArgumentArray: [var u] } => u,
            _ => null,
        }).OfType<Expr>(),
    ];

    /// <summary>exp(x) in terms of exp(x/2), and sin(x) in terms of sin(x/2) and cos(x/2), where both occur.</summary>
    private static Expr InUnits(Expr written)
    {
        Dictionary<(bool, Expr), Rational> units = [];
        foreach (Expr node in ExpressionGraph.Of(written).Nodes)
        {
            if (node is not Call { Name: "exp" or "sin" or "cos", IsDerivative: false, ArgumentArray: [var u] } call) continue;
            (Rational coefficient, Expr rest) = SumBuilder.Split(u);
            if (coefficient.IsZero) continue;
            (bool, Expr) key = (call.Name == "exp", rest);
            units[key] = units.TryGetValue(key, out Rational unit) ? Shared(unit, coefficient) : coefficient.Abs();
        }

        return ExpressionGraph.Rewrite(written, node =>
        {
            if (node is not Call { Name: "exp" or "sin" or "cos", IsDerivative: false, ArgumentArray: [var u] } call) return node;
            (Rational coefficient, Expr rest) = SumBuilder.Split(u);
            if (!units.TryGetValue((call.Name == "exp", rest), out Rational unit) || !(coefficient / unit).TryGetInt32(out int n)) return node;
            Expr part = Canonical.Product(Number.Of(unit), rest);
            if (call.Name == "exp") return new Pow(new Call("{exp}", [part]), Number.Of((Rational)n));
            return n is > 1 and <= LargestMultiple ? Multiple(call.Name == "sin", part, n) : node;
        });
    }

    /// <summary>The greatest number of which both are whole multiples.</summary>
    private static Rational Shared(Rational a, Rational b) =>
        Rational.Create(System.Numerics.BigInteger.GreatestCommonDivisor(a.Numerator * b.Denominator, b.Numerator * a.Denominator), a.Denominator * b.Denominator);

    private static Expr Multiple(bool isSine, Expr part, int n)
    {
        (Expr sine, Expr cosine) = (Sin(part), Cos(part));
        for (int i = 1; i < n; i++)
        {
            (sine, cosine) = ((sine * Cos(part)) + (cosine * Sin(part)), (cosine * Cos(part)) - (sine * Sin(part)));
        }

        return isSine ? sine : cosine;
    }

    private static bool IsBuiltIn(Call call, FunctionTable functions) =>
        !call.IsDerivative && functions.TryGet(call.Name, call.Arguments.Length, out FunctionDefinition? row) && row.Origin == FunctionOrigin.BuiltIn;

    private static Expr? Written(Call call, FunctionTable functions)
    {
        Expr u = call.Arguments[0];
        if (call.Name == "exp") return OfExponential(u);
        if (call.Name is "sin" or "cos") return OfAngle(call.Name, u);
        if (call.Name == "log") return OfLogarithm(u);
        if (s_exponential.TryGetValue(call.Name, out Func<Expr, Expr>? form)) return form(u);
        if (!functions.TryGet(call.Name, call.Arguments.Length, out FunctionDefinition? row) || row.Spec is null) return null;
        Expr meaning = Formulas.Read(row.Spec, functions);
        bool branches = Array.Exists(ExpressionGraph.Of(meaning).Nodes, static node => node is Call { Name: "if" });
        return branches ? null : Substitution.Apply(meaning, row.Parameters, call.Arguments);
    }

    /// <summary>exp(a + b) = exp(a)*exp(b).</summary>
    private static Expr? OfExponential(Expr u) => u is Add sum ? Canonical.Product(Array.ConvertAll(sum.ArgumentArray, Exp)) : null;

    /// <summary>log(c*u) = log(c) + log(u) for a number c above 0, and log(u*v) for factors that are above 0 wherever they are defined.</summary>
    private static Expr? OfLogarithm(Expr u)
    {
        if (u is not Mul product) return u is Pow { Base: var v } power && Signs.IsPositive(v) ? Canonical.Product(power.Exponent, new Call("log", [v])) : null;
        Expr[] positive = Array.FindAll(product.ArgumentArray, Signs.IsPositive);
        if (positive.Length == 0) return null;
        Expr[] rest = Array.FindAll(product.ArgumentArray, static f => !Signs.IsPositive(f));
        Expr others = Canonical.Product(rest);
        Expr[] logarithms = Array.ConvertAll(positive, static f => f is Call { Name: "exp" } e ? e.Arguments[0] : new Call("log", [f]));
        return Canonical.Sum([.. logarithms, others.IsOne ? Number.Zero : new Call("log", [others])]);
    }

    /// <summary>sin(a + b), sin(-a).</summary>
    private static Expr? OfAngle(string name, Expr u)
    {
        if (u is Add sum) return OfSum(name == "sin", sum.Arguments[0], Canonical.Sum(sum.Arguments[1..]));
        if (SumBuilder.Coefficient(u).Sign >= 0) return null;
        return name == "sin" ? Canonical.Negate(Sin(Canonical.Negate(u))) : Cos(Canonical.Negate(u));
    }

    private static Expr OfSum(bool isSine, Expr a, Expr b) => isSine ? (Sin(a) * Cos(b)) + (Cos(a) * Sin(b)) : (Cos(a) * Cos(b)) - (Sin(a) * Sin(b));

    private static Expr Exp(Expr u) => Canonical.Power(Constant.E, u);

    private static Call Sin(Expr u) => new("sin", [u]);

    private static Call Cos(Expr u) => new("cos", [u]);
}
