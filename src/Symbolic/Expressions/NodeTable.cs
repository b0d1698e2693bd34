using System.Numerics;

namespace Symbolic.Expressions;

/// <summary>Numbers nodes in the order in which they are added; told apart by reference. Not thread-safe.</summary>
/// <remarks>Open addressing over serial numbers, of which runs are kept together: what was made together is looked up together. Nodes of several
/// threads may have the same serial: then the objects decide.</remarks>
internal sealed class NodeTable
{
    private const uint Scatter = 0x9E3779B1;

    /// <summary>Nodes made one after the other stand side by side in runs of 1 &lt;&lt; RunBits slots.</summary>
    private const int RunBits = 2;

    private readonly Entry[] _ownNodes = new Entry[HashedRoom.Own];
    private readonly Slot[] _ownSlots = new Slot[2 * HashedRoom.Own];
    private Entry[] _nodes;
    private Slot[] _slots;
    private uint _mask;
    private int _shift;

    /// <summary>An empty table.</summary>
    public NodeTable()
    {
        (_nodes, _slots) = (_ownNodes, _ownSlots);
        Resized(HashedRoom.Own);
    }

    /// <summary>How many nodes there are.</summary>
    public int Count { get; private set; }

    /// <summary>How many nodes there is room for.</summary>
    public int Capacity { get; private set; }

    /// <summary>The node of a number.</summary>
    public Expr this[int index] => _nodes[index].Node;

    /// <summary>The number of a node, or -1.</summary>
    public int IndexOf(Expr node)
    {
        Slot[] slots = _slots;
        int serial = node.Serial;
        for (uint i = Home(serial); ; i = (i + 1) & _mask)
        {
            Slot slot = slots[i];
            if (slot.Number == 0 || (slot.Serial == serial && ReferenceEquals(_nodes[slot.Number - 1].Node, node))) return slot.Number - 1;
        }
    }

    /// <summary>Adds a node that is not there yet; its number.</summary>
    public int Add(Expr node)
    {
        if (Count == Capacity) Grow(HashedRoom.After(Capacity));
        _nodes[Count].Node = node;
        Place(new Slot { Serial = node.Serial, Number = Count + 1 });
        return Count++;
    }

    /// <summary>Makes room for so many nodes.</summary>
    public void Expect(int count)
    {
        if (count > Capacity) Grow(HashedRoom.For(count));
    }

    /// <summary>All nodes by their numbers.</summary>
    public Expr[] ToArray()
    {
        Expr[] result = new Expr[Count];
        for (int i = 0; i < result.Length; i++) result[i] = _nodes[i].Node;
        return result;
    }

    /// <summary>Forgets all nodes and gives the room for many of them back.</summary>
    public void Clear()
    {
        HashedRoom.Clear(_nodes, _slots, Count, (int)_mask + 1, isOwn: ReferenceEquals(_nodes, _ownNodes));
        (_nodes, _slots, Count) = (_ownNodes, _ownSlots, 0);
        Resized(HashedRoom.Own);
    }

    private uint Home(int serial) => (((((uint)serial >> RunBits) * Scatter) >> _shift) << RunBits) | ((uint)serial & ((1 << RunBits) - 1));

    private void Place(Slot slot)
    {
        uint at = Home(slot.Serial);
        while (_slots[at].Number != 0) at = (at + 1) & _mask;
        _slots[at] = slot;
    }

    private void Grow(int capacity)
    {
        (Entry[] nodes, Slot[] slots, int used) = (_nodes, _slots, (int)_mask + 1);
        _nodes = RentedArrays.Rent<Entry>(capacity);
        _slots = RentedArrays.Rent<Slot>(2 * capacity);
        Resized(capacity);
        Array.Copy(nodes, _nodes, Count);
        foreach (Slot slot in slots.AsSpan(0, used))
        {
            if (slot.Number != 0) Place(slot);
        }

        HashedRoom.Clear(nodes, slots, Count, used, isOwn: ReferenceEquals(nodes, _ownNodes));
    }

    private void Resized(int capacity)
    {
        Capacity = capacity;
        _mask = (2 * (uint)capacity) - 1;
        _shift = 32 - (BitOperations.PopCount(_mask) - RunBits);
    }

    private struct Slot
    {
        public int Serial;
        public int Number;
    }

    /// <summary>A node in a struct: an array of these needs no check of types where it is written to.</summary>
    private struct Entry
    {
        public Expr Node;
    }
}
