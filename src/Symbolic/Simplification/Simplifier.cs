using System.Runtime.InteropServices;
using Symbolic.Expressions;
using Symbolic.Functions;

namespace Symbolic.Simplification;

/// <summary>Brings a raw shared graph to canonical form and applies rewrites that hold at every real point.</summary>
/// <remarks>Iterative. Sums and products nested in their only user are gathered once, at the outermost, so a chain costs O(n log n).</remarks>
internal sealed class Simplifier : IDisposable
{
    private const int MaximumPasses = 4;
    private const int MaximumRewrites = 32;
    private const int MaximumDepth = 64;
    private const int RewritesPerNode = 64;

    /// <summary>Nodes that stand for larger trees are brought to canonical form only: rules compare parts, which there takes time.</summary>
    private const int LargestTree = 100_000;
    private const int LargestCompared = 500;
    private const int MostCompared = 6;

    private readonly FunctionTable _functions;
    private readonly SimplifyOptions _options;
    private readonly GraphBuilder _graph;

    /// <summary>The graph, if it is this simplifier's.</summary>
    private readonly GraphBuilder? _own;

    /// <summary>The number of the expression.</summary>
    private readonly int _root;

    /// <summary>What is known about the nodes of the graph.</summary>
    private readonly byte[] _marks;
    private readonly List<Expr> _operands = OperandLists.Rent();
    private List<Expr>? _apart;
    private Stack<int>? _open;
    private bool _isUnfinished;

    /// <summary>How many times a rule has changed something.</summary>
    private int _rewrites;
    private long _budget;

    /// <summary>The node at work.</summary>
    private int _current;

    private Simplifier(Expr root, FunctionTable functions, SimplifyOptions options, int expectedNodes, GraphBuilder? parts)
    {
        _functions = functions;
        _options = options;
        _own = parts is null ? GraphBuilder.Shared(new ReadOnlySpan<Expr>(ref root), expectedNodes) : null;
        _graph = parts ?? _own!;
        _root = parts?.Extend(root, expectedNodes) ?? _graph.Count - 1;
        _marks = _graph.Marks;
        MarkGathered();
        _budget = RewritesPerNode * (_graph.Count + 16L);
    }

    /// <summary>The simplified expression; equal nodes of the result are one object.</summary>
    public static Expr Simplify(Expr expression, FunctionTable functions, SimplifyOptions options) => Simplify(expression, functions, options, out _);

    /// <summary>The simplified expression, and how many operations it takes at most, as far as that is known without looking.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="functions">The functions that names mean.</param>
    /// <param name="options">What may be done.</param>
    /// <param name="operations">The operations.</param>
    /// <param name="expectedNodes">About how many nodes there are, if that is known: tables need not grow then.</param>
    /// <param name="parts">Nodes that the expression is made of, where equal ones are one, or null. The graph is taken.</param>
    public static Expr Simplify(Expr expression, FunctionTable functions, SimplifyOptions options, out long operations, int expectedNodes = 0, GraphBuilder? parts = null)
    {
        Expr result = expression;
        Expr? plain = null;
        bool isRewritten = false;
        operations = long.MaxValue;
        for (int pass = 0; options.Level != SimplifyLevel.None && pass < MaximumPasses && !result.Arguments.IsEmpty; pass++)
        {
            using Simplifier simplifier = new(result, functions, options, expectedNodes, pass == 0 ? parts : null);
            result = simplifier.Run();
            isRewritten |= simplifier._rewrites > 0;
            if (expression.Weight <= LargestCompared) plain ??= simplifier._rewrites > 0 ? simplifier.Plain() : result;
            if (simplifier._isUnfinished) continue;
            if (options.Collects) operations = simplifier.Operations();
            break;
        }

        if (!isRewritten || plain is null || Cheaper(result, plain) is var cheaper && ReferenceEquals(cheaper, result)) return result;
        operations = long.MaxValue;
        return cheaper;
    }

    /// <summary>The simplified expressions, in one pass over all of them; equal nodes of the results are one object.</summary>
    public static Expr[] Simplify(Expr[] expressions, FunctionTable functions, SimplifyOptions options) =>
        Simplify(expressions, functions, options, out _);

    /// <summary>The simplified expressions, and how many operations they take at most, as far as that is known without looking.</summary>
    public static Expr[] Simplify(Expr[] expressions, FunctionTable functions, SimplifyOptions options, out long operations, int expectedNodes = 0, GraphBuilder? parts = null)
    {
        operations = 0;
        return expressions.Length switch
        {
            0 => [],
            1 => [Simplify(expressions[0], functions, options, out operations, expectedNodes, parts)],
            _ => Simplify(Bundle.Over(expressions), functions, options, out operations, expectedNodes, parts).ArgumentArray,
        };
    }

    /// <summary>The result, or the expression in canonical form where the rules have led to something larger.</summary>
    private static Expr Cheaper(Expr result, Expr plain) => plain.Weight < result.Weight && Cost.Of(plain) < Cost.Of(result) ? Interner.Share(plain) : result;

    /// <summary>The expression in canonical form, when the pass is done: what no rule has changed, nor anything below, is there already.</summary>
    private Expr Plain()
    {
        // what is nested in its own kind was gathered above, which may lead to another form
        Span<Expr> images = _graph.Images;
        for (int i = 0; i <= _root; i++)
        {
            if (!IsPart(i)) continue;
            if (!Is(i, Mark.Gathered | Mark.Rewritten) && !AnyRewritten(_graph.Operands(i))) continue;
            Set(i, Mark.Rewritten);
            images[i] = PlainOf(i);
        }

        return images[_root];
    }

    private Expr PlainOf(int index)
    {
        Expr node = _graph.Node(index);
        _operands.Clear();
        foreach (int operand in _graph.Operands(index)) _operands.Add(_graph.Images[operand]);
        return node.Kind is ExprKind.Add or ExprKind.Mul ? Built(node, CollectionsMarshal.AsSpan(_operands)) : node.WithArguments(CollectionsMarshal.AsSpan(_operands));
    }

    /// <summary>Gives the room for tables back.</summary>
    public void Dispose()
    {
        _own?.Dispose();
        OperandLists.Return(_operands);
        if (_apart is not null) OperandLists.Return(_apart);
    }

    private Expr Run()
    {
        for (int i = 0; i <= _root; i++)
        {
            if ((i & 0xFF) == 0) Deadline.Check();
            if (!IsPart(i)) continue;
            if (_rewrites > 0 && AnyRewritten(_graph.Operands(i))) Set(i, Mark.Rewritten);
            if (Is(i, Mark.Gathered)) continue;
            _current = i;
            int before = _rewrites;
            _graph.Images[i] = Simplified(i);
            if (_rewrites != before) Set(i, Mark.Rewritten);
        }

        // what is settled is interned, down to the leaves
        Expr result = _graph.Images[_root];
        return _isUnfinished ? Interner.Share(result) : result;
    }

    /// <summary>The operations of all settled nodes: the result has no others.</summary>
    private long Operations()
    {
        Interner nodes = _graph.Interner;
        long operations = 0;
        for (int i = 0; i < nodes.Count; i++)
        {
            if (i >= _graph.Count || Is(i, Mark.Settled)) operations += OperationCount.OfNode(nodes[i]);
        }

        return operations;
    }

    /// <summary>Whether a node of the graph is the expression or part of it.</summary>
    private bool IsPart(int node) => node == _root || Is(node, Mark.Used);

    private bool AnyRewritten(ReadOnlySpan<int> nodes)
    {
        foreach (int node in nodes)
        {
            if (Is(node, Mark.Rewritten)) return true;
        }

        return false;
    }

    private bool Is(int node, Mark mark) => (_marks[node] & (byte)mark) != 0;

    private void Set(int node, Mark mark) => _marks[node] |= (byte)mark;

    /// <summary>Marks what is part of the expression, and the sums and products whose only user is of the same kind.</summary>
    private void MarkGathered()
    {
        for (int i = _root; i >= 0; i--)
        {
            if (!IsPart(i)) continue;
            ExprKind kind = _graph.Kind(i);
            bool isNAry = kind is ExprKind.Add or ExprKind.Mul;
            foreach (int operand in _graph.Operands(i))
            {
                bool isSame = isNAry && _graph.Kind(operand) == kind && !Is(operand, Mark.Used);
                _marks[operand] = (byte)(isSame ? Mark.Used | Mark.Gathered : Mark.Used);
            }
        }
    }

    private Expr Simplified(int index)
    {
        if (_graph.Operands(index).IsEmpty) return Whole(_graph.Node(index));
        if (_graph.Kind(index) is ExprKind.Add or ExprKind.Mul) return NAry(index);
        Expr next = Fixed(index);
        return Settled(next, next is Call ? next.Arguments : [], 0);
    }

    /// <summary>The node with the rules applied to it, and to the new nodes below it, until none changes anything. What a rewrite makes is
    /// shallow: below it stand nodes that were settled before.</summary>
    /// <param name="node">The node.</param>
    /// <param name="known">Nodes that are settled, such as what it was built from.</param>
    /// <param name="depth">How deep among new nodes it stands.</param>
    private Expr Settled(Expr node, ReadOnlySpan<Expr> known, int depth)
    {
        for (int i = 0; i < MaximumRewrites; i++)
        {
            if (Known(node) is { } same) return same;
            if (node.Arguments.IsEmpty) return Whole(node);
            if (--_budget < 0) break;
            Expr next = IsOverImages(node) ? node : OverSettled(node, known, depth);
            if (ReferenceEquals(next, node))
            {
                next = Rewritten(node);
                if (ReferenceEquals(next, node)) return Whole(node);
                _rewrites++;
            }

            node = next;
        }

        // rules that undo each other would go on for ever: what is there now stays, here and wherever it is met again
        _isUnfinished = true;
        return Whole(node);
    }

    /// <summary>Whether this is the node at work over operands that no rule has changed: they are settled.</summary>
    private bool IsOverImages(Expr node)
    {
        if (!IsCurrent(node)) return false;
        Span<Expr> images = _graph.Images;
        foreach (int operand in _graph.Operands(_current))
        {
            if (!ReferenceEquals(images[operand], _graph.Node(operand))) return false;
        }

        return true;
    }

    /// <summary>The node over settled operands; itself when they were.</summary>
    private Expr OverSettled(Expr node, ReadOnlySpan<Expr> known, int depth)
    {
        Expr[]? operands = null;
        if (known.Length > MostCompared) known = [];
        for (int i = 0; i < node.Arguments.Length; i++)
        {
            Expr operand = node.ArgumentArray[i];
            if (IsAmong(operand, known) || ReferenceEquals(Known(operand), operand)) continue;
            Expr settled = depth < MaximumDepth ? Settled(operand, [], depth + 1) : operand;
            _isUnfinished |= depth >= MaximumDepth && !operand.Arguments.IsEmpty;
            if (ReferenceEquals(settled, operand)) continue;
            operands ??= [.. node.Arguments];
            operands[i] = settled;
        }

        if (operands is null) return node;
        return node.Arguments.SequenceEqual(operands) ? node.WithEqualArguments(operands) : node.WithArguments(operands);
    }

    private static bool IsAmong(Expr node, ReadOnlySpan<Expr> nodes)
    {
        foreach (Expr other in nodes)
        {
            if (ReferenceEquals(node, other)) return true;
        }

        return false;
    }

    private Expr Rewritten(Expr node) => node switch
    {
        { Weight: > LargestTree } => node,
        Call call => _options.Assumed?.OfCall(call) ?? CallRules.Apply(call, _functions),
        Pow power when _options.Assumed?.OfPower(power) is { } merged => merged,
        Add sum => SumRules.Apply(sum, _functions, _options.Collects),
        Mul or Pow => ProductRules.Apply(node, _functions),
        _ => node,
    };

    private Expr Fixed(int index)
    {
        Expr node = _graph.Node(index);
        ReadOnlySpan<int> indices = _graph.Operands(index);
        Span<Expr> images = _graph.Images;
        int same = 0;
        while (same < indices.Length && ReferenceEquals(images[indices[same]], node.ArgumentArray[same])) same++;
        if (node is Call) return same == indices.Length ? node : node.WithEqualArguments(ImagesOf(indices, images));
        (Expr @base, Expr exponent) = (images[indices[0]], images[indices[1]]);
        if (same == 2 && @base is Symbol or Add or Call { IsExponential: false } && exponent is not Number { Value: { IsZero: true } or { IsOne: true } }) return node;
        bool large = @base is Mul product && product.Arguments.Length > _options.SharedOperands;
        bool trivial = exponent is Number { Value: { IsZero: true } or { IsOne: true } };
        return large && !trivial ? new Pow(@base, exponent) : Canonical.Power(@base, exponent);
    }

    private static Expr[] ImagesOf(ReadOnlySpan<int> indices, ReadOnlySpan<Expr> images)
    {
        Expr[] operands = new Expr[indices.Length];
        for (int i = 0; i < operands.Length; i++) operands[i] = images[indices[i]];
        return operands;
    }

    private Expr NAry(int index)
    {
        ExprKind kind = _graph.Kind(index);
        _operands.Clear();
        _apart?.Clear();
        Span<Expr> images = _graph.Images;
        int next = index;
        do
        {
            foreach (int operand in _graph.Operands(next))
            {
                if (Is(operand, Mark.Gathered)) (_open ??= []).Push(operand);
                else (IsLarge(images[operand], kind) ? _apart ??= OperandLists.Rent() : _operands).Add(images[operand]);
            }
        }
        while (_open is not null && _open.TryPop(out next));

        bool isSum = kind == ExprKind.Add;
        ReadOnlySpan<Expr> operands = CollectionsMarshal.AsSpan(_operands);
        Expr flat = operands.Length switch
        {
            0 => isSum ? Number.Zero : Number.One,
            1 => operands[0],
            _ => Settled(Built(_graph.Node(index), operands), operands, 0),
        };
        return _apart is null or { Count: 0 } ? flat : Whole(Joined(_graph.Node(index), flat, _apart, isSum));
    }

    /// <summary>The canonical sum or product; the node itself where it is that.</summary>
    private static Expr Built(Expr node, ReadOnlySpan<Expr> operands)
    {
        bool isSum = node is Add;
        if (AreSame(node.Arguments, operands) && (isSum ? SumBuilder.IsCanonical(operands) : ProductBuilder.IsCanonical(operands))) return node;
        return isSum ? Canonical.Sum(operands) : Canonical.Product(operands);
    }

    private static bool AreSame(ReadOnlySpan<Expr> left, ReadOnlySpan<Expr> right)
    {
        int same = 0;
        if (left.Length != right.Length) return false;
        while (same < left.Length && ReferenceEquals(left[same], right[same])) same++;
        return same == left.Length;
    }

    /// <summary>A node that is settled as it is; also one with large operands of its own kind, which rules would copy.</summary>
    private Expr Whole(Expr node)
    {
        int number = IsCurrent(node) ? _current : _graph.Interner.Intern(node);
        if (number < _graph.Count) Set(number, Mark.Settled);
        return _graph.Interner[number];
    }

    /// <summary>The object for a node that is settled, or null.</summary>
    private Expr? Known(Expr node)
    {
        int number = IsCurrent(node) ? _current : _graph.Interner.IndexOf(node);
        return number >= _graph.Count || (number >= 0 && Is(number, Mark.Settled)) ? _graph.Interner[number] : null;
    }

    private bool IsCurrent(Expr node) => ReferenceEquals(node, _graph.Node(_current));

    /// <summary>What was left whole before stays whole: flattening it again at every level of a chain costs quadratic time.</summary>
    private bool IsLarge(Expr operand, ExprKind kind)
    {
        if (operand.Kind != kind) return false;
        if (operand.Arguments.Length > _options.SharedOperands) return true;
        foreach (Expr inner in operand.Arguments)
        {
            if (inner.Kind == kind) return true;
        }

        return false;
    }

    /// <summary>Large shared operands stay whole, beside the flattened rest.</summary>
    private static Expr Joined(Expr node, Expr flat, List<Expr> apart, bool isSum)
    {
        if (flat.IsZero && !isSum) return apart.Exists(NonFinite.In) ? Constant.NaN : flat;
        bool trivial = isSum ? flat.IsZero : flat.IsOne;
        if (trivial && apart.Count == 1) return apart[0];
        ReadOnlySpan<Expr> large = CollectionsMarshal.AsSpan(apart);
        ReadOnlySpan<Expr> own = node.Arguments;
        if (trivial ? AreSame(own, large) : own.Length == large.Length + 1 && ReferenceEquals(own[0], flat) && AreSame(own[1..], large)) return node;
        Expr[] all = trivial ? [.. apart] : [flat, .. apart];
        return isSum ? new Add(all) : new Mul(all);
    }

    [Flags]
    private enum Mark : byte
    {
        /// <summary>An operand of something.</summary>
        Used = 1,

        /// <summary>Nested in its only user, which is of the same kind.</summary>
        Gathered = 2,

        /// <summary>No rule changes it, nor anything below it. Nodes that the interner has beyond those of the graph are settled.</summary>
        Settled = 4,

        /// <summary>A rule has changed it, or something below it.</summary>
        Rewritten = 8,
    }
}
