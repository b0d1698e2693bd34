using Symbolic.Expressions;

namespace Symbolic.Printing;

/// <summary>Decides which nodes become temporaries of a function and in which block each is computed.</summary>
/// <remarks>A node becomes a temporary when it is used more than once, when it would nest too deep for a compiler, or when it is a
/// conditional with temporaries in a branch: those are computed only when the branch is taken. O(n log n).</remarks>
internal sealed class CodeSchedule
{
    private const int MaximumHeight = 24;
    private const int MaximumOperands = 64;
    private const int ManyUses = 1000;

    private readonly ExpressionGraph _graph;
    private readonly int _repeatedFactors;
    private readonly CodeScope?[] _scopes;
    private readonly Dictionary<(Expr Node, int Branch), CodeScope> _branches = [];
    private readonly HashSet<Expr> _temporaries = new(ExpressionGraph.ReferenceComparer.Instance);
    private readonly HashSet<Expr> _groups = new(ExpressionGraph.ReferenceComparer.Instance);

    /// <summary>Plans the computation of some outputs.</summary>
    /// <param name="outputs">The values to compute.</param>
    /// <param name="repeatedFactors">Up to which exponent powers are written as products.</param>
    public CodeSchedule(ReadOnlySpan<Expr> outputs, int repeatedFactors)
    {
        _repeatedFactors = repeatedFactors;
        Expr root = Grouped(Interner.Share(new Call(string.Empty, outputs.ToArray())));
        Outputs = root.ArgumentArray;
        _graph = ExpressionGraph.Of(root);
        _scopes = new CodeScope?[_graph.Nodes.Length];
        _scopes[^1] = Body;
        int[] uses = Place();
        Choose(uses);
    }

    /// <summary>The outputs, with shared nodes as one object.</summary>
    public Expr[] Outputs { get; }

    /// <summary>The function's body.</summary>
    public CodeScope Body { get; } = new(null);

    /// <summary>Whether something is computed in a branch, so that the conditional needs blocks.</summary>
    public bool HasBlocks(Expr node) =>
        IsConditional(node) && (Branch(node, 1).Temporaries.Count > 0 || Branch(node, 2).Temporaries.Count > 0);

    /// <summary>The block of a branch, 1 or 2, of a conditional.</summary>
    public CodeScope Branch(Expr conditional, int branch)
    {
        if (_branches.TryGetValue((conditional, branch), out CodeScope? scope)) return scope;
        scope = new CodeScope(_scopes[_graph.IndexOf(conditional)]);
        _branches.Add((conditional, branch), scope);
        return scope;
    }

    /// <summary>Sums and products of very many operands become sums of groups, each computed by itself.</summary>
    private Expr Grouped(Expr root) => ExpressionGraph.Fold<Expr>(root, (node, operands) =>
    {
        bool isLong = node.Kind is ExprKind.Add or ExprKind.Mul && operands.Length > MaximumOperands;
        Expr[] all = operands.ToArray();
        while (isLong && all.Length > MaximumOperands) all = [.. all.Chunk(MaximumOperands).Select(chunk => Group(node, chunk))];
        return isLong || !all.AsSpan().SequenceEqual(node.Arguments) ? node.WithEqualArguments(all) : node;
    });

    private Expr Group(Expr node, Expr[] operands)
    {
        if (operands.Length == 1) return operands[0];
        Expr group = node.WithEqualArguments(operands);
        _groups.Add(group);
        return group;
    }

    /// <summary>Counts how often each node is written, and finds the innermost block around all its uses; users come before operands.</summary>
    private int[] Place()
    {
        int[] uses = new int[_graph.Nodes.Length];
        uses[^1] = 1;
        for (int i = uses.Length - 1; i >= 0; i--)
        {
            Expr node = _graph.Nodes[i];
            int times = IsRepeated(node) ? uses[i] : 1;
            for (int k = 0; k < node.Arguments.Length; k++)
            {
                int operand = _graph.IndexOf(node.ArgumentArray[k]);
                int factors = k == 0 && node is Pow power ? Factors(power) : 1;
                uses[operand] = (int)Math.Min(ManyUses, uses[operand] + ((long)times * factors));
                CodeScope scope = IsConditional(node) && k > 0 ? Branch(node, k) : _scopes[i]!;
                _scopes[operand] = _scopes[operand] is { } other ? CodeScope.Common(other, scope) : scope;
            }
        }

        return uses;
    }

    private void Choose(int[] uses)
    {
        int[] height = new int[uses.Length];
        for (int i = 0; i < uses.Length - 1; i++)
        {
            Expr node = _graph.Nodes[i];
            if (node.Arguments.IsEmpty) continue;
            foreach (Expr operand in node.Arguments) height[i] = Math.Max(height[i], height[_graph.IndexOf(operand)] + 1);
            bool worth = uses[i] > 1 || height[i] >= MaximumHeight || _groups.Contains(node) || HasBlocks(node);
            if (!worth || IsRepeated(node)) continue;
            height[i] = 0;
            _temporaries.Add(node);
            _scopes[i]!.Temporaries.Add(node);
        }
    }

    private int Factors(Pow power) =>
        power.Exponent is Number number && number.Value.Abs().TryGetInt32(out int n) && n <= _repeatedFactors ? Math.Max(n, 1) : 1;

    /// <summary>What is written again at each use: reciprocals, which divide there, and changes of sign.</summary>
    private static bool IsRepeated(Expr node) => node switch
    {
        Pow { Exponent: Number { Value.Sign: < 0 } } => true,
        Mul { ArgumentArray: [Number { Value: var value }, { Arguments.IsEmpty: true }] } => value == -1,
        _ => false,
    };

    private static bool IsConditional(Expr node) => node is Call { Name: "if", IsDerivative: false, Arguments.Length: 3 };
}
