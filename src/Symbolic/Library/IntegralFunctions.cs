using Symbolic.Functions;
using Symbolic.Numerics;
using static Symbolic.Library.Rows;

namespace Symbolic.Library;

/// <summary>Exponential, logarithmic, trigonometric, hyperbolic and Fresnel integrals.</summary>
internal static class IntegralFunctions
{
    /// <summary>Half the square of an argument's error times pi*x, the slope of the slope, is below 2^-58 of the value up to magnitudes of 2^16.</summary>
    private const double LeastOscillatingShare = 1.0 / (1L << 17);

    public static readonly FunctionDefinition[] All =
    [
        Row("ei(x)", static () => new(SpecialFunctions.ExpIntegralEi) { Exact = ExactFunctions.Of(Ball.Ei) }, "exp(x)/x") with { Aliases = ["expi"], Domain = "x != 0", Latex = @"\operatorname{Ei}", Accuracy = "0.8 ulp", Method = "Taylor and Chebyshev approximations, zeros divided out (DLMF 6)" },
        Row("expint(n, x)", static () => new(SpecialFunctions.ExpIntegralE) { Exact = ExactFunctions.Of(Ball.Expint) }, "none", "-expint(n - 1, x)") with { Aliases = ["expn"], Domain = "x > 0", Accuracy = "1E-15", Method = "continued fraction, power series, recurrence (DLMF 8.19)" },
        Macro("e1(x)", "expint(1, x)") with { Domain = "x > 0", Aliases = ["exp1"], Method = "continued fraction, power series, recurrence (DLMF 8.19)" },
        Row("li(x)", static () => new(SpecialFunctions.LogIntegral) { Exact = ExactFunctions.Of(Ball.Li) }, "1/log(x)") with { Aliases = ["logint"], Domain = "x >= 0 and x != 1", Latex = @"\operatorname{li}", Accuracy = "0.8 ulp", Method = "Taylor and Chebyshev approximations, zeros divided out (DLMF 6)" },
        Row("si(x)", static () => new(SpecialFunctions.SinIntegral) { Exact = ExactFunctions.Of(Ball.Si) }, "sinc(x)") with { Aliases = ["sinint"], Parity = -1, Latex = @"\operatorname{Si}", Accuracy = "0.6 ulp", Method = "Taylor and Chebyshev approximations, zeros divided out (DLMF 6)" },
        Row("ci(x)", static () => new(SpecialFunctions.CosIntegral) { Exact = ExactFunctions.Of(Ball.Ci) }, "cos(x)/x") with { Aliases = ["cosint"], Domain = "x > 0", Latex = @"\operatorname{Ci}", Accuracy = "1E-15", Method = "Taylor and Chebyshev approximations, zeros divided out (DLMF 6)" },
        Row("shi(x)", static () => new(SpecialFunctions.HyperbolicSinIntegral) { Exact = ExactFunctions.Of(Ball.Shi) }, "if(x == 0, 1, sinh(x)/x)") with { Aliases = ["sinhint"], Parity = -1, Monotone = 1, Latex = @"\operatorname{Shi}", Accuracy = "0.8 ulp", Method = "Taylor and Chebyshev approximations, zeros divided out (DLMF 6)" },
        Row("chi(x)", static () => new(SpecialFunctions.HyperbolicCosIntegral) { Exact = ExactFunctions.Of(Ball.Chi) }, "cosh(x)/x") with { Aliases = ["coshint"], Domain = "x > 0", Latex = @"\operatorname{Chi}", Accuracy = "0.8 ulp", Method = "Taylor and Chebyshev approximations, zeros divided out (DLMF 6)" },
        Row("fresnels(x)", static () => new(SpecialFunctions.FresnelS) { Exact = ExactFunctions.Of(Ball.FresnelS) }, "sin(pi*x^2/2)") with { Parity = -1, LeastSlopeShare = LeastOscillatingShare, Accuracy = "1.5 ulp", Method = "Taylor and Chebyshev approximations of f and g (DLMF 7.5)" },
        Row("fresnelc(x)", static () => new(SpecialFunctions.FresnelC) { Exact = ExactFunctions.Of(Ball.FresnelC) }, "cos(pi*x^2/2)") with { Parity = -1, LeastSlopeShare = LeastOscillatingShare, Accuracy = "1.5 ulp", Method = "Taylor and Chebyshev approximations of f and g (DLMF 7.5)" },
    ];
}
