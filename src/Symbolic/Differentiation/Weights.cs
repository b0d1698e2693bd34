using Symbolic.Expressions;

namespace Symbolic.Differentiation;

/// <summary>The products of partials along paths from the result down to nodes: sums of weights keep what the paths have in common as a factor.</summary>
/// <remarks>A product is built when it is asked for: where paths meet again only what they do not share is. There is one for every operand of a graph, so they
/// stand in an array.</remarks>
internal sealed class Weights(int own)
{
    private readonly List<int> _open = [];
    private readonly KeptRoom<Entry> _room = new(own);
    private int _count;

    private Entry[] Entries => _room.Items;

    /// <summary>Makes room for so many weights, before there is any.</summary>
    public void Expect(int count) => _room.Expect(count);

    /// <summary>Forgets all weights.</summary>
    public void Clear()
    {
        _room.Clear(_count);
        _count = 0;
    }

    /// <summary>A weight without a path.</summary>
    public Weight Of(Expr value) => Add(-1, value);

    /// <summary>The weight at a place times a further factor.</summary>
    public Weight Add(int outer, Expr factor)
    {
        if (factor.IsZero) return new Weight(this, -1);
        if (_count == Entries.Length) _room.Double();
        ref Entry entry = ref Entries[_count];
        entry.Factor = factor;
        entry.Outer = outer;
        if (outer < 0) entry.Value = factor;
        entry.Depth = outer < 0 ? 1 : Entries[outer].Depth + 1;
        return new Weight(this, _count++);
    }

    /// <summary>The place of the weight without the last factor; negative when there is no other.</summary>
    public int Outer(int index) => Entries[index].Outer;

    /// <summary>The number of factors.</summary>
    public int Depth(int index) => Entries[index].Depth;

    /// <summary>The last factor.</summary>
    public Expr Factor(int index) => Entries[index].Factor;

    /// <summary>Tells that the value of a weight will be asked for: once all such weights are known, products that only one of them is made of need not stay apart.</summary>
    public void Want(int index)
    {
        Entry[] entries = Entries;
        bool isFirst = true;
        for (int i = index; isFirst && entries[i].Value is null; i = entries[i].Outer)
        {
            isFirst = entries[i].Use == Use.Unknown;
            entries[i].Use = isFirst ? Use.Once : Use.Often;
        }
    }

    /// <summary>The product of all factors. A loop along the path, which may be as long as the expression is deep.</summary>
    public Expr Value(int index)
    {
        Entry[] entries = Entries;
        if (entries[index].Value is { } known) return known;
        for (int i = index; entries[i].Value is null; i = entries[i].Outer) _open.Add(i);
        for (int k = _open.Count - 1; k >= 0; k--)
        {
            ref Entry entry = ref entries[_open[k]];
            ref Entry outer = ref entries[entry.Outer];
            entry.Value = Raw.Merged(outer.Value!, entry.Factor, isOnlyUse: outer.Use == Use.Once);
        }

        _open.Clear();
        return entries[index].Value!;
    }

    /// <summary>How many weights that are wanted, or values of their own, are made of a value.</summary>
    private enum Use
    {
        Unknown,
        Once,
        Often,
    }

    private struct Entry
    {
        private const int UseBits = 2;

        public Expr Factor;
        public Expr? Value;
        public int Outer;
        private int _depthAndUse;

        public int Depth
        {
            readonly get => _depthAndUse >> UseBits;
            set => _depthAndUse = value << UseBits;
        }

        public Use Use
        {
            readonly get => (Use)(_depthAndUse & ((1 << UseBits) - 1));
            set => _depthAndUse = (Depth << UseBits) | (int)value;
        }
    }
}
