using Symbolic.Functions;
using Symbolic.Numerics;
using static Symbolic.Library.Rows;

namespace Symbolic.Library;

/// <summary>Exponential, logarithmic, trigonometric, hyperbolic and Fresnel integrals.</summary>
internal static class IntegralFunctions
{
    public static readonly FunctionDefinition[] All =
    [
        Row("ei(x)", SpecialFunctions.ExpIntegralEi, "exp(x)/x") with { Aliases = ["expi"], Exact = ExactFunctions.Of(Ball.Ei), Domain = "x != 0", Latex = @"\operatorname{Ei}", Accuracy = "0.8 ulp", Method = "Taylor and Chebyshev approximations, zeros divided out (DLMF 6)" },
        Row("expint(n, x)", SpecialFunctions.ExpIntegralE, "none", "-expint(n - 1, x)") with { Aliases = ["expn"], Exact = ExactFunctions.Of(Ball.Expint), Domain = "x > 0", Accuracy = "1E-15", Method = "continued fraction, power series, recurrence (DLMF 8.19)" },
        Macro("e1(x)", "expint(1, x)") with { Domain = "x > 0", Aliases = ["exp1"], Method = "continued fraction, power series, recurrence (DLMF 8.19)" },
        Row("li(x)", SpecialFunctions.LogIntegral, "1/log(x)") with { Aliases = ["logint"], Exact = ExactFunctions.Of(Ball.Li), Domain = "x >= 0 and x != 1", Latex = @"\operatorname{li}", Accuracy = "0.8 ulp", Method = "Taylor and Chebyshev approximations, zeros divided out (DLMF 6)" },
        Row("si(x)", SpecialFunctions.SinIntegral, "sinc(x)") with { Aliases = ["sinint"], Exact = ExactFunctions.Of(Ball.Si), Parity = -1, Latex = @"\operatorname{Si}", Accuracy = "0.6 ulp", Method = "Taylor and Chebyshev approximations, zeros divided out (DLMF 6)" },
        Row("ci(x)", SpecialFunctions.CosIntegral, "cos(x)/x") with { Aliases = ["cosint"], Exact = ExactFunctions.Of(Ball.Ci), Domain = "x > 0", Latex = @"\operatorname{Ci}", Accuracy = "1E-15", Method = "Taylor and Chebyshev approximations, zeros divided out (DLMF 6)" },
        Row("shi(x)", SpecialFunctions.HyperbolicSinIntegral, "if(x == 0, 1, sinh(x)/x)") with { Aliases = ["sinhint"], Exact = ExactFunctions.Of(Ball.Shi), Parity = -1, Monotone = 1, Latex = @"\operatorname{Shi}", Accuracy = "0.8 ulp", Method = "Taylor and Chebyshev approximations, zeros divided out (DLMF 6)" },
        Row("chi(x)", SpecialFunctions.HyperbolicCosIntegral, "cosh(x)/x") with { Aliases = ["coshint"], Exact = ExactFunctions.Of(Ball.Chi), Domain = "x > 0", Latex = @"\operatorname{Chi}", Accuracy = "0.8 ulp", Method = "Taylor and Chebyshev approximations, zeros divided out (DLMF 6)" },
        Row("fresnels(x)", SpecialFunctions.FresnelS, "sin(pi*x^2/2)") with { Exact = ExactFunctions.Of(Ball.FresnelS), Parity = -1, Accuracy = "0.8 ulp", Method = "Taylor and Chebyshev approximations of f and g (DLMF 7.5)" },
        Row("fresnelc(x)", SpecialFunctions.FresnelC, "cos(pi*x^2/2)") with { Exact = ExactFunctions.Of(Ball.FresnelC), Parity = -1, Accuracy = "0.8 ulp", Method = "Taylor and Chebyshev approximations of f and g (DLMF 7.5)" },
    ];
}
