using Symbolic.Numerics;

namespace Symbolic.Tests.Numerics.Exact;

/// <summary>The special functions among those under test.</summary>
internal static class SampledSpecialFunctions
{
    public static SampledFunction[] All { get; } =
    [
        new("ei", ExactFunctions.Of(Ball.Ei), Sample.Up(8)), new("li", ExactFunctions.Of(Ball.Li), Sample.UpPositive(30)),
        new("si", ExactFunctions.Of(Ball.Si), Sample.Up(9)), new("ci", ExactFunctions.Of(Ball.Ci), Sample.UpPositive(9)),
        new("shi", ExactFunctions.Of(Ball.Shi), Sample.Up(8)), new("chi", ExactFunctions.Of(Ball.Chi), Sample.UpPositive(8)),
        new("fresnels", ExactFunctions.Of(Ball.FresnelS), Sample.Up(5)), new("fresnelc", ExactFunctions.Of(Ball.FresnelC), Sample.Up(5)),
        new("lambertw", ExactFunctions.Of(new Func<Ball, int, Ball>(Ball.LambertW)), Sample.UpPositive(200)), new("lambertwlower", ExactFunctions.Of(Ball.LambertWLower), Sample.Negative(-300, -2)),
        new("erfinv", ExactFunctions.Of(Ball.Erfinv), Sample.Unit), new("erfcinv", ExactFunctions.Of(Ball.Erfcinv), Sample.UnitPositive),
        new("zeta", ExactFunctions.Of(Ball.Zeta), Sample.Up(5)), new("polylog", ExactFunctions.Of(Ball.Polylog), static random => random.Next(-2, 6), Sample.Unit),
        new("expint", ExactFunctions.Of(Ball.Expint), static random => random.Next(1, 6), Sample.UpPositive(7)),
        new("lowergamma", ExactFunctions.Of(Ball.LowerGamma), Sample.UpPositive(5), Sample.UpPositive(7)),
        new("uppergamma", ExactFunctions.Of(Ball.UpperGamma), Sample.UpPositive(5), Sample.UpPositive(7)),
        new("gammap", ExactFunctions.Of(Ball.GammaP), Sample.UpPositive(5), Sample.UpPositive(7)),
        new("gammaq", ExactFunctions.Of(Ball.GammaQ), Sample.UpPositive(5), Sample.UpPositive(7)),
        new("besselj", ExactFunctions.Of(Ball.BesselJ), Order, Sample.UpPositive(8)), new("bessely", ExactFunctions.Of(Ball.BesselY), Order, Sample.UpPositive(8)),
        new("besseli", ExactFunctions.Of(Ball.BesselI), Order, Sample.UpPositive(8)), new("besselk", ExactFunctions.Of(Ball.BesselK), Order, Sample.UpPositive(8)),
        new("airyai", ExactFunctions.Of(Ball.AiryAi), Sample.Up(5)), new("airybi", ExactFunctions.Of(Ball.AiryBi), Sample.Up(5)),
        new("airyaiprime", ExactFunctions.Of(Ball.AiryAiPrime), Sample.Up(5)), new("airybiprime", ExactFunctions.Of(Ball.AiryBiPrime), Sample.Up(5)),
        new("elliptick", ExactFunctions.Of(Ball.EllipticK), Parameter), new("elliptice", ExactFunctions.Of(new Func<Ball, int, Ball>(Ball.EllipticE)), Parameter),
        new("ellipticf", ExactFunctions.Of(Ball.EllipticF), Sample.Up(4), Parameter), new("elliptice2", ExactFunctions.Of(new Func<Ball, Ball, int, Ball>(Ball.EllipticE)), Sample.Up(4), Parameter),
        new("ellipticpi", ExactFunctions.Of(new Func<Ball, Ball, int, Ball>(Ball.EllipticPi)), Parameter, Parameter),
        new("ellipticpi3", ExactFunctions.Of(new Func<Ball, Ball, Ball, int, Ball>(Ball.EllipticPi)), Parameter, Sample.Up(3), Parameter),
        new("dsinc", ExactFunctions.Of(Ball.SincDerivative), static random => random.Next(7), Sample.Up(5)),
        new("polylogreal", ExactFunctions.Of(Ball.Polylog), static random => (random.NextDouble() - 0.5) * Math.ScaleB(1, random.Next(2, 7)), static random => random.Next(2) == 0 ? Sample.Unit(random) : -Sample.UpPositive(6)(random)),
        new("dlowergamma", ExactFunctions.Of(Ball.LowerGammaOrderDerivative), Sample.UpPositive(5), Sample.UpPositive(7)),
        new("duppergamma", ExactFunctions.Of(Ball.UpperGammaOrderDerivative), Sample.UpPositive(5), Sample.UpPositive(7)),
        new("dgammap", ExactFunctions.Of(Ball.GammaPOrderDerivative), Sample.UpPositive(5), Sample.UpPositive(7)),
        new("dexprel", ExactFunctions.Of(Ball.ExprelDerivative), static random => random.Next(9), Sample.Up(9)),
        new("dlog1prel", ExactFunctions.Of(Ball.Log1prelDerivative), static random => random.Next(9), static random => random.Next(2) == 0 ? -Sample.UnitPositive(random) : Sample.UpPositive(9)(random)),
        new("dlangevin", ExactFunctions.Of(Ball.LangevinDerivative), static random => random.Next(9), Sample.Up(7)),
        new("dbernoulli", ExactFunctions.Of(Ball.BernoulliDerivative), static random => random.Next(9), Sample.Up(7)),
        new("hurwitzzeta", ExactFunctions.Of(Ball.HurwitzZeta), static random => random.Next(-80, 20) + 0.25, Sample.UpPositive(4)),
        new("dzeta", ExactFunctions.Of(Ball.ZetaDerivative), static random => random.Next(1, 5), static random => random.Next(-80, 20) + 0.25),
    ];

    private static double Order(Random random) => random.Next(2) == 0 ? random.Next(-3, 9) : random.Next(-7, 12) / 4.0;

    private static double Parameter(Random random) => random.Next(3) == 0 ? -Sample.UpPositive(8)(random) : Sample.UnitPositive(random);
}
