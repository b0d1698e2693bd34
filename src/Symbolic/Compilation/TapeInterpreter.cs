using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Symbolic.Compilation;

/// <summary>Runs a tape instruction by instruction, in any arithmetic.</summary>
internal static class TapeInterpreter
{
    private const int StackRegisters = 512;

    /// <summary>Evaluates a tape in doubles.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="inputs">One value per variable.</param>
    /// <param name="outputs">Room for one value per output; may overlap <paramref name="inputs"/>.</param>
    /// <exception cref="ArgumentException">The lengths do not fit.</exception>
    [SkipLocalsInit]
    public static void Evaluate(Tape tape, ReadOnlySpan<double> inputs, Span<double> outputs)
    {
        tape.Check(inputs.Length, outputs.Length);
        double[]? rented = tape.RegisterCount <= StackRegisters ? null : ArrayPool<double>.Shared.Rent(tape.RegisterCount);
        Span<double> registers = rented ?? (stackalloc double[StackRegisters]);
        ReadOnlySpan<double> constants = tape.ConstantValues;
        constants.CopyTo(registers);
        inputs.CopyTo(registers[constants.Length..]);
        DoubleArithmetic arithmetic = default;
        Run(tape, ref arithmetic, tape.PrologueLength, registers, outputs);
        if (rented is not null) ArrayPool<double>.Shared.Return(rented);
    }

    /// <summary>Evaluates a tape in floats; the constants and the prologue are doubles, rounded.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="inputs">One value per variable.</param>
    /// <param name="outputs">Room for one value per output; may overlap <paramref name="inputs"/>.</param>
    /// <exception cref="ArgumentException">The lengths do not fit.</exception>
    public static void Evaluate(Tape tape, ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        tape.Check(inputs.Length, outputs.Length);
        float[] registers = ArrayPool<float>.Shared.Rent(tape.RegisterCount);
        ReadOnlySpan<double> constants = tape.ConstantValues;
        for (int i = 0; i < constants.Length; i++) registers[i] = (float)constants[i];
        inputs.CopyTo(registers.AsSpan(constants.Length));
        SingleArithmetic arithmetic = default;
        Run(tape, ref arithmetic, tape.PrologueLength, registers, outputs);
        ArrayPool<float>.Shared.Return(registers);
    }

    /// <summary>Evaluates a tape in any arithmetic, the prologue included.</summary>
    /// <returns>Whether every condition on the way could be decided; the outputs are void if not.</returns>
    /// <exception cref="ArgumentException">The lengths do not fit.</exception>
    public static bool Evaluate<T, TArithmetic>(Tape tape, ref TArithmetic arithmetic, ReadOnlySpan<T> inputs, Span<T> outputs)
        where TArithmetic : struct, ITapeArithmetic<T>
    {
        tape.Check(inputs.Length, outputs.Length);
        T[] registers = new T[tape.RegisterCount];
        for (int i = 0; i < tape.Constants.Length; i++) registers[i] = arithmetic.Constant(tape.Constants[i]);
        inputs.CopyTo(registers.AsSpan(tape.FirstVariable));
        return Run(tape, ref arithmetic, 0, registers, outputs);
    }

    /// <summary>The constants of a tape and the results of its prologue, as doubles.</summary>
    internal static double[] Prologue(Tape tape)
    {
        double[] registers = new double[tape.FirstVariable];
        for (int i = 0; i < tape.Constants.Length; i++) registers[i] = tape.Constants[i].Value;
        DoubleArithmetic arithmetic = default;
        Run(tape, ref arithmetic, 0, registers, [], tape.PrologueLength);
        return registers;
    }

    /// <summary>Runs the instructions from <paramref name="start"/> on registers that hold the constants and variables, and after
    /// the prologue's end also its results.</summary>
    /// <remarks>The loop keeps little alive, so that all of it stays in machine registers; what is rare or slow anyway is a call away.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static bool Run<T, TArithmetic>(Tape tape, ref TArithmetic arithmetic, int start, Span<T> registers, Span<T> outputs, int end = -1)
        where TArithmetic : struct, ITapeArithmetic<T>
    {
        ref Instruction code = ref tape.FirstInstruction();
        ref Instruction last = ref Unsafe.Add(ref code, end < 0 ? tape.Code.Length : end);
        ref T r = ref MemoryMarshal.GetReference(registers);
        for (ref Instruction i = ref Unsafe.Add(ref code, start); Unsafe.IsAddressLessThan(ref i, ref last); i = ref Unsafe.Add(ref i, 1))
        {
            switch (i.Operation)
            {
                case Operation.Negate: At(ref r, i.Result) = arithmetic.Negate(At(ref r, i.A)); break;
                case Operation.Add: At(ref r, i.Result) = arithmetic.Add(At(ref r, i.A), At(ref r, i.B)); break;
                case Operation.Subtract: At(ref r, i.Result) = arithmetic.Subtract(At(ref r, i.A), At(ref r, i.B)); break;
                case Operation.Multiply: At(ref r, i.Result) = arithmetic.Multiply(At(ref r, i.A), At(ref r, i.B)); break;
                case Operation.Divide: At(ref r, i.Result) = arithmetic.Divide(At(ref r, i.A), At(ref r, i.B)); break;
                case Operation.FusedMultiplyAdd: At(ref r, i.Result) = arithmetic.FusedMultiplyAdd(At(ref r, i.A), At(ref r, i.B), At(ref r, i.C)); break;
                case Operation.SquareRoot: At(ref r, i.Result) = arithmetic.SquareRoot(At(ref r, i.A)); break;
                case Operation.Call1: At(ref r, i.Result) = arithmetic.Call(tape.Kernels[i.Index], At(ref r, i.A)); break;
                case Operation.Copy or Operation.Merge: At(ref r, i.Result) = At(ref r, i.A); break;
                case Operation.Output: outputs[i.Index] = At(ref r, i.A); break;
                case Operation.Jump: i = ref Unsafe.Add(ref tape.FirstInstruction(), i.Result - 1); break;
                case >= Operation.JumpIfLess:
                    Truth jumps = Jumps<T, TArithmetic>(ref arithmetic, i.Operation, At(ref r, i.A), At(ref r, i.B));
                    if (jumps == Truth.Undecided) return false;
                    if (jumps == Truth.Yes) i = ref Unsafe.Add(ref tape.FirstInstruction(), i.Result - 1);
                    break;
                default: At(ref r, i.Result) = Slow(tape, ref arithmetic, i, registers); break;
            }
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref T At<T>(ref T first, int index) => ref Unsafe.Add(ref first, (nint)(uint)index);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static T Slow<T, TArithmetic>(Tape tape, ref TArithmetic arithmetic, in Instruction i, ReadOnlySpan<T> r)
        where TArithmetic : struct, ITapeArithmetic<T> => i.Operation switch
        {
            Operation.Power => arithmetic.Power(r[i.A], r[i.B]),
            Operation.CorrectedPower => arithmetic.CorrectedPower(r[i.A], r[i.B], r[i.C]),
            Operation.Call2 => arithmetic.Call(tape.Kernels[i.Index], r[i.A], r[i.B]),
            Operation.Call3 => arithmetic.Call(tape.Kernels[i.Index], r[i.A], r[i.B], r[i.C]),
            _ => arithmetic.Call(tape.Kernels[i.Index], r, tape.Arguments(i)),
        };

    private static Truth Jumps<T, TArithmetic>(ref TArithmetic arithmetic, Operation jump, T a, T b)
        where TArithmetic : struct, ITapeArithmetic<T> => jump switch
        {
            Operation.JumpIfLess => arithmetic.Less(a, b),
            Operation.JumpUnlessLess => Opposite(arithmetic.Less(a, b)),
            Operation.JumpIfLessOrEqual => arithmetic.LessOrEqual(a, b),
            Operation.JumpUnlessLessOrEqual => Opposite(arithmetic.LessOrEqual(a, b)),
            Operation.JumpIfEqual => arithmetic.Equal(a, b),
            _ => Opposite(arithmetic.Equal(a, b)),
        };

    private static Truth Opposite(Truth truth) => truth switch
    {
        Truth.No => Truth.Yes,
        Truth.Yes => Truth.No,
        _ => Truth.Undecided,
    };
}
