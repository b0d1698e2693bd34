using System.Diagnostics;
using System.Globalization;
using System.Text;
using Symbolic.Compilation;
using Symbolic.Expressions;
using Symbolic.Tests.Corpora;
using Symbolic.Tests.House;

namespace Symbolic.Benchmarks.Gradients;

/// <summary>Jacobians of published programs: whether they are right, and how many operations they take beside the program itself; written to results/programs.md.</summary>
internal static class ProgramReport
{
    /// <summary>`programs [FILE]`; without a file the one of the folder `shared` beside the repository.</summary>
    public static int Run(string[] args)
    {
        string? file = args.Length > 0 ? args[0] : SharedFolder.Find(Path.Combine("corpora", "programs.json"));
        if (file is null)
        {
            Console.WriteLine("skipped: there is no folder 'shared' with corpora/programs.json beside the repository; name a file");
            return 0;
        }

        StringBuilder text = new();
        text.Append("# Jacobians of programs\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Made by `dotnet run -c Release --project tests/Symbolic.Benchmarks -- programs` on {DateTime.UtcNow:yyyy-MM-dd}.\n\n");
        text.Append("`written`: operations of the program as its authors count them. `f`, `J`: instructions of our tapes of the outputs and of the sparse Jacobian, without those that store the results; a power or a function is one. `J/f` compares our two tapes, `J/written` our Jacobian with the published program. `FD`: the ratio that FastDifferentiation.jl publishes for the family (its counts, at its sizes). `error`: the largest relative difference of an entry from its expected value, by the delegate of stable accuracy. `time`: of `SparseJacobian`, once, after one run to warm up.\n\n");
        text.Append("| program | outputs | variables | entries | written | f | J | J/f | J/written | FD | error | time (ms) |\n|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n");
        foreach (ProgramCase program in ProgramCase.Read(file)) text.Append(Row(program)).Append('\n');
        File.WriteAllText(Path.Combine(Repository.Root, "tests", "Symbolic.Benchmarks", "results", "programs.md"), text.ToString());
        return 0;
    }

    private static string Row(ProgramCase program)
    {
        SymbolicEngine engine = SymbolicEngine.Default;
        _ = engine.SparseJacobian(program.Outputs, program.Variables);
        long start = Stopwatch.GetTimestamp();
        MatrixEntry[] entries = [.. engine.SparseJacobian(program.Outputs, program.Variables)];
        double time = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        Expr[] values = Array.ConvertAll(entries, static e => e.Value);
        int f = Operations(engine, program.Outputs), j = Operations(engine, values);
        string row = string.Create(CultureInfo.InvariantCulture, $"| {program.Id} | {program.Outputs.Length} | {program.Variables.Length} | {entries.Length} | {program.PublishedOperations} | {f} | {j} | {(double)j / f:F2} | {(double)j / program.PublishedOperations:F2} | {Published(program.Id)} | {Error(engine, program, entries):E1} | {time:F1} |");
        Console.WriteLine(row);
        return row;
    }

    private static double Error(SymbolicEngine engine, ProgramCase program, MatrixEntry[] entries)
    {
        SpanFunction function = engine.Compile(Array.ConvertAll(entries, static e => e.Value), program.Variables, new CompileOptions { Accuracy = Accuracy.Stable });
        double[] results = new double[entries.Length];
        function(program.Point, results);
        return program.LargestError(entries.Select((e, i) => (e.Row, e.Column, results[i])));
    }

    private static string Published(string id) => id switch
    {
        _ when id.StartsWith("fd-rosenbrock", StringComparison.Ordinal) => "1.13",
        _ when id.StartsWith("fd-spherical", StringComparison.Ordinal) => "2.2–2.4",
        _ when id.StartsWith("fd-matrix", StringComparison.Ordinal) => "2.6–6.5",
        _ when id.StartsWith("fd-chebyshev", StringComparison.Ordinal) => "2.4",
        _ => string.Empty,
    };

    private static int Operations(SymbolicEngine engine, Expr[] roots)
    {
        string[] variables = [.. ExpressionGraph.Of(roots).Nodes.OfType<Symbol>().Select(static s => s.Name).Distinct()];
        return TapeBuilder.Build(roots, variables, engine.Functions, engine.Parse, TapeOptions.Fast).Length - roots.Length;
    }
}
