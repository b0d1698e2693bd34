using System.Globalization;
using System.Reflection;
using System.Reflection.Emit;

namespace Symbolic.Compilation;

/// <summary>Emits double-double operations on local variables, three per number.</summary>
internal sealed class ExtendedCode(ILGenerator il)
{
    private static readonly MethodInfo Fused = typeof(Math).GetMethod(nameof(Math.FusedMultiplyAdd), [typeof(double), typeof(double), typeof(double)])!;
    private static readonly MethodInfo Absolute = typeof(Math).GetMethod(nameof(Math.Abs), [typeof(double)])!, Root = typeof(Math).GetMethod(nameof(Math.Sqrt))!;
    private static readonly MethodInfo Maximum = typeof(double).GetMethod(nameof(double.MaxNative))!;
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
        ["U"] = static il => il.Emit(OpCodes.Ldc_R8, ExtendedNumber.Unit),
        ["T"] = static il => il.Emit(OpCodes.Ldc_R8, ExtendedNumber.Tiny),
    };

    private readonly LocalBuilder _s = il.DeclareLocal(typeof(double)), _t = il.DeclareLocal(typeof(double)), _w = il.DeclareLocal(typeof(double));

    /// <summary>A number in three local variables; null for a part that is 0.</summary>
    internal readonly record struct Value(LocalBuilder High, LocalBuilder? Low, LocalBuilder? Error)
    {
        /// <summary>Whether the number is a double, exactly.</summary>
        public bool IsDouble => Low is null;
    }

    /// <summary>Room for a number.</summary>
    public Value Declare() => new(il.DeclareLocal(typeof(double)), il.DeclareLocal(typeof(double)), il.DeclareLocal(typeof(double)));

    /// <summary>Emits the operation that fits the operands.</summary>
    public void Operate(Operation operation, Value r, Value a, Value b)
    {
        switch (operation)
        {
            case Operation.Negate: Run(ExtendedProgram.Negate, r, a, a); break;
            case Operation.Add: Run(a.IsDouble && b.IsDouble ? ExtendedProgram.AddDoubles : ExtendedProgram.Add, r, a, b); break;
            case Operation.Subtract: Run(a.IsDouble && b.IsDouble ? ExtendedProgram.SubtractDoubles : ExtendedProgram.Subtract, r, a, b); break;
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
        il.Emit(OpCodes.Stloc, r.High);
        Push(a.Low);
        il.Emit(OpCodes.Stloc, r.Low!);
        Push(a.Error);
        il.Emit(OpCodes.Stloc, r.Error!);
    }

    /// <summary> → part of a number.</summary>
    public void Push(LocalBuilder? part)
    {
        if (part is null) il.Emit(OpCodes.Ldc_R8, 0.0);
        else il.Emit(OpCodes.Ldloc, part);
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
            if (s_operations.TryGetValue(word, out Action<ILGenerator>? emit)) emit(il);
            else if (char.IsAsciiDigit(word[0])) il.Emit(OpCodes.Ldc_R8, double.Parse(word, CultureInfo.InvariantCulture));
            else if (word[^1] == '=') il.Emit(OpCodes.Stloc, Local(word[..^1], r, a, b)!);
            else Push(Local(word, r, a, b));
        }
    }

    private LocalBuilder? Local(string name, Value r, Value a, Value b)
    {
        if (name.Length == 1) return name[0] switch { 's' => _s, 't' => _t, _ => _w };
        Value value = name[0] switch { 'r' => r, 'a' => a, _ => b };
        return name[1] switch { 'h' => value.High, 'l' => value.Low, _ => value.Error };
    }
}
