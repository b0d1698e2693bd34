using System.Runtime.InteropServices;
using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Numerics;

namespace Symbolic.Compilation;

/// <summary>Turns expressions into the values of a graph.</summary>
internal sealed partial class ExpressionLowering
{
    private readonly ValueGraph _graph;
    private readonly ExpressionGraph _nodes;
    private readonly Term[] _results;
    private readonly FunctionTable _functions;
    private readonly Dictionary<string, int> _variables;
    private readonly PowerLowering _powers;
    private readonly ProductLowering _products;
    private readonly CompileErrors _errors = new();
    private readonly SharedDivisors _divisors;
    private readonly SharedProducts? _shared;
    private readonly bool _sharesDifferences;
    private readonly List<Term> _terms = [];
    private readonly List<int> _operands = [];
    private readonly TapeOptions _options;
    private readonly Compensation? _compensation;
    private readonly RoundingErrors? _errorsOf;
    private readonly PairedNodes _paired;
    private bool _readsPairs;

    private ExpressionLowering(ValueGraph graph, ExpressionGraph nodes, Dictionary<string, int> variables, FunctionTable functions, TapeOptions options, Compensation? compensation)
    {
        _variables = variables;
        _nodes = nodes;
        _graph = graph;
        _options = options;
        _divisors = options.SharesDivisions ? SharedDivisors.Of(nodes) : SharedDivisors.None;
        _shared = options.SharesProducts ? SharedProducts.Of(nodes, _divisors) : null;
        _sharesDifferences = options.SharesDifferences;
        _results = new Term[nodes.Nodes.Length];
        _functions = functions;
        _compensation = compensation;
        if (compensation is not null && functions.TryGet("abs", 1, out FunctionDefinition? magnitude)) _errorsOf = new RoundingErrors(graph, magnitude);
        _paired = new PairedNodes(nodes, _errorsOf is null ? null : compensation);
        _powers = new PowerLowering(_graph, options, _errorsOf);
        _products = new ProductLowering(_graph, options, _powers, _errorsOf);
    }

    /// <summary>The graph of some expressions in which every function has a kernel, and the value of each; then the magnitudes and checks that say whether they
    /// can be trusted, and the outputs that depend on each.</summary>
    /// <exception cref="SymbolicException">SD4001, SD4002, SD4003: something has no value; all such problems are listed.</exception>
    public static (ValueGraph Graph, int[] Outputs, GuardPlan.Layout Layout) Lower(
        ExpressionGraph nodes, ReadOnlySpan<Expr> outputs, ReadOnlySpan<string> variables, FunctionTable functions, TapeOptions options, Compensation? compensation = null)
    {
        ValueGraph graph = new(options.UsesFastKernels);
        Dictionary<string, int> inputs = new(StringComparer.Ordinal);
        for (int i = 0; i < variables.Length; i++)
        {
            if (!inputs.TryAdd(variables[i], graph.Input(i))) throw new ArgumentException($"the variable '{variables[i]}' is given twice", nameof(variables));
        }

        ExpressionLowering lowering = new(graph, nodes, inputs, functions, options, compensation);
        lowering.Run();
        int[] values = new int[outputs.Length];
        ExpressionLowering? uncompensated = compensation?.Certain.Count > 0 ? lowering.WithoutErrors(ExpressionGraph.Of([.. compensation.Certain]), inputs) : null;
        for (int i = 0; i < values.Length; i++) values[i] = (compensation?.Certain.Contains(outputs[i]) == true ? uncompensated! : lowering).Real(outputs[i]);
        if (lowering._errorsOf is not { } errors || !functions.TryGet("min", 2, out FunctionDefinition? lesser)) return (graph, values, GuardPlan.Layout.None);
        int[] watched = lowering.WatchedValues(errors);
        Symbol[]?[] bounded = compensation!.Scales?.SoftVariables ?? [];
        for (int i = 0; i < bounded.Length; i++)
        {
            if (bounded[i] is { Length: > 0 } soft) errors.CheckSize(values[i], Array.ConvertAll(soft, variable => inputs[variable.Name]), SoftTerms.MostVariable);
        }

        compensation!.Trace?.Complete(graph, errors, values);
        (int[] magnitudes, int[] checks, int[] decisions, ulong[] dependents) = new ErrorChecks(graph, errors, lesser).Place(values, watched);
        return (graph, [.. values, .. magnitudes, .. checks, .. decisions], new GuardPlan.Layout(magnitudes.Length, checks.Length, dependents));
    }

    /// <summary>The values that must not be tiny where the results depend on them: those of nodes, then parts of products.</summary>
    private int[] WatchedValues(RoundingErrors errors)
    {
        List<Expr> nodes = _compensation!.Scales?.Watched ?? [];
        List<int> watched = new(nodes.Count + errors.Watched.Count);
        HashSet<int> known = new(watched.Capacity);
        foreach (Expr node in nodes)
        {
            int value = _results[_nodes.IndexOf(node)].Value;
            if (known.Add(value)) watched.Add(value);
        }

        foreach (int value in errors.Watched)
        {
            if (known.Add(value)) watched.Add(value);
        }

        return [.. watched];
    }

    private void Run()
    {
        uint[]? powers = _options.SharesPowers ? PowersAskedFor() : null;
        for (int i = 0; i < _results.Length; i++)
        {
            Expr node = _nodes.Nodes[i];
            _readsPairs = _paired.IsPaired[i] && PairedNodes.IsArithmetic(node);
            _results[i] = Compensated(i, node, Lower(i, node));
            _readsPairs = false;
            if (powers is not null && uint.PopCount(powers[i]) > 1) _powers.Expect(_results[i].Value, powers[i]);
            _compensation?.Trace?.Watch(node, _results[i].Value, _errorsOf);
        }

        _errors.ThrowIfAny();
    }

    /// <summary>For each node the whole exponents of its powers, a bit each; null where there are no powers.</summary>
    private uint[]? PowersAskedFor()
    {
        uint[]? powers = null;
        for (int i = 0; i < _results.Length; i++)
        {
            if (_nodes.Nodes[i] is not Pow { Exponent: Number { Value: var exponent } } || !exponent.TryGetInt32(out int n) || n is < 2 or >= PowerLowering.MostExpected) continue;
            powers ??= new uint[_results.Length];
            powers[_nodes.Operands(i)[0]] |= 1u << n;
        }

        return powers;
    }

    private Term Lower(int index, Expr node) => node switch
    {
        Number number => new Term(_graph.Constant(number.Value.Sign < 0 ? Number.Of(-number.Value) : number), number.Value.Sign < 0),
        Constant => new Term(_graph.Constant(node), false),
        Symbol symbol => new Term(Variable(symbol), false),
        Add when !_paired.IsPaired[index] && _compensation?.Fuses(node) == true && FusedSum.Of(node.Arguments) is { } sum => Fused(sum, _compensation.Cancels(node)),
        Add => Sum(index),
        Mul => Product(index),
        Pow power => Power(index, power),
        _ => new Term(Call((Call)node), false),
    };

    private int Variable(Symbol symbol)
    {
        if (_variables.TryGetValue(symbol.Name, out int value)) return value;
        _errors.Unassigned(symbol);
        return _graph.Constant(Constant.NaN);
    }

    private Term Sum(int index)
    {
        _terms.Clear();
        foreach (int term in _nodes.Operands(index)) _terms.Add(Numeric(term));
        return SumLowering.Combine(_graph, CollectionsMarshal.AsSpan(_terms), _sharesDifferences, _errorsOf is not null && !_paired.IsPaired[index]);
    }

    /// <summary>a·b + c, or a·b + c·d with what c·d has been rounded by if it <paramref name="cancels"/>.</summary>
    private Term Fused(FusedSum sum, bool cancels)
    {
        (int a, int b) = (Factor(sum.First), Real(sum.First.B!));
        if (sum.Second.B is not { } other) return new Term(_graph.Apply(Operation.FusedMultiplyAdd, a, b, Factor(sum.Second)), false);
        (int c, int d) = (Factor(sum.Second), Real(other));
        int product = _graph.Apply(Operation.Multiply, c, d), rounded = _graph.Apply(Operation.FusedMultiplyAdd, a, b, product);
        if (!cancels) return new Term(rounded, false);
        int rest = _graph.Apply(Operation.FusedMultiplyAdd, c, d, _graph.Apply(Operation.Negate, product));
        return new Term(_graph.Apply(Operation.Add, rounded, rest), false);
    }

    /// <summary>The first factor of a product, with its scale.</summary>
    private int Factor(FusedSum.Product product)
    {
        Term factor = Numeric(product.A).Signed(product.Scale.Sign < 0);
        if (product.Scale.Abs().IsOne) return _powers.Signed(factor);
        return _graph.Apply(Operation.Multiply, _graph.Constant(product.Scale.Abs()), _powers.Signed(factor));
    }

    private Term Product(int index)
    {
        Start();
        bool isShared = _shared?.Contains(index) == true;
        _products.IsSoft = _compensation?.Scales?.Unwatched.Contains(_nodes.Nodes[index]) == true;
        foreach (int factor in _nodes.Operands(index))
        {
            if (isShared && _shared!.Takes(factor)) continue;
            Expr node = _nodes.Nodes[factor];
            if (node is Number number) _products.Take(number);
            else if (node is Pow { Exponent: Number { Value.Sign: < 0 } exponent } power && !ReadsCollapsed(node)) _products.Take(Numeric(_nodes.Operands(factor)[0]), exponent.Value, _divisors.Contains(power.Base));
            else _products.Take(Numeric(factor));
        }

        if (isShared) TakeShared(index);
        return _products.Combine();
    }

    private void TakeShared(int index)
    {
        foreach ((int factor, int count) in _shared!.Numerator(index))
        {
            Term value = SharedFactor(factor);
            for (int i = 0; i < count; i++) _products.Take(value);
        }

        foreach ((int factor, int count) in _shared.Denominator(index))
        {
            Term value = SharedFactor(factor);
            for (int i = 0; i < count; i++) _products.Take(value, Rational.MinusOne);
        }
    }

    /// <summary>The value of a node, its reciprocal, or the product of two.</summary>
    private Term SharedFactor(int factor)
    {
        int count = _nodes.Nodes.Length;
        if (factor < count) return Numeric(factor);
        if (factor < 2 * count) return _powers.ByReciprocal(Numeric(factor - count), Rational.One)!.Value;
        (int left, int right) = _shared!.PairOf(factor)!.Value;
        Term first = SharedFactor(left), second = SharedFactor(right);
        return new Term(_graph.Apply(Operation.Multiply, first.Value, second.Value), first.IsNegative ^ second.IsNegative);
    }

    /// <summary>Whether what others read of a node is the double next to the computed one and its error.</summary>
    private bool ReadsCollapsed(Expr node) => !_readsPairs && _compensation?.Collapses(node) == true;

    private void Start()
    {
        _products.Clear();
        _products.UsesReciprocals = _readsPairs;
        _products.IsSoft = false;
    }

    private Term Power(int index, Pow power)
    {
        if (power.Exponent is not Number exponent)
        {
            // (1/q)^u is q^-u: the double next to 1/q to the power u is off by up to u/2 ulp
            bool inverse = power.Base is Number { Value: { Sign: > 0, IsInteger: false, Numerator.IsOne: true } };
            Term @base = inverse ? new Term(_graph.Constant(((Number)power.Base).Value.Reciprocal()), false) : Numeric(power.Base);
            return new Term(_graph.Apply(Operation.Power, _powers.Signed(@base), _powers.Signed(Numeric(power.Exponent).Signed(inverse))), false);
        }

        bool isShared = _shared?.Contains(index) == true;
        if (exponent.Value.Sign > 0 && !isShared) return _powers.Positive(Numeric(power.Base), exponent.Value);
        Start();
        if (isShared)
        {
            TakeShared(index);
            return _products.Combine();
        }

        _products.Take(Numeric(power.Base), exponent.Value, _divisors.Contains(power.Base));
        return _products.Combine();
    }

    private int Call(Call call)
    {
        if (Operators.IsLogical(call.Name)) return Truth(call);
        if (call is { Name: "if", Arguments.Length: 3 }) return Choice(call);
        if (call.IsDerivative || !_functions.TryGet(call.Name, call.Arguments.Length, out FunctionDefinition? function) || function.Kernel is null)
        {
            _errors.NotEvaluable(call, _functions);
            return _graph.Constant(Constant.NaN);
        }

        _operands.Clear();
        foreach (Expr argument in call.Arguments) _operands.Add(Real(argument));
        return _graph.Call(function, CollectionsMarshal.AsSpan(_operands));
    }

    private int Choice(Call call)
    {
        int condition = Condition(call.Arguments[0]), yes = Real(call.Arguments[1]), no = Real(call.Arguments[2]);
        return yes == no ? yes : _graph.Apply(Operation.Choose, condition, yes, no);
    }

    private int Truth(Call call)
    {
        ReadOnlySpan<Expr> operands = call.Arguments;
        if (call.Name == "not") return _graph.Apply(Operation.Not, Condition(operands[0]));
        bool isConnective = call.Name is "and" or "or";
        bool isUnsure = _compensation?.IsUnsure(call) == true;
        int truth = isConnective ? Condition(operands[0]) : Compared(call.Name, operands[0], operands[1], isUnsure);
        for (int i = isConnective ? 1 : 2; i < operands.Length; i++)
        {
            int next = isConnective ? Condition(operands[i]) : Compared(call.Name, operands[i - 1], operands[i], isUnsure);
            truth = _graph.Apply(call.Name == "or" ? Operation.Or : Operation.And, truth, next);
        }

        return truth;
    }

    private int Compared(string name, Expr left, Expr right, bool isUnsure)
    {
        int truth = Relation(name, left, right);
        if (isUnsure) _errorsOf?.CheckOrder(truth, Real(left), Real(right));
        if (isUnsure) _compensation!.Trace?.Check(new Call(name, [left, right]), SentinelKind.Comparison, truth);
        return truth;
    }

    private int Relation(string name, Expr left, Expr right)
    {
        int a = Real(left), b = Real(right);
        return name switch
        {
            "<" => _graph.Apply(Operation.Less, a, b),
            ">" => _graph.Apply(Operation.Less, b, a),
            "<=" => _graph.Apply(Operation.LessOrEqual, a, b),
            ">=" => _graph.Apply(Operation.LessOrEqual, b, a),
            "==" => _graph.Apply(Operation.Equal, a, b),
            _ => _graph.Apply(Operation.NotEqual, a, b),
        };
    }

    /// <summary>The node as something that is true or false: a number is true unless it is 0.</summary>
    private int Condition(Expr node)
    {
        int value = _powers.Signed(_results[_nodes.IndexOf(node)]);
        return _graph.IsTruth(value) ? value : _graph.Apply(Operation.NotEqual, value, _graph.Constant(Rational.Zero));
    }

    /// <summary>The node as a number: what is true counts as 1, what is false as 0.</summary>
    private Term Numeric(Expr node) => Numeric(_nodes.IndexOf(node));

    private Term Numeric(int index)
    {
        Term term = _results[index];
        if (_paired.IsPaired[index] && !_readsPairs) term = term with { Value = Collapsed(index, _nodes.Nodes[index], term.Value) };
        return _graph.IsTruth(term.Value)
            ? new Term(_graph.Apply(Operation.Choose, term.Value, _graph.Constant(Rational.One), _graph.Constant(Rational.Zero)), false)
            : term;
    }

    private int Real(Expr node) => _powers.Signed(Numeric(node));
}
