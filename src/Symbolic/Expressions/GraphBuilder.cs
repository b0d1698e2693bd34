namespace Symbolic.Expressions;

/// <summary>Numbers the distinct nodes below roots, operands first, in room that is kept for the thread's next traversal.</summary>
/// <remarks>Most passes need a graph only while they run; fresh arrays for each would cost more than the passes themselves.</remarks>
internal sealed class GraphBuilder : IDisposable
{
    /// <summary>Room for more nodes than this is not kept: it would never be given back.</summary>
    private const int LargestKept = 1 << 17;

    private const int LeastRoom = 16;

    /// <summary>Passes within passes take room of their own.</summary>
    private const int MostKept = 3;

    [ThreadStatic]
    private static Stack<GraphBuilder>? s_spare;

    /// <summary>How many nodes the thread's last graph had that was too large to be kept: the next pass over it needs as much room, and not to grow there.</summary>
    [ThreadStatic]
    private static int s_large;

    private readonly NodeTable _nodes;
    private Frame[] _open = new Frame[16];
    private int _depth;
    private int _deepest;
    private int[] _pending = new int[16];
    private int _waiting;
    private int[] _starts;
    private int[] _operands;
    private Expr[] _images = [];

    private GraphBuilder(int capacity)
    {
        _nodes = new NodeTable(capacity);
        _starts = new int[capacity + 1];
        _operands = new int[2 * capacity];
    }

    /// <summary>How many distinct nodes there are.</summary>
    public int Count => _nodes.Count;

    /// <summary>Room for one expression per node, empty at first.</summary>
    public Span<Expr> Images
    {
        get
        {
            if (_images.Length < Count) _images = new Expr[_nodes.Capacity];
            return _images.AsSpan(0, Count);
        }
    }

    /// <summary>The nodes below some roots. To be disposed of on the same thread.</summary>
    public static GraphBuilder Over(ReadOnlySpan<Expr> roots)
    {
        int room = RoomFor(roots);
        if (room > 0 || s_spare is null || !s_spare.TryPop(out GraphBuilder? builder)) builder = new GraphBuilder(Math.Max(room, LeastRoom));
        foreach (Expr root in roots) builder.Add(root);
        return builder;
    }

    /// <summary>The node of a number.</summary>
    public Expr Node(int index) => _nodes[index];

    /// <summary>The number of a node, or -1.</summary>
    public int IndexOf(Expr node) => _nodes.IndexOf(node);

    /// <summary>The numbers of a node's operands.</summary>
    public ReadOnlySpan<int> Operands(int index) => _operands.AsSpan(_starts[index], _starts[index + 1] - _starts[index]);

    /// <summary>A copy that stays.</summary>
    public ExpressionGraph ToGraph() => new(_nodes.ToArray(), _starts[..(Count + 1)], _operands[.._starts[Count]]);

    /// <summary>Gives the room back.</summary>
    public void Dispose()
    {
        Array.Clear(_open, 0, _deepest);
        Array.Clear(_images, 0, Math.Min(Count, _images.Length));
        _deepest = _depth = _waiting = 0;
        if (_nodes.Capacity > LargestKept) s_large = Count > LargestKept ? Count : 0;
        _nodes.Clear();
        if (_nodes.Capacity <= LargestKept && (s_spare ??= new()).Count < MostKept) s_spare.Push(this);
    }

    private static int RoomFor(ReadOnlySpan<Expr> roots)
    {
        if (s_large == 0) return 0;
        long weight = 0;
        foreach (Expr root in roots) weight += root.Weight;
        return weight >= s_large ? s_large : 0;
    }

    private void Add(Expr root)
    {
        if (_nodes.IndexOf(root) >= 0) return;
        Open(root);
        while (_depth > 0)
        {
            ref Frame frame = ref _open[_depth - 1];
            Expr[] arguments = frame.Node.ArgumentArray;
            if (frame.Next == arguments.Length) Close(frame.Node, arguments.Length);
            else Step(ref frame, arguments[frame.Next]);
        }

        _waiting = 0;
    }

    private void Step(ref Frame frame, Expr operand)
    {
        int index = _nodes.IndexOf(operand);
        if (index < 0 && operand.ArgumentArray.Length > 0)
        {
            Open(operand);
            return;
        }

        if (index < 0) index = Number(operand, 0);
        frame.Next++;
        Wait(index);
    }

    private void Open(Expr node)
    {
        if (_depth == _open.Length) Array.Resize(ref _open, 2 * _depth);
        _open[_depth].Node = node;
        _open[_depth++].Next = 0;
        _deepest = Math.Max(_deepest, _depth);
    }

    /// <summary>The operands of a node that is complete are the last ones that wait.</summary>
    private void Close(Expr node, int count)
    {
        _waiting -= count;
        int index = Number(node, count);
        if (--_depth == 0) return;
        _open[_depth - 1].Next++;
        Wait(index);
    }

    private int Number(Expr node, int count)
    {
        int index = _nodes.Add(node), start = _starts[index], end = start + count;
        if (index + 2 > _starts.Length) Array.Resize(ref _starts, 2 * _starts.Length);
        if (end > _operands.Length) Array.Resize(ref _operands, Math.Max(end, 2 * _operands.Length));
        _pending.AsSpan(_waiting, count).CopyTo(_operands.AsSpan(start));
        _starts[index + 1] = end;
        return index;
    }

    private void Wait(int index)
    {
        if (_waiting == _pending.Length) Array.Resize(ref _pending, 2 * _waiting);
        _pending[_waiting++] = index;
    }

    /// <summary>A node whose operands up to one are numbered.</summary>
    private struct Frame
    {
        public Expr Node;
        public int Next;
    }
}
