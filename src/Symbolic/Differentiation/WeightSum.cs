using Symbolic.Expressions;

namespace Symbolic.Differentiation;

/// <summary>Adds weights, so that what their paths have in common becomes a factor of the sum: w·(p + q) for w·p and w·q. Used over and over by one sweep.</summary>
/// <remarks>A heap of terms, the deepest path first; terms of one path stand side by side in it, and what they add up to goes on along the path.</remarks>
internal sealed class WeightSum(Weights weights)
{
    /// <summary>How far up a common factor is looked for, per summand: longer paths would cost quadratic time and space.</summary>
    private const int StepsPerTerm = 8;

    private readonly List<Expr> _terms = [];
    private readonly List<Expr> _apart = [];
    private readonly List<Expr> _factors = [];
    private Entry[] _heap = new Entry[8];
    private int _count;
    private int _added;

    /// <summary>Where weights stand.</summary>
    public Weights Weights => weights;

    /// <summary>The sum of some weights, at least one.</summary>
    public Weight Of(ReadOnlySpan<Adjoint> contributions)
    {
        if (contributions.Length == 1) return contributions[0].Weight;
        _added = 0;
        foreach (Adjoint contribution in contributions) Push(Entry.At(contribution.Weight.Index, Number.One), contribution.Weight.Index);
        for (int steps = StepsPerTerm * contributions.Length; ; steps--)
        {
            Entry deepest = TakeDeepest();
            if (_count == 0 && _apart.Count == 0) return new Weight(weights, deepest.Index).Times(Product(deepest, deepest.Index));
            if (steps == 0) return Stopped(deepest);
            int outer = weights.Outer(deepest.Index);
            if (outer >= 0) Push(deepest, outer);
            else _apart.Add(Product(deepest, outer));
            if (_count == 0) return Apart();
        }
    }

    /// <summary>Forgets the last sum.</summary>
    public void Clear()
    {
        _terms.Clear();
        _factors.Clear();
        Array.Clear(_heap, 0, _count);
        _count = 0;
    }

    /// <summary>No common factor was found in the steps there are: what is left stays apart.</summary>
    private Weight Stopped(Entry deepest)
    {
        for (; ; deepest = TakeDeepest())
        {
            _apart.Add(Raw.Merged(weights.Value(deepest.Index), Product(deepest, deepest.Index)));
            if (_count == 0) return Apart();
        }
    }

    private Weight Apart()
    {
        Weight sum = weights.Of(Raw.Collected(_apart));
        _apart.Clear();
        return sum;
    }

    /// <summary>The term of the deepest weight; where there are several their sum.</summary>
    private Entry TakeDeepest()
    {
        Entry first = Pop();
        if (_count == 0 || _heap[0].Index != first.Index) return first;
        _terms.Clear();
        _terms.Add(Product(first, first.Index));
        while (_count > 0 && _heap[0].Index == first.Index) _terms.Add(Product(Pop(), first.Index));
        return Entry.At(first.Index, Raw.Collected(_terms));
    }

    /// <summary>A term times the factors of its path, from where it was made up to a weight, whose own is none of them: all at once, as nothing is made of the products between.</summary>
    private Expr Product(in Entry entry, int end)
    {
        _factors.Clear();
        if (!entry.Term.IsOne) _factors.Add(entry.Term);
        for (int i = entry.Start; i != end; i = weights.Outer(i)) _factors.Add(weights.Factor(i));
        return Raw.Merged(_factors);
    }

    private void Push(Entry entry, int index)
    {
        if (_count == _heap.Length) Array.Resize(ref _heap, 2 * _count);
        entry.Index = index;
        entry.Depth = weights.Depth(index);
        entry.Number = _added++;
        int at = _count++;
        for (int parent = (at - 1) / 2; at > 0 && entry.IsBefore(_heap[parent]); parent = (at - 1) / 2)
        {
            _heap[at] = _heap[parent];
            at = parent;
        }

        _heap[at] = entry;
    }

    private Entry Pop()
    {
        Entry first = _heap[0];
        Entry last = _heap[--_count];
        _heap[_count] = default;
        int at = 0;
        for (int child = Child(0); child < _count && _heap[child].IsBefore(last); child = Child(at))
        {
            _heap[at] = _heap[child];
            at = child;
        }

        if (_count > 0) _heap[at] = last;
        return first;
    }

    /// <summary>The child that goes first.</summary>
    private int Child(int at)
    {
        int left = (2 * at) + 1;
        return left + 1 < _count && _heap[left + 1].IsBefore(_heap[left]) ? left + 1 : left;
    }

    /// <summary>A term that is to be multiplied by a weight.</summary>
    private struct Entry
    {
        public Expr Term;

        /// <summary>The weight the term was made at.</summary>
        public int Start;

        /// <summary>The weight it is to be multiplied by, after the factors between.</summary>
        public int Index;
        public int Depth;
        public int Number;

        public static Entry At(int index, Expr term) => new() { Term = term, Start = index, Index = index };

        public readonly bool IsBefore(in Entry other)
        {
            if (Depth != other.Depth) return Depth > other.Depth;
            return Index != other.Index ? Index < other.Index : Number < other.Number;
        }
    }
}
