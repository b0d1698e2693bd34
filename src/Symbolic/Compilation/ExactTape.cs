using System.Runtime.CompilerServices;
using Symbolic.Functions;
using Symbolic.Numerics;

namespace Symbolic.Compilation;

/// <summary>Expressions as they are meant, without value forms and stable forms, for evaluation in exact real arithmetic.</summary>
internal sealed class ExactTape
{
    /// <summary>The ways that are gone at most where conditions cannot be decided.</summary>
    private const int MostRuns = 64;

    private static readonly ConditionalWeakTable<FunctionTable, FunctionTable> s_tables = [];
    private static readonly TapeOptions s_options = new() { MultipliedPower = 2, KeepsPowers = true };
    private readonly Tape _tape;

    private ExactTape(Tape tape) => _tape = tape;

    /// <summary>The tape of some expressions. Functions without exact evaluation are replaced by their spec.</summary>
    /// <exception cref="SymbolicException">SD4001, SD4002, SD4003: some part has no exact value.</exception>
    public static ExactTape Build(ReadOnlySpan<Expr> outputs, ReadOnlySpan<string> variables, FunctionTable functions, Func<string, Expr> read, Limits limits)
    {
        Tape tape = TapeBuilder.Build(outputs, variables, s_tables.GetValue(functions, Meanings), read, s_options, limits);
        foreach (TapeKernel kernel in tape.Kernels)
        {
            if (kernel.Definition.Exact is null) throw new SymbolicException(Diagnostic.Error("SD4003", $"'{kernel.Definition.Name}' is known by its delegate only and cannot be evaluated exactly"));
        }

        return new ExactTape(tape);
    }

    /// <summary>The correctly rounded values at a point, or why there are none.</summary>
    public ExactResult[] Evaluate(ReadOnlySpan<double> point, int limit = ExactEvaluation.DefaultLimit)
    {
        bool[] wanted = new bool[_tape.OutputCount];
        Array.Fill(wanted, true);
        return Evaluate(point, wanted, limit);
    }

    /// <summary>The correctly rounded values of some of the outputs at a point, with precisions from <paramref name="initial"/> to <paramref name="limit"/> bits; the others are void.</summary>
    public ExactResult[] Evaluate(ReadOnlySpan<double> point, bool[] wanted, int limit = ExactEvaluation.DefaultLimit, int initial = ExactEvaluation.InitialPrecision)
    {
        double[] inputs = point.ToArray();
        ExactResult[] results = new ExactResult[_tape.OutputCount];
        Dictionary<int, Ball[]> attempts = [];
        for (int i = 0; i < results.Length; i++)
        {
            int output = i;
            if (wanted[i]) results[i] = ExactEvaluation.Run(precision => Attempt(inputs, precision, attempts)[output], initial, limit);
        }

        return results;
    }

    /// <summary>Enclosures of the values at a point whose coordinates are enclosed, at one precision.</summary>
    /// <remarks>Where a condition cannot be decided, both ways are gone: what is the same both ways does not depend on it. Else there is no value where a number that is compared does not
    /// exist, and what remains open is between the values of both ways.</remarks>
    public Ball[] Enclose(ReadOnlySpan<Ball> point, int precision)
    {
        int runs = MostRuns;
        return Enclose(point, precision, [], ref runs);
    }

    private Ball[] Enclose(ReadOnlySpan<Ball> point, int precision, bool[] asked, ref int runs)
    {
        Ball[] outputs = new Ball[_tape.OutputCount];
        if (runs-- <= 0)
        {
            Array.Fill(outputs, Ball.Undecided);
            return outputs;
        }

        BallConditions conditions = new(asked);
        BallArithmetic arithmetic = new(precision, conditions);
        TapeInterpreter.Evaluate(_tape, ref arithmetic, point, outputs);
        for (int k = conditions.AreUndefined.Count - 1; k >= 0; k--)
        {
            Ball[] others = Enclose(point, precision, [.. asked, .. Enumerable.Repeat(true, k), false], ref runs);
            for (int i = 0; i < outputs.Length; i++) outputs[i] = Both(outputs[i], others[i], conditions.AreUndefined[k], precision);
        }

        return outputs;
    }

    private static Ball Both(Ball yes, Ball no, bool isUndefined, int precision) => Ball.AreSame(yes, no) ? yes : isUndefined ? Ball.Undefined : Ball.Hull(yes, no, precision);

    private Ball[] Attempt(double[] inputs, int precision, Dictionary<int, Ball[]> attempts)
    {
        if (attempts.TryGetValue(precision, out Ball[]? known)) return known;
        Deadline.Check();
        Ball[] point = Array.ConvertAll(inputs, Ball.FromDouble);
        return attempts[precision] = Enclose(point, precision);
    }

    private static FunctionTable Meanings(FunctionTable functions) =>
        functions.WithAll(functions.Definitions.Where(static row => row.Exact is null).Select(static row => row with { Kernel = null, Value = null }));
}
