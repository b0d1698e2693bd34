using System.Globalization;
using System.Reflection;
using System.Text.Json;
using CurveFitting;
using Symbolic;

// Nonlinear least squares on reference problems of NIST (https://www.itl.nist.gov/div898/strd/nls/nls_main.shtml, public domain): the model
// is a text, its Jacobian is derived and compiled with it, and both starting points lead to the certified parameters.
using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("nist.json")!;
Problem[] problems = JsonSerializer.Deserialize<Problem[]>(stream, new JsonSerializerOptions(JsonSerializerDefaults.Web))!;
foreach (Problem problem in problems)
{
    SymbolicEngine engine = SymbolicEngine.Default;
    Expr model = engine.Parse(problem.Model);
    Expr[] outputs = [model, .. engine.Gradient(model, problem.Parameters)];
    SpanFunction evaluate = engine.Compile(outputs, [.. problem.Parameters, "x"]);
    Console.WriteLine($"{problem.Name}: y = {problem.Model}");
    for (int start = 0; start < problem.Starts.Length; start++)
    {
        double[] found = LevenbergMarquardt.Fit(evaluate, problem.X, problem.Y, problem.Starts[start]);
        double digits = Enumerable.Range(0, found.Length).Min(i => -Math.Log10(Math.Abs((found[i] - problem.Certified[i]) / problem.Certified[i])));
        string list = string.Join(", ", found.Select(static b => b.ToString("G6", CultureInfo.InvariantCulture)));
        Console.WriteLine($"  from start {start + 1}: {list}; {(digits >= 6 ? "as certified, to 6 digits or more" : $"only {Math.Max(digits, 0):F0} digits")}");
    }
}
