using System.Globalization;
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.Intrinsics;

namespace Symbolic.Compilation;

/// <summary>Emits double-double operations on local variables, three per number; each variable is a double, or a vector of eight.</summary>
internal sealed class ExtendedCode
{
    private static readonly Type Lanes = typeof(Vector512<double>);
    private static readonly MethodInfo Fused = typeof(Math).GetMethod(nameof(Math.FusedMultiplyAdd), [typeof(double), typeof(double), typeof(double)])!;
    private static readonly MethodInfo Absolute = typeof(Math).GetMethod(nameof(Math.Abs), [typeof(double)])!, Root = typeof(Math).GetMethod(nameof(Math.Sqrt))!;
    private static readonly MethodInfo Maximum = typeof(double).GetMethod(nameof(double.MaxNative))!, Minimum = typeof(double).GetMethod(nameof(double.MinNative))!;
    private static readonly Dictionary<string, Action<ILGenerator>> s_operations = new()
    {
        ["+"] = static il => il.Emit(OpCodes.Add),
        ["-"] = static il => il.Emit(OpCodes.Sub),
        ["*"] = static il => il.Emit(OpCodes.Mul),
        ["/"] = static il => il.Emit(OpCodes.Div),
        ["neg"] = static il => il.Emit(OpCodes.Neg),
        ["fma"] = static il => il.Emit(OpCodes.Call, Fused),
        ["abs"] = static il => il.Emit(OpCodes.Call, Absolute),
        ["sqrt"] = static il => il.Emit(OpCodes.Call, Root),
        ["max"] = static il => il.Emit(OpCodes.Call, Maximum),
        ["min"] = static il => il.Emit(OpCodes.Call, Minimum),
    };

    private static readonly Dictionary<string, Action<ILGenerator>> s_vectorOperations = new()
    {
        ["+"] = Call(VectorMethods.Add),
        ["-"] = Call(VectorMethods.Subtract),
        ["*"] = Call(VectorMethods.Multiply),
        ["/"] = Call(VectorMethods.Divide),
        ["neg"] = Call(VectorMethods.Negate),
        ["fma"] = Call(VectorMethods.Fused),
        ["abs"] = Call(VectorMethods.Abs),
        ["sqrt"] = Call(VectorMethods.Sqrt),
        ["max"] = Call(VectorMethods.Maximum),
        ["min"] = Call(VectorMethods.Minimum),
    };

    private readonly ILGenerator _il;
    private readonly bool _isVector;
    private readonly LocalBuilder _s, _t, _v, _w;

    /// <summary>Prepares to emit operations on single numbers or on eight at once.</summary>
    public ExtendedCode(ILGenerator il, bool isVector = false)
    {
        (_il, _isVector) = (il, isVector);
        (_s, _t, _v, _w) = (DeclarePart(), DeclarePart(), DeclarePart(), DeclarePart());
    }

    /// <summary>A number in three local variables; null for a part that is 0.</summary>
    internal readonly record struct Value(LocalBuilder High, LocalBuilder? Low, LocalBuilder? Error)
    {
        /// <summary>Whether the number is a double, exactly.</summary>
        public bool IsDouble => Low is null;

        /// <summary>Whether the number is known to be −1, 0 or 1, if perhaps not which.</summary>
        public bool IsSign { get; init; }
    }

    /// <summary>Room for a number.</summary>
    public Value Declare() => new(DeclarePart(), DeclarePart(), DeclarePart());

    /// <summary>Room for a part of a number.</summary>
    public LocalBuilder DeclarePart() => _il.DeclareLocal(_isVector ? Lanes : typeof(double));

    /// <summary> → number.</summary>
    public void Constant(double value)
    {
        _il.Emit(OpCodes.Ldc_R8, value);
        if (_isVector) _il.Emit(OpCodes.Call, VectorMethods.Broadcast);
    }

    /// <summary>Emits the operation that fits the operands.</summary>
    public void Operate(Operation operation, Value r, Value a, Value b)
    {
        switch (operation)
        {
            case Operation.Negate: Run(ExtendedProgram.Negate, r, a, a); break;
            case Operation.Add: Run(a.IsDouble && b.IsDouble ? ExtendedProgram.AddDoubles : ExtendedProgram.Add, r, a, b); break;
            case Operation.Subtract: Run(a.IsDouble && b.IsDouble ? ExtendedProgram.SubtractDoubles : ExtendedProgram.Subtract, r, a, b); break;
            case Operation.Multiply when a.IsSign: Run(ExtendedProgram.MultiplyBySign, r, b, a); break;
            case Operation.Multiply when b.IsSign: Run(ExtendedProgram.MultiplyBySign, r, a, b); break;
            case Operation.Multiply when a.IsDouble: Run(b.IsDouble ? ExtendedProgram.MultiplyDoubles : ExtendedProgram.MultiplyByDouble, r, b, a); break;
            case Operation.Multiply: Run(b.IsDouble ? ExtendedProgram.MultiplyByDouble : ExtendedProgram.Multiply, r, a, b); break;
            case Operation.Divide: Run(b.IsDouble ? ExtendedProgram.DivideByDouble : ExtendedProgram.Divide, r, a, b); break;
            default: Run(ExtendedProgram.SquareRoot, r, a, a); break;
        }
    }

    /// <summary>Copies a number.</summary>
    public void Copy(Value r, Value a)
    {
        Push(a.High);
        _il.Emit(OpCodes.Stloc, r.High);
        Push(a.Low);
        _il.Emit(OpCodes.Stloc, r.Low!);
        Push(a.Error);
        _il.Emit(OpCodes.Stloc, r.Error!);
    }

    /// <summary> → part of a number.</summary>
    public void Push(LocalBuilder? part)
    {
        if (part is null) Constant(0);
        else _il.Emit(OpCodes.Ldloc, part);
    }

    /// <summary> → the three parts of a number.</summary>
    public void PushAll(Value value)
    {
        Push(value.High);
        Push(value.Low);
        Push(value.Error);
    }

    private void Run(string[] program, Value r, Value a, Value b)
    {
        foreach (string word in program)
        {
            if ((_isVector ? s_vectorOperations : s_operations).TryGetValue(word, out Action<ILGenerator>? emit)) emit(_il);
            else if (word == "U") Constant(ExtendedNumber.Unit);
            else if (word == "T") Constant(ExtendedNumber.Tiny);
            else if (word == "u") Constant(ExtendedNumber.Place);
            else if (word == "V") Constant(-ExtendedNumber.Vanishing);
            else if (char.IsAsciiDigit(word[0])) Constant(double.Parse(word, CultureInfo.InvariantCulture));
            else if (word[^1] == '=') _il.Emit(OpCodes.Stloc, Local(word[..^1], r, a, b)!);
            else Push(Local(word, r, a, b));
        }
    }

    private static Action<ILGenerator> Call(MethodInfo method) => il => il.Emit(OpCodes.Call, method);

    private LocalBuilder? Local(string name, Value r, Value a, Value b)
    {
        if (name.Length == 1) return name[0] switch { 's' => _s, 't' => _t, 'v' => _v, _ => _w };
        Value value = name[0] switch { 'r' => r, 'a' => a, _ => b };
        return name[1] switch { 'h' => value.High, 'l' => value.Low, _ => value.Error };
    }
}
