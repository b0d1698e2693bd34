using Symbolic.Expressions;
using Symbolic.Numerics;

namespace Symbolic.Compilation;

/// <summary>Powers with numeric exponents as multiplications, square roots and general powers.</summary>
internal sealed class PowerLowering(ValueGraph graph, TapeOptions options)
{
    private const int MultipliedRoots = 3;

    /// <summary>For each base the powers that are there, by exponent; 0 where one is not.</summary>
    private readonly Dictionary<int, int[]> _chains = [];

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

    private int Whole(int x, Rational exponent) =>
        exponent.TryGetInt32(out int n) && n <= options.MultipliedPower ? Chain(x, n) : General(x, exponent);

    /// <summary>Square and multiply, or the product of two powers that are there already: x^11 is x^5*x^6 beside those.</summary>
    private int Chain(int x, int n)
    {
        if (n == 1) return x;
        if (!_chains.TryGetValue(x, out int[]? chain)) _chains.Add(x, chain = new int[Math.Max(options.MultipliedPower, MultipliedRoots) + 1]);
        if (chain[n] != 0) return chain[n];
        int part = n / 2;
        while (part > 0 && (PartOf(chain, part) == 0 || PartOf(chain, n - part) == 0)) part--;
        int left = part > 0 ? Known(part) : Chain(x, n % 2 == 0 ? n / 2 : n - 1), right = part > 0 ? Known(n - part) : n % 2 == 0 ? left : x;
        return chain[n] = graph.Apply(Operation.Multiply, left, right);

        int Known(int exponent) => exponent == 1 ? x : chain[exponent];
    }

    private static int PartOf(int[] chain, int exponent) => exponent == 1 ? 1 : chain[exponent];

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
