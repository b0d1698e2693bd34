using System.Collections.Frozen;
using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Numerics;
using Symbolic.Polynomials;

namespace Symbolic.Simplification;

/// <summary>Trigonometric and hyperbolic functions as quotients of a sine and a cosine of one argument, and the relation between the two.</summary>
internal static class CircularKernels
{
    private static readonly FrozenDictionary<string, (bool IsCircular, int Sine, int Cosine)> s_functions = new Dictionary<string, (bool, int, int)>
    {
        ["sin"] = (true, 1, 0),
        ["cos"] = (true, 0, 1),
        ["tan"] = (true, 1, -1),
        ["cot"] = (true, -1, 1),
        ["sec"] = (true, 0, -1),
        ["csc"] = (true, -1, 0),
        ["sinh"] = (false, 1, 0),
        ["cosh"] = (false, 0, 1),
        ["tanh"] = (false, 1, -1),
        ["coth"] = (false, -1, 1),
        ["sech"] = (false, 0, -1),
        ["csch"] = (false, -1, 0),
    }.ToFrozenDictionary();

    /// <summary>Whether a call is one of these functions, and means what it usually does.</summary>
    public static bool Are(Call call, FunctionTable functions) => !call.IsDerivative && call.Arguments.Length == 1 && s_functions.ContainsKey(call.Name) && AngleForms.IsBuiltIn(call.Name, functions);

    /// <summary>Whether a call is trigonometric, not hyperbolic.</summary>
    public static bool IsCircular(Call call) => s_functions[call.Name].IsCircular;

    /// <summary>The exponents with which a function is a product of powers of a sine and a cosine.</summary>
    public static (int Sine, int Cosine) Exponents(Call call) => (s_functions[call.Name].Sine, s_functions[call.Name].Cosine);

    /// <summary>The function of n times a part of its argument, as a quotient of sines and cosines of the part.</summary>
    public static Expr Write(Call call, Expr part, int n)
    {
        (bool isCircular, int a, int b) = s_functions[call.Name];
        (Expr s, Expr c) = (Sine(isCircular, part), Cosine(isCircular, part));
        (Expr sine, Expr cosine) = (s, c);
        for (int i = 1; i < Math.Abs(n); i++) (sine, cosine) = ((sine * c) + (cosine * s), (cosine * c) + ((isCircular ? -1 : 1) * sine * s));
        if (n < 0) sine = -sine;
        return Canonical.Product(Canonical.Power(sine, a), Canonical.Power(cosine, b));
    }

    /// <summary>What the squares of the cosines, or of the sines, among some kernels are.</summary>
    public static IEnumerable<Relation> Relations(KernelTable kernels, FactoredRing ring, bool ofCosines, FunctionTable functions)
    {
        for (int i = 0; i < kernels.Count; i++)
        {
            if (kernels[i] is not Call { Name: "sin" or "cos" or "sinh" or "cosh" } call || !Are(call, functions)) continue;
            bool isCircular = IsCircular(call), isCosine = s_functions[call.Name].Cosine == 1;
            Expr other = isCosine ? Sine(isCircular, call.Arguments[0]) : Cosine(isCircular, call.Arguments[0]);
            if (isCosine != ofCosines || kernels.Of(other) is not (var kernel and >= 0)) continue;
            Rational one = isCircular || isCosine ? Rational.One : Rational.MinusOne, square = isCircular ? Rational.MinusOne : Rational.One;
            yield return new Relation(i, 2, ring.Apart(FactoredFraction.Of([new Term(Monomial.One, one), new Term(Monomial.Of(kernel, 2), square)]))!);
        }
    }

    /// <summary>1/cosh(u) as sech(u), which does not overflow.</summary>
    public static Expr WithoutOverflow(Expr node) => node is Pow { Base: Call { Name: "cosh", IsDerivative: false } cosine, Exponent: Number { Value: { IsInteger: true, Sign: < 0 } n } }
        ? Canonical.Power(new Call("sech", [cosine.Arguments[0]]), Number.Of(-n))
        : node;

    private static Call Sine(bool isCircular, Expr u) => new(isCircular ? "sin" : "sinh", [u]);

    private static Call Cosine(bool isCircular, Expr u) => new(isCircular ? "cos" : "cosh", [u]);
}
