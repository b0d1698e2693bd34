using System.Runtime.InteropServices;
using Symbolic.Expressions;

namespace Symbolic.Compilation;

/// <summary>Which factors of products are multiplied by each other first, so that products share them: h*w^3, h^2*w^4 and h*w/k become q*w, q*q and p/k with p = h*w and q = p*w.</summary>
/// <remarks>A power counts as so many equal factors. Factors are numbered: positions of nodes, then their reciprocals, then pairs.</remarks>
internal sealed class SharedProducts
{
    // beyond, the search takes longer than what it saves is worth
    private const int MostNodes = 4096, MostFactors = 12, LeastFactors = 3;

    // higher powers have others to be made of
    private const int HighestPower = 4;
    private readonly ExpressionGraph _graph;
    private readonly SharedDivisors _divisors;
    private readonly bool[] _isConstant;
    private readonly int[] _first;
    private readonly Dictionary<int, int> _numerators = [], _denominators = [];
    private readonly CommonPairs _pairs;

    private SharedProducts(ExpressionGraph graph, SharedDivisors divisors)
    {
        (_graph, _divisors, _first) = (graph, divisors, FirstEqual(graph.Nodes));
        _pairs = new CommonPairs(2 * graph.Nodes.Length);
        _isConstant = new bool[graph.Nodes.Length];
        bool[] isNeeded = new bool[graph.Nodes.Length];
        for (int i = 0; i < _isConstant.Length; i++) _isConstant[i] = graph.Nodes[i] is not Symbol && AreConstant(graph.Operands(i));
        for (int i = 0; i < _isConstant.Length; i++)
        {
            foreach (int operand in graph.Operands(i)) isNeeded[_first[operand]] |= graph.Nodes[i] is not Mul || !Takes(operand);
        }

        for (int i = 0; i < _isConstant.Length; i++)
        {
            if (_first[i] != i || _isConstant[i]) continue;
            if (graph.Nodes[i] is Mul) Add(i, graph.Operands(i));
            else if (graph.Nodes[i] is Pow && isNeeded[i]) Add(i, [i]);
        }

        _pairs.Run();
    }

    /// <summary>The choice for a graph; null where there is nothing to choose, or the graph is large.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="divisors">What products are multiplied by the reciprocals of.</param>
    public static SharedProducts? Of(ExpressionGraph graph, SharedDivisors divisors)
    {
        return graph.Nodes.Length <= MostNodes && IsWorth(graph) ? new SharedProducts(graph, divisors) : null;
    }

    /// <summary>Whether there are two products of three factors or more of which two occur elsewhere as well, which is found out sooner than what they share.</summary>
    private static bool IsWorth(ExpressionGraph graph)
    {
        int[] uses = new int[graph.Nodes.Length];
        int count = 0;
        for (int pass = 0; pass < 2; pass++)
        {
            for (int i = 0; i < uses.Length && count < 2; i++)
            {
                if (graph.Nodes[i] is not Mul) continue;
                ReadOnlySpan<int> factors = graph.Operands(i);
                int common = 0;
                foreach (int factor in factors)
                {
                    if (graph.Nodes[factor] is Number) continue;
                    ref int used = ref uses[graph.Nodes[factor] is Pow ? graph.Operands(factor)[0] : factor];
                    if (pass == 0) used++;
                    else if (used > 1) common++;
                }

                if (factors.Length >= LeastFactors && common > 1) count++;
            }
        }

        return count > 1;
    }

    /// <summary>Whether factors of a product or power are shared.</summary>
    public bool Contains(int node) => Find(_numerators, node) is not null || Find(_denominators, node) is not null;

    /// <summary>The factors, numbered and perhaps pairs, in place of those that are taken.</summary>
    public ReadOnlySpan<CommonPairs.Power> Numerator(int node) => Factors(_numerators, node);

    /// <summary>What is divided by, in place of what is taken.</summary>
    public ReadOnlySpan<CommonPairs.Power> Denominator(int node) => Factors(_denominators, node);

    /// <summary>Whether a factor of a product, by its position, is taken, or left to whoever computes the product.</summary>
    public bool Takes(int factor) => Place(factor) is not null;

    /// <summary>The factors of a pair; null if the factor is none.</summary>
    public CommonPairs.Pair? PairOf(int factor) => _pairs.PairOf(factor);

    private int? Find(Dictionary<int, int> lists, int node) => lists.TryGetValue(_first[node], out int list) && _pairs.IsShared(list) ? list : null;

    private ReadOnlySpan<CommonPairs.Power> Factors(Dictionary<int, int> lists, int node) =>
        lists.TryGetValue(_first[node], out int list) ? CollectionsMarshal.AsSpan(_pairs[list]) : [];

    /// <summary>For each node the position of the first that is equal.</summary>
    private static int[] FirstEqual(Expr[] nodes)
    {
        int[] first = new int[nodes.Length];
        Dictionary<Expr, int> positions = new(nodes.Length);
        for (int i = 0; i < nodes.Length; i++) first[i] = positions.TryAdd(nodes[i], i) ? i : positions[nodes[i]];
        return first;
    }

    private bool AreConstant(ReadOnlySpan<int> operands)
    {
        foreach (int operand in operands)
        {
            if (!_isConstant[operand]) return false;
        }

        return true;
    }

    private void Add(int node, ReadOnlySpan<int> operands)
    {
        if (operands.Length > MostFactors) return;
        List<CommonPairs.Power> above = [], below = [];
        foreach (int operand in operands)
        {
            if (Place(operand) is not var (factor, count, isDivisor)) continue;
            List<CommonPairs.Power> factors = isDivisor ? below : above;
            int there = factors.FindIndex(f => f.Factor == factor);
            if (there < 0) factors.Add(new CommonPairs.Power(factor, count));
            else factors[there] = new CommonPairs.Power(factor, factors[there].Count + count);
        }

        if (above.Count > 0) _numerators.Add(node, _pairs.Add(above));
        if (below.Count > 0) _denominators.Add(node, _pairs.Add(below));
    }

    /// <summary>What a factor of a product is a power of, and whether the product is divided by that; null for constants and powers that are not made of multiplications.</summary>
    private (int Factor, int Count, bool IsDivisor)? Place(int node)
    {
        if (_isConstant[node]) return null;
        if (_graph.Nodes[node] is not Pow { Exponent: Number exponent } power) return (_first[node], 1, false);
        int @base = _first[_graph.Operands(node)[0]];
        bool isWhole = exponent.Value.TryGetInt32(out int n) && Math.Abs((long)n) <= HighestPower && n != 0;
        if (!isWhole) return exponent.Value.Sign > 0 ? (_first[node], 1, false) : null;
        if (n > 0) return (@base, n, false);
        return _divisors.Contains(power.Base) ? (@base + _graph.Nodes.Length, -n, false) : (@base, -n, true);
    }
}
