namespace Symbolic.Numerics;

/// <summary>A complex number as two balls: what few real functions need on the way.</summary>
internal readonly record struct ComplexBall(Ball Real, Ball Imaginary)
{
    /// <summary>The sum.</summary>
    public static ComplexBall Add(ComplexBall x, ComplexBall y, int precision) => new(Ball.Add(x.Real, y.Real, precision), Ball.Add(x.Imaginary, y.Imaginary, precision));

    /// <summary>The product.</summary>
    public static ComplexBall Multiply(ComplexBall x, ComplexBall y, int precision) => new(
        Ball.Subtract(Ball.Multiply(x.Real, y.Real, precision), Ball.Multiply(x.Imaginary, y.Imaginary, precision), precision),
        Ball.Add(Ball.Multiply(x.Real, y.Imaginary, precision), Ball.Multiply(x.Imaginary, y.Real, precision), precision));

    /// <summary>The product with a real number.</summary>
    public static ComplexBall Multiply(ComplexBall x, Ball factor, int precision) => new(Ball.Multiply(x.Real, factor, precision), Ball.Multiply(x.Imaginary, factor, precision));

    /// <summary>The power with a positive whole exponent, by squaring.</summary>
    public static ComplexBall Pow(ComplexBall x, int exponent, int precision)
    {
        int bits = System.Numerics.BitOperations.Log2((uint)exponent), working = precision + (2 * bits) + 4;
        ComplexBall power = x;
        for (int i = bits - 1; i >= 0; i--)
        {
            power = Multiply(power, power, working);
            if (((exponent >> i) & 1) != 0) power = Multiply(power, x, working);
        }

        return power;
    }

    /// <summary>The principal value of x^exponent for a real exponent.</summary>
    public static ComplexBall Pow(ComplexBall x, Ball exponent, int precision)
    {
        Ball norm = Ball.Add(Ball.Square(x.Real, precision), Ball.Square(x.Imaginary, precision), precision);
        Ball size = Ball.Exp(Ball.Scale(Ball.Multiply(exponent, Ball.Log(norm, precision), precision), -1, precision), precision);
        Ball angle = Ball.Multiply(exponent, Ball.Atan2(x.Imaginary, x.Real, precision), precision);
        return Multiply(new ComplexBall(Ball.Cos(angle, precision), Ball.Sin(angle, precision)), size, precision);
    }
}
