using Symbolic.Functions;
using Symbolic.Numerics;
using static Symbolic.Library.Rows;

namespace Symbolic.Library;

/// <summary>Incomplete gamma functions and the density of the gamma distribution, which is the derivative of two of them.</summary>
internal static class IncompleteGammaFunctions
{
    public static readonly FunctionDefinition[] All =
    [
        Row("lowergamma(a, x)", SpecialFunctions.LowerGamma, "none", "x^(a - 1)*exp(-x)") with { Domain = "x >= 0 or a == floor(a)", Latex = @"\gamma", Accuracy = "1E-14" },
        Row("uppergamma(a, x)", SpecialFunctions.UpperGamma, "none", "-x^(a - 1)*exp(-x)") with { Domain = "x >= 0 or a == floor(a)", Latex = @"\Gamma", Accuracy = "1E-14" },
        Row("gammap(a, x)", SpecialFunctions.GammaP, "none", "gammadensity(a, x)") with { Domain = "x >= 0 or a == floor(a)", Latex = "P", Accuracy = "1E-14" },
        Row("gammaq(a, x)", SpecialFunctions.GammaQ, "none", "-gammadensity(a, x)") with { Domain = "x >= 0 or a == floor(a)", Latex = "Q", Accuracy = "1E-14" },
        Row("gammadensity(a, x)", SpecialFunctions.GammaDensity, "gammadensity(a, x)*(log(x) - digamma(a))", "gammadensity(a - 1, x) - gammadensity(a, x)") with { Spec = "x^(a - 1)*exp(-x)/gamma(a)", Domain = "x >= 0 or a == floor(a)", Accuracy = "0.51 ulp" },
    ];
}
