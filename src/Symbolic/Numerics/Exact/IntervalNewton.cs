namespace Symbolic.Numerics;

/// <summary>Zeros of differentiable functions with a proof.</summary>
internal static class IntervalNewton
{
    private const int MaxSteps = 80;

    /// <summary>A ball that contains exactly one zero of f, near a start; undecided when that cannot be shown.</summary>
    /// <param name="start">An approximation with a few digits.</param>
    /// <param name="function">f; it may depend on balls, then the result holds the zeros for all their numbers.</param>
    /// <param name="derivative">f', over balls.</param>
    /// <param name="precision">The precision in bits.</param>
    /// <remarks>For an interval W around w, every zero in W lies in N = w − f(w)/f'(W), and N ⊂ W proves that there is one and only one.</remarks>
    public static Ball Zero(Ball start, Func<Ball, int, Ball> function, Func<Ball, int, Ball> derivative, int precision)
    {
        Ball w = Approach(start, function, derivative, precision + 16);
        if (!w.IsFinite) return Ball.Undecided;
        int working = precision + 16;
        Ball value = function(w, working);
        Ball step = Ball.Divide(value, derivative(w, 64), working);
        if (!step.IsFinite) return Ball.Undecided;
        Magnitude radius = step.UpperMagnitude().Scaled(2) + Magnitude.PowerOfTwo(w.Midpoint.Top - precision - 8);
        Ball correction = Ball.Divide(value, derivative(w.Widened(radius), working), working);
        return correction.IsFinite && correction.UpperMagnitude() < radius ? Ball.Subtract(w, correction, precision) : Ball.Undecided;
    }

    /// <summary>Newton's iteration on midpoints, the precision following the digits that are right.</summary>
    private static Ball Approach(Ball start, Func<Ball, int, Ball> function, Func<Ball, int, Ball> derivative, int precision)
    {
        Ball w = start.Center();
        long right = 0, best = long.MinValue;
        for (int i = 0; i < MaxSteps; i++)
        {
            int working = (int)Math.Min(precision, Math.Max(64, (4 * right) + 32));
            Ball step = Ball.Divide(function(w, working).Center(), derivative(w, working).Center(), working);
            Ball next = Ball.Subtract(w, step, working);
            if (!next.IsFinite) return Ball.Undecided;
            if (next.IsZero) return start;
            long gained = next.Midpoint.Top - step.UpperMagnitude().Top;
            w = next.Center();
            if (working == precision && (gained >= precision - 8 || gained <= best)) return w;
            if (working == precision) best = gained;
            right = Math.Clamp(gained, 0, working / 2);
        }

        return w;
    }
}
