using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Symbolic.Compilation;
using Symbolic.Expressions;
using Symbolic.Tests.House;

namespace Symbolic.Benchmarks.Compilation;

/// <summary>Where the time of stable batches goes, written to results/batches.md: <c>dotnet run -c Release -- batches</c>.</summary>
internal static class BatchSplit
{
    private const int Points = 4096, Tile = 512, Rounds = 200, Seed = 1;

    /// <summary>Formulas with branches, results that vanish, and results that there are not everywhere.</summary>
    private static readonly string[] s_cases =
    [
        "relu(x)*y", "if(abs(x) < y, x^2/2, y*(abs(x) - y/2))", "if(x > 0, x, y*(exp(x) - 1))", "max(0, 1 - x*y)^2", "sqrt(x)*y", "exp(-(x-m)^2/(2*s^2))/(s*sqrt(2*pi))",
    ];

    /// <summary>Measures, prints and writes.</summary>
    /// <param name="formulas">Those to measure; those of the workload if empty.</param>
    public static int Run(string[] formulas)
    {
        StringBuilder text = new();
        text.Append("# Stable batches\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Made by `DOTNET_TieredCompilation=0 dotnet run -c Release --project tests/Symbolic.Benchmarks -- batches` on {DateTime.UtcNow:yyyy-MM-dd}, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.ProcessArchitecture}.\n\n");
        text.Append("Nanoseconds per point, one thread, 4096 points in the cache, value and all partials, the least of 200 rounds. Operations: of the tape, `fast` and `stable`. Fast: the batch without guards. Loop: the stable loop alone. Stable: all, with the settling of doubtful points. Single: the same for columns of floats. Doubtful: points that the slow path settles, per thousand. Scalar: functions that are evaluated lane by lane.\n\n");
        text.Append("| value and partials of | operations | fast | loop | stable | ratio | single | doubtful | scalar |\n|---|---:|---:|---:|---:|---:|---:|---:|---|\n");
        List<double> ratios = [];
        IEnumerable<(string Formula, string[] Variables)> all = HandWritten.All.Select(static line => (line.Formula, line.Variables));
        if (formulas.Length > 0) all = formulas.Select(static formula => (formula, Symbols(SymbolicEngine.Default.Parse(formula))));
        foreach ((string formula, string[] variables) in all) ratios.Add(Row(text, formula, variables, [.. Enumerable.Range(0, variables.Length * Points).Select(static i => 0.4 + (0.37 * (i / Points)) + (0.5 * (i % Points) / Points))]));

        text.Append(CultureInfo.InvariantCulture, $"| median | | | | | {ratios.Order().ElementAt(ratios.Count / 2):F2} | | | |\n");
        text.Append("\nThe same at random points of both signs, magnitudes 0.01 to 100: neighbours take different branches, results are 0, vanish, or there are none.\n\n");
        text.Append("| value and partials of | operations | fast | loop | stable | ratio | single | doubtful | scalar |\n|---|---:|---:|---:|---:|---:|---:|---:|---|\n");
        Random random = new(Seed);
        foreach (string formula in s_cases)
        {
            string[] variables = Symbols(SymbolicEngine.Default.Parse(formula));
            Row(text, formula, variables, [.. Enumerable.Range(0, variables.Length * Points).Select(_ => Math.Pow(10, (4 * random.NextDouble()) - 2) * (random.Next(2) == 0 ? 1 : -1))]);
        }

        Console.Write(text);
        if (formulas.Length == 0) File.WriteAllText(Path.Combine(Repository.Root, "tests", "Symbolic.Benchmarks", "results", "batches.md"), text.ToString());
        return 0;
    }

    private static double Row(StringBuilder text, string formula, string[] variables, double[] x)
    {
        Expr e = SymbolicEngine.Default.Parse(formula);
        Expr[] outputs = [e, .. SymbolicEngine.Default.Gradient(e, variables)];
        (Tape plain, _) = SymbolicEngine.Default.Prepare(outputs, variables, CompileOptions.Fast);
        (Tape tape, Guard? guard) = SymbolicEngine.Default.Prepare(outputs, variables, CompileOptions.Default, inVectors: true);
        CompiledBatch fast = new(plain), stable = new(tape, guard);
        BatchProgram program = BatchEmitter.Emit(tape), marking = BatchEmitter.Emit(tape, guard!.Plan);
        double[] y = new double[outputs.Length * Points], memory = new double[tape.OutputCount * ColumnFrame.StrideOf(Tile)];
        byte[] marks = new byte[Math.Max(marking.Rows, outputs.Length) * (Tile / 8)];
        float[] xs = Array.ConvertAll(x, static v => (float)v), ys = new float[y.Length];
        double[] times = Times(() => fast.Evaluate(x, y), () => Loop(marking, x, memory, marks), () => stable.Evaluate(x, y), () => stable.EvaluateSingle(xs, ys));
        string scalar = string.Join(", ", tape.Kernels.Where(static k => k.Definition.Vector is null).Select(static k => k.Definition.Name));
        double doubtful = 1000.0 * Doubtful(program, guard, x) / Points;
        text.Append(CultureInfo.InvariantCulture, $"| `{formula}` | {plain.Length}, {tape.Length} | {times[0]:F2} | {times[1]:F2} | {times[2]:F2} | {times[2] / times[0]:F2} | {times[3]:F2} | {doubtful:F0} | {scalar} |\n");
        return times[2] / times[0];
    }

    private static string[] Symbols(Expr e) => [.. ExpressionGraph.Of(e).Nodes.OfType<Symbol>().Select(static symbol => symbol.Name).Order(StringComparer.Ordinal)];

    private static void Loop(BatchProgram program, double[] x, double[] memory, byte[] marks)
    {
        for (int start = 0; start < Points; start += Tile) program.Run(ref x[start], Points, ref memory[0], ColumnFrame.StrideOf(Tile), Tile, ref marks[0], Tile / 8);
    }

    private static int Doubtful(BatchProgram program, Guard guard, double[] x)
    {
        double[] memory = new double[guard.Total * Points];
        program.Run(ref x[0], Points, ref memory[0], Points, Points);
        double[] point = new double[guard.Total];
        int count = 0;
        for (int i = 0; i < Points; i++)
        {
            for (int k = 0; k < point.Length; k++) point[k] = memory[(k * Points) + i];
            if (guard.Doubts(point) != 0) count++;
        }

        return count;
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
