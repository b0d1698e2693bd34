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
    private Entry[] _heap = new Entry[8];
    private int _count;
    private int _added;

    /// <summary>Whether the one term there is was made here, so that nothing else is made of it.</summary>
    private bool _isOwn;

    /// <summary>Where weights stand.</summary>
    public Weights Weights => weights;

    /// <summary>The sum of some weights, at least one.</summary>
    public Weight Of(ReadOnlySpan<Adjoint> contributions)
    {
        if (contributions.Length == 1) return contributions[0].Weight;
        _added = 0;
        foreach (Adjoint contribution in contributions) Push(contribution.Weight, Number.One, isOwn: false);
        for (int steps = StepsPerTerm * contributions.Length; ; steps--)
        {
            Weight deepest = TakeDeepest();
            if (_count == 0 && _apart.Count == 0) return deepest.Times(Raw.Collected(_terms));
            if (steps == 0) return Stopped(deepest);
            Expr rest = Raw.Collected(_terms), product = deepest.LastTimes(rest, _isOwn);
            if (deepest.HasOuter) Push(deepest.Outer, product, isOwn: !rest.IsOne);
            else _apart.Add(product);
            if (_count == 0) return Apart();
        }
    }

    /// <summary>Forgets the last sum.</summary>
    public void Clear()
    {
        _terms.Clear();
        Array.Clear(_heap, 0, _count);
        _count = 0;
    }

    /// <summary>No common factor was found in the steps there are: what is left stays apart.</summary>
    private Weight Stopped(Weight deepest)
    {
        _apart.Add(Raw.Merged(deepest.Value, Raw.Collected(_terms)));
        while (_count > 0)
        {
            Weight next = TakeDeepest();
            _apart.Add(Raw.Merged(next.Value, Raw.Collected(_terms)));
        }

        return Apart();
    }

    private Weight Apart()
    {
        Weight sum = weights.Of(Raw.Collected(_apart));
        _apart.Clear();
        return sum;
    }

    /// <summary>The deepest weight; its terms are taken too.</summary>
    private Weight TakeDeepest()
    {
        _terms.Clear();
        int index = _heap[0].Index;
        _isOwn = _heap[0].IsOwn;
        while (_count > 0 && _heap[0].Index == index) _terms.Add(Pop());
        _isOwn &= _terms.Count == 1;
        return new Weight(weights, index);
    }

    private void Push(Weight weight, Expr term, bool isOwn)
    {
        if (_count == _heap.Length) Array.Resize(ref _heap, 2 * _count);
        Entry entry = new() { Term = term, Index = weight.Index, Depth = weight.Depth, Number = _added++, IsOwn = isOwn };
        int at = _count++;
        for (int parent = (at - 1) / 2; at > 0 && entry.IsBefore(_heap[parent]); parent = (at - 1) / 2)
        {
            _heap[at] = _heap[parent];
            at = parent;
        }

        _heap[at] = entry;
    }

    private Expr Pop()
    {
        Expr term = _heap[0].Term;
        Entry last = _heap[--_count];
        _heap[_count] = default;
        int at = 0;
        for (int child = Child(0); child < _count && _heap[child].IsBefore(last); child = Child(at))
        {
            _heap[at] = _heap[child];
            at = child;
        }

        if (_count > 0) _heap[at] = last;
        return term;
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
        public int Index;
        public int Depth;
        public int Number;
        public bool IsOwn;

        public readonly bool IsBefore(in Entry other)
        {
            if (Depth != other.Depth) return Depth > other.Depth;
            return Index != other.Index ? Index < other.Index : Number < other.Number;
        }
    }
}
