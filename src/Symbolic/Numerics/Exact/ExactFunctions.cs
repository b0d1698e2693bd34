namespace Symbolic.Numerics;

/// <summary>Gives ball functions of one, two or three arguments the common shape <see cref="ExactFunction"/>.</summary>
public static class ExactFunctions
{
    /// <summary>A function of one argument, such as <see cref="Ball.Sin"/>.</summary>
    public static ExactFunction Of(Func<Ball, int, Ball> function) => (arguments, precision) => function(arguments[0], precision);

    /// <summary>A function of two arguments, such as <see cref="Ball.Atan2"/>.</summary>
    public static ExactFunction Of(Func<Ball, Ball, int, Ball> function) => (arguments, precision) => function(arguments[0], arguments[1], precision);

    /// <summary>A function of three arguments.</summary>
    public static ExactFunction Of(Func<Ball, Ball, Ball, int, Ball> function) =>
        (arguments, precision) => function(arguments[0], arguments[1], arguments[2], precision);

    /// <summary>A function of one argument that needs no precision, such as <see cref="Ball.Abs"/>.</summary>
    public static ExactFunction Of(Func<Ball, Ball> function) => (arguments, _) => function(arguments[0]);

    /// <summary>A function of two arguments that needs no precision, such as <see cref="Ball.Max"/>.</summary>
    public static ExactFunction Of(Func<Ball, Ball, Ball> function) => (arguments, _) => function(arguments[0], arguments[1]);
}
