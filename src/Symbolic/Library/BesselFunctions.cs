using Symbolic.Functions;
using Symbolic.Numerics;
using static Symbolic.Library.Rows;

namespace Symbolic.Library;

/// <summary>Bessel functions of real order, and Airy functions. The derivative by the order has no closed form and is none.</summary>
internal static class BesselFunctions
{
    public static readonly FunctionDefinition[] All =
    [
        Row("besselj(n, x)", SpecialFunctions.BesselJ, "none", "(besselj(n - 1, x) - besselj(n + 1, x))/2") with { Exact = ExactFunctions.Of(Ball.BesselJ), Latex = "J", Accuracy = "1E-15", Method = "series, Hankel, Debye and transition expansions in double-double; exact phase" },
        Row("bessely(n, x)", SpecialFunctions.BesselY, "none", "(bessely(n - 1, x) - bessely(n + 1, x))/2") with { Exact = ExactFunctions.Of(Ball.BesselY), Domain = "x > 0", Latex = "Y", Accuracy = "1E-15", Method = "series, Hankel, Debye and transition expansions in double-double; exact phase" },
        Row("besseli(n, x)", SpecialFunctions.BesselI, "none", "(besseli(n - 1, x) + besseli(n + 1, x))/2") with { Exact = ExactFunctions.Of(Ball.BesselI), Latex = "I", Accuracy = "0.6 ulp", Method = "series, Hankel, Debye and transition expansions in double-double; exact phase" },
        Row("besselk(n, x)", SpecialFunctions.BesselK, "none", "-(besselk(n - 1, x) + besselk(n + 1, x))/2") with { Exact = ExactFunctions.Of(Ball.BesselK), Range = Interval.Positive, Domain = "x > 0", Latex = "K", Accuracy = "0.6 ulp", Method = "series, Hankel, Debye and transition expansions in double-double; exact phase" },
        Row("airyai(x)", SpecialFunctions.AiryAi, "airyaiprime(x)") with { Exact = ExactFunctions.Of(Ball.AiryAi), Latex = @"\operatorname{Ai}", Accuracy = "1E-15", Method = "Maclaurin series and asymptotic expansions in double-double" },
        Row("airyaiprime(x)", SpecialFunctions.AiryAiPrime, "x*airyai(x)") with { Exact = ExactFunctions.Of(Ball.AiryAiPrime), Latex = @"\operatorname{Ai}'", Accuracy = "1E-15", Method = "Maclaurin series and asymptotic expansions in double-double" },
        Row("airybi(x)", SpecialFunctions.AiryBi, "airybiprime(x)") with { Exact = ExactFunctions.Of(Ball.AiryBi), Latex = @"\operatorname{Bi}", Accuracy = "1E-15", Method = "Maclaurin series and asymptotic expansions in double-double" },
        Row("airybiprime(x)", SpecialFunctions.AiryBiPrime, "x*airybi(x)") with { Exact = ExactFunctions.Of(Ball.AiryBiPrime), Latex = @"\operatorname{Bi}'", Accuracy = "1E-15", Method = "Maclaurin series and asymptotic expansions in double-double" },
    ];
}
