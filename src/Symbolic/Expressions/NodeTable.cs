using System.Numerics;

namespace Symbolic.Expressions;

/// <summary>Numbers nodes in the order in which they are added; told apart by reference. Not thread-safe.</summary>
/// <remarks>Open addressing over serial numbers. Nodes made one after the other, eight at a time, share a line of the cache. Nodes of several threads may have
/// the same serial: then the objects decide.</remarks>
internal sealed class NodeTable
{
    private const uint Scatter = 0x9E3779B1;
    private const int LineBits = 3, LeastBits = 4;

    private Entry[] _nodes;
    private Slot[] _slots;
    private int _shift;

    /// <summary>An empty table, with room for so many nodes.</summary>
    public NodeTable(int capacity = 16)
    {
        _nodes = new Entry[Math.Max(capacity, 2)];
        _slots = [];
        NewSlots();
    }

    /// <summary>How many nodes there are.</summary>
    public int Count { get; private set; }

    /// <summary>How many nodes there is room for.</summary>
    public int Capacity => _nodes.Length;

    /// <summary>The node of a number.</summary>
    public Expr this[int index] => _nodes[index].Node;

    /// <summary>The number of a node, or -1.</summary>
    public int IndexOf(Expr node)
    {
        Slot[] slots = _slots;
        int serial = node.Serial;
        for (uint i = Start(serial); ; i = (i + 1) & (uint)(slots.Length - 1))
        {
            Slot slot = slots[i];
            if (slot.Number == 0 || (slot.Serial == serial && ReferenceEquals(_nodes[slot.Number - 1].Node, node))) return slot.Number - 1;
        }
    }

    /// <summary>Adds a node that is not there yet; its number.</summary>
    public int Add(Expr node)
    {
        if (Count == _nodes.Length) Grow();
        _nodes[Count].Node = node;
        Place(Count);
        return Count++;
    }

    /// <summary>All nodes by their numbers.</summary>
    public Expr[] ToArray()
    {
        Expr[] result = new Expr[Count];
        for (int i = 0; i < result.Length; i++) result[i] = _nodes[i].Node;
        return result;
    }

    /// <summary>Forgets all nodes and keeps the room; costs what they are, not what there is room for.</summary>
    public void Clear()
    {
        if (8 * Count > _slots.Length) Array.Clear(_slots);
        else ClearSlots();
        Array.Clear(_nodes, 0, Count);
        Count = 0;
    }

    private void ClearSlots()
    {
        for (int i = 0; i < Count; i++)
        {
            uint at = Start(_nodes[i].Node.Serial);
            while (_slots[at].Number != i + 1) at = (at + 1) & (uint)(_slots.Length - 1);
            _slots[at] = default;
        }
    }

    private void Place(int index)
    {
        int serial = _nodes[index].Node.Serial;
        uint at = Start(serial);
        while (_slots[at].Number != 0) at = (at + 1) & (uint)(_slots.Length - 1);
        _slots[at] = new Slot { Serial = serial, Number = index + 1 };
    }

    private void Grow()
    {
        Array.Resize(ref _nodes, 2 * _nodes.Length);
        NewSlots();
        for (int i = 0; i < Count; i++) Place(i);
    }

    private void NewSlots()
    {
        int bits = Math.Max(BitOperations.Log2((uint)_nodes.Length - 1) + 2, LeastBits);
        _slots = new Slot[1 << bits];
        _shift = 32 - bits + LineBits;
    }

    /// <summary>The slot at which the search for a node begins.</summary>
    private uint Start(int serial) => (((((uint)serial >> LineBits) * Scatter) >> _shift) << LineBits) | ((uint)serial & ((1u << LineBits) - 1));

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
