namespace Symbolic.Numerics;

/// <summary>Correctly rounded values from ball arithmetic, for the rare arguments at which a kernel's own method would lose its digits: tens to hundreds of microseconds each.</summary>
internal static class ExactValue
{
    private const int PrecisionLimit = 8192;

    /// <summary>The value of a function of one argument.</summary>
    public static double Of(Func<Ball, int, Ball> function, double x)
    {
        Ball argument = Ball.FromDouble(x);
        return Rounded(precision => function(argument, precision));
    }

    /// <summary>The value of a function of two arguments.</summary>
    public static double Of(Func<Ball, Ball, int, Ball> function, double x, double y)
    {
        Ball first = Ball.FromDouble(x), second = Ball.FromDouble(y);
        return Rounded(precision => function(first, second, precision));
    }

    /// <summary>The value of a function of three arguments.</summary>
    public static double Of(Func<Ball, Ball, Ball, int, Ball> function, double x, double y, double z)
    {
        Ball first = Ball.FromDouble(x), second = Ball.FromDouble(y), third = Ball.FromDouble(z);
        return Rounded(precision => function(first, second, third, precision));
    }

    /// <summary>NaN where there is no value, ±∞ where it overflows; the best enclosure's midpoint where the limit leaves two neighbours.</summary>
    private static double Rounded(Func<int, Ball> evaluate)
    {
        ExactResult result = ExactEvaluation.Run(evaluate, PrecisionLimit);
        return result.Kind == ExactResultKind.Undecided ? evaluate(PrecisionLimit).ToDouble() : result.Value;
    }
}
