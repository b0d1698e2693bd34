using System.Runtime.InteropServices;
using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Numerics;

namespace Symbolic.Compilation;

/// <summary>The values a tape computes, each once: an arena of ids in which equal operations on equal values are one value.</summary>
internal sealed class ValueGraph(bool usesFastKernels = false)
{
    private const int LeastRoom = 128;
    private readonly List<Value> _values = new(LeastRoom);
    private readonly List<bool> _isConstant = new(LeastRoom);

    /// <summary>The hash of a value and one more than its id, at the place of the hash or the next that was free; 0 where nothing is.</summary>
    private (uint Hash, int Number)[] _slots = new (uint, int)[4 * LeastRoom];
    private int _taken;
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
    public int Constant(Rational exact) => Constant(Number.Of(exact));

    /// <summary>The value of a variable.</summary>
    public int Input(int index) => Intern(new Value(Operation.Input, -1, -1, -1, index), false);

    /// <summary>The value of an operation; sums and differences of negated values are those of the values, bit for bit.</summary>
    public int Apply(Operation operation, int a, int b = -1, int c = -1)
    {
        int negatedA = Negated(a), negatedB = Negated(b);
        return operation switch
        {
            Operation.Negate when negatedA >= 0 => negatedA,
            Operation.Add when negatedB >= 0 => Apply(Operation.Subtract, a, negatedB),
            Operation.Add when negatedA >= 0 => Apply(Operation.Subtract, b, negatedA),
            Operation.Subtract when negatedB >= 0 => Apply(Operation.Add, a, negatedB),
            _ => Intern(new Value(operation, a, b, c, 0), AllConstant(a, b, c)),
        };
    }

    /// <summary>What a value is the negative of, or −1.</summary>
    private int Negated(int value) => value >= 0 && _values[value].Operation == Operation.Negate ? _values[value].A : -1;

    /// <summary>The value of an operation of two operands if there is one already.</summary>
    public int? Find(Operation operation, int a, int b) => Find(new Value(operation, a, b, -1, 0));

    private int? Find(Value value)
    {
        int number = _slots[SlotOf(value, (uint)value.GetHashCode())].Number;
        return number > 0 ? number - 1 : null;
    }

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

    /// <summary>Has values of functions and what they lack come from the same kernels, when all values are there.</summary>
    /// <param name="withCompanions">Whether those of two functions of one argument do, too: where all arithmetic is that of doubles.</param>
    public void Pair(bool withCompanions)
    {
        Dictionary<int, int> paired = [];
        TapeKernel? power = null;
        foreach (Value rest in _values.ToArray())
        {
            int of = rest.Operation == Operation.Call2 ? rest.B : rest.Operation == Operation.Call3 ? rest.C : -1;
            Value value = of < 0 ? default : _values[of];
            bool isPower = of >= 0 && value.Operation == Operation.Power && rest.Operation == Operation.Call3;
            if (of < 0 || !(isPower || value.Operation == rest.Operation - 1) || value.A != rest.A || (value.B >= 0 && value.B != rest.B)) continue;
            int alone = isPower ? -1 : value.Index;
            TapeKernel function = isPower ? power ??= new TapeKernel(ResidualKernel.PowerRow) : _kernels[alone];
            if (!ReferenceEquals(function.Definition.Residual?.Row, _kernels[rest.Index].Definition)) continue;
            if (!paired.TryGetValue(alone, out int kernel))
            {
                if (function.WithRest() is not { } both) continue;
                paired.Add(alone, kernel = _kernels.Count);
                _kernels.Add(both);
            }

            _values[of] = new Value(rest.Operation - 1, value.A, value.B, value.C, kernel);
        }

        if (withCompanions) PairCompanions();
    }

    /// <summary>Has values of two functions of one argument, or of that and its opposite, come from one kernel, where there is such.</summary>
    private void PairCompanions()
    {
        int count = _values.Count, functions = _kernels.Count;
        Dictionary<object, int> companions = [];
        Dictionary<string, int> known = [];
        for (int k = 0; k < functions; k++)
        {
            if (_kernels[k] is { RestRow: null, Definition: { Arity: 1, Origin: FunctionOrigin.BuiltIn } } single) known.TryAdd(single.Definition.Name, k);
        }

        for (int id = 0; id < count; id++)
        {
            Value value = _values[id];
            if (value.Operation != Operation.Call1 || value.Index >= functions || _kernels[value.Index] is not { RestRow: null } function) continue;
            foreach (Companion companion in function.Definition.Companions)
            {
                if (!known.TryGetValue(companion.Name, out int other) || ArgumentOf(companion, value.A) is not { } argument || Find(new Value(Operation.Call1, argument, -1, -1, other)) is not { } second) continue;
                if (second <= id || _values[second].Operation != Operation.Call1) continue;
                _values[id] = value with { Index = Kernel(companion, () => function.With(companion)) };
                _values[second] = new Value(Operation.Call2, value.A, id, -1, Kernel(companion.Row, () => new TapeKernel(companion.Row)));
                break;
            }
        }

        int Kernel(object of, Func<TapeKernel> make)
        {
            if (companions.TryGetValue(of, out int kernel)) return kernel;
            companions.Add(of, kernel = _kernels.Count);
            _kernels.Add(make());
            return kernel;
        }
    }

    private int? ArgumentOf(Companion companion, int argument) => !companion.IsOfOpposite ? argument : Negated(argument) is >= 0 and var opposite ? opposite : Find(new Value(Operation.Negate, argument, -1, -1, 0));

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
        uint hash = (uint)value.GetHashCode();
        int slot = SlotOf(value, hash);
        if (_slots[slot].Number > 0) return _slots[slot].Number - 1;
        int id = Append(value, isConstant && value.Operation < Operation.Choose);
        _slots[slot] = (hash, id + 1);
        if (2 * ++_taken > _slots.Length) Grow();
        return id;
    }

    /// <summary>Where a value is, or would be.</summary>
    private int SlotOf(in Value value, uint hash)
    {
        (uint Hash, int Number)[] slots = _slots;
        ReadOnlySpan<Value> values = CollectionsMarshal.AsSpan(_values);
        int mask = slots.Length - 1, slot = (int)hash & mask;
        while (slots[slot].Number > 0 && !(slots[slot].Hash == hash && values[slots[slot].Number - 1].Equals(value))) slot = (slot + 1) & mask;
        return slot;
    }

    private void Grow()
    {
        (uint Hash, int Number)[] old = _slots, larger = new (uint, int)[2 * old.Length];
        int mask = larger.Length - 1;
        foreach ((uint hash, int number) in old)
        {
            if (number == 0) continue;
            int slot = (int)hash & mask;
            while (larger[slot].Number > 0) slot = (slot + 1) & mask;
            larger[slot] = (hash, number);
        }

        _slots = larger;
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
        private bool IsSymmetric => Operation is Operation.Add or Operation.Multiply;

        /// <summary>Operand 0, 1 or 2.</summary>
        public int Operand(int i) => i switch
        {
            0 => A,
            1 => B,
            _ => C,
        };

        /// <summary>Whether the values are the same; sums and products do not mind the order.</summary>
        public bool Equals(Value other)
        {
            bool areAlike = Operation == other.Operation && C == other.C && Index == other.Index;
            return areAlike && ((A == other.A && B == other.B) || (IsSymmetric && A == other.B && B == other.A));
        }

        public override int GetHashCode()
        {
            (int first, int second) = IsSymmetric && A > B ? (B, A) : (A, B);
            ulong hash = ((ulong)(uint)first * 0x9E3779B97F4A7C15UL) ^ ((ulong)(uint)second * 0xC2B2AE3D27D4EB4FUL) ^ ((ulong)(uint)C * 0x165667B19E3779F9UL);
            hash ^= ((ulong)(uint)Index << 8) | (ulong)Operation;
            hash *= 0x9E3779B97F4A7C15UL;
            return (int)(hash >> 32);
        }
    }
}
