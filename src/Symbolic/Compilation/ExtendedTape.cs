using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Numerics;

namespace Symbolic.Compilation;

/// <summary>Expressions as they are meant, evaluated in double-double arithmetic with an error estimate.</summary>
internal sealed class ExtendedTape
{
    private const int StackResults = 64, StackRegisters = 128, CallsBeforeEmitting = 16, PointsBeforeLoop = 512, LeastExponent = -1088, GreatestExponent = 1088;
    // the relative error with which a number that is far too small for a double is known to vanish, and that with which one that is far too large is known to overflow
    private const double MostUnknown = 8, SomeOfIt = 0.5;

    // numbers below 2^-1030 have 44 digits or fewer, the last worth 2^-1074, of which a result may be off by a part beyond its rounding
    private const int LeastDigits = -1030, LeastPlace = -1074;
    private const double PartOfPlace = 1 / 32.0;
    private static readonly ConditionalWeakTable<FunctionTable, FunctionTable> s_tables = [];
    private static readonly TapeOptions s_options = new() { MultipliedPower = 2 };
    private readonly Tape _tape;
    private readonly ExtendedNumber[] _prologue;
    private readonly int[] _results;
    private readonly Acceptance _acceptance;
    private ScaledNumber[]? _scaledPrologue;
    private RoughNumber[]? _roughPrologue;
    private ExtendedFunction? _function;
    private ExtendedLoop? _loop;
    private int _calls, _points;

    private ExtendedTape(Tape tape, int[] results, Acceptance acceptance)
    {
        (_tape, _results, _acceptance) = (tape, results, acceptance);
        _prologue = Prologue<ExtendedNumber, ExtendedArithmetic>(default);
    }

    /// <summary>The tape of some expressions. Functions without evaluation in double-double are replaced by their spec.</summary>
    /// <param name="outputs">The expressions.</param>
    /// <param name="variables">The variables, in the order of their values.</param>
    /// <param name="functions">What names mean.</param>
    /// <param name="read">Reads the formulas of functions.</param>
    /// <param name="stable">Brings an expression to stable forms whose functions can be evaluated in double-double.</param>
    /// <param name="limits">How large the tape may be.</param>
    /// <exception cref="SymbolicException">SD4001, SD4003: some part cannot be evaluated.</exception>
    public static ExtendedTape Build(Expr[] outputs, ReadOnlySpan<string> variables, FunctionTable functions, Func<string, Expr> read, Func<Expr, Expr> stable, Limits limits)
    {
        FunctionTable meanings = s_tables.GetValue(functions, Meanings);
        (_, Expr[] inlined) = FunctionInliner.Inline(outputs, meanings, read, limits, keepsPowers: true);
        Tape tape = TapeBuilder.Build(Bundle.Apply(inlined, stable), variables, meanings, read, s_options, limits);
        foreach (TapeKernel kernel in tape.Kernels)
        {
            if (!kernel.Definition.IsExtended) throw new SymbolicException(Diagnostic.Error("SD4003", $"'{kernel.Definition.Name}' has no evaluation in double-double arithmetic"));
        }

        return new ExtendedTape(tape, [.. Enumerable.Range(0, tape.OutputCount)], Acceptance.Within(null));
    }

    /// <summary>The same tape, whose outputs are these results of the caller's, to be proved within so many ulps, for 1 also to be correctly rounded
    /// where double-double arithmetic settles them; null where three quarters of an ulp are wanted.</summary>
    public ExtendedTape For(int[] results, double? ulps) => new(_tape, results, Acceptance.Within(ulps));

    /// <summary>Puts the wanted results in place that are sure to be within an ulp.</summary>
    /// <returns>What is still wanted.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ulong Settle(ReadOnlySpan<double> x, Span<double> y, ulong wanted)
    {
        Span<ExtendedNumber> outputs = _results.Length <= StackResults ? stackalloc ExtendedNumber[_results.Length] : new ExtendedNumber[_results.Length];
        if (!Evaluate(x, outputs)) return wanted;
        ulong rest = 0;
        for (int i = 0; i < _results.Length; i++)
        {
            ulong bit = 1UL << _results[i];
            if ((wanted & bit) != 0 && !_acceptance.Take(outputs[i], ref y[_results[i]])) rest |= bit;
        }

        return rest;
    }

    /// <summary>Settles many points, with the bits of one point after the other, where there is machine code for that.</summary>
    /// <param name="tile">The points.</param>
    /// <param name="uncertain">The results that may be wanted at all.</param>
    /// <param name="rest">For each point receives what is still wanted, which is everything where a variable is no real number.</param>
    /// <returns>Whether there is machine code.</returns>
    public bool Settle(in DoubtfulTile tile, ulong uncertain, Span<ulong> rest)
    {
        if (Loop(rest.Length) is not { } loop) return false;
        int inputs = _tape.Variables.Length, parts = 3 * _results.Length, count = (rest.Length + Vector512<double>.Count - 1) / Vector512<double>.Count * Vector512<double>.Count;
        double[] memory = ArrayPool<double>.Shared.Rent(((inputs + parts + 1) * count) + 1);
        Span<double> columns = memory.AsSpan(0, inputs * count), values = memory.AsSpan(inputs * count, parts * count), finite = memory.AsSpan((inputs + parts) * count, count);
        finite.Clear();
        for (int v = 0; v < inputs; v++)
        {
            Span<double> column = columns.Slice(v * count, count);
            tile.CopyVariable(v, column);
            column[rest.Length..].Fill(column[0]);
            for (int i = 0; i < count; i++) finite[i] += column[i] * 0;
        }

        loop(ref MemoryMarshal.GetReference(columns), ref MemoryMarshal.GetReference(values), count);
        for (int k = 0; k < _results.Length; k++)
        {
            ulong bit = 1UL << _results[k];
            if ((uncertain & bit) != 0) Take(tile, _results[k], values.Slice(3 * k * count, 3 * count), finite, rest);
        }

        ArrayPool<double>.Shared.Return(memory);
        return true;
    }

    private void Take(in DoubtfulTile tile, int result, ReadOnlySpan<double> values, ReadOnlySpan<double> finite, Span<ulong> rest)
    {
        int count = finite.Length;
        ReadOnlySpan<double> high = values[..count], low = values.Slice(count, count), error = values[(2 * count)..];
        ReadOnlySpan<int> points = tile.Points;
        ulong sound = 0;
        for (int i = 0; i < points.Length; i++)
        {
            int lane = i % Vector512<double>.Count, point = points[i];
            if (lane == 0 && !_acceptance.RoundsCorrectly) sound = Sound(high[i..], error[i..], finite[i..]);
            if (!tile.IsDoubtful(result, point)) continue;
            ref double y = ref tile.Result(result, point);
            if ((sound >> lane & 1) != 0) y = high[i];
            else if (finite[i] != 0 || !_acceptance.Take(new ExtendedNumber(high[i], low[i], error[i]), ref y)) rest[i] |= 1UL << result;
        }
    }

    /// <summary>Which of eight values are taken at once: those of real numbers, finite, not 0, with a small error.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private ulong Sound(ReadOnlySpan<double> high, ReadOnlySpan<double> error, ReadOnlySpan<double> finite)
    {
        Vector512<double> magnitude = Vector512.Abs(Vector512.Create(high));
        Vector512<double> sound = Vector512.LessThanOrEqual(Vector512.Create(error), magnitude * _acceptance.MostError) & Vector512.GreaterThan(magnitude, Vector512<double>.Zero);
        sound &= Vector512.LessThan(magnitude, Vector512.Create(double.PositiveInfinity)) & Vector512.Equals(Vector512.Create(finite), Vector512<double>.Zero);
        return sound.ExtractMostSignificantBits();
    }

    /// <summary>The values of all outputs with their error bounds.</summary>
    /// <returns>Whether every condition on the way could be decided.</returns>
    public bool Evaluate(ReadOnlySpan<double> x, Span<ExtendedNumber> outputs) =>
        Volatile.Read(ref _function) is { } function
            ? function(ref MemoryMarshal.GetReference(x), ref Unsafe.As<ExtendedNumber, double>(ref MemoryMarshal.GetReference(outputs)))
            : Counted(x, outputs);

    /// <summary>The same with exponents that do not overflow, some ten times as slow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ulong SettleScaled(ReadOnlySpan<double> x, Span<double> y, ulong wanted)
    {
        ScaledNumber[] outputs = new ScaledNumber[_results.Length];
        if (!Evaluate(x, outputs)) return wanted;
        ulong rest = 0;
        for (int i = 0; i < _results.Length; i++)
        {
            ulong bit = 1UL << _results[i];
            if ((wanted & bit) != 0 && !Take(outputs[i], ref y[_results[i]])) rest |= bit;
        }

        return rest;
    }

    /// <summary>Puts 0 where the wanted results, which are constant, are nothing but 0 within a bound.</summary>
    /// <returns>Which they are.</returns>
    public ulong Vanishing(ReadOnlySpan<double> x, Span<double> y, ulong wanted, double most)
    {
        ExtendedNumber[] outputs = new ExtendedNumber[_results.Length];
        if (!Evaluate(x, outputs)) return 0;
        ulong vanishing = 0;
        for (int i = 0; i < _results.Length; i++)
        {
            ulong bit = 1UL << _results[i];
            if ((wanted & bit) == 0 || !(Math.Abs(outputs[i].High) + outputs[i].Error < most)) continue;
            vanishing |= bit;
            if (y[_results[i]] != 0) y[_results[i]] = 0;
        }

        return vanishing;
    }

    /// <summary>Puts zeros, with their signs, where the wanted results are too small for a double, infinities where they are too large, and numbers so small that they have few digits.</summary>
    /// <returns>What is still wanted.</returns>
    [SkipLocalsInit]
    public ulong SettleOutOfRange(ReadOnlySpan<double> x, Span<double> y, ulong wanted)
    {
        if (_results.Length > StackResults) return wanted;
        Span<RoughNumber> outputs = stackalloc RoughNumber[StackResults];
        if (!Evaluate(x, outputs)) return wanted;
        for (int i = 0; i < _results.Length; i++)
        {
            RoughNumber value = outputs[i];
            ulong bit = 1UL << _results[i];
            if (value.IsZero || (wanted & bit) == 0) continue;
            ref double result = ref y[_results[i]];
            if (value.Error < SomeOfIt && value.Scale > GreatestExponent) result = Math.CopySign(double.PositiveInfinity, value.Mantissa);
            else if (value.Error < 1 && value.Scale < LeastExponent) result = Math.CopySign(0, value.Mantissa);
            else if (value.Error <= MostUnknown && value.Scale < LeastExponent) result = result == 0 ? result : 0;
            else if (value.Scale < LeastDigits && Math.ScaleB(value.Error, (int)value.Scale + 1 - LeastPlace) <= PartOfPlace) result = Math.ScaleB(value.Mantissa, (int)value.Exponent);
            else continue;
            wanted &= ~bit;
        }

        return wanted;
    }

    /// <summary>The values of all outputs to some 50 bits with exponents that do not overflow, and their error bounds.</summary>
    /// <returns>Whether every condition on the way could be decided, in registers that fit on the stack.</returns>
    [SkipLocalsInit]
    public bool Evaluate(ReadOnlySpan<double> x, Span<RoughNumber> outputs)
    {
        if (_tape.RegisterCount > StackRegisters) return false;
        RoughArithmetic arithmetic = default;
        Span<RoughNumber> registers = stackalloc RoughNumber[StackRegisters];
        (_roughPrologue ??= Prologue<RoughNumber, RoughArithmetic>(default)).CopyTo(registers);
        for (int i = 0; i < x.Length; i++) registers[_tape.FirstVariable + i] = x[i];
        return TapeInterpreter.Run(_tape, ref arithmetic, _tape.PrologueLength, registers, outputs);
    }

    /// <summary>The values of all outputs with exponents that do not overflow, and their error bounds.</summary>
    /// <returns>Whether every condition on the way could be decided.</returns>
    public bool Evaluate(ReadOnlySpan<double> x, Span<ScaledNumber> outputs)
    {
        ScaledArithmetic arithmetic = default;
        ScaledNumber[] registers = new ScaledNumber[_tape.RegisterCount];
        (_scaledPrologue ??= Prologue<ScaledNumber, ScaledArithmetic>(default)).CopyTo(registers, 0);
        for (int i = 0; i < x.Length; i++) registers[_tape.FirstVariable + i] = new ScaledNumber(x[i], 0);
        return TapeInterpreter.Run(_tape, ref arithmetic, _tape.PrologueLength, registers, outputs);
    }

    /// <summary>The same by the interpreter, for tapes that are not used often.</summary>
    public bool Interpret(ReadOnlySpan<double> x, Span<ExtendedNumber> outputs)
    {
        ExtendedNumber[] registers = ArrayPool<ExtendedNumber>.Shared.Rent(_tape.RegisterCount);
        _prologue.CopyTo(registers, 0);
        for (int i = 0; i < x.Length; i++) registers[_tape.FirstVariable + i] = x[i];
        ExtendedArithmetic arithmetic = default;
        bool isDecided = TapeInterpreter.Run(_tape, ref arithmetic, _tape.PrologueLength, registers, outputs);
        ArrayPool<ExtendedNumber>.Shared.Return(registers);
        return isDecided;
    }

    private bool Counted(ReadOnlySpan<double> x, Span<ExtendedNumber> outputs)
    {
        if (Interlocked.Increment(ref _calls) == CallsBeforeEmitting) BackgroundWork.Queue(static tape => tape.Optimize(), this);
        return Interpret(x, outputs);
    }

    /// <summary>Makes machine code, where there can be.</summary>
    internal void Optimize()
    {
        if (RuntimeFeature.IsDynamicCodeSupported) Volatile.Write(ref _function, DelegateMethods.Prepared(ExtendedEmitter.Emit(_tape, _prologue)));
    }

    private ExtendedLoop? Loop(int points)
    {
        int before = Interlocked.Add(ref _points, points) - points;
        bool isTime = before < PointsBeforeLoop && before + points >= PointsBeforeLoop && RuntimeFeature.IsDynamicCodeSupported;
        if (isTime) BackgroundWork.Queue(static tape => tape.OptimizeLoop(), this);
        return Volatile.Read(ref _loop);
    }

    /// <summary>Makes machine code for many points, where there can be.</summary>
    internal void OptimizeLoop()
    {
        if (RuntimeFeature.IsDynamicCodeSupported) Volatile.Write(ref _loop, DelegateMethods.Prepared(ExtendedLoopEmitter.Emit(_tape, _prologue)));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool Take(in ScaledNumber value, ref double y)
    {
        bool vanishes = value.Error <= MostUnknown && value.Value.Exponent < LeastExponent;
        if (!vanishes && !(value.Error <= _acceptance.MostError)) return false;
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
        functions.WithAll(functions.Definitions.Where(static row => !row.IsExtended && row.Spec is not null).Select(static row => row with { Kernel = null, Value = null }));
}
