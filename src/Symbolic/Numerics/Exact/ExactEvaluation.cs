namespace Symbolic.Numerics;

/// <summary>Evaluates with rising precision until the answer is one double, or proved not to exist.</summary>
public static class ExactEvaluation
{
    /// <summary>The precision in bits of the first attempt.</summary>
    public const int InitialPrecision = 96;

    /// <summary>The largest precision in bits tried unless a caller sets another.</summary>
    public const int DefaultLimit = 12_288;

    private const int TargetBits = 80;

    /// <summary>Raises the precision until every number of the ball rounds to the same double.</summary>
    /// <param name="evaluate">The expression: a ball that contains its value, for any precision in bits.</param>
    /// <param name="limit">The largest precision to try.</param>
    /// <param name="cancellation">Checked before each attempt.</param>
    /// <returns>The correctly rounded value, or that it overflows, is proved undefined, or remains undecided at the limit.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static ExactResult Run(Func<int, Ball> evaluate, int limit = DefaultLimit, CancellationToken cancellation = default) =>
        Run(evaluate, InitialPrecision, limit, cancellation);

    /// <summary>The same, from another precision on, for what is known to take more.</summary>
    internal static ExactResult Run(Func<int, Ball> evaluate, int initial, int limit, CancellationToken cancellation = default)
    {
        int precision = Math.Min(initial, limit);
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            Ball ball = evaluate(precision);
            if (ball.Kind == BallKind.Undefined) return new ExactResult(ExactResultKind.Undefined, double.NaN, precision);
            if (ball.TryRoundToDouble(out double value))
            {
                return new ExactResult(double.IsFinite(value) ? ExactResultKind.Value : ExactResultKind.Overflows, value, precision);
            }

            if (precision >= limit) return new ExactResult(ExactResultKind.Undecided, double.NaN, precision);
            precision = Math.Min(limit, Next(ball, precision));
        }
    }

    /// <summary>What the last attempt lost in bits, plus the bits wanted, when it got hold of the leading bits; else twice the precision.</summary>
    private static int Next(Ball ball, int precision)
    {
        int accuracy = ball.AccuracyBits;
        if (accuracy == 0) return 2 * precision;
        int lost = Math.Max(0, precision - accuracy);
        return Math.Clamp(lost + TargetBits, precision + (precision / 2), 4 * precision);
    }
}
