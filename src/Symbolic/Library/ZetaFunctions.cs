using Symbolic.Functions;
using Symbolic.Numerics;
using static Symbolic.Library.Rows;

namespace Symbolic.Library;

/// <summary>Zeta functions, polylogarithm and Lambert's W.</summary>
/// <remarks>The derivative of W is 1/(x + e^W): unlike e^(−W)/(1 + W) it does not multiply the rounding of W by W, and unlike W/(x(1 + W)) it holds at 0.</remarks>
internal static class ZetaFunctions
{
    private static readonly Interval s_fromMinusOne = new(-1, double.PositiveInfinity, false, true);

    public static readonly FunctionDefinition[] All =
    [
        Row("zeta(s)", static () => new(SpecialFunctions.Zeta) { Exact = ExactFunctions.Of(Ball.Zeta) }, "dzeta(1, s)") with { Domain = "s != 1", Latex = @"\zeta", Accuracy = "0.7 ulp", Method = "polynomials, reflection in compensated arithmetic" },
        Row("zeta(s, a)", static () => new(SpecialFunctions.HurwitzZeta) { Exact = ExactFunctions.Of(Ball.HurwitzZeta) }, "none", "if(s == 0, -1, -s*zeta(s + 1, a))") with { Domain = "s != 1 and (a > 0 or s == floor(s) and (s <= 0 or a != floor(a)) or a == 0 and s < 0)", Latex = @"\zeta", Accuracy = "1E-14", Method = "Euler-Maclaurin in double-double; Hurwitz Fourier series below -11" },
        Row("dzeta(n, s)", static () => new(SpecialFunctions.ZetaDerivative) { Exact = ExactFunctions.Of(Ball.ZetaDerivative) }, "none", "dzeta(n + 1, s)") with { Domain = "s != 1 and n >= 0 and n == floor(n)", Accuracy = "0.51 ulp", Method = "Euler-Maclaurin on Taylor series in double-double" },
        Row("polylog(n, x)", static () => new(SpecialFunctions.Polylog) { Exact = ExactFunctions.Of(Ball.Polylog) }, "none", "polylog(n - 1, x)/x") with { Domain = "x < 1 or x == 1 and n > 1 or x > 1 and n <= 0 and n == floor(n)", Latex = @"\operatorname{Li}", Accuracy = "1E-14", Method = "summation, expansion in log x, inversion, accelerated alternating series" },
        Macro("li2(x)", "polylog(2, x)") with { Domain = "x <= 1", Method = "summation, expansion in log x, inversion, accelerated alternating series" },
        Row("lambertw(x)", static () => new(new Func<double, double>(SpecialFunctions.LambertW)) { Extended = new(PairedLambert.LambertW, PairedLambert.Moves, ScaledSpecialFunctions.LambertW), Exact = ExactFunctions.Of(new Func<Ball, int, Ball>(Ball.LambertW)) }, "1/(x + exp(lambertw(x)))") with { LeastSlopeShare = LeastBranchShare, Aliases = ["productlog"], Range = s_fromMinusOne, Monotone = 1, Domain = "x >= -exp(-1)", Latex = "W", Accuracy = "1 ulp", Method = "polynomial beside the branch point, Fritsch (1973) and Newton steps" },
        Row("lambertw(x, k)", static () => new(new Func<double, double, double>(SpecialFunctions.LambertW)) { Exact = ExactFunctions.Of(new Func<Ball, Ball, int, Ball>(Ball.LambertW)) }, "1/(x + exp(lambertw(x, k)))", "none") with { Domain = "k == 0 and x >= -exp(-1) or k == -1 and x >= -exp(-1) and x < 0", Latex = "W", Accuracy = "1 ulp", Method = "polynomial beside the branch point, Fritsch (1973) and Newton steps" },
    ];
}
