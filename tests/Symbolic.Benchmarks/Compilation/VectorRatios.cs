using System.Globalization;
using System.Text;

namespace Symbolic.Benchmarks.Compilation;

/// <summary>Batches against hand-written loops over vectors, and against gcc.</summary>
internal static unsafe class VectorRatios
{
    private const int Points = 4096, Rounds = 400;
    private const double Ulp = 1.0 / (1L << 52);

    /// <summary>Writes nanoseconds per point and ratios.</summary>
    /// <returns>The ratios of fast and of stable batches to hand-written loops, of stable ones to hand-written loops with rounding errors, and the ratio to gcc where there is one.</returns>
    public static (List<double> Fast, List<double> Stable, List<double> Errors, double? Native) Write(StringBuilder text)
    {
        List<double> fastRatios = [], stableRatios = [], errorRatios = [];
        text.Append("\n## Batches and vector loops\n\nNanoseconds per point, one thread, 4096 points in the cache; variables from 0.4 to 1.4. Hand-written: a loop of `Vector512` operations in C# with the product's own kernels, and the same with .NET's `Vector512.Exp` and `Vector512.Sin`. The ratios are to the former, the least of 400 rounds in which all take turns. With errors: written by hand with rounding errors carried along and watched over, to the digits of stable batches, where that differs. Mixed: every eighth point is NaN, infinite, huge or tiny.\n\n");
        text.Append("| computed | hand-written | .NET's functions | fast | ratio | stable | ratio | hand-written with errors | ratio of stable | hand-written, mixed | fast, mixed | ratio |\n|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n");
        foreach ((string formula, string[] variables, bool hasGradient, HandVectors.Loop loop, HandVectors.Loop? platform, HandVectors.Loop? errors) in HandVectors.All)
        {
            Expr e = SymbolicEngine.Default.Parse(formula);
            Expr[] outputs = hasGradient ? [e, .. SymbolicEngine.Default.Gradient(e, variables)] : [e];
            CompiledBatch fast = SymbolicEngine.Default.CompileBatch(outputs, variables, CompileOptions.Fast), stable = SymbolicEngine.Default.CompileBatch(outputs, variables);
            double[] x = [.. Enumerable.Range(0, variables.Length * Points).Select(static i => 0.4 + ((i * 0.6180339887) % 1))], y = new double[outputs.Length * Points], expected = new double[y.Length];
            Agree(loop, fast, x, y, expected, formula, 1e-12, 1);
            if (errors is not null) Agree(errors, stable, x, y, expected, formula, Ulp, 0);
            if (StableVectors.Doubts > 0) throw new InvalidOperationException($"{formula}: the loop that carries errors along has doubts");
            double[] times = Times(Run(loop, x, y), Run(platform ?? loop, x, y), () => fast.Evaluate(x, y), () => stable.Evaluate(x, y), Run(errors ?? loop, x, y));
            fastRatios.Add(times[2] / times[0]);
            stableRatios.Add(times[3] / times[0]);
            if (errors is not null) errorRatios.Add(times[3] / times[4]);
            Mix(x);
            double[] mixed = Times(Run(loop, x, y), () => fast.Evaluate(x, y));
            string theirs = platform is null ? "" : times[1].ToString("F2", CultureInfo.InvariantCulture);
            string byHand = errors is null ? " | " : string.Create(CultureInfo.InvariantCulture, $"{times[4]:F2} | {times[3] / times[4]:F2}");
            text.Append(CultureInfo.InvariantCulture, $"| `{formula}`{(hasGradient ? " and gradient" : "")} | {times[0]:F2} | {theirs} | {times[2]:F2} | {times[2] / times[0]:F2} | {times[3]:F2} | {times[3] / times[0]:F2} | {byHand} | {mixed[0]:F2} | {mixed[1]:F2} | {mixed[1] / mixed[0]:F2} |\n");
        }

        return (fastRatios, stableRatios, errorRatios, Native(text));
    }

    private static double? Native(StringBuilder text)
    {
        if (NativeLoops.ExpSine() is not { } native)
        {
            text.Append("\nThere is no gcc here to compare with.\n");
            return null;
        }

        CompiledBatch batch = SymbolicEngine.Default.CompileBatch([Expr.Parse("exp(x)*sin(x)")], ["x"], CompileOptions.Fast);
        double[] x = [.. Enumerable.Range(0, Points).Select(static i => 0.4 + ((i * 0.6180339887) % 1))], y = new double[Points];
        double[] times = Times(Run(native, x, y), () => batch.Evaluate(x, y));
        text.Append(CultureInfo.InvariantCulture, $"\n`exp(x)*sin(x)` by gcc with libmvec (`-O3 -march=native -ffast-math`, vectors of 512 bits, 4 ulp): {times[0]:F2} ns per point; batch {times[1]:F2}, ratio {times[1] / times[0]:F2}; goal 1.1.\n");
        return times[1] / times[0];
    }

    private static Action Run(HandVectors.Loop loop, double[] x, double[] y) => () =>
    {
        fixed (double* from = x, to = y) loop(from, to, Points);
    };

    private static void Agree(HandVectors.Loop loop, CompiledBatch batch, double[] x, double[] y, double[] expected, string formula, double tolerance, double least)
    {
        Run(loop, x, expected)();
        batch.Evaluate(x, y);
        for (int i = 0; i < y.Length; i++)
        {
            if (!(Math.Abs(y[i] - expected[i]) <= tolerance * Math.Max(least, Math.Abs(expected[i])))) throw new InvalidOperationException($"{formula}: {y[i]:R} and {expected[i]:R} at {i}");
        }
    }

    private static void Mix(double[] x)
    {
        double[] special = [double.NaN, double.PositiveInfinity, 1e300, 1e-300, double.NegativeInfinity, -1e5, 0];
        for (int i = 0; i < x.Length; i += 8) x[i] = special[i / 8 % special.Length];
    }

    private static double[] Times(params Action[] actions)
    {
        double[] least = [.. actions.Select(static _ => double.MaxValue)];
        for (int round = 0; round < Rounds; round++)
        {
            for (int k = 0; k < actions.Length; k++) least[k] = Math.Min(least[k], Stopclock.Nanoseconds(actions[k]) / Points);
        }

        return least;
    }
}
