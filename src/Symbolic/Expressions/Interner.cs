namespace Symbolic.Expressions;

/// <summary>Makes equal nodes one object, within one operation. Not thread-safe; thrown away with the operation.</summary>
internal sealed class Interner
{
    private readonly Entry[] _ownNodes = new Entry[HashedRoom.Own];
    private readonly Slot[] _ownSlots = new Slot[2 * HashedRoom.Own];
    private Entry[] _nodes;
    private Slot[] _slots;
    private uint _mask;
    private int _capacity;
    private int _count;

    /// <summary>An empty interner.</summary>
    public Interner()
    {
        (_nodes, _slots) = (_ownNodes, _ownSlots);
        Resized(HashedRoom.Own);
    }

    /// <summary>The object of a number.</summary>
    public Expr this[int number] => _nodes[number].Node;

    /// <summary>The number of the object for a node, or -1 when there is none.</summary>
    public int IndexOf(Expr node)
    {
        uint hash = HashOf(node);
        Slot[] slots = _slots;
        for (uint slot = hash & _mask; slots[slot].Number != 0; slot = (slot + 1) & _mask)
        {
            if (slots[slot].Hash == hash && AreSame(_nodes[slots[slot].Number - 1].Node, node)) return slots[slot].Number - 1;
        }

        return -1;
    }

    /// <summary>The number of the one object for a node whose operands went through this interner before; numbers are given in order, from 0 on.</summary>
    public int Intern(Expr node)
    {
        uint hash = HashOf(node);
        Slot[] slots = _slots;
        uint slot = hash & _mask;
        for (; slots[slot].Number != 0; slot = (slot + 1) & _mask)
        {
            if (slots[slot].Hash == hash && AreSame(_nodes[slots[slot].Number - 1].Node, node)) return slots[slot].Number - 1;
        }

        if (_count == _capacity) return Add(node, hash);
        _nodes[_count].Node = node;
        slots[slot] = new Slot { Hash = hash, Number = ++_count };
        return _count - 1;
    }

    /// <summary>Makes room for so many nodes.</summary>
    public void Expect(int count)
    {
        if (count > _capacity) Grow(HashedRoom.For(count));
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

    private int Add(Expr node, uint hash)
    {
        Grow(HashedRoom.After(_capacity));
        _nodes[_count++].Node = node;
        Place(new Slot { Hash = hash, Number = _count });
        return _count - 1;
    }

    private void Place(Slot slot)
    {
        uint at = slot.Hash & _mask;
        while (_slots[at].Number != 0) at = (at + 1) & _mask;
        _slots[at] = slot;
    }

    private void Grow(int capacity)
    {
        (Entry[] nodes, Slot[] slots, int used) = (_nodes, _slots, (int)_mask + 1);
        _nodes = RentedArrays.Rent<Entry>(capacity);
        _slots = RentedArrays.Rent<Slot>(2 * capacity);
        Resized(capacity);
        Array.Copy(nodes, _nodes, _count);
        foreach (Slot slot in slots.AsSpan(0, used))
        {
            if (slot.Number != 0) Place(slot);
        }

        HashedRoom.Clear(nodes, slots, _count, used, isOwn: ReferenceEquals(nodes, _ownNodes));
    }

    private void Resized(int capacity)
    {
        _capacity = capacity;
        _mask = (2 * (uint)capacity) - 1;
    }

    /// <summary>Forgets all nodes and gives the room for many of them back.</summary>
    public void Clear()
    {
        HashedRoom.Clear(_nodes, _slots, _count, (int)_mask + 1, isOwn: ReferenceEquals(_nodes, _ownNodes));
        (_nodes, _slots, _count) = (_ownNodes, _ownSlots, 0);
        Resized(HashedRoom.Own);
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
