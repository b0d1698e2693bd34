using Symbolic.Expressions;
using Symbolic.Numerics;

namespace Symbolic.Compilation;

/// <summary>Powers with numeric exponents as multiplications, square roots and general powers.</summary>
internal sealed class PowerLowering(ValueGraph graph, TapeOptions options, RoundingErrors? errors = null)
{
    /// <summary>Powers x^(n + 1/2) up to this n are multiplied out.</summary>
    public const int MultipliedRoots = 3;


    /// <summary>The power with a positive exponent.</summary>
    public Term Positive(Term @base, Rational exponent)
    {
        if (exponent.IsOne) return @base;
        if (exponent.IsInteger) return new Term(Whole(@base.Value, exponent), @base.IsNegative && exponent.IsOddInteger);
        int x = Signed(@base);
        bool isHalf = (exponent + Rational.Half).IsInteger && exponent < MultipliedRoots + 1;
        return new Term(isHalf ? HalfInteger(x, exponent) : General(x, exponent), false);
    }

    /// <summary>The power with the opposite of a positive exponent, as a power of 1/x or 1/√x; null where that is not a few multiplications.</summary>
    public Term? ByReciprocal(Term @base, Rational exponent)
    {
        bool isWhole = exponent.IsInteger;
        Rational times = isWhole ? exponent : exponent + exponent;
        if (!times.TryGetInt32(out int n) || n > options.MultipliedPower) return null;
        int divisor = isWhole ? @base.Value : graph.Apply(Operation.SquareRoot, Signed(@base));
        int reciprocal = graph.Apply(Operation.Divide, graph.Constant(Rational.One), divisor);
        return new Term(Chain(reciprocal, n), isWhole && @base.IsNegative && exponent.IsOddInteger);
    }

    /// <summary>The value with its sign applied.</summary>
    public int Signed(Term term)
    {
        if (!term.IsNegative) return term.Value;
        ValueGraph.Value value = graph.Values[term.Value];
        if (value.Operation == Operation.Constant && graph.Constants[value.Index].Exact is Number number) return graph.Constant(-number.Value);
        return graph.Apply(Operation.Negate, term.Value);
    }

    private int Whole(int x, Rational exponent)
    {
        if (!exponent.TryGetInt32(out int n) || n > Math.Max(options.MultipliedPower, errors is null ? 0 : Compensation.LongestPower)) return General(x, exponent);
        return n <= options.MultipliedPower ? Chain(x, n) : errors!.Collapse(Chain(x, n));
    }

    /// <summary>Square and multiply; x^2, x^4 and x^8 share their squares through the graph.</summary>
    private int Chain(int x, int n)
    {
        if (n == 1) return x;
        if (n % 2 != 0) return graph.Apply(Operation.Multiply, Chain(x, n - 1), x);
        int half = Chain(x, n / 2);
        return graph.Apply(Operation.Multiply, half, half);
    }

    private int HalfInteger(int x, Rational exponent)
    {
        int root = graph.Apply(Operation.SquareRoot, x);
        int whole = (int)exponent.Floor();
        return whole == 0 ? root : graph.Apply(Operation.Multiply, Chain(x, whole), root);
    }

    private int General(int x, Rational exponent)
    {
        int n = graph.Constant(exponent);
        double rounded = exponent.ToDouble();
        Rational rest = double.IsFinite(rounded) ? exponent - Rational.FromDouble(rounded) : Rational.Zero;
        return rest.IsZero || !options.CorrectExponents
            ? graph.Apply(Operation.Power, x, n)
            : graph.Apply(Operation.CorrectedPower, x, n, graph.Constant(rest));
    }
}
