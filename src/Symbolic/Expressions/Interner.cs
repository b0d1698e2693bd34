namespace Symbolic.Expressions;

/// <summary>Makes equal nodes one object, within one operation. Not thread-safe; thrown away with the operation.</summary>
/// <remarks>Open addressing in groups of slots. Nodes over operands that were made one after the other stand side by side: a pass over a large expression asks for them in about that order, and the processor
/// reads ahead; so do variables whose names differ in their last characters. A node whose place is taken goes near others over the same operand, and last
/// where its hash says.</remarks>
internal sealed class Interner
{
    /// <summary>A group of slots is a line of the cache.</summary>
    private const int GroupBits = 3;
    private const uint GroupSize = 1 << GroupBits;

    /// <summary>How many slots are looked at near an operand's, before a node is looked for where its hash says: many nodes may have one operand.</summary>
    private const uint Window = 4;

    /// <summary>How many such places there are.</summary>
    private const int NearOperands = 3;

    private readonly Entry[] _ownNodes = new Entry[HashedRoom.OwnNodes];
    private readonly Slot[] _ownSlots = new Slot[HashedRoom.OwnSlots];
    private Entry[] _nodes;
    private Slot[] _slots;
    private uint _mask;
    private int _capacity;
    private int _count;

    /// <summary>An empty interner.</summary>
    public Interner()
    {
        (_nodes, _slots) = (_ownNodes, _ownSlots);
        Resized(HashedRoom.OwnSlots);
    }

    /// <summary>How many nodes there are.</summary>
    public int Count => _count;

    /// <summary>The object of a number.</summary>
    public Expr this[int number] => _nodes[number].Node;

    /// <summary>The number of the object for a node, or -1 when there is none.</summary>
    public int IndexOf(Expr node) => Find(KeyOf(node)).Number - 1;

    /// <summary>The number of the one object for a node whose operands went through this interner before; numbers are given in order, from 0 on.</summary>
    public int Intern(Expr node)
    {
        Entry key = KeyOf(node);
        ref Slot slot = ref Find(key);
        if (slot.Number != 0) return slot.Number - 1;
        if (_count == _capacity)
        {
            Grow(2 * ((int)_mask + 1));
            slot = ref Find(key);
        }

        _nodes[_count] = key;
        slot.Hash = key.Hash;
        slot.Number = ++_count;
        return _count - 1;
    }

    private static Entry KeyOf(Expr node)
    {
        uint hash = (uint)(node.StableHash ^ (node.StableHash >> 32));
        Expr[] operands = node.ArgumentArray;
        if (operands.Length == 0) return new Entry { Node = node, Hash = hash, Home = (uint)node.HashBeforeLast };
        (uint older, uint newer) = Ages(operands);
        return new Entry { Node = node, Hash = hash, Home = older + (2 * newer) };
    }

    /// <summary>The serial numbers of the outer operands.</summary>
    private static (uint Older, uint Newer) Ages(Expr[] operands)
    {
        (uint first, uint last) = ((uint)operands[0].Serial, (uint)operands[^1].Serial);
        return first < last ? (first, last) : (last, first);
    }

    /// <summary>The slot of an equal node, or an empty one for this.</summary>
    private ref Slot Find(in Entry key)
    {
        ref Slot slot = ref _slots[key.Home & _mask];
        if (slot.Number == 0 || (slot.Hash == key.Hash && AreSame(_nodes[slot.Number - 1].Node, key.Node))) return ref slot;
        return ref FindFurther(key.Node, key.Hash, key.Home);
    }

    private ref Slot FindFurther(Expr node, uint hash, uint home)
    {
        for (int trial = 0; ; trial++)
        {
            uint at = Place(node, hash, home, trial), group = at & _mask & ~(GroupSize - 1);
            uint window = trial < NearOperands ? Window : GroupSize;
            for (uint i = 0; i < window; i++)
            {
                ref Slot slot = ref _slots[group | ((at + i) & (GroupSize - 1))];
                if (slot.Number == 0 || (slot.Hash == hash && AreSame(_nodes[slot.Number - 1].Node, node))) return ref slot;
            }
        }
    }

    /// <summary>Where a node is looked for next: near its operands; near others over the same newer operand, or the same older one, where nodes over several with neighbours of theirs would crowd; where its hash says.</summary>
    private static uint Place(Expr node, uint hash, uint home, int trial)
    {
        if (trial == 0) return home;
        if (trial >= NearOperands) return hash + ((uint)(trial - NearOperands) * ((hash & ~(GroupSize - 1)) | GroupSize));
        Expr[] operands = node.ArgumentArray;
        if (operands.Length == 0) return home + ((uint)trial * HashedRoom.Scatter);
        (uint older, uint newer) = Ages(operands);
        return home + (HashedRoom.Scatter * (trial == 1 ? newer : older));
    }

    /// <summary>Makes room for so many nodes.</summary>
    public void Expect(int count)
    {
        if (count > _capacity) Grow(HashedRoom.Slots(count));
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

    private void Grow(int room)
    {
        (Entry[] nodes, Slot[] slots, int used) = (_nodes, _slots, (int)_mask + 1);
        Resized(room);
        _nodes = RentedArrays.Rent<Entry>(_capacity);
        _slots = RentedArrays.Rent<Slot>(room);
        Array.Copy(nodes, _nodes, _count);
        for (int i = 0; i < _count; i++) Find(_nodes[i]) = new Slot { Hash = _nodes[i].Hash, Number = i + 1 };

        HashedRoom.Release(nodes, _count, ReferenceEquals(nodes, _ownNodes));
        HashedRoom.Release(slots, used, ReferenceEquals(slots, _ownSlots));
    }

    private void Resized(int slots)
    {
        _capacity = HashedRoom.Capacity(slots);
        _mask = (uint)slots - 1;
    }

    /// <summary>Forgets all nodes and gives the room for many of them back.</summary>
    public void Clear()
    {
        HashedRoom.Release(_nodes, _count, ReferenceEquals(_nodes, _ownNodes));
        HashedRoom.Release(_slots, (int)_mask + 1, ReferenceEquals(_slots, _ownSlots));
        (_nodes, _slots, _count) = (_ownNodes, _ownSlots, 0);
        Resized(HashedRoom.OwnSlots);
    }

    private struct Slot
    {
        public uint Hash;
        public int Number;
    }

    /// <summary>A node, its hash, and the slot that it is looked for at first.</summary>
    private struct Entry
    {
        public Expr Node;
        public uint Hash;
        public uint Home;
    }
}
