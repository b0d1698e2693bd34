namespace Symbolic.Compilation;

/// <summary>Places in the memory that chunks share, for values that are used in a later chunk than they are computed in.</summary>
/// <remarks>A place is free again only after the chunk of its last use: inside a chunk, computing a value later than the tape says does not change it.</remarks>
internal sealed class ScratchMap
{
    private readonly DataFlow _flow;
    private readonly int[] _slots;
    private readonly Stack<int> _free = new();
    private readonly PriorityQueue<int, int> _used = new();

    /// <summary>No places yet.</summary>
    public ScratchMap(DataFlow flow, bool isNeeded)
    {
        _flow = flow;
        _slots = isNeeded ? new int[flow.Code.Length] : [];
    }

    /// <summary>How many places there are.</summary>
    public int Size { get; private set; }

    /// <summary>The place of a value, or −1.</summary>
    public int SlotOf(int value) => _slots.Length == 0 ? -1 : _slots[value] - 1;

    /// <summary>Places the values of a chunk that outlive it; call in the order of the chunks.</summary>
    public void Enter(ChunkPlan.Stretch chunk)
    {
        while (_used.TryPeek(out int slot, out int lastUse) && lastUse < chunk.Start)
        {
            _used.Dequeue();
            _free.Push(slot);
        }

        for (int i = chunk.Start; i < chunk.End; i++)
        {
            bool outlives = _flow.Code[i].HasResult && _flow.Code[i].Result == i && _flow.LastUse[i] >= chunk.End;
            if (!outlives) continue;
            int slot = _free.TryPop(out int free) ? free : Size++;
            _slots[i] = slot + 1;
            _used.Enqueue(slot, _flow.LastUse[i]);
        }
    }
}
