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

    /// <summary>Room for more nodes than this is given back when the table is cleared.</summary>
    private const int LargestKept = 1 << 15;
    private const int LeastRoom = 16;

    private Entry[] _nodes = [];
    private Slot[] _slots = [];
    private uint _mask;
    private int _shift;

    /// <summary>An empty table, with room for so many nodes.</summary>
    public NodeTable(int capacity = LeastRoom) => Reserve((int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(capacity, LeastRoom)));

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
        if (Count == Capacity) Grow();
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

    /// <summary>Forgets all nodes and keeps the room unless it is large; costs what they are, not what there is room for.</summary>
    public void Clear()
    {
        if (Capacity > LargestKept)
        {
            Release();
            Reserve(LeastRoom);
        }
        else
        {
            if (8 * Count > _mask) Array.Clear(_slots, 0, (int)_mask + 1);
            else ClearSlots();
            Array.Clear(_nodes, 0, Count);
        }

        Count = 0;
    }

    private void ClearSlots()
    {
        for (int i = 0; i < Count; i++)
        {
            uint at = Home(_nodes[i].Node.Serial);
            while (_slots[at].Number != i + 1) at = (at + 1) & _mask;
            _slots[at] = default;
        }
    }

    private uint Home(int serial) => (((((uint)serial >> RunBits) * Scatter) >> _shift) << RunBits) | ((uint)serial & ((1 << RunBits) - 1));

    private void Place(int index)
    {
        int serial = _nodes[index].Node.Serial;
        uint at = Home(serial);
        while (_slots[at].Number != 0) at = (at + 1) & _mask;
        _slots[at] = new Slot { Serial = serial, Number = index + 1 };
    }

    private void Grow()
    {
        Entry[] nodes = _nodes;
        RentedArrays.Return(_slots, 0);
        Reserve(2 * Capacity);
        Array.Copy(nodes, _nodes, Count);
        RentedArrays.Return(nodes, Count);
        for (int i = 0; i < Count; i++) Place(i);
    }

    private void Release()
    {
        RentedArrays.Return(_slots, 0);
        RentedArrays.Return(_nodes, Count);
    }

    private void Reserve(int capacity)
    {
        Capacity = capacity;
        _nodes = RentedArrays.Rent<Entry>(capacity);
        _slots = RentedArrays.Rent<Slot>(2 * capacity);
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
