using System.Runtime.CompilerServices;
using Symbolic.Functions;

namespace Symbolic.Compilation;

/// <summary>Expressions as they are meant, evaluated in double-double arithmetic with an error estimate.</summary>
internal sealed class ExtendedTape
{
    private const double Accepted = 1.0 / (1L << 58);
    private static readonly ConditionalWeakTable<FunctionTable, FunctionTable> s_tables = [];
    private static readonly TapeOptions s_options = new() { MultipliedPower = 2 };
    private readonly Tape _tape;
    private readonly Sensitivities _sensitivities;

    private ExtendedTape(Tape tape, Sensitivities sensitivities)
    {
        _tape = tape;
        _sensitivities = sensitivities;
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

        return new ExtendedTape(tape, new Sensitivities(functions, read));
    }

    /// <summary>Puts the values of the wanted outputs in place, if all of them are sure to be within an ulp; else leaves everything as it is.</summary>
    public bool TryEvaluate(ReadOnlySpan<double> x, ReadOnlySpan<bool> wanted, Span<double> y)
    {
        ExtendedNumber[] inputs = new ExtendedNumber[x.Length], outputs = new ExtendedNumber[_tape.OutputCount];
        for (int i = 0; i < inputs.Length; i++) inputs[i] = new ExtendedNumber(x[i], 0);
        ExtendedArithmetic arithmetic = new(_sensitivities);
        if (!TapeInterpreter.Evaluate(_tape, ref arithmetic, inputs, outputs)) return false;
        for (int i = 0; i < outputs.Length; i++)
        {
            bool isSure = outputs[i].Error <= outputs[i].Magnitude * Accepted && outputs[i].Magnitude is > 0 and < double.PositiveInfinity;
            if (wanted[i] && !isSure) return false;
        }

        for (int i = 0; i < outputs.Length; i++)
        {
            if (wanted[i]) y[i] = outputs[i].Value.High;
        }

        return true;
    }

    private static FunctionTable Meanings(FunctionTable functions) =>
        functions.WithAll(functions.Definitions.Where(static row => row.Extended is null && row.Spec is not null).Select(static row => row with { Kernel = null, Value = null }));
}
