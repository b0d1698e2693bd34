using Xunit;

namespace Symbolic.Tests.Corpora;

/// <summary>Jacobians of published programs with many shared intermediate values, where the folder `shared` stands beside the repository.</summary>
public sealed class ProgramTests
{
    private const double Tolerance = 1e-9;

    [Fact]
    public void Jacobians_are_right_and_take_few_operations()
    {
        if (SharedFolder.Find(Path.Combine("corpora", "programs.json")) is not { } file) return;
        List<string> wrong = [];
        foreach (ProgramCase program in ProgramCase.Read(file))
        {
            MatrixEntry[] entries = [.. SymbolicEngine.Default.SparseJacobian(program.Outputs, program.Variables)];
            SpanFunction function = SymbolicEngine.Default.Compile(Array.ConvertAll(entries, static e => e.Value), program.Variables, new CompileOptions { Accuracy = Accuracy.Stable });
            double[] results = new double[entries.Length];
            function(program.Point, results);
            double error = program.LargestError(entries.Select((e, i) => (e.Row, e.Column, results[i])));
            if (!(error <= Tolerance)) wrong.Add($"{program.Id}: an entry is off by {error}");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }
}
