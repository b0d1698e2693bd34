using System.Runtime.InteropServices;
using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Numerics;

namespace Symbolic.Compilation;

/// <summary>The values a tape computes, each once: an arena of ids in which equal operations on equal values are one value.</summary>
internal sealed class ValueGraph(bool usesFastKernels = false)
{
    private readonly List<Value> _values = [];
    private readonly List<bool> _isConstant = [];
    private readonly Dictionary<Value, int> _known = [];
    private readonly List<TapeConstant> _constants = [];
    private readonly Dictionary<Expr, int> _constantIds = [];
    private readonly List<TapeKernel> _kernels = [];
    private readonly Dictionary<FunctionDefinition, int> _kernelIds = new(ReferenceEqualityComparer.Instance);

    /// <summary>The values, operands before the values that use them.</summary>
    public ReadOnlySpan<Value> Values => CollectionsMarshal.AsSpan(_values);

    /// <summary>The constants, by the index of their values.</summary>
    public IReadOnlyList<TapeConstant> Constants => _constants;

    /// <summary>The kernels, by the index of the calls.</summary>
    public IReadOnlyList<TapeKernel> Kernels => _kernels;

    /// <summary>The value of a number or named constant.</summary>
    public int Constant(Expr exact)
    {
        if (_constantIds.TryGetValue(exact, out int id)) return id;
        _constants.Add(TapeConstant.Of(exact));
        id = Append(new Value(Operation.Constant, -1, -1, -1, _constants.Count - 1), true);
        _constantIds.Add(exact, id);
        return id;
    }

    /// <summary>The value of a number.</summary>
    public int Constant(Rational exact) => Constant(new Number(exact));

    /// <summary>The value of a variable.</summary>
    public int Input(int index) => Intern(new Value(Operation.Input, -1, -1, -1, index), false);

    /// <summary>The value of an operation.</summary>
    public int Apply(Operation operation, int a, int b = -1, int c = -1) => Intern(new Value(operation, a, b, c, 0), AllConstant(a, b, c));

    /// <summary>The value of an operation of two operands if there is one already.</summary>
    public int? Find(Operation operation, int a, int b) => _known.TryGetValue(new Value(operation, a, b, -1, 0), out int id) ? id : null;

    /// <summary>The value of a call.</summary>
    public int Call(FunctionDefinition function, ReadOnlySpan<int> arguments)
    {
        if (!_kernelIds.TryGetValue(function, out int kernel))
        {
            kernel = _kernels.Count;
            _kernels.Add(new TapeKernel(usesFastKernels && function.FastKernel is { } fast ? function with { Kernel = fast } : function));
            _kernelIds.Add(function, kernel);
        }

        if (arguments.Length is 0 or > 3) return CallMany(kernel, arguments);
        int a = arguments[0], b = arguments.Length > 1 ? arguments[1] : -1, c = arguments.Length > 2 ? arguments[2] : -1;
        Operation operation = arguments.Length switch { 1 => Operation.Call1, 2 => Operation.Call2, _ => Operation.Call3 };
        return Intern(new Value(operation, a, b, c, kernel), AllConstant(a, b, c));
    }

    /// <summary>Whether a value depends on no variable and on no choice.</summary>
    public bool IsConstant(int value) => _isConstant[value];

    /// <summary>Whether a value is a number or named constant.</summary>
    public bool IsLiteral(int value) => _values[value].Operation == Operation.Constant;

    /// <summary>Whether a value is true or false instead of a number.</summary>
    public bool IsTruth(int value) => _values[value].Operation >= Operation.Less;

    private int CallMany(int kernel, ReadOnlySpan<int> arguments)
    {
        int list = -1;
        bool isConstant = true;
        foreach (int argument in arguments)
        {
            isConstant &= _isConstant[argument];
            list = Intern(new Value(Operation.Argument, list, argument, -1, 0), isConstant);
        }

        return Intern(new Value(Operation.CallMany, list, -1, -1, kernel), isConstant);
    }

    private bool AllConstant(int a, int b, int c) =>
        (a < 0 || _isConstant[a]) && (b < 0 || _isConstant[b]) && (c < 0 || _isConstant[c]);

    private int Intern(Value value, bool isConstant)
    {
        bool swap = value.Operation is Operation.Add or Operation.Multiply && value.A > value.B;
        Value key = swap ? value with { A = value.B, B = value.A } : value;
        ref int id = ref CollectionsMarshal.GetValueRefOrAddDefault(_known, key, out bool exists);
        if (!exists) id = Append(value, isConstant && value.Operation < Operation.Choose);
        return id;
    }

    private int Append(Value value, bool isConstant)
    {
        _values.Add(value);
        _isConstant.Add(isConstant);
        return _values.Count - 1;
    }

    /// <summary>One value: an operation on other values, −1 where it has no such operand.</summary>
    internal readonly record struct Value(Operation Operation, int A, int B, int C, int Index)
    {
        /// <summary>Operand 0, 1 or 2.</summary>
        public int Operand(int i) => i switch
        {
            0 => A,
            1 => B,
            _ => C,
        };

        public bool Equals(Value other) =>
            Operation == other.Operation && A == other.A && B == other.B && C == other.C && Index == other.Index;

        public override int GetHashCode()
        {
            ulong hash = ((ulong)(uint)A * 0x9E3779B97F4A7C15UL) ^ ((ulong)(uint)B * 0xC2B2AE3D27D4EB4FUL) ^ ((ulong)(uint)C * 0x165667B19E3779F9UL);
            hash ^= ((ulong)(uint)Index << 8) | (ulong)Operation;
            hash *= 0x9E3779B97F4A7C15UL;
            return (int)(hash >> 32);
        }
    }
}
