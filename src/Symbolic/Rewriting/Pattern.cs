using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Symbolic.Expressions;
using Symbolic.Functions;

namespace Symbolic.Rewriting;

/// <summary>An expression whose symbols stand for any expression, with the conditions under which it may match.</summary>
/// <remarks>Patterns are in the same canonical form as the expressions they are compared with; functions that
/// match as their spec, such as <c>log1p</c>, are written out.</remarks>
internal sealed class Pattern
{
    private static readonly Dictionary<string, Expr> s_none = [];

    /// <summary>The most metavariables one pattern may have.</summary>
    public const int MaximumMetavariables = 64;

    private const int LastRank = 6;
    private const int FewNodes = 16;

    private readonly Expr[] _nodes;
    private readonly ulong[] _masks;
    private readonly Expr[]?[] _structured;

    /// <summary>The places of nodes where there are many; few are found sooner by looking at all of them.</summary>
    private readonly Dictionary<Expr, int>? _places;
    private readonly Dictionary<string, int> _indices = new(StringComparer.Ordinal);

    public Pattern(Expr expression, FunctionTable functions, ImmutableArray<Condition> conditions = default, IReadOnlyDictionary<string, Expr>? defaults = null)
    {
        Expression = SpecViews.Expand(expression, functions);
        Conditions = conditions.IsDefault ? [] : conditions;
        Defaults = defaults ?? s_none;
        _nodes = ExpressionGraph.Of(Expression).Nodes;
        _masks = new ulong[_nodes.Length];
        _structured = new Expr[_nodes.Length][];
        if (_nodes.Length > FewNodes) _places = new Dictionary<Expr, int>(ExpressionGraph.ReferenceComparer.Instance);
        for (int i = 0; i < _nodes.Length; i++)
        {
            Expr node = _nodes[i];
            _places?.Add(node, i);
            _masks[i] = MaskOf(node);
            if (node is Add) _structured[i] = Ranked(node.ArgumentArray);
            else if (node is Mul) _structured[i] = Ranked(Terms.Factors(node).Factors);
        }

        string[] names = new string[_indices.Count];
        foreach ((string name, int index) in _indices) names[index] = name;
        Metavariables = ImmutableCollectionsMarshal.AsImmutableArray(names);
    }

    /// <summary>The canonical expression.</summary>
    public Expr Expression { get; }

    /// <summary>The metavariables, in the order of the canonical expression.</summary>
    public ImmutableArray<string> Metavariables { get; }

    /// <summary>What must be provable of the bindings.</summary>
    public ImmutableArray<Condition> Conditions { get; }

    /// <summary>What metavariables stand for when there is no operand for them: <c>default b = 1</c>.</summary>
    public IReadOnlyDictionary<string, Expr> Defaults { get; }

    /// <summary>The number of a metavariable.</summary>
    public int IndexOf(Symbol metavariable) => _indices[metavariable.Name];

    /// <summary>The set of metavariables below a node of the pattern, a bit each.</summary>
    public ulong Mask(Expr node) => PlaceOf(node) is var place and >= 0 ? _masks[place] : MaskOf(node);

    /// <summary>The terms of a sum, or the factors of a product without its coefficient, in the order in which they narrow the search: calls and numbers
    /// first, products of several metavariables or without a call late, metavariables alone last. The array is the caller's.</summary>
    public Expr[] Structured(Expr node) => _structured[PlaceOf(node)]!.AsSpan().ToArray();

    private int PlaceOf(Expr node)
    {
        if (_places is not null) return _places.TryGetValue(node, out int known) ? known : -1;
        for (int i = 0; i < _nodes.Length; i++)
        {
            if (ReferenceEquals(_nodes[i], node)) return i;
        }

        return -1;
    }

    /// <summary>By rank; operands of one rank stay in their order.</summary>
    private Expr[] Ranked(Expr[] operands)
    {
        List<Expr> ranked = new(operands.Length);
        for (int rank = 0; rank <= LastRank; rank++)
        {
            foreach (Expr operand in operands)
            {
                if (Rank(operand) == rank) ranked.Add(operand);
            }
        }

        return [.. ranked];
    }

    private int Rank(Expr operand)
    {
        if (Mask(operand) == 0) return operand is Number ? 1 : 0;
        if (operand is Symbol) return LastRank;
        Expr head = SumBuilder.Split(operand).Term;
        return head switch
        {
            Symbol => LastRank,
            Call { ArgumentArray: [Symbol] } => 0,
            Pow { Base: Call { ArgumentArray: [Symbol] } } => 1,
            Call => 2,
            Mul product when product.ArgumentArray.Count(static f => f is Symbol) > 1 || !HasCall(product) => 4,
            Pow { Base: Call } or Mul => 3,
            Pow { Base: Symbol } => 5,
            _ => 4,
        };
    }

    /// <summary>Whether a function says what its metavariables stand for: in a*coth(u) - a/u it is the first term that tells u.</summary>
    private static bool HasCall(Mul product) => (product.FunctionBits & Call.FormMask) != 0;

    private ulong MaskOf(Expr node)
    {
        if (node is Symbol symbol) return 1UL << Index(symbol.Name);
        ulong mask = 0;
        foreach (Expr operand in node.Arguments) mask |= Mask(operand);
        return mask;
    }

    private int Index(string name)
    {
        if (_indices.TryGetValue(name, out int index)) return index;
        index = _indices.Count;
        if (index == MaximumMetavariables) throw Limits.Exceeded("the number of metavariables in a pattern", MaximumMetavariables, "none");
        _indices.Add(name, index);
        return index;
    }
}
