using Symbolic.Functions;
using Symbolic.Numerics;
using static Symbolic.Library.Rows;

namespace Symbolic.Library;

/// <summary>Bessel functions of real order, and Airy functions. The derivative by the order has no closed form and is none.</summary>
internal static class BesselFunctions
{
    public static readonly FunctionDefinition[] All =
    [
        Row("besselj(n, x)", static () => new(SpecialFunctions.BesselJ) { Exact = ExactFunctions.Of(Ball.BesselJ) }, "none", "(besselj(n - 1, x) - besselj(n + 1, x))/2") with { Latex = "J", Accuracy = "1E-15", Method = "series, Hankel, Debye and transition expansions in double-double; exact phase" },
        Row("bessely(n, x)", static () => new(SpecialFunctions.BesselY) { Exact = ExactFunctions.Of(Ball.BesselY) }, "none", "(bessely(n - 1, x) - bessely(n + 1, x))/2") with { Domain = "x > 0", Latex = "Y", Accuracy = "1E-15", Method = "series, Hankel, Debye and transition expansions in double-double; exact phase" },
        Row("besseli(n, x)", static () => new(SpecialFunctions.BesselI) { Exact = ExactFunctions.Of(Ball.BesselI) }, "none", "(besseli(n - 1, x) + besseli(n + 1, x))/2") with { Latex = "I", Accuracy = "0.6 ulp", Method = "series, Hankel, Debye and transition expansions in double-double; exact phase" },
        Row("besselk(n, x)", static () => new(SpecialFunctions.BesselK) { Exact = ExactFunctions.Of(Ball.BesselK) }, "none", "-(besselk(n - 1, x) + besselk(n + 1, x))/2") with { Range = Interval.Positive, Domain = "x > 0", Latex = "K", Accuracy = "0.6 ulp", Method = "series, Hankel, Debye and transition expansions in double-double; exact phase" },
        Row("airyai(x)", static () => new(SpecialFunctions.AiryAi) { Exact = ExactFunctions.Of(Ball.AiryAi) }, "airyaiprime(x)") with { Latex = @"\operatorname{Ai}", Accuracy = "1E-15", Method = "Maclaurin series and asymptotic expansions in double-double" },
        Row("airyaiprime(x)", static () => new(SpecialFunctions.AiryAiPrime) { Exact = ExactFunctions.Of(Ball.AiryAiPrime) }, "x*airyai(x)") with { Latex = @"\operatorname{Ai}'", Accuracy = "1E-15", Method = "Maclaurin series and asymptotic expansions in double-double" },
        Row("airybi(x)", static () => new(SpecialFunctions.AiryBi) { Exact = ExactFunctions.Of(Ball.AiryBi) }, "airybiprime(x)") with { Latex = @"\operatorname{Bi}", Accuracy = "1E-15", Method = "Maclaurin series and asymptotic expansions in double-double" },
        Row("airybiprime(x)", static () => new(SpecialFunctions.AiryBiPrime) { Exact = ExactFunctions.Of(Ball.AiryBiPrime) }, "x*airybi(x)") with { Latex = @"\operatorname{Bi}'", Accuracy = "1E-15", Method = "Maclaurin series and asymptotic expansions in double-double" },
    ];
}
