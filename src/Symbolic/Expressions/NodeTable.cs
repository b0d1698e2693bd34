using System.Numerics;
using System.Runtime.CompilerServices;

namespace Symbolic.Expressions;

/// <summary>Numbers nodes in the order in which they are added; told apart by reference. Not thread-safe.</summary>
/// <remarks>The numbers stand in pages by serial number, a line of the cache each: nodes made one after the other stand side by side, as they are mostly looked up, and the processor reads ahead.
/// A hashed directory says where a page is. Nodes of several threads may have the same serial: those that come second are in a dictionary.</remarks>
internal sealed class NodeTable
{
    private const int PageBits = 4, PageSize = 1 << PageBits;

    /// <summary>Room is made for a page per so many nodes at first: of few nodes fewer stand side by side.</summary>
    private const int NodesPerPage = 8, NodesPerOwnPage = 4;

    /// <summary>There are at least so many slots of the directory per page.</summary>
    private const int SlotsPerPage = 2;

    private readonly Entry[] _ownNodes;
    private readonly int[] _ownNumbers;
    private readonly Slot[] _ownSlots;
    private Entry[] _nodes;

    /// <summary>The numbers of nodes, counted from 1, in pages, of which the first is empty.</summary>
    private int[] _numbers;
    private Slot[] _slots;
    private int _slotCount;
    private int _shift;
    private int _pages = 1;
    private Dictionary<Expr, int>? _twins;

    /// <summary>An empty table with room for some nodes of its own.</summary>
    public NodeTable(int own = HashedRoom.OwnNodes)
    {
        int pages = (int)BitOperations.RoundUpToPowerOf2((uint)own / NodesPerOwnPage);
        (_ownNodes, _ownNumbers, _ownSlots) = (new Entry[own], new int[pages * PageSize], new Slot[pages * SlotsPerPage]);
        (_nodes, _numbers, _slots) = (_ownNodes, _ownNumbers, _ownSlots);
        Resized(_ownSlots.Length);
    }

    /// <summary>How many nodes there are.</summary>
    public int Count { get; private set; }

    /// <summary>How many nodes there is room for.</summary>
    public int Room => _nodes.Length;

    /// <summary>The node of a number.</summary>
    public Expr this[int index] => _nodes[index].Node;

    /// <summary>The number of a node, or -1.</summary>
    public int IndexOf(Expr node)
    {
        int serial = node.Serial;
        int number = _numbers[Find((uint)serial >> PageBits).Place + (serial & (PageSize - 1))];
        return number == 0 || ReferenceEquals(_nodes[number - 1].Node, node) ? number - 1 : TwinOf(node);
    }

    /// <summary>Adds a node that is not there yet; its number.</summary>
    public int Add(Expr node)
    {
        if (Count == _nodes.Length) Expect(2 * Count);
        _nodes[Count].Node = node;
        int serial = node.Serial;
        int page = Page((uint)serial >> PageBits);
        ref int number = ref _numbers[page + (serial & (PageSize - 1))];
        if (number == 0) number = Count + 1;
        else (_twins ??= new(ExpressionGraph.ReferenceComparer.Instance)).Add(node, Count);
        return Count++;
    }

    /// <summary>Makes room for so many nodes.</summary>
    public void Expect(int count)
    {
        if (count <= _nodes.Length) return;
        Entry[] nodes = RentedArrays.Rent<Entry>(count);
        Array.Copy(_nodes, nodes, Count);
        HashedRoom.Release(_nodes, Count, ReferenceEquals(_nodes, _ownNodes));
        _nodes = nodes;
        if (count / NodesPerPage * PageSize > _numbers.Length) GrowPages(count / NodesPerPage);
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
        HashedRoom.Release(_nodes, Count, ReferenceEquals(_nodes, _ownNodes));
        HashedRoom.Release(_numbers, _pages * PageSize, ReferenceEquals(_numbers, _ownNumbers));
        HashedRoom.Release(_slots, _slotCount, ReferenceEquals(_slots, _ownSlots));
        (_nodes, _numbers, _slots, _twins) = (_ownNodes, _ownNumbers, _ownSlots, null);
        (Count, _pages) = (0, 1);
        Resized(_ownSlots.Length);
    }

    private int TwinOf(Expr node) => _twins is not null && _twins.TryGetValue(node, out int index) ? index : -1;

    /// <summary>The slot of a page, or an empty one for it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref Slot Find(uint page)
    {
        Slot[] slots = _slots;
        int mask = _slotCount - 1;
        for (int i = (int)((page * HashedRoom.Scatter) >> _shift); ; i++)
        {
            ref Slot slot = ref slots[i & mask];
            if (slot.Page == page || slot.Place == 0) return ref slot;
        }
    }

    /// <summary>Where a page begins, which is made if it is not there.</summary>
    private int Page(uint page)
    {
        ref Slot slot = ref Find(page);
        if (slot.Place > 0) return slot.Place;
        if (_pages * PageSize == _numbers.Length)
        {
            GrowPages(2 * _pages);
            slot = ref Find(page);
        }

        slot.Page = page;
        slot.Place = _pages++ * PageSize;
        return slot.Place;
    }

    private void GrowPages(int pages)
    {
        pages = (int)BitOperations.RoundUpToPowerOf2((uint)pages);
        (int[] numbers, Slot[] slots, int count) = (_numbers, _slots, _slotCount);
        _numbers = RentedArrays.Rent<int>(pages * PageSize);
        Array.Copy(numbers, _numbers, _pages * PageSize);
        _slots = RentedArrays.Rent<Slot>(pages * SlotsPerPage);
        Resized(pages * SlotsPerPage);
        foreach (Slot slot in slots.AsSpan(0, count))
        {
            if (slot.Place > 0) Find(slot.Page) = slot;
        }

        HashedRoom.Release(numbers, _pages * PageSize, ReferenceEquals(numbers, _ownNumbers));
        HashedRoom.Release(slots, count, ReferenceEquals(slots, _ownSlots));
    }

    private void Resized(int slots)
    {
        _slotCount = slots;
        _shift = 32 - BitOperations.Log2((uint)slots);
    }

    private struct Slot
    {
        public uint Page;
        public int Place;
    }

    /// <summary>A node in a struct: an array of these needs no check of types where it is written to.</summary>
    private struct Entry
    {
        public Expr Node;
    }
}
