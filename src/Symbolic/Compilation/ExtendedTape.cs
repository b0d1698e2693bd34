using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Symbolic.Functions;
using Symbolic.Numerics;

namespace Symbolic.Compilation;

/// <summary>Expressions as they are meant, evaluated in double-double arithmetic with an error estimate.</summary>
internal sealed class ExtendedTape
{
    private const int StackResults = 64, CallsBeforeEmitting = 64, LeastExponent = -1080;
    private const double Accepted = 1.0 / (1L << 58);
    private static readonly ConditionalWeakTable<FunctionTable, FunctionTable> s_tables = [];
    private static readonly TapeOptions s_options = new() { MultipliedPower = 2 };
    private readonly Tape _tape;
    private readonly ExtendedNumber[] _prologue;
    private readonly int[] _results;
    private ScaledNumber[]? _scaledPrologue;
    private ExtendedFunction? _function;
    private int _calls;

    private ExtendedTape(Tape tape, int[] results)
    {
        (_tape, _results) = (tape, results);
        _prologue = Prologue<ExtendedNumber, ExtendedArithmetic>(default);
    }

    /// <summary>The tape of some expressions. Functions without evaluation in double-double are replaced by their spec.</summary>
    /// <exception cref="SymbolicException">SD4001, SD4003: some part cannot be evaluated.</exception>
    public static ExtendedTape Build(ReadOnlySpan<Expr> outputs, ReadOnlySpan<string> variables, FunctionTable functions, Func<string, Expr> read, Limits limits)
    {
        Tape tape = TapeBuilder.Build(outputs, variables, s_tables.GetValue(functions, Meanings), read, s_options, limits);
        foreach (TapeKernel kernel in tape.Kernels)
        {
            if (kernel.Definition.Extended is null) throw new SymbolicException(Diagnostic.Error("SD4003", $"'{kernel.Definition.Name}' has no evaluation in double-double arithmetic"));
        }

        return new ExtendedTape(tape, [.. Enumerable.Range(0, tape.OutputCount)]);
    }

    /// <summary>The same tape, whose outputs are these results of the caller's.</summary>
    public ExtendedTape For(int[] results) => new(_tape, results);

    /// <summary>Puts the wanted results in place that are sure to be within an ulp.</summary>
    /// <returns>What is still wanted.</returns>
    public ulong Settle(ReadOnlySpan<double> x, Span<double> y, ulong wanted)
    {
        Span<ExtendedNumber> outputs = _results.Length <= StackResults ? stackalloc ExtendedNumber[_results.Length] : new ExtendedNumber[_results.Length];
        bool isDecided = Volatile.Read(ref _function) is { } function
            ? function(ref MemoryMarshal.GetReference(x), ref Unsafe.As<ExtendedNumber, double>(ref MemoryMarshal.GetReference(outputs)))
            : Interpret(x, outputs);
        if (!isDecided) return wanted;
        ulong rest = 0;
        for (int i = 0; i < _results.Length; i++)
        {
            ulong bit = 1UL << _results[i];
            if ((wanted & bit) != 0 && !Take(outputs[i], ref y[_results[i]])) rest |= bit;
        }

        return rest;
    }

    /// <summary>The same with exponents that do not overflow, some ten times as slow.</summary>
    public ulong SettleScaled(ReadOnlySpan<double> x, Span<double> y, ulong wanted)
    {
        ScaledArithmetic arithmetic = default;
        ScaledNumber[] outputs = new ScaledNumber[_results.Length], registers = new ScaledNumber[_tape.RegisterCount];
        (_scaledPrologue ??= Prologue<ScaledNumber, ScaledArithmetic>(default)).CopyTo(registers, 0);
        for (int i = 0; i < x.Length; i++) registers[_tape.FirstVariable + i] = new ScaledNumber(x[i], 0);
        if (!TapeInterpreter.Run(_tape, ref arithmetic, _tape.PrologueLength, registers, outputs)) return wanted;
        ulong rest = 0;
        for (int i = 0; i < _results.Length; i++)
        {
            ulong bit = 1UL << _results[i];
            if ((wanted & bit) != 0 && !Take(outputs[i], ref y[_results[i]])) rest |= bit;
        }

        return rest;
    }

    private bool Interpret(ReadOnlySpan<double> x, Span<ExtendedNumber> outputs)
    {
        ExtendedNumber[] registers = ArrayPool<ExtendedNumber>.Shared.Rent(_tape.RegisterCount);
        _prologue.CopyTo(registers, 0);
        for (int i = 0; i < x.Length; i++) registers[_tape.FirstVariable + i] = x[i];
        ExtendedArithmetic arithmetic = default;
        bool isDecided = TapeInterpreter.Run(_tape, ref arithmetic, _tape.PrologueLength, registers, outputs);
        ArrayPool<ExtendedNumber>.Shared.Return(registers);
        if (Interlocked.Increment(ref _calls) == CallsBeforeEmitting) ThreadPool.UnsafeQueueUserWorkItem(static tape => tape.Optimize(), this, preferLocal: false);
        return isDecided;
    }

    /// <summary>Makes machine code, where there can be.</summary>
    internal void Optimize()
    {
        if (RuntimeFeature.IsDynamicCodeSupported) Volatile.Write(ref _function, ExtendedEmitter.Emit(_tape, _prologue));
    }

    private static bool Take(in ExtendedNumber value, ref double y)
    {
        if (value.Error <= Math.Abs(value.High) * Accepted && value.High != 0 && double.IsFinite(value.High))
        {
            y = value.High;
            return true;
        }

        // a zero keeps the sign that the arithmetic gave it
        return value.IsDouble && value.High == 0 && y == 0;
    }

    private static bool Take(in ScaledNumber value, ref double y)
    {
        bool vanishes = value.Error <= 1 && value.Value.Exponent < LeastExponent;
        if (!vanishes && !(value.Error <= Accepted)) return false;
        double rounded = vanishes ? 0 : value.Value.ToDouble();
        if (y != rounded) y = rounded;
        return true;
    }

    private T[] Prologue<T, TArithmetic>(TArithmetic arithmetic)
        where TArithmetic : struct, ITapeArithmetic<T>
    {
        T[] registers = new T[_tape.FirstVariable];
        for (int i = 0; i < _tape.Constants.Length; i++) registers[i] = arithmetic.Constant(_tape.Constants[i]);
        TapeInterpreter.Run(_tape, ref arithmetic, 0, registers, [], _tape.PrologueLength);
        return registers;
    }

    private static FunctionTable Meanings(FunctionTable functions) =>
        functions.WithAll(functions.Definitions.Where(static row => row.Extended is null && row.Spec is not null).Select(static row => row with { Kernel = null, Value = null }));
}
