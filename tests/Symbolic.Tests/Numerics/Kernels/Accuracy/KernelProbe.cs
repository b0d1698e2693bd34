using Symbolic.Numerics;

namespace Symbolic.Tests.Numerics.Kernels.Accuracy;

/// <summary>The greatest error of a kernel over points, and where it is.</summary>
/// <param name="kernel">The kernel.</param>
/// <param name="balls">The number of points whose truth may be found by balls alone; further ones are taken when double-double digits suffice.</param>
internal sealed class KernelProbe(KernelCase kernel, int balls = int.MaxValue)
{
    private const int FirstPrecision = 128;
    private const int LastPrecision = 16_384;
    private const int WantedBits = 64;
    private const double LeastNormal = 2.2250738585072014E-308;
    private int _ballsUsed;

    /// <summary>The greatest error so far, in ulp of the true value; ∞ for NaN, a wrong infinity or a wrong zero.</summary>
    public double Worst { get; private set; }

    /// <summary>The greatest error so far where the true value is subnormal, in units of 2^-1074.</summary>
    public double WorstSubnormal { get; private set; }

    /// <summary>The point of the greatest error.</summary>
    public double[] WorstPoint { get; private set; } = [];

    /// <summary>The points at which the true value is a number.</summary>
    public int Count { get; private set; }

    /// <summary>The points of which the truth is undecided at the last precision.</summary>
    public int Undecided { get; private set; }

    /// <summary>Measures the points.</summary>
    public KernelProbe Run(IEnumerable<double[]> points)
    {
        foreach (double[] point in points) Measure(point);
        return this;
    }

    private void Measure(double[] point)
    {
        Ball? cheap = balls == int.MaxValue ? null : CheapTruth(point);
        if (cheap is null && _ballsUsed++ >= balls) return;
        Ball truth = cheap ?? Truth([.. point.Select(Ball.FromDouble)]);
        if (truth.Kind == BallKind.Undefined) return;
        if (!IsSettled(truth))
        {
            Undecided++;
            return;
        }

        Count++;
        double error = Error(kernel.Evaluate(point), truth);
        if (error <= 1 && Math.Abs(truth.ToDouble()) < LeastNormal)
        {
            WorstSubnormal = Math.Max(WorstSubnormal, error);
            return;
        }

        if (!(error > Worst)) return;
        Worst = error;
        WorstPoint = point;
    }

    private Ball? CheapTruth(double[] point)
    {
        Estimate estimate = kernel.Estimated([.. point.Select(Estimate.Exact)]);
        if (!(estimate.Error < 1e-19) || Math.Abs(estimate.Value.Exponent) > 1000) return null;
        DoubleDouble mantissa = estimate.Value.Mantissa;
        return Ball.Scale(Ball.Add(Ball.FromDouble(mantissa.High), Ball.FromDouble(mantissa.Low), FirstPrecision), estimate.Value.Exponent, FirstPrecision);
    }

    private Ball Truth(Ball[] arguments)
    {
        for (int precision = FirstPrecision; ; precision *= 2)
        {
            Ball ball = kernel.Truth(arguments, precision);
            if (ball.Kind == BallKind.Undefined || IsSettled(ball) || precision >= LastPrecision) return ball;
        }
    }

    /// <summary>Whether the ball says enough: 64 bits, or that the value is beyond all doubles or below them.</summary>
    private static bool IsSettled(Ball ball) =>
        ball.IsExtreme || ball.IsZero || ball.AccuracyBits >= WantedBits || (ball.TryRoundToDouble(out double value) && value == 0);

    private static double Error(double actual, Ball truth)
    {
        double rounded = truth.ToDouble();
        if (double.IsNaN(actual)) return double.PositiveInfinity;
        if (truth.IsExtreme || double.IsInfinity(rounded) || double.IsInfinity(actual) || rounded == 0) return ErrorAtTheEnds(actual, rounded, truth);
        int exponent = Math.Max(Math.ILogB(rounded), -1022) - 52;
        Ball difference = Ball.Subtract(Ball.FromDouble(actual), truth, WantedBits);
        return Math.Abs(Ball.Scale(difference, -exponent, WantedBits).ToDouble());
    }

    /// <summary>Beyond the largest and below the least double: the neighbour is one ulp off.</summary>
    private static double ErrorAtTheEnds(double actual, double rounded, Ball truth)
    {
        if (actual == rounded) return truth.IsZero ? 0 : 0.5;
        bool neighbours = actual == Math.BitIncrement(rounded) || actual == Math.BitDecrement(rounded);
        return neighbours ? 1 : double.PositiveInfinity;
    }
}
