using System.Numerics;

namespace Symbolic.Expressions;

/// <summary>Numbers nodes in the order in which they are added; told apart by reference. Not thread-safe.</summary>
/// <remarks>Open addressing over serial numbers: nodes made one after the other stand side by side, as they are mostly looked up, and the processor reads ahead. Where places are taken,
/// a run of nodes goes to the same distance, which a hash says. Nodes of several threads may have the same serial: then the objects decide.</remarks>
internal sealed class NodeTable
{
    private const uint Scatter = 0x9E3779B1;

    private readonly Entry[] _ownNodes;
    private readonly Slot[] _ownSlots;
    private Entry[] _nodes;
    private Slot[] _slots;
    private uint _mask;
    private int _runBits;
    private int _shift;

    /// <summary>An empty table with some slots of its own, a power of two.</summary>
    public NodeTable(int slots = HashedRoom.OwnSlots)
    {
        (_ownNodes, _ownSlots) = (new Entry[HashedRoom.Capacity(slots)], new Slot[slots]);
        (_nodes, _slots) = (_ownNodes, _ownSlots);
        Resized(slots);
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
        int serial = node.Serial;
        Slot first = _slots[(uint)serial & _mask];
        if (first.Number == 0 || (first.Serial == serial && ReferenceEquals(_nodes[first.Number - 1].Node, node))) return first.Number - 1;
        for (uint i = (uint)serial, step = Step(serial); ;)
        {
            i += step;
            Slot slot = _slots[i & _mask];
            if (slot.Number == 0 || (slot.Serial == serial && ReferenceEquals(_nodes[slot.Number - 1].Node, node))) return slot.Number - 1;
        }
    }

    /// <summary>Adds a node that is not there yet; its number.</summary>
    public int Add(Expr node)
    {
        if (Count == Capacity) Grow(2 * ((int)_mask + 1));
        _nodes[Count].Node = node;
        Place(new Slot { Serial = node.Serial, Number = Count + 1 });
        return Count++;
    }

    /// <summary>Makes room for so many nodes.</summary>
    public void Expect(int count)
    {
        if (count > Capacity) Grow(HashedRoom.Slots(count));
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
        Resized(_ownSlots.Length);
    }

    /// <summary>How far it is from a slot that is taken to the next one: far enough to leave the run that it stands in, and odd, so that all slots are met.</summary>
    private uint Step(int serial) => (((((uint)serial >> _runBits) * Scatter) >> _shift) << _runBits) | 1;

    private void Place(Slot slot)
    {
        uint at = (uint)slot.Serial, step = Step(slot.Serial);
        while (_slots[at & _mask].Number != 0) at += step;
        _slots[at & _mask] = slot;
    }

    private void Grow(int room)
    {
        (Entry[] nodes, Slot[] slots, int used) = (_nodes, _slots, (int)_mask + 1);
        Resized(room);
        _nodes = RentedArrays.Rent<Entry>(Capacity);
        _slots = RentedArrays.Rent<Slot>(room);
        Array.Copy(nodes, _nodes, Count);
        foreach (Slot slot in slots.AsSpan(0, used))
        {
            if (slot.Number != 0) Place(slot);
        }

        HashedRoom.Clear(nodes, slots, Count, used, isOwn: ReferenceEquals(nodes, _ownNodes));
    }

    private void Resized(int slots)
    {
        Capacity = HashedRoom.Capacity(slots);
        _mask = (uint)slots - 1;
        int bits = BitOperations.PopCount(_mask);
        _runBits = bits / 2;
        _shift = 32 - (bits - _runBits);
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
