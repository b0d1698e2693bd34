using Symbolic.Functions;
using Symbolic.Numerics;
using static Symbolic.Library.Rows;

namespace Symbolic.Library;

/// <summary>Incomplete gamma functions with their derivatives by the order, and the density of the gamma distribution, which is the derivative of two of them.</summary>
internal static class IncompleteGammaFunctions
{
    public static readonly FunctionDefinition[] All =
    [
        Row("lowergamma(a, x)", SpecialFunctions.LowerGamma, "dlowergamma(a, x)", "x^(a - 1)*exp(-x)") with { Exact = ExactFunctions.Of(Ball.LowerGamma), Domain = "a != floor(a) and x > 0 or a > 0 and (x >= 0 or a == floor(a))", Latex = @"\gamma", Accuracy = "1E-14", Method = "series, Legendre fraction, Temme expansion (Gil, Segura, Temme 2012)" },
        Row("uppergamma(a, x)", SpecialFunctions.UpperGamma, "duppergamma(a, x)", "-x^(a - 1)*exp(-x)") with { Aliases = ["gamma"], Exact = ExactFunctions.Of(Ball.UpperGamma), Domain = "x > 0 or a > 0 and (x == 0 or a == floor(a))", Latex = @"\Gamma", Accuracy = "1E-14", Method = "series, Legendre fraction, Temme expansion (Gil, Segura, Temme 2012)" },
        Row("gammap(a, x)", SpecialFunctions.GammaP, "dgammap(a, x)", "gammadensity(a, x)") with { Aliases = ["gammainc"], Exact = ExactFunctions.Of(Ball.GammaP), Domain = "x > 0 or a > 0 and (x == 0 or a == floor(a))", Latex = "P", Accuracy = "1E-14", Method = "series, Legendre fraction, Temme expansion (Gil, Segura, Temme 2012)" },
        Row("gammaq(a, x)", SpecialFunctions.GammaQ, "-dgammap(a, x)", "-gammadensity(a, x)") with { Aliases = ["gammaincc"], Exact = ExactFunctions.Of(Ball.GammaQ), Domain = "x > 0 or a > 0 and (x == 0 or a == floor(a))", Latex = "Q", Accuracy = "1E-14", Method = "series, Legendre fraction, Temme expansion (Gil, Segura, Temme 2012)" },
        Row("dlowergamma(a, x)", SpecialFunctions.LowerGammaOrderDerivative, "none", "x^(a - 1)*exp(-x)*log(x)") with { Exact = ExactFunctions.Of(Ball.LowerGammaOrderDerivative), Domain = "x > 0 and (a > 0 or a != floor(a)) or x == 0 and a > 0", Accuracy = "1E-14", Method = "those of gammap, differentiated term by term" },
        Row("duppergamma(a, x)", SpecialFunctions.UpperGammaOrderDerivative, "none", "-x^(a - 1)*exp(-x)*log(x)") with { Exact = ExactFunctions.Of(Ball.UpperGammaOrderDerivative), Domain = "x > 0 or x == 0 and a > 0", Accuracy = "1E-14", Method = "those of gammap, differentiated term by term" },
        Row("dgammap(a, x)", SpecialFunctions.GammaPOrderDerivative, "none", "gammadensity(a, x)*(log(x) - digamma(a))") with { Exact = ExactFunctions.Of(Ball.GammaPOrderDerivative), Domain = "x > 0 or x == 0 and a > 0", Accuracy = "1E-14", Method = "those of gammap, differentiated term by term" },
        Row("gammadensity(a, x)", SpecialFunctions.GammaDensity, "gammadensity(a, x)*(log(x) - digamma(a))", "gammadensity(a - 1, x) - gammadensity(a, x)") with { Exact = ExactFunctions.Of(Ball.GammaDensity), Spec = "x^(a - 1)*exp(-x)/gamma(a)", Domain = "x > 0 or x < 0 and a == floor(a) or x == 0 and a >= 1", Accuracy = "0.51 ulp", Method = "compensated exponential, Stirling series taken out" },
    ];
}
