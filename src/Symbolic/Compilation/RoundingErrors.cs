using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Numerics;

namespace Symbolic.Compilation;

/// <summary>What the values of a graph lack to what they stand for, as further values of the graph: a value and its error together have some 100 bits.</summary>
/// <remarks>Rounding errors of sums come from Knuth's TwoSum, those of products, quotients and roots from a fused multiply-add; errors of operands are
/// passed on to first order. Built on demand, each once, on a heap stack. The results of functions count as right, unless the slope at the argument is known:
/// then the error of the argument is passed on.</remarks>
internal sealed partial class RoundingErrors(ValueGraph graph, FunctionDefinition magnitude)
{
    private const int None = -1;

    /// <summary>The sum of so many exact terms is always right with its errors: these are exact, and adding two of them rounds once.</summary>
    private const int ExactTerms = 3;

    private const double LeastDifference = 1.0 / (1L << 40), MostScale = 1e9;
    private readonly ValueMap _known = new(), _collapsed = new();
    private readonly Dictionary<(int Value, int Operand), int> _slopes = [];
    private readonly Stack<int> _open = new();
    private readonly Dictionary<int, (FunctionDefinition Row, int? Further)> _residuals = [];
    private readonly HiddenOverflows _hidden = new(graph);

    /// <summary>Values that have been checked so far, and values that are not negative where the former and their errors can be trusted.</summary>
    public Dictionary<int, int> Checks { get; } = [];

    /// <summary>Further values, and what is not negative where they can be trusted.</summary>
    public List<(int Value, int Check)> FurtherChecks { get; } = [];

    /// <summary>Those of the checked values that can be numbers where the check is none.</summary>
    public HashSet<int> Deciding { get; } = [];

    /// <summary>Values that must not have underflowed where the results depend on them.</summary>
    public HashSet<int> Watched { get; } = [];

    /// <summary>Watches a value that is multiplied by another, if it is a product that can have underflowed and the other does not leave it tiny.</summary>
    public void Watch(int value, int other)
    {
        if (graph.Values[other] is not { Operation: Operation.Constant, Index: var i } || Math.Abs(graph.Constants[i].Value) > MostScale) Watch(value);
    }

    /// <summary>Watches a value that arithmetic goes on with, if it is a product that can have underflowed.</summary>
    public void Watch(int value)
    {
        value = Computed(value);
        if (graph.Values[value] is { Operation: Operation.Multiply } && !graph.IsConstant(value)) Watched.Add(value);
    }

    /// <summary>Has a comparison checked: its sides have to differ by more than roundings, and not be tiny both.</summary>
    public void CheckOrder(int comparison, int left, int right)
    {
        if (graph.IsConstant(comparison)) return;
        int scale = Add(Magnitude(left), Magnitude(right)), difference = Magnitude(Subtract(left, right));
        Deciding.Add(comparison);
        Checks.TryAdd(comparison, Subtract(Fused(graph.Constant(Rational.FromDouble(-LeastDifference)), scale, difference), graph.Constant(Rational.FromDouble(Guard.Least))));
    }

    /// <summary>Has what disappears in a value checked for not being infinite, since nothing else would say so: the divisor of a quotient if that is a product, and what a quotient, a power, or a function that is
    /// finite at infinity makes of a value that can be infinite though it should be of moderate size.</summary>
    /// <returns>Whether there is anything to check.</returns>
    public bool CheckOverflow(int value)
    {
        ValueGraph.Value operation = graph.Values[value];
        if (operation.Operation == Operation.Divide && graph.Values[operation.B].Operation is Operation.Power or Operation.CorrectedPower) Watched.Add(operation.B); // nor tiny
        int largest = operation.Operation switch
        {
            Operation.Divide when _hidden.Contains(operation.B) || (graph.Values[operation.B].Operation == Operation.Multiply && !graph.IsConstant(operation.A)) => Magnitude(operation.B),
            Operation.Power or Operation.CorrectedPower when _hidden.CanOverflow(operation.A) => Magnitude(operation.A),
            Operation.Call1 when _hidden.Contains(operation.A) && HiddenOverflows.Absorbs(graph.Kernels[operation.Index].Definition) => Magnitude(operation.A),
            Operation.Call2 when _hidden.Contains(operation.A) || _hidden.Contains(operation.B) => Sum(OfHidden(operation.A), OfHidden(operation.B)),
            _ => None,
        };
        return largest != None && !graph.IsConstant(value) && Checks.TryAdd(value, Subtract(graph.Constant(Rational.FromDouble(double.MaxValue)), largest));
    }

    /// <summary>Has other values checked for a value: their magnitudes together must not be larger than a number.</summary>
    public void CheckSize(int value, int[] others, double most)
    {
        int size = Magnitude(others[0]);
        foreach (int other in others.AsSpan(1)) size = Add(size, Magnitude(other));
        FurtherChecks.Add((value, Subtract(graph.Constant(Rational.FromDouble(most)), size)));
    }

    /// <summary>Whether a value is what one operation on exact values is rounded to.</summary>
    private bool IsRounded(int value)
    {
        ValueGraph.Value operation = graph.Values[value];
        return operation.Operation switch
        {
            Operation.Negate => IsRounded(operation.A),
            Operation.SquareRoot => Of(operation.A) is null,
            Operation.Add or Operation.Subtract or Operation.Multiply or Operation.Divide => Of(operation.A) is null && Of(operation.B) is null,
            _ => false,
        };
    }

    private int OfHidden(int value) => _hidden.Contains(value) ? Magnitude(value) : None;

    /// <summary>Says what the result of a function or a power lacks.</summary>
    /// <param name="value">The result.</param>
    /// <param name="residual">The function of the first two operands, or the first, and the result.</param>
    /// <param name="further">What else it lacks, if anything.</param>
    public void SetResidual(int value, FunctionDefinition residual, int? further = null)
    {
        if (!_residuals.TryAdd(value, (residual, further)) || !_known.TryGetValue(value, out int known)) return;
        _known.Add(value, Sum(known, Residual(value, graph.Values[value]))); // x^(1/3) is read on behalf of x^(-1/3), too
    }

    /// <summary>Says that a value passes on the error of an operand, times a value.</summary>
    public void SetSlope(int value, int operand, int slope) => _slopes.TryAdd((value, operand), slope);

    /// <summary>The error of a value, or null where there is none.</summary>
    public int? Of(int value)
    {
        if (_known.TryGetValue(value, out int found)) return found == None ? null : found;
        _open.Push(value);
        while (_open.TryPeek(out int next))
        {
            if (_known.ContainsKey(next) || HasAllOperands(next))
            {
                _open.Pop();
                if (!_known.ContainsKey(next)) _known.Add(next, Error(next, graph.Values[next]));
            }
        }

        return _known[value] is var error and not None ? error : null;
    }

    /// <summary>The double next to a value and its error; the value itself where there is none, and where it is that double: where it overflows, the error is NaN.</summary>
    /// <param name="value">The value.</param>
    /// <param name="most">If given, the error is checked for being no larger a share of the value.</param>
    public int Collapse(int value, double? most = null)
    {
        if (Of(value) is not { } error || (most is null && _collapsed.ContainsKey(value)) || IsRounded(value)) return value;
        int sum = Add(value, error);
        if (!_collapsed.TryAdd(sum, value)) return sum;
        _known.TryAdd(sum, Subtract(error, Subtract(sum, value)));
        if (most is { } share && !graph.IsConstant(sum)) Checks.TryAdd(sum, Fused(graph.Constant(Rational.FromDouble(-1 / share)), Magnitude(error), Magnitude(sum)));
        return sum;
    }

    /// <summary>Has a sum checked for how much of its terms is left: |sum| − least·Σ|term|, over all terms but one, since one alone does not cancel.</summary>
    /// <param name="sum">The sum.</param>
    /// <param name="terms">Its terms.</param>
    /// <param name="least">The least share that may be left.</param>
    /// <param name="isRefined">Whether what functions lack is part of the errors: then terms count with what has been lost below them.</param>
    /// <returns>The sum, of which the error is a small part where the check succeeds: that of three exact terms with the error added, which needs no check, however little of them is left.</returns>
    public int CheckSum(int sum, ReadOnlySpan<Term> terms, double least, bool isRefined)
    {
        bool isExact = true;
        foreach (Term term in terms) isExact &= Of(term.Value) is null;
        if (isExact && terms.Length <= ExactTerms) return terms.Length < ExactTerms ? sum : Collapse(sum);
        int scale = Size(terms[0]);
        foreach (Term term in terms[1..^1]) scale = Add(scale, Size(term));
        if (isRefined && LostFrom(terms[^1].Value) is var last and not None) scale = Add(scale, last);
        CheckShare(sum, scale, least);
        if (isRefined) _strengths.Add(sum, Add(scale, Magnitude(sum)));
        return sum;

        int Size(Term term) => isRefined ? Strength(term.Value) : Magnitude(term.Value);
    }

    /// <summary>Has a function that passes on the errors of its arguments checked for how much it magnifies them: |f| − least·Σ|slope·argument|; a power for its exponent. Where it oscillates the slope's slope, which is
    /// the value, counts as well: beside the extrema nothing else would say how large the argument is.</summary>
    /// <param name="value">The value.</param>
    /// <param name="least">The least share that may be left.</param>
    /// <param name="oscillates">Whether the function does.</param>
    /// <param name="isRefined">Whether what functions lack is part of the errors of arguments: then these count with what has been lost below them.</param>
    public void CheckSlope(int value, double least, bool oscillates, bool isRefined)
    {
        ValueGraph.Value operation = graph.Values[value];
        bool isPower = operation.Operation == Operation.Power;
        int scale = isPower ? Magnitude(Multiply(value, operation.B)) : None;
        if (isPower && isRefined && LostFrom(operation.A) is var inner and not None) scale = Multiply(Magnitude(Multiply(scale, Reciprocal(operation.A))), inner);
        for (int k = 0; k < 2; k++)
        {
            int operand = operation.Operand(k);
            if (!_slopes.TryGetValue((value, k), out int slope)) continue;
            if (isRefined && LostFrom(operand) is var lost and not None) scale = Sum(scale, Multiply(Magnitude(isPower ? Multiply(value, slope) : slope), lost));
            else if (!isPower) scale = Sum(scale, Magnitude(Multiply(slope, operand)));
        }

        if (oscillates && scale != None) scale = Sum(scale, Magnitude(Multiply(value, operation.A)));
        if (scale == None) return;
        CheckShare(value, scale, least);
        if (isRefined) _strengths.Add(value, Add(scale, Magnitude(value)));
    }

    /// <summary>What a value was before its error was added.</summary>
    private int Computed(int value) => _collapsed.TryGetValue(value, out int computed) ? computed : value;

    /// <summary>Has a function with jumps checked for having the same value on both sides of an argument that is not exact: −|f(a·(1 − ε)) − f(a·(1 + ε))|.</summary>
    public void CheckStep(int value, FunctionDefinition function)
    {
        int argument = graph.Values[value].A;
        int below = graph.Call(function, [Multiply(argument, graph.Constant(Rational.FromDouble(1 - LeastDifference)))]);
        int above = graph.Call(function, [Multiply(argument, graph.Constant(Rational.FromDouble(1 + LeastDifference)))]);
        Deciding.Add(value);
        if (!graph.IsConstant(value)) Checks.TryAdd(value, ZeroOrLess(Magnitude(Subtract(below, above))));
        Watched.Add(argument);
    }

    /// <summary>Has arguments of a function checked for being exact: −Σ|error|, or −1 where one is not known to be made by arithmetic alone.</summary>
    public void CheckExact(int value, IEnumerable<(int Argument, bool IsArithmetic)> arguments)
    {
        int check = None;
        foreach ((int argument, bool isArithmetic) in arguments)
        {
            int error = isArithmetic ? Of(argument) is { } known ? Magnitude(known) : None : graph.Constant(Rational.One);
            check = Sum(check, error);
        }

        Deciding.Add(value);
        if (check != None) Checks.TryAdd(value, ZeroOrLess(check));
    }

    private void CheckShare(int value, int magnitude, double least)
    {
        if (!graph.IsConstant(value)) Checks.TryAdd(value, Fused(graph.Constant(Rational.FromDouble(-least)), magnitude, Magnitude(value)));
    }

    /// <summary>The magnitude of a value.</summary>
    public int Magnitude(int value) => graph.Call(magnitude, [value]);

    /// <summary>Whether the errors of all operands are known; puts the others on the stack.</summary>
    private bool HasAllOperands(int value)
    {
        ValueGraph.Value operation = graph.Values[value];
        bool all = true;
        bool isChoice = operation.Operation == Operation.Choose;
        for (int k = isChoice ? 1 : 0; k < (isChoice ? 3 : OperandCount(value, operation.Operation)); k++)
        {
            int operand = operation.Operand(k);
            if (_known.ContainsKey(operand)) continue;
            _open.Push(operand);
            all = false;
        }

        return all;
    }

    private int OperandCount(int value, Operation operation) => operation switch
    {
        Operation.Negate or Operation.SquareRoot => 1,
        Operation.Add or Operation.Subtract or Operation.Multiply or Operation.Divide or Operation.Power => 2,
        Operation.CorrectedPower => 1,
        Operation.Call1 or Operation.Call2 when _slopes.ContainsKey((value, 0)) || _slopes.ContainsKey((value, 1)) => operation == Operation.Call1 ? 1 : 2,
        _ => 0,
    };

    private int Error(int id, ValueGraph.Value value)
    {
        int a = value.A >= 0 ? _known.GetValueOrDefault(value.A, None) : None, b = value.B >= 0 ? _known.GetValueOrDefault(value.B, None) : None;
        return value.Operation switch
        {
            Operation.Constant => OfConstant(graph.Constants[value.Index]),
            Operation.Negate => a == None ? None : graph.Apply(Operation.Negate, a),
            Operation.Add => Sum(Sum(a, b), TwoSum(id, value.A, value.B)),
            Operation.Subtract => Sum(Difference(a, b), TwoDifference(id, value.A, value.B)),
            Operation.Multiply => Product(id, value, a, b),
            Operation.Divide => Multiply(Difference(Sum(Fused(Negative(id), value.B, value.A), a), b == None ? None : Multiply(id, b)), Reciprocal(value.B)),
            Operation.SquareRoot => Root(id, value.A, a),
            Operation.Power or Operation.CorrectedPower => Power(id, value, a, value.Operation == Operation.Power ? b : None),
            Operation.Call1 or Operation.Call2 => Call(id, value, a, b),
            Operation.Choose => Choice(value.A, b, _known.GetValueOrDefault(value.C, None)),
            _ => None,
        };
    }

    /// <summary>(a − s² + δa)/(2s); 0 for the root of 0, as branches have it.</summary>
    private int Root(int s, int a, int error)
    {
        int own = Multiply(Multiply(graph.Constant(Rational.Half), Sum(Fused(Negative(s), s, a), error)), Reciprocal(s));
        if (error != None || graph.Values[a].Operation is not (Operation.Choose or Operation.Call1 or Operation.Call2 or Operation.Call3)) return own;
        int zero = graph.Constant(Rational.Zero);
        return graph.Apply(Operation.Choose, graph.Apply(Operation.Equal, s, zero), zero, own);
    }

    private int Choice(int condition, int yes, int no)
    {
        int zero = graph.Constant(Rational.Zero);
        return yes == None && no == None ? None : graph.Apply(Operation.Choose, condition, yes == None ? zero : yes, no == None ? zero : no);
    }

    private int Call(int id, ValueGraph.Value value, int a, int b)
    {
        int error = Residual(id, value);
        if (a != None && _slopes.TryGetValue((id, 0), out int first)) error = FusedOr(first, a, error);
        return b != None && _slopes.TryGetValue((id, 1), out int second) ? FusedOr(second, b, error) : error;
    }

    private int Residual(int id, ValueGraph.Value value)
    {
        if (!_residuals.TryGetValue(id, out (FunctionDefinition Row, int? Further) residual)) return None;
        return Sum(graph.Call(residual.Row, value.Operation == Operation.Call1 ? [value.A, id] : [value.A, value.B, id]), residual.Further ?? None);
    }

    /// <summary>What the double next to a constant lacks.</summary>
    private int OfConstant(TapeConstant constant)
    {
        if (constant.IsDouble || !double.IsFinite(constant.Value)) return None;
        Rational rest = constant.Exact switch
        {
            Number number => number.Value - Rational.FromDouble(constant.Value),
            Constant { Name: "pi" } => Rational.FromDouble(DoubleDouble.Pi.Low),
            Constant { Name: "e" } => Rational.FromDouble(DoubleDouble.Exp(DoubleDouble.One).Low),
            _ => Rational.Zero,
        };
        return rest.IsZero ? None : graph.Constant(rest);
    }

    /// <summary>(a − (s − (s − a))) + (b − (s − a)).</summary>
    private int TwoSum(int s, int a, int b)
    {
        int second = Subtract(s, a);
        return Add(Subtract(a, Subtract(s, second)), Subtract(b, second));
    }

    /// <summary>(a − (s − (s − a))) − (b + (s − a)).</summary>
    private int TwoDifference(int s, int a, int b)
    {
        int second = Subtract(s, a);
        return Subtract(Subtract(a, Subtract(s, second)), Add(b, second));
    }

    private int Product(int id, ValueGraph.Value value, int a, int b)
    {
        int error = IsPowerOfTwo(value.A) || IsPowerOfTwo(value.B) ? None : Fused(value.A, value.B, Negative(id));
        if (value.A == value.B) return a == None ? error : FusedOr(Add(a, a), value.A, error);
        if (a != None) error = FusedOr(a, value.B, error);
        return b == None ? error : FusedOr(b, value.A, error);
    }

    /// <summary>a^b·(b·δa/a + log(a)·δb), and what the power itself lacks.</summary>
    private int Power(int id, ValueGraph.Value value, int a, int b)
    {
        int relative = a == None ? None : Multiply(value.B, Multiply(a, Reciprocal(value.A)));
        if (b != None && _slopes.TryGetValue((id, 1), out int logarithm)) relative = FusedOr(b, logarithm, relative);
        int own = Residual(id, value);
        return relative == None ? own : FusedOr(id, relative, own);
    }

    private bool IsPowerOfTwo(int value) =>
        graph.Values[value] is { Operation: Operation.Constant, Index: var i } && graph.Constants[i].Value is var c && Math.Abs(c) is > 1e-300 and < 1e300 && double.IsPow2(Math.Abs(c));

    private int Sum(int a, int b) => a == None ? b : b == None ? a : Add(a, b);

    private int Difference(int a, int b) => b == None ? a : a == None ? Negative(b) : Subtract(a, b);

    private int Add(int a, int b) => graph.Apply(Operation.Add, a, b);

    private int Subtract(int a, int b) => graph.Apply(Operation.Subtract, a, b);

    /// <summary>1/a, which must not be tiny either: what it is multiplied by to give an error would be lost. Roots are never so large.</summary>
    private int Reciprocal(int a)
    {
        int reciprocal = graph.Apply(Operation.Divide, graph.Constant(Rational.One), a);
        if (graph.Values[a].Operation != Operation.SquareRoot && !graph.IsConstant(reciprocal)) Watched.Add(reciprocal);
        return reciprocal;
    }

    private int Multiply(int a, int b) => graph.Apply(Operation.Multiply, a, b);

    /// <summary>The opposite of a value that is not negative; +0 for 0, since the sign alone is looked at.</summary>
    private int ZeroOrLess(int a) => Subtract(graph.Constant(Rational.Zero), a);

    private int Negative(int a) => graph.Apply(Operation.Negate, a);

    private int Fused(int a, int b, int c) => graph.Apply(Operation.FusedMultiplyAdd, a, b, c);

    private int FusedOr(int a, int b, int c) => c == None ? Multiply(a, b) : Fused(a, b, c);
}
