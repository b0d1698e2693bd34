using Symbolic.Expressions;
using Symbolic.Rewriting;

namespace Symbolic.Compilation;

/// <summary>Terms of results that may underflow on the way: products of functions that vanish with factors of ordinary size, which are added to something larger, as x·φ(x) is to Φ(x).</summary>
/// <remarks>Where the variables of a term are not larger than <see cref="MostVariable"/>, what has underflowed is off by less than 10^-190 in the end, which a result beyond <see cref="LeastResult"/> does not notice. Only what
/// nothing else reads.</remarks>
internal sealed class SoftTerms
{
    /// <summary>The least magnitude with which a result that has such terms is taken.</summary>
    public const double LeastResult = 1e-170;

    /// <summary>The largest magnitude of a variable of such a term.</summary>
    public const double MostVariable = 1e15;

    private const int MostDegree = 5, MostFactors = 8, LargestWeight = 60;
    private const double MostNumber = 1e4;
    private readonly GraphBuilder _nodes;
    private readonly RangeAnalysis _ranges;
    private readonly bool[] _isSoft;

    /// <summary>Finds what could be such terms of some results, and powers that are their factors.</summary>
    public SoftTerms(GraphBuilder nodes, ReadOnlySpan<Expr> results, RangeAnalysis ranges)
    {
        (_nodes, _ranges) = (nodes, ranges);
        _isSoft = new bool[nodes.Count];
        bool[] isResult = new bool[nodes.Count], isRead = new bool[nodes.Count];
        foreach (Expr result in results) isResult[nodes.IndexOf(result)] = true;
        for (int i = nodes.Count - 1; i >= 0; i--)
        {
            Expr node = nodes.Node(i);
            bool isSum = node is Add && isResult[i] && !isRead[i];
            _isSoft[i] &= !isRead[i] && !isResult[i] && (node is Pow || IsBounded(node));
            foreach (int operand in nodes.Operands(i))
            {
                if (isSum ? nodes.Node(operand) is Mul : _isSoft[i] && node is Mul && nodes.Node(operand) is Pow { Exponent: Number { Value: { IsInteger: true, Sign: > 0 } } }) _isSoft[operand] = true;
                else isRead[operand] = true;
            }
        }
    }

    /// <summary>Whether a node is such a term, or a power in one.</summary>
    public bool Contains(int node) => _isSoft[node];

    /// <summary>The variables that a term grows with.</summary>
    public IEnumerable<Symbol> VariablesOf(int term) => _nodes.Node(term).ArgumentArray.Where(IsPolynomial).SelectMany(static factor => ExpressionGraph.Of(factor).Nodes.OfType<Symbol>());

    /// <summary>Whether nothing but one factor grows, apart from polynomials, and none is divided by: what has underflowed is not magnified.</summary>
    private bool IsBounded(Expr node)
    {
        Expr[] polynomials = Array.FindAll(node.ArgumentArray, IsPolynomial), others = Array.FindAll(node.ArgumentArray, static factor => !IsPolynomial(factor));
        bool divides = Array.Exists(others, static factor => factor is Pow { Exponent: Number { Value.Sign: < 0 } });
        return !divides && node.ArgumentArray.Length <= MostFactors && polynomials.Sum(DegreeOf) <= MostDegree && (others.Length == 1 || Array.TrueForAll(others, factor => TinyResults.IsSmall(factor, _ranges)));
    }

    private static bool IsPolynomial(Expr factor) => DegreeOf(factor) <= MostDegree;

    /// <summary>The degree of a small polynomial; more than <see cref="MostDegree"/> for anything else.</summary>
    private static double DegreeOf(Expr node) => node.Weight > LargestWeight ? double.PositiveInfinity : node switch
    {
        Number { Value: var n } => Math.Abs(n.ToDouble()) <= MostNumber ? 0 : double.PositiveInfinity,
        Constant { IsReal: true } => 0,
        Symbol => 1,
        Add => node.ArgumentArray.Max(DegreeOf),
        Mul => node.ArgumentArray.Sum(DegreeOf),
        Pow { Base: var x, Exponent: Number { Value: { IsInteger: true, Sign: > 0 } n } } => DegreeOf(x) * n.ToDouble(),
        _ => double.PositiveInfinity,
    };
}
