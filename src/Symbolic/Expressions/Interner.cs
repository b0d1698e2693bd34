namespace Symbolic.Expressions;

/// <summary>Makes equal nodes one object, within one operation. Not thread-safe; thrown away with the operation.</summary>
internal sealed class Interner
{
    /// <summary>Room for more nodes than this is given back when the interner is cleared.</summary>
    private const int LargestKept = 1 << 15;
    private const int LeastRoom = 16;

    [ThreadStatic]
    private static Interner? s_spare;

    private Entry[] _nodes = [];
    private Slot[] _slots = [];
    private uint _mask;
    private int _capacity;
    private int _count;

    /// <summary>An empty interner.</summary>
    public Interner() => Reserve(LeastRoom);

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
        for (uint slot = hash & _mask; slots[slot].Number != 0; slot = (slot + 1) & _mask)
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
        uint slot = hash & _mask;
        for (; slots[slot].Number != 0; slot = (slot + 1) & _mask)
        {
            if (slots[slot].Hash == hash && _nodes[slots[slot].Number - 1].Node is { } known && AreSame(known, node)) return known;
        }

        if (_count == _capacity) return Add(node);
        _nodes[_count].Node = node;
        slots[slot] = new Slot { Hash = hash, Number = ++_count };
        return node;
    }

    /// <summary>An equal expression in which equal sub-expressions are one object.</summary>
    public static Expr Share(Expr root)
    {
        if (root.Arguments.IsEmpty) return root;
        using GraphBuilder graph = GraphBuilder.Shared(new ReadOnlySpan<Expr>(ref root));
        return graph.Node(graph.Count - 1);
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
        Entry[] nodes = _nodes;
        RentedArrays.Return(_slots, 0);
        Reserve(2 * _capacity);
        Array.Copy(nodes, _nodes, _count);
        RentedArrays.Return(nodes, _count);
        _nodes[_count++].Node = node;
        for (int i = 0; i < _count; i++) Place(i);
        return node;
    }

    private void Place(int index)
    {
        uint hash = HashOf(_nodes[index].Node), slot = hash & _mask;
        while (_slots[slot].Number != 0) slot = (slot + 1) & _mask;
        _slots[slot] = new Slot { Hash = hash, Number = index + 1 };
    }

    private void Reserve(int capacity)
    {
        _capacity = capacity;
        _nodes = RentedArrays.Rent<Entry>(capacity);
        _slots = RentedArrays.Rent<Slot>(2 * capacity);
        _mask = (2 * (uint)capacity) - 1;
    }

    /// <summary>Forgets all nodes and keeps the room for the thread's next use.</summary>
    public void Return()
    {
        Clear();
        s_spare = this;
    }

    /// <summary>Forgets all nodes and keeps the room unless it is large; costs what they are, not what there is room for.</summary>
    public void Clear()
    {
        if (_capacity > LargestKept)
        {
            RentedArrays.Return(_slots, 0);
            RentedArrays.Return(_nodes, _count);
            Reserve(LeastRoom);
        }
        else
        {
            if (8 * _count > _mask) Array.Clear(_slots, 0, (int)_mask + 1);
            else ClearSlots();
            Array.Clear(_nodes, 0, _count);
        }

        _count = 0;
    }

    private void ClearSlots()
    {
        for (int i = 0; i < _count; i++)
        {
            uint slot = HashOf(_nodes[i].Node) & _mask;
            while (_slots[slot].Number != i + 1) slot = (slot + 1) & _mask;
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
