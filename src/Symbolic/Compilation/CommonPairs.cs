using System.Runtime.InteropServices;

namespace Symbolic.Compilation;

/// <summary>Finds the pairs that lists of factors have in common, so that what they are products of is computed once.</summary>
/// <remarks>The pair that occurs most often becomes a factor of its own, again and again, until none occurs twice: a pair that occurs n times saves n − 1 multiplications. (The greedy
/// method by which C. Paar shares sums of bits, Optimized arithmetic for Reed–Solomon encoders, 1997.) Of pairs that occur equally often the one whose factors have the lower numbers
/// comes first.</remarks>
/// <param name="firstPair">The number of the first pair; all factors have lower ones.</param>
internal sealed class CommonPairs(int firstPair)
{
    private const int FactorBits = 20;
    private readonly List<Pair> _pairs = [];
    private readonly List<List<Power>> _lists = [];
    private readonly List<bool> _isShared = [];
    private readonly Dictionary<Pair, Occurrences> _occurrences = [];
    private readonly PriorityQueue<Pair, long> _queue = new();
    private bool[] _isAlone = [];

    /// <summary>Adds a list.</summary>
    /// <param name="factors">Its factors and how often each is in it; each factor once.</param>
    /// <returns>The number of the list, from 0.</returns>
    public int Add(List<Power> factors)
    {
        _lists.Add(factors);
        _isShared.Add(false);
        return _lists.Count - 1;
    }

    /// <summary>Whether a list contains a pair.</summary>
    public bool IsShared(int list) => _isShared[list];

    /// <summary>The factors of a list.</summary>
    public List<Power> this[int list] => _lists[list];

    /// <summary>The factors of a pair; null if the factor is none.</summary>
    public Pair? PairOf(int factor) => factor < firstPair ? null : _pairs[factor - firstPair];

    /// <summary>Finds the pairs. Time proportional to the sum of the squares of the lengths of the lists, times how often they are shortened.</summary>
    public void Run()
    {
        int[] uses = new int[firstPair];
        foreach (List<Power> list in _lists)
        {
            foreach (Power factor in list) uses[factor.Factor] += factor.Count;
        }

        _isAlone = Array.ConvertAll(uses, static count => count < 2);
        for (int list = 0; list < _lists.Count; list++) Count(list, 1, null, -1);
        foreach (Pair pair in _occurrences.Keys) Queue(pair);
        while (_queue.TryDequeue(out Pair pair, out long priority))
        {
            if (PriorityOf(pair) == priority) Replace(pair);
            else Queue(pair);
        }
    }

    private void Queue(Pair pair)
    {
        if (_occurrences[pair].Count > 1) _queue.Enqueue(pair, PriorityOf(pair));
    }

    private long PriorityOf(Pair pair) => ((-(long)_occurrences[pair].Count << FactorBits) + pair.Left << FactorBits) + pair.Right;

    /// <summary>Counts, or no longer counts, the pairs of a list: all of them, or those of the factors of a pair and one more.</summary>
    private void Count(int list, int sign, Pair? of, int made)
    {
        ReadOnlySpan<Power> factors = CollectionsMarshal.AsSpan(_lists[list]);
        for (int i = 0; i < factors.Length; i++)
        {
            if (IsAlone(factors[i].Factor)) continue;
            bool isOf = of is null || IsOf(factors[i].Factor);
            for (int k = i; k < factors.Length; k++)
            {
                int count = i == k ? factors[i].Count / 2 : Math.Min(factors[i].Count, factors[k].Count);
                if (count == 0 || IsAlone(factors[k].Factor) || !(isOf || IsOf(factors[k].Factor))) continue;
                (int left, int right) = (Math.Min(factors[i].Factor, factors[k].Factor), Math.Max(factors[i].Factor, factors[k].Factor));
                ref Occurrences? there = ref CollectionsMarshal.GetValueRefOrAddDefault(_occurrences, new Pair(left, right), out _);
                there ??= new Occurrences();
                there.Count += sign * count;
                if (sign > 0) there.Lists.Add(list);
            }
        }

        bool IsOf(int factor) => factor == made || factor == of!.Value.Left || factor == of.Value.Right;
    }

    private bool IsAlone(int factor) => factor < firstPair && _isAlone[factor];

    private void Replace(Pair pair)
    {
        int made = firstPair + _pairs.Count, known = _occurrences.Count;
        _pairs.Add(pair);
        HashSet<int> beside = [];
        List<int> lists = [.. _occurrences[pair].Lists]; // a list may be there more than once
        foreach (int list in lists)
        {
            List<Power> factors = _lists[list];
            int left = factors.FindIndex(f => f.Factor == pair.Left), right = factors.FindIndex(f => f.Factor == pair.Right);
            if (left < 0 || right < 0) continue;
            int count = left == right ? factors[left].Count / 2 : Math.Min(factors[left].Count, factors[right].Count);
            if (count == 0) continue;
            Count(list, -1, pair, made);
            factors[left] = factors[left] with { Count = factors[left].Count - count };
            factors[right] = factors[right] with { Count = factors[right].Count - count };
            factors.RemoveAll(static f => f.Count == 0);
            factors.Add(new Power(made, count));
            Count(list, 1, pair, made);
            _isShared[list] = true;
            foreach (Power factor in factors) beside.Add(factor.Factor);
        }

        if (_occurrences.Count == known) return;
        foreach (int factor in beside)
        {
            Pair next = new(factor, made);
            if (_occurrences.ContainsKey(next)) Queue(next);
        }
    }

    /// <summary>A factor, and how often it is there.</summary>
    internal readonly record struct Power(int Factor, int Count);

    /// <summary>Two factors, or one twice.</summary>
    internal readonly record struct Pair(int Left, int Right);

    private sealed class Occurrences
    {
        public int Count { get; set; }

        public List<int> Lists { get; } = [];
    }
}
