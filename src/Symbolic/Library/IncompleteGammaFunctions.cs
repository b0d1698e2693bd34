using Symbolic.Functions;
using Symbolic.Numerics;
using static Symbolic.Library.Rows;

namespace Symbolic.Library;

/// <summary>Incomplete gamma functions with their derivatives by the order, and the density of the gamma distribution, which is the derivative of two of them.</summary>
internal static class IncompleteGammaFunctions
{
    public static readonly FunctionDefinition[] All =
    [
        Row("lowergamma(a, x)", static () => new(SpecialFunctions.LowerGamma) { Exact = ExactFunctions.Of(Ball.LowerGamma) }, "dlowergamma(a, x)", "x^(a - 1)*exp(-x)") with { Domain = "a != floor(a) and x > 0 or a > 0 and (x >= 0 or a == floor(a))", Latex = @"\gamma", Accuracy = "1E-14", Method = "series, Legendre fraction, Temme expansion (Gil, Segura, Temme 2012)" },
        Row("uppergamma(a, x)", static () => new(SpecialFunctions.UpperGamma) { Exact = ExactFunctions.Of(Ball.UpperGamma) }, "duppergamma(a, x)", "-x^(a - 1)*exp(-x)") with { Aliases = ["gamma"], Domain = "x > 0 or a > 0 and (x == 0 or a == floor(a))", Latex = @"\Gamma", Accuracy = "1E-14", Method = "series, Legendre fraction, Temme expansion (Gil, Segura, Temme 2012)" },
        Row("gammap(a, x)", static () => new(SpecialFunctions.GammaP) { Exact = ExactFunctions.Of(Ball.GammaP) }, "dgammap(a, x)", "gammadensity(a, x)") with { Aliases = ["gammainc"], Domain = "x > 0 or a > 0 and (x == 0 or a == floor(a))", Latex = "P", Accuracy = "1E-14", Method = "series, Legendre fraction, Temme expansion (Gil, Segura, Temme 2012)" },
        Row("gammaq(a, x)", static () => new(SpecialFunctions.GammaQ) { Exact = ExactFunctions.Of(Ball.GammaQ) }, "-dgammap(a, x)", "-gammadensity(a, x)") with { Aliases = ["gammaincc"], Domain = "x > 0 or a > 0 and (x == 0 or a == floor(a))", Latex = "Q", Accuracy = "1E-14", Method = "series, Legendre fraction, Temme expansion (Gil, Segura, Temme 2012)" },
        Row("dlowergamma(a, x)", static () => new(SpecialFunctions.LowerGammaOrderDerivative) { Exact = ExactFunctions.Of(Ball.LowerGammaOrderDerivative) }, "none", "x^(a - 1)*exp(-x)*log(x)") with { Domain = "x > 0 and (a > 0 or a != floor(a)) or x == 0 and a > 0", Accuracy = "1E-14", Method = "those of gammap, differentiated term by term" },
        Row("duppergamma(a, x)", static () => new(SpecialFunctions.UpperGammaOrderDerivative) { Exact = ExactFunctions.Of(Ball.UpperGammaOrderDerivative) }, "none", "-x^(a - 1)*exp(-x)*log(x)") with { Domain = "x > 0 or x == 0 and a > 0", Accuracy = "1E-14", Method = "those of gammap, differentiated term by term" },
        Row("dgammap(a, x)", static () => new(SpecialFunctions.GammaPOrderDerivative) { Exact = ExactFunctions.Of(Ball.GammaPOrderDerivative) }, "none", "gammadensity(a, x)*(log(x) - digamma(a))") with { Domain = "x > 0 or x == 0 and a > 0", Accuracy = "1E-14", Method = "those of gammap, differentiated term by term" },
        Row("gammadensity(a, x)", static () => new(SpecialFunctions.GammaDensity) { Exact = ExactFunctions.Of(Ball.GammaDensity) }, "gammadensity(a, x)*(log(x) - digamma(a))", "gammadensity(a - 1, x) - gammadensity(a, x)") with { Spec = "x^(a - 1)*exp(-x)/gamma(a)", Domain = "x > 0 or x < 0 and a == floor(a) or x == 0 and a >= 1", Accuracy = "0.51 ulp", Method = "compensated exponential, Stirling series taken out" },
    ];
}
