namespace Symbolic.Expressions;

/// <summary>Makes equal nodes one object, within one operation. Not thread-safe; thrown away with the operation.</summary>
internal sealed class Interner
{
    /// <summary>Room for more nodes than this is not kept for the next <see cref="Share"/>: it would never be given back.</summary>
    private const int LargestKept = 1 << 17;
    private const int InitialCapacity = 16;

    [ThreadStatic]
    private static Interner? s_spare;

    private Entry[] _nodes = new Entry[InitialCapacity];
    private Slot[] _slots = new Slot[2 * InitialCapacity];
    private int _count;

    /// <summary>An empty interner in the room of an earlier one of the thread, to be given back by <see cref="Return"/>.</summary>
    public static Interner Rent()
    {
        Interner interner = s_spare ?? new Interner();
        s_spare = null;
        return interner;
    }

    /// <summary>The object for a node, or null when there is none.</summary>
    public Expr? Find(Expr node)
    {
        uint hash = HashOf(node);
        Slot[] slots = _slots;
        for (int slot = (int)(hash & (uint)(slots.Length - 1)); slots[slot].Number != 0; slot = (slot + 1) & (slots.Length - 1))
        {
            if (slots[slot].Hash == hash && _nodes[slots[slot].Number - 1].Node is { } known && AreSame(known, node)) return known;
        }

        return null;
    }

    /// <summary>The one object for a node whose operands went through this interner before.</summary>
    public Expr Intern(Expr node)
    {
        uint hash = HashOf(node);
        Slot[] slots = _slots;
        int slot = (int)(hash & (uint)(slots.Length - 1));
        for (; slots[slot].Number != 0; slot = (slot + 1) & (slots.Length - 1))
        {
            if (slots[slot].Hash == hash && _nodes[slots[slot].Number - 1].Node is { } known && AreSame(known, node)) return known;
        }

        if (_count == _nodes.Length) return Add(node);
        _nodes[_count].Node = node;
        slots[slot] = new Slot { Hash = hash, Number = ++_count };
        return node;
    }

    /// <summary>An equal expression in which equal sub-expressions are one object.</summary>
    public static Expr Share(Expr root)
    {
        if (root.Arguments.IsEmpty) return root;
        using GraphBuilder graph = GraphBuilder.Over(new ReadOnlySpan<Expr>(ref root));
        Interner interner = Rent();
        Span<Expr> images = graph.Images;
        for (int i = 0; i < images.Length; i++) images[i] = interner.Intern(Over(graph.Node(i), graph.Operands(i), images));
        interner.Return();
        return images[^1];
    }

    /// <summary>The node over the objects that stand for its operands.</summary>
    private static Expr Over(Expr node, ReadOnlySpan<int> operands, ReadOnlySpan<Expr> images)
    {
        Expr[] old = node.ArgumentArray;
        int same = 0;
        while (same < old.Length && ReferenceEquals(old[same], images[operands[same]])) same++;
        if (same == old.Length) return node;
        Expr[] shared = new Expr[old.Length];
        for (int i = 0; i < shared.Length; i++) shared[i] = images[operands[i]];
        return node.WithEqualArguments(shared);
    }

    /// <summary>Equality of nodes whose operands are interned: heads equal, operands the same objects.</summary>
    private static bool AreSame(Expr x, Expr y)
    {
        if (ReferenceEquals(x, y)) return true;
        if (x.StableHash != y.StableHash || !x.SameHead(y)) return false;
        Expr[] left = x.ArgumentArray, right = y.ArgumentArray;
        if (left.Length != right.Length) return false;
        for (int i = 0; i < left.Length; i++)
        {
            if (!ReferenceEquals(left[i], right[i])) return false;
        }

        return true;
    }

    private static uint HashOf(Expr node) => (uint)(node.StableHash ^ (node.StableHash >> 32));

    private Expr Add(Expr node)
    {
        Array.Resize(ref _nodes, 2 * _nodes.Length);
        _slots = new Slot[2 * _nodes.Length];
        _nodes[_count++].Node = node;
        for (int i = 0; i < _count; i++)
        {
            uint hash = HashOf(_nodes[i].Node);
            int slot = (int)(hash & (uint)(_slots.Length - 1));
            while (_slots[slot].Number != 0) slot = (slot + 1) & (_slots.Length - 1);
            _slots[slot] = new Slot { Hash = hash, Number = i + 1 };
        }

        return node;
    }

    /// <summary>Forgets all nodes and keeps the room for the thread's next use, unless there is too much of it.</summary>
    public void Return()
    {
        if (_nodes.Length > LargestKept) return;
        if (8 * _count > _slots.Length) Array.Clear(_slots);
        else ClearSlots();
        Array.Clear(_nodes, 0, _count);
        _count = 0;
        s_spare = this;
    }

    private void ClearSlots()
    {
        for (int i = 0; i < _count; i++)
        {
            int slot = (int)(HashOf(_nodes[i].Node) & (uint)(_slots.Length - 1));
            while (_slots[slot].Number != i + 1) slot = (slot + 1) & (_slots.Length - 1);
            _slots[slot] = default;
        }
    }

    private struct Slot
    {
        public uint Hash;
        public int Number;
    }

    /// <summary>A node in a struct: an array of these needs no check of types where it is written to.</summary>
    private struct Entry
    {
        public Expr Node;
    }
}
