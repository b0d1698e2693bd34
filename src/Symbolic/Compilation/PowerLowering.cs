using Symbolic.Numerics;

namespace Symbolic.Compilation;

/// <summary>Powers with numeric exponents as multiplications, square roots and general powers.</summary>
internal sealed class PowerLowering(ValueGraph graph, TapeOptions options, RoundingErrors? errors = null)
{
    /// <summary>Powers x^(n + 1/2) up to this n are multiplied out.</summary>
    public const int MultipliedRoots = 3;

    /// <summary>Exponents that can be said to be going to be asked for are smaller.</summary>
    public const int MostExpected = 32;

    private readonly int _longest = Math.Max(Math.Max(options.MultipliedPower, MultipliedRoots), errors is null ? 0 : Compensation.LongestPower);

    /// <summary>For each base the powers that are there, by exponent; 0 where one is not.</summary>
    private readonly Dictionary<int, int[]> _chains = [];

    /// <summary>For some bases the exponents of powers that are going to be asked for, a bit each.</summary>
    private Dictionary<int, uint>? _expected;

    /// <summary>Says which whole powers of a value are going to be asked for, bit n for exponent n: sums of two of them are made of both.</summary>
    public void Expect(int x, uint exponents)
    {
        _expected ??= [];
        _expected[x] = exponents | _expected.GetValueOrDefault(x);
    }

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
        if (value.Operation == Operation.Constant && graph.Constants[value.Index].Number is { } number) return graph.Constant(-number);
        return graph.Apply(Operation.Negate, term.Value);
    }

    private int Whole(int x, Rational exponent)
    {
        if (!exponent.TryGetInt32(out int n) || n > _longest || (errors is null && n > options.MultipliedPower)) return General(x, exponent);
        return n <= options.MultipliedPower ? Chain(x, n) : errors!.Collapse(Chain(x, n));
    }

    /// <summary>Square and multiply, or the product of two powers that are there already or will be: x^11 is x^5*x^6 beside those.</summary>
    private int Chain(int x, int n)
    {
        if (n == 1) return x;
        if (!_chains.TryGetValue(x, out int[]? chain)) _chains.Add(x, chain = new int[_longest + 1]);
        if (chain[n] != 0) return chain[n];
        uint expected = _expected?.GetValueOrDefault(x) ?? 0;
        int part = n / 2;
        while (part > 0 && !(IsNear(part) && IsNear(n - part))) part--;
        if (part == 0) part = n % 2 == 0 ? n / 2 : n - 1;
        int left = Chain(x, part), right = Chain(x, n - part);
        return chain[n] = graph.Apply(Operation.Multiply, left, right);

        bool IsNear(int exponent) => exponent == 1 || chain[exponent] != 0 || (exponent < MostExpected && (expected >> exponent & 1) != 0);
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
