using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Numerics;
using Symbolic.Rewriting;

namespace Symbolic.Compilation;

/// <summary>Finds the intermediate results whose underflow or overflow could pass unnoticed into results that look sound.</summary>
/// <remarks>What underflows is off by less than 10^-307, which a sum with anything larger never notices: only where it is scaled again, or its
/// relative error counts, must it be watched. Results themselves are watched anyway. Linear in the distinct nodes.</remarks>
internal sealed class ScaleAnalysis
{
    private const double Small = 1e-150;
    private static readonly double[] s_large = [-1e3, 1e3, 1e160];
    private readonly FunctionTable _functions;
    private readonly RangeAnalysis _ranges;
    private readonly GraphBuilder _nodes;

    /// <summary>For each node whether what underflows may be told from its result, and whether it is to be watched.</summary>
    private readonly bool[] _isLossy, _isWatched;
    private readonly SoftTerms _soft;

    private ScaleAnalysis(GraphBuilder nodes, ReadOnlySpan<Expr> outputs, FunctionTable functions, RangeAnalysis ranges)
    {
        (_nodes, _functions, _ranges) = (nodes, functions, ranges);
        _soft = new SoftTerms(nodes, outputs, ranges);
        _isLossy = new bool[nodes.Count];
        _isWatched = new bool[nodes.Count];
    }

    /// <summary>The nodes to be watched.</summary>
    public List<Expr> Watched { get; } = [];

    /// <summary>Terms of results of which nothing is watched.</summary>
    public HashSet<Expr> Unwatched { get; } = new(ExpressionGraph.ReferenceComparer.Instance);

    /// <summary>For each result that has such terms the variables that must not be larger than <see cref="SoftTerms.MostVariable"/>; null for others.</summary>
    public Symbol[]?[] SoftVariables { get; private init; } = [];

    /// <summary>Looks at some results.</summary>
    public static ScaleAnalysis Of(ReadOnlySpan<Expr> outputs, FunctionTable functions, RangeAnalysis ranges)
    {
        using GraphBuilder nodes = GraphBuilder.Over(outputs);
        Symbol[]?[] variables = new Symbol[]?[outputs.Length];
        ScaleAnalysis analysis = new(nodes, outputs, functions, ranges) { SoftVariables = variables };
        for (int i = 0; i < nodes.Count; i++) analysis._isLossy[i] = analysis.Visit(i);
        for (int k = 0; k < variables.Length; k++)
        {
            int[] terms = outputs[k] is Add ? [.. nodes.Operands(nodes.IndexOf(outputs[k])).ToArray().Where(term => analysis.Unwatched.Contains(nodes.Node(term)))] : [];
            if (terms.Length > 0) variables[k] = [.. terms.SelectMany(analysis._soft.VariablesOf).Distinct()];
        }

        return analysis;
    }

    private bool Visit(int index) => _nodes.Node(index) switch
    {
        Add => AnyLossy(_nodes.Operands(index)),
        Mul => Product(index, _nodes.Node(index).ArgumentArray, _nodes.Operands(index)),
        Pow power => Power(index, power, _nodes.Operands(index)[0]),
        Call call => Function(call, _nodes.Operands(index)),
        _ => false,
    };

    private bool AnyLossy(ReadOnlySpan<int> operands)
    {
        foreach (int operand in operands)
        {
            if (_isLossy[operand]) return true;
        }

        return false;
    }

    /// <summary>A product underflows where the true result does; what happens on the way is watched in the arithmetic.</summary>
    private bool Product(int index, Expr[] factors, ReadOnlySpan<int> operands)
    {
        int count = 0, single = 0;
        bool hasSmallNumber = false;
        foreach (int operand in operands)
        {
            Expr factor = _nodes.Node(operand);
            hasSmallNumber |= factor is Number { Value: var c } && !IsLarge(c);
            if (factor is Number or Constant) continue;
            single = operand;
            count++;
        }

        if (_soft.Contains(index) && IsToBeWatched(factors, operands))
        {
            Unwatched.Add(_nodes.Node(index));
            return true;
        }

        if (count == 1 && Divisor(single) < 0) return _isLossy[single] || hasSmallNumber;
        for (int i = 0; i < operands.Length; i++)
        {
            if (factors[i] is Number or Constant) continue;
            int divisor = Divisor(operands[i]);
            if (divisor >= 0) Watch(divisor);
            else if (_isLossy[operands[i]] && TinyResults.AreMagnified(factors, i, _ranges)) Watch(operands[i]);
        }

        return true;
    }

    /// <summary>Whether a factor of a soft product, or what a power among them is of, had to be watched elsewhere.</summary>
    private bool IsToBeWatched(Expr[] factors, ReadOnlySpan<int> operands)
    {
        for (int i = 0; i < operands.Length; i++)
        {
            int watched = _soft.Contains(operands[i]) ? _nodes.Operands(operands[i])[0] : operands[i];
            if (_isLossy[watched] && (watched != operands[i] || TinyResults.AreMagnified(factors, i, _ranges))) return true;
        }

        return false;
    }

    /// <summary>What a factor divides by, or −1.</summary>
    private int Divisor(int factor) => _nodes.Node(factor) is Pow { Exponent: Number { Value.Sign: < 0 } } ? _nodes.Operands(factor)[0] : -1;

    /// <summary>Whether a product with a number is exact for numbers that are small.</summary>
    private static bool IsLarge(Rational factor) => factor.IsInteger && factor.Abs().Numerator.IsPowerOfTwo;

    private bool Power(int index, Pow power, int @base)
    {
        if (!_soft.Contains(index)) Watch(@base);
        return power.Exponent.NumberValue is not { } n || n.Abs() >= Rational.One;
    }

    private bool Function(Call call, ReadOnlySpan<int> operands)
    {
        if (call is { Name: "if" }) return AnyLossy(operands[1..]);
        if (Operators.IsLogical(call.Name) || !_functions.TryGet(call.Name, call.Arguments.Length, out FunctionDefinition? row)) return false;
        if (row.IsStepLike) return false;
        if (call.Name is "cbrt" or "root")
        {
            // the root of what underflows is a sound number
            Watch(operands);
            return false;
        }

        bool vanishesFast = VanishesFast(row) || (row.Parity < 0 && VanishesFarOut(row)), vanishesWithArgument = (row.Parity < 0 && !vanishesFast) || call.Name is "abs" or "expm1" or "log1p" or "min" or "max";
        if (vanishesWithArgument) return AnyLossy(operands);
        if (vanishesFast) return true;
        if (row.Parity == 0 && call.Name != "exp") Watch(operands);

        // of several arguments one can be large where another is small, as in ψ(a + b) − ψ(a)
        return row.Arity > 1 || row.Range is { Low: 0, LowOpen: true } || VanishesFarOut(row);
    }

    /// <summary>Whether a function falls to 0 where its argument is large, so that it loses digits before it gets there.</summary>
    public static bool VanishesFarOut(FunctionDefinition row) =>
        !row.IsExact && row.Kernel is Func<double, double> kernel && s_large.Any(x => Math.Abs(kernel(x)) < Guard.Least);

    /// <summary>Whether a function has a zero of higher order at 0, so that its result underflows where the argument does not.</summary>
    private static bool VanishesFast(FunctionDefinition row) => row.Kernel is Func<double, double> kernel && Math.Abs(kernel(Small)) < Guard.Least;

    private void Watch(ReadOnlySpan<int> operands)
    {
        foreach (int operand in operands) Watch(operand);
    }

    private void Watch(int node)
    {
        if (!_isLossy[node] || _isWatched[node]) return;
        bool isLarge = TinyResults.IsLarge(_nodes.Node(node), _ranges);
        _isWatched[node] = !isLarge;
        if (!isLarge) Watched.Add(_nodes.Node(node));
    }
}
