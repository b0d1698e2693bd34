namespace Symbolic.Expressions;

/// <summary>Numbers the distinct nodes below roots, operands first, in room that is kept for the thread's next traversal.</summary>
/// <remarks>Most passes need a graph only while they run; fresh arrays for each would cost more than the passes themselves.</remarks>
internal sealed class GraphBuilder : IDisposable
{
    /// <summary>Room for more nodes than this is given back.</summary>
    private const int LargestKept = 1 << 15;

    private const int LeastRoom = 16;
    private const int MostExpected = 1 << 11;

    /// <summary>By how much room grows at least and at most, and how many operands a node has at least that tells how much is still to come.</summary>
    private const int LeastGrowth = 2, MostGrowth = 16, Many = 8;

    /// <summary>Passes within passes take room of their own.</summary>
    private const int MostKept = 4;

    [ThreadStatic]
    private static Stack<GraphBuilder>? s_spare;

    private readonly NodeTable _nodes = new();
    private Frame[] _open = new Frame[LeastRoom];
    private int _depth;
    private int _deepest;
    private int[] _pending = new int[LeastRoom];
    private int _waiting;
    private int[] _starts = new int[LeastRoom];
    private byte[] _kinds = new byte[LeastRoom];
    private int[] _operands = new int[LeastRoom];
    private Expr[] _images = [];
    private byte[] _marks = [];

    /// <summary>Nodes that are equal to a numbered one without being it, where equal nodes are to have one number.</summary>
    private NodeMap<int>? _copies;
    private Interner? _interner;
    private bool _isShared;

    private GraphBuilder()
    {
    }

    /// <summary>How many distinct nodes there are.</summary>
    public int Count => _nodes.Count;

    /// <summary>How many operands the nodes have together.</summary>
    public int OperandCount => _starts[Count];

    /// <summary>Room for one expression per node, empty at first.</summary>
    public Span<Expr> Images
    {
        get
        {
            if (_images.Length < Count) _images = Larger(_images, 0, Count);
            return _images.AsSpan(0, Count);
        }
    }

    /// <summary>Room for a byte per node, 0 at first.</summary>
    public byte[] Marks
    {
        get
        {
            if (_marks.Length < Count) _marks = Larger(_marks, 0, Count);
            return _marks;
        }
    }

    /// <summary>The nodes below some roots. To be disposed of on the same thread.</summary>
    public static GraphBuilder Over(ReadOnlySpan<Expr> roots) => Rent().AddAll(roots, 0);

    /// <summary>As many nodes as there are at most, if that is not very many.</summary>
    private static int Expected(ReadOnlySpan<Expr> roots)
    {
        int sum = 0;
        foreach (Expr root in roots) sum = Math.Min(sum + Math.Min(root.Weight, MostExpected), MostExpected);
        return sum;
    }

    /// <summary>Where equal nodes are one: the interner of the nodes, in which they have the same numbers and further nodes come after them.</summary>
    public Interner Interner => _interner!;

    /// <summary>The nodes below some roots, where equal ones have one number and are one object. To be disposed of on the same thread.</summary>
    /// <param name="roots">The roots.</param>
    /// <param name="expected">About how many nodes there are, if that is known: room for many is made at once.</param>
    public static GraphBuilder Shared(ReadOnlySpan<Expr> roots, int expected = 0)
    {
        GraphBuilder builder = Rent();
        builder._interner ??= new Interner();
        builder._isShared = true;
        return builder.AddAll(roots, expected);
    }

    /// <summary>Numbers further nodes behind those that there are, where equal ones are one; the number of their root.</summary>
    /// <param name="root">The root.</param>
    /// <param name="expected">About how many nodes there are below it, if that is known: room for many is made at once.</param>
    public int Extend(Expr root, int expected)
    {
        MakeRoom(Count + Math.Min(expected, root.Weight));
        Add(root);
        return IndexOf(root);
    }

    /// <summary>The node of a number.</summary>
    public Expr Node(int index) => _nodes[index];

    /// <summary>The kind of the node of a number: to ask the node itself would fetch it.</summary>
    public ExprKind Kind(int index) => (ExprKind)_kinds[index];

    /// <summary>The number of a node, or -1.</summary>
    public int IndexOf(Expr node)
    {
        int index = _nodes.IndexOf(node);
        return index < 0 && _copies is not null && _copies.TryGetValue(node, out int first) ? first : index;
    }

    /// <summary>The numbers of a node's operands.</summary>
    public ReadOnlySpan<int> Operands(int index) => _operands.AsSpan(_starts[index], _starts[index + 1] - _starts[index]);

    /// <summary>A copy that stays.</summary>
    public ExpressionGraph ToGraph() => new(_nodes.ToArray(), _starts[..(Count + 1)], _operands[.._starts[Count]]);

    /// <summary>Gives the room back.</summary>
    public void Dispose()
    {
        Array.Clear(_open, 0, _deepest);
        Array.Clear(_images, 0, Math.Min(Count, _images.Length));
        Array.Clear(_marks, 0, Math.Min(Count, _marks.Length));
        if (Count > LargestKept) Release();
        _deepest = _depth = _waiting = 0;
        if (_isShared) _interner!.Clear();
        _isShared = false;
        _copies = null;
        _nodes.Clear();
        if ((s_spare ??= new()).Count < MostKept) s_spare.Push(this);
    }

    private void Release()
    {
        RentedArrays.Return(_open, 0);
        RentedArrays.Return(_images, 0);
        RentedArrays.Return(_marks, 0);
        RentedArrays.Return(_pending, 0);
        RentedArrays.Return(_starts, 0);
        RentedArrays.Return(_kinds, 0);
        RentedArrays.Return(_operands, 0);
        (_open, _images, _marks, _pending, _starts, _kinds, _operands) = (new Frame[LeastRoom], [], [], new int[LeastRoom], new int[LeastRoom], new byte[LeastRoom], new int[LeastRoom]);
    }

    /// <summary>An array with room for more elements that begins with those of another, which goes back.</summary>
    private static T[] Larger<T>(T[] array, int used, int least)
    {
        T[] larger = RentedArrays.Rent<T>(Math.Max(least, 2 * array.Length));
        Array.Copy(array, larger, used);
        RentedArrays.Return(array, used);
        return larger;
    }

    private static GraphBuilder Rent() => s_spare is not null && s_spare.TryPop(out GraphBuilder? builder) ? builder : new GraphBuilder();

    private GraphBuilder AddAll(ReadOnlySpan<Expr> roots, int expected)
    {
        MakeRoom(Math.Max(expected, Expected(roots)));
        foreach (Expr root in roots) Add(root);
        return this;
    }

    private void MakeRoom(int count)
    {
        _nodes.Expect(count);
        if (_isShared) _interner!.Expect(count);
    }

    /// <summary>About how many nodes there will be, from how far the nodes have come whose operands are being numbered.</summary>
    private int Foreseen()
    {
        long foreseen = Count + _depth;
        for (int i = 0; i < _depth; i++)
        {
            int operands = _open[i].Node.ArgumentArray.Length;
            if (operands < Many) continue;
            foreseen = Math.Max(foreseen, (long)Count * operands / Math.Max(1, _open[i].Next));
            break;
        }

        return (int)Math.Min(Math.Clamp(foreseen, LeastGrowth * (long)Count, MostGrowth * (long)Count), Array.MaxLength);
    }

    private void Add(Expr root)
    {
        if (IndexOf(root) >= 0) return;
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
        int index = IndexOf(operand);
        if (index < 0 && operand.ArgumentArray.Length > 0)
        {
            Open(operand);
            return;
        }

        if (index < 0) index = Numbered(operand, 0);
        frame.Next++;
        Wait(index);
    }

    private void Open(Expr node)
    {
        if (_depth == _open.Length) _open = Larger(_open, _depth, 0);
        _open[_depth].Node = node;
        _open[_depth++].Next = 0;
        _deepest = Math.Max(_deepest, _depth);
    }

    /// <summary>The operands of a node that is complete are the last ones that wait.</summary>
    private void Close(Expr node, int count)
    {
        _waiting -= count;
        int index = Numbered(node, count);
        if (--_depth == 0) return;
        _open[_depth - 1].Next++;
        Wait(index);
    }

    /// <summary>The number of a node whose operands are the last ones that wait; that of an equal node where equal ones are one.</summary>
    private int Numbered(Expr node, int count)
    {
        if (!_isShared) return Number(node, count);
        Expr own = OverNumbered(node, count);
        int index = _interner!.Intern(own);
        if (index == Count) Number(own, count);
        if (!ReferenceEquals(_nodes[index], node)) (_copies ??= new())[node] = index;
        return index;
    }

    /// <summary>The node over the numbered nodes that its operands are or are equal to.</summary>
    private Expr OverNumbered(Expr node, int count)
    {
        Expr[] old = node.ArgumentArray;
        Span<int> waiting = _pending.AsSpan(_waiting, count);
        int same = 0;
        while (same < count && ReferenceEquals(old[same], _nodes[waiting[same]])) same++;
        if (same == count) return node;
        Expr[] numbered = new Expr[count];
        for (int i = 0; i < count; i++) numbered[i] = _nodes[waiting[i]];
        return node.WithEqualArguments(numbered);
    }

    private int Number(Expr node, int count)
    {
        if (Count == _nodes.Room) MakeRoom(Foreseen());
        int index = _nodes.Add(node), start = _starts[index], end = start + count;
        if (index + 2 > _starts.Length) _starts = Larger(_starts, index + 1, 0);
        if (index == _kinds.Length) _kinds = Larger(_kinds, index, 0);
        if (end > _operands.Length) _operands = Larger(_operands, start, end);
        _pending.AsSpan(_waiting, count).CopyTo(_operands.AsSpan(start));
        _starts[index + 1] = end;
        _kinds[index] = (byte)node.Kind;
        return index;
    }

    private void Wait(int index)
    {
        if (_waiting == _pending.Length) _pending = Larger(_pending, _waiting, 0);
        _pending[_waiting++] = index;
    }

    /// <summary>A node whose operands up to one are numbered.</summary>
    private struct Frame
    {
        public Expr Node;
        public int Next;
    }
}
