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

    /// <summary>Runs the instructions from <paramref name="start"/> on registers that hold the constants and variables, and before
    /// the prologue's end also its results.</summary>
    internal static bool Run<T, TArithmetic>(Tape tape, ref TArithmetic arithmetic, int start, Span<T> registers, Span<T> outputs, int end = -1)
        where TArithmetic : struct, ITapeArithmetic<T>
    {
        ref Instruction code = ref tape.FirstInstruction();
        ref T r = ref MemoryMarshal.GetReference(registers);
        int last = end < 0 ? tape.Code.Length : end;
        for (int next = start; next < last;)
        {
            ref Instruction i = ref Unsafe.Add(ref code, next++);
            ref T a = ref Unsafe.Add(ref r, i.A);
            switch (i.Operation)
            {
                case Operation.Negate: Unsafe.Add(ref r, i.Result) = arithmetic.Negate(a); break;
                case Operation.Add: Unsafe.Add(ref r, i.Result) = arithmetic.Add(a, Unsafe.Add(ref r, i.B)); break;
                case Operation.Subtract: Unsafe.Add(ref r, i.Result) = arithmetic.Subtract(a, Unsafe.Add(ref r, i.B)); break;
                case Operation.Multiply: Unsafe.Add(ref r, i.Result) = arithmetic.Multiply(a, Unsafe.Add(ref r, i.B)); break;
                case Operation.Divide: Unsafe.Add(ref r, i.Result) = arithmetic.Divide(a, Unsafe.Add(ref r, i.B)); break;
                case Operation.SquareRoot: Unsafe.Add(ref r, i.Result) = arithmetic.SquareRoot(a); break;
                case Operation.Power: Unsafe.Add(ref r, i.Result) = arithmetic.Power(a, Unsafe.Add(ref r, i.B)); break;
                case Operation.Call1: Unsafe.Add(ref r, i.Result) = arithmetic.Call(tape.Kernels[i.Index], a); break;
                case Operation.Call2: Unsafe.Add(ref r, i.Result) = arithmetic.Call(tape.Kernels[i.Index], a, Unsafe.Add(ref r, i.B)); break;
                case Operation.Copy or Operation.Merge: Unsafe.Add(ref r, i.Result) = a; break;
                case Operation.Output: outputs[i.Index] = a; break;
                case Operation.Jump: next = i.Result; break;
                case Operation.CallMany:
                    Unsafe.Add(ref r, i.Result) = arithmetic.Call(tape.Kernels[i.Index], registers, tape.Arguments(i));
                    break;
                case Operation.CorrectedPower:
                    Unsafe.Add(ref r, i.Result) = arithmetic.CorrectedPower(a, Unsafe.Add(ref r, i.B), Unsafe.Add(ref r, i.C));
                    break;
                case Operation.Call3:
                    Unsafe.Add(ref r, i.Result) = arithmetic.Call(tape.Kernels[i.Index], a, Unsafe.Add(ref r, i.B), Unsafe.Add(ref r, i.C));
                    break;
                default:
                    Truth jumps = Jumps<T, TArithmetic>(ref arithmetic, i.Operation, a, Unsafe.Add(ref r, i.B));
                    if (jumps == Truth.Undecided) return false;
                    if (jumps == Truth.Yes) next = i.Result;
                    break;
            }
        }

        return true;
    }

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
