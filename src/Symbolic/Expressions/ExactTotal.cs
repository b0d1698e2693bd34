using Symbolic.Numerics;

namespace Symbolic.Expressions;

/// <summary>Adds many exact numbers: in machine words as long as they fit, the large ones pairwise at the end.</summary>
/// <remarks>Pairwise, because adding n large fractions one after the other costs n² digit operations.</remarks>
internal struct ExactTotal
{
    private const long WordBits = 64;
    private Rational _small;
    private List<Rational>? _large;

    /// <summary>The empty sum.</summary>
    public static ExactTotal Zero => default;

    /// <summary>Takes one more number into account.</summary>
    public void Take(Rational value)
    {
        if (value.BitLength > WordBits)
        {
            (_large ??= []).Add(value);
            return;
        }

        _small += value;
        if (_small.BitLength <= WordBits) return;
        (_large ??= []).Add(_small);
        _small = Rational.Zero;
    }

    /// <summary>The sum. Throws SD5001 when it, or a part of it, is too large.</summary>
    public readonly Rational Total()
    {
        if (_large is null) return _small;
        List<Rational> values = _large;
        while (values.Count > 1) values = Halve(values);
        return values[0] + _small;
    }

    private static List<Rational> Halve(List<Rational> values)
    {
        List<Rational> pairs = new((values.Count + 1) / 2);
        for (int i = 0; i + 1 < values.Count; i += 2) pairs.Add(Number.Bounded(values[i] + values[i + 1]));
        if (values.Count % 2 == 1) pairs.Add(values[^1]);
        return pairs;
    }
}
