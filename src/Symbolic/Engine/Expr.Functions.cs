namespace Symbolic;

/// <content>Functions of the table as functions of C#: <c>Expr.Sin(x)</c> is the expression sin(x).</content>
public abstract partial class Expr
{
    /// <summary>A call of any function of the table by its name, such as <c>Expr.Call("besselj", 0, x)</c>.</summary>
    /// <exception cref="SymbolicException">SD1009: there is no such function; SD1008: it takes another number of arguments.</exception>
    public static Expr Call(string name, params ReadOnlySpan<Expr> arguments) => SymbolicEngine.Default.Call(name, arguments);

    /// <summary>One of two expressions, by a condition made with &lt;, &lt;=, &gt; or &gt;=; only the one chosen is evaluated.</summary>
    /// <exception cref="ArgumentException">The condition is a number instead of true or false.</exception>
    public static Expr If(Expr condition, Expr then, Expr otherwise)
    {
        ArgumentNullException.ThrowIfNull(condition);
        bool isLogical = condition is Expressions.Call call && Expressions.Operators.IsLogical(call.Name);
        return isLogical ? new Expressions.Call("if", [condition, then, otherwise]) : throw new ArgumentException($"'{condition}' is no condition; write for example x > 0", nameof(condition));
    }

    /// <summary>The condition a &lt; b.</summary>
    public static Expr operator <(Expr a, Expr b) => Relation("<", a, b);

    /// <summary>The condition a &gt; b.</summary>
    public static Expr operator >(Expr a, Expr b) => Relation(">", a, b);

    /// <summary>The condition a ≤ b.</summary>
    public static Expr operator <=(Expr a, Expr b) => Relation("<=", a, b);

    /// <summary>The condition a ≥ b.</summary>
    public static Expr operator >=(Expr a, Expr b) => Relation(">=", a, b);

    /// <summary>The square root, x^(1/2).</summary>
    public static Expr Sqrt(Expr x) => Call("sqrt", x);

    /// <summary>The real cube root, odd in x.</summary>
    public static Expr Cbrt(Expr x) => Call("cbrt", x);

    /// <summary>The exponential e^x.</summary>
    public static Expr Exp(Expr x) => Call("exp", x);

    /// <summary>e^x − 1, accurate near 0.</summary>
    public static Expr Expm1(Expr x) => Call("expm1", x);

    /// <summary>The natural logarithm, for x &gt; 0.</summary>
    public static Expr Log(Expr x) => Call("log", x);

    /// <summary>The logarithm to base b.</summary>
    public static Expr Log(Expr x, Expr b) => Call("log", x, b);

    /// <summary>The logarithm to base 2.</summary>
    public static Expr Log2(Expr x) => Call("log2", x);

    /// <summary>The logarithm to base 10.</summary>
    public static Expr Log10(Expr x) => Call("log10", x);

    /// <summary>log(1 + x), accurate near 0.</summary>
    public static Expr Log1p(Expr x) => Call("log1p", x);

    /// <summary>The sine of an angle in radians.</summary>
    public static Expr Sin(Expr x) => Call("sin", x);

    /// <summary>The cosine of an angle in radians.</summary>
    public static Expr Cos(Expr x) => Call("cos", x);

    /// <summary>The tangent of an angle in radians.</summary>
    public static Expr Tan(Expr x) => Call("tan", x);

    /// <summary>The angle between −π/2 and π/2 with that sine.</summary>
    public static Expr Asin(Expr x) => Call("asin", x);

    /// <summary>The angle between 0 and π with that cosine.</summary>
    public static Expr Acos(Expr x) => Call("acos", x);

    /// <summary>The angle between −π/2 and π/2 with that tangent.</summary>
    public static Expr Atan(Expr x) => Call("atan", x);

    /// <summary>The angle of the point (x, y), between −π and π.</summary>
    public static Expr Atan2(Expr y, Expr x) => Call("atan2", y, x);

    /// <summary>The hyperbolic sine.</summary>
    public static Expr Sinh(Expr x) => Call("sinh", x);

    /// <summary>The hyperbolic cosine.</summary>
    public static Expr Cosh(Expr x) => Call("cosh", x);

    /// <summary>The hyperbolic tangent.</summary>
    public static Expr Tanh(Expr x) => Call("tanh", x);

    /// <summary>The inverse hyperbolic sine.</summary>
    public static Expr Asinh(Expr x) => Call("asinh", x);

    /// <summary>The inverse hyperbolic cosine, for x ≥ 1.</summary>
    public static Expr Acosh(Expr x) => Call("acosh", x);

    /// <summary>The inverse hyperbolic tangent, for |x| &lt; 1.</summary>
    public static Expr Atanh(Expr x) => Call("atanh", x);

    /// <summary>The absolute value; derivative sign(x), 0 at 0.</summary>
    public static Expr Abs(Expr x) => Call("abs", x);

    /// <summary>−1, 0 or 1.</summary>
    public static Expr Sign(Expr x) => Call("sign", x);

    /// <summary>The largest whole number that is not greater.</summary>
    public static Expr Floor(Expr x) => Call("floor", x);

    /// <summary>The least whole number that is not less.</summary>
    public static Expr Ceil(Expr x) => Call("ceil", x);

    /// <summary>The nearest whole number, halves to even.</summary>
    public static Expr Round(Expr x) => Call("round", x);

    /// <summary>The lesser of two.</summary>
    public static Expr Min(Expr x, Expr y) => Call("min", x, y);

    /// <summary>The greater of two.</summary>
    public static Expr Max(Expr x, Expr y) => Call("max", x, y);

    /// <summary>x, but at least lo and at most hi.</summary>
    public static Expr Clamp(Expr x, Expr lo, Expr hi) => Call("clamp", x, lo, hi);

    /// <summary>sqrt(x² + y²), without overflow on the way.</summary>
    public static Expr Hypot(Expr x, Expr y) => Call("hypot", x, y);

    /// <summary>The logistic function 1/(1 + e^−x).</summary>
    public static Expr Sigmoid(Expr x) => Call("sigmoid", x);

    /// <summary>log(1 + e^x), without overflow on the way.</summary>
    public static Expr Softplus(Expr x) => Call("softplus", x);

    /// <summary>max(x, 0).</summary>
    public static Expr Relu(Expr x) => Call("relu", x);

    /// <summary>The error function.</summary>
    public static Expr Erf(Expr x) => Call("erf", x);

    /// <summary>1 − erf(x), accurate for large x.</summary>
    public static Expr Erfc(Expr x) => Call("erfc", x);

    /// <summary>Euler's gamma function.</summary>
    public static Expr Gamma(Expr x) => Call("gamma", x);

    /// <summary>The logarithm of |gamma(x)|.</summary>
    public static Expr Lgamma(Expr x) => Call("lgamma", x);

    private static Expressions.Call Relation(string name, Expr a, Expr b) => new(name, [a, b]);
}
