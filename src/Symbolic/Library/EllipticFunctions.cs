using Symbolic.Functions;
using Symbolic.Numerics;
using static Symbolic.Library.Rows;

namespace Symbolic.Library;

/// <summary>Legendre's elliptic integrals, complete and incomplete, by the parameter m = k².</summary>
/// <remarks>Derivatives: DLMF 19.4, rewritten for the parameter.</remarks>
internal static class EllipticFunctions
{
    private const string Delta = "sqrt(1 - m*sin(phi)^2)";

    public static readonly FunctionDefinition[] All =
    [
        Row("elliptick(m)", static () => new(SpecialFunctions.EllipticK) { Extended = new(EllipticIntegrals.K, EllipticIntegrals.Moves, ScaledSpecialFunctions.Unknown), Exact = ExactFunctions.Of(Ball.EllipticK) }, "(elliptice(m) - (1 - m)*elliptick(m))/(2*m*(1 - m))") with { Aliases = ["ellipk"], Range = Interval.Positive, Domain = "m < 1", Latex = "K", Accuracy = "0.6 ulp", Method = "arithmetic-geometric mean in double-double" },
        Row("elliptice(m)", static () => new(CompleteE) { Extended = new(EllipticIntegrals.E, EllipticIntegrals.Moves, ScaledSpecialFunctions.Unknown), Exact = ExactFunctions.Of(Complete) }, "(elliptice(m) - elliptick(m))/(2*m)") with { Aliases = ["ellipe"], Range = Interval.Positive, Domain = "m <= 1", Latex = "E", Accuracy = "0.6 ulp", Method = "arithmetic-geometric mean in double-double" },
        Row(
            "ellipticf(phi, m)",
            static () => new(SpecialFunctions.EllipticF) { Exact = ExactFunctions.Of(Ball.EllipticF) },
            $"1/{Delta}",
            $"elliptice(phi, m)/(2*m*(1 - m)) - ellipticf(phi, m)/(2*m) - sin(2*phi)/(4*(1 - m)*{Delta})") with { Aliases = ["ellipf"], Latex = "F", Accuracy = "0.6 ulp", Method = "Carlson RF and RD in double-double (Carlson 1995)" },
        Row("elliptice(phi, m)", static () => new(Incomplete) { Exact = ExactFunctions.Of(IncompleteBall) }, Delta, "(elliptice(phi, m) - ellipticf(phi, m))/(2*m)") with { Aliases = ["ellipe"], Latex = "E", Accuracy = "0.6 ulp", Method = "Carlson RF and RD in double-double (Carlson 1995)" },
        Row(
            "ellipticpi(n, m)",
            static () => new(CompletePi) { Exact = ExactFunctions.Of(CompletePiBall) },
            "(elliptice(m) + (m - n)*elliptick(m)/n + (n^2 - m)*ellipticpi(n, m)/n)/(2*(m - n)*(n - 1))",
            "(elliptice(m)/(m - 1) + ellipticpi(n, m))/(2*(n - m))") with { Aliases = ["ellippi"], Latex = @"\Pi", Accuracy = "0.6 ulp", Method = "Bulirsch's cel in double-double" },
        Row(
            "ellipticpi(n, phi, m)",
            static () => new(IncompletePi) { Exact = ExactFunctions.Of(IncompletePiBall) },
            $"(elliptice(phi, m) + (m - n)*ellipticf(phi, m)/n + (n^2 - m)*ellipticpi(n, phi, m)/n - n*{Delta}*sin(2*phi)/(2*(1 - n*sin(phi)^2)))/(2*(m - n)*(n - 1))",
            $"1/((1 - n*sin(phi)^2)*{Delta})",
            $"(elliptice(phi, m)/(m - 1) + ellipticpi(n, phi, m) - m*sin(2*phi)/(2*(m - 1)*{Delta}))/(2*(n - m))") with { Aliases = ["ellippi"], Latex = @"\Pi", Accuracy = "0.6 ulp", Method = "Carlson RF, RJ and RC in double-double (Carlson 1995)" },
    ];

    private static double CompleteE(double m) => SpecialFunctions.EllipticE(m);

    private static double Incomplete(double phi, double m) => SpecialFunctions.EllipticE(phi, m);

    private static double CompletePi(double n, double m) => SpecialFunctions.EllipticPi(n, m);

    private static double IncompletePi(double n, double phi, double m) => SpecialFunctions.EllipticPi(n, phi, m);

    private static Ball Complete(Ball m, int precision) => Ball.EllipticE(m, precision);

    private static Ball IncompleteBall(Ball phi, Ball m, int precision) => Ball.EllipticE(phi, m, precision);

    private static Ball CompletePiBall(Ball n, Ball m, int precision) => Ball.EllipticPi(n, m, precision);

    private static Ball IncompletePiBall(Ball n, Ball phi, Ball m, int precision) => Ball.EllipticPi(n, phi, m, precision);
}
