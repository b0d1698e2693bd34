using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using Symbolic.Expressions;
using Symbolic.Functions;
using Xunit;
using Xunit.Abstractions;

namespace Symbolic.Tests.Printing;

/// <summary>Generated C, Python and C# computes what the expression means. Where a compiler is missing, that is said and only the text is checked.</summary>
public sealed class GeneratedCodeTests(ITestOutputHelper output)
{
    private const int Seed = 20240611;
    private const int Count = 120;
    private const int Points = 5;
    private static readonly string[] s_variables = ["x", "y", "z"];

    private readonly SymbolicEngine _engine = SymbolicEngine.Core;

    [Fact]
    public void C_computes_the_same()
    {
        (Expr[] outputs, double[][] points) = Sample();
        string code = _engine.PrintFunction(outputs, ExpressionFormat.C, s_variables);
        string calls = string.Concat(points.Select(p => $"f({string.Join(", ", p.Select(TameExpressions.Text))}, r); for (int i = 0; i < {Count}; i++) printf(\"%.17g\\n\", r[i]);\n"));
        string program = "#include <stdio.h>\n" + code + $"\nint main(void) {{ static double r[{Count}];\n{calls}return 0; }}\n";
        Programs.InDirectory(directory =>
        {
            File.WriteAllText(Path.Combine(directory, "f.c"), program);
            if (Programs.Run("gcc", directory, "-std=c99", "-Wall", "-Wno-unused-variable", "-Werror", "-O0", "-ffp-contract=off", "f.c", "-o", "f", "-lm") is null) output.WriteLine("no gcc here: only the text was checked");
            else Compare(outputs, points, Programs.Run(Path.Combine(directory, "f"), directory)!);
        });
    }

    [Fact]
    public void Python_computes_the_same()
    {
        (Expr[] outputs, double[][] points) = Sample();
        string code = _engine.PrintFunction(outputs, ExpressionFormat.Python, s_variables);
        string calls = string.Concat(points.Select(p => $"\nfor r in f({string.Join(", ", p.Select(TameExpressions.Text))}): print(repr(float(r)))"));
        Programs.InDirectory(directory =>
        {
            File.WriteAllText(Path.Combine(directory, "f.py"), code + calls + "\n");
            if (Programs.Run("python3", directory, "f.py") is not { } lines) output.WriteLine("no python3 here: only the text was checked");
            else Compare(outputs, points, lines);
        });
    }

    [Fact]
    public void CSharp_computes_the_same()
    {
        (Expr[] outputs, double[][] points) = Sample();
        string code = "using System;\npublic static class Generated\n{\npublic " + _engine.PrintFunction(outputs, ExpressionFormat.CSharp, s_variables) + "\n}\n";
        code = code.Replace("public static double[] f(", "public static double[] F(", StringComparison.Ordinal).Replace("\nstatic double[] f(", "\npublic static double[] f(", StringComparison.Ordinal);
        if (Programs.CSharpCompiler() is not { } compiler)
        {
            output.WriteLine("no C# compiler here: only the text was checked");
            return;
        }

        Programs.InDirectory(directory =>
        {
            File.WriteAllText(Path.Combine(directory, "f.cs"), code);
            string runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
            Programs.Run("dotnet", directory, compiler, "-nologo", "-nostdlib", "-target:library", "-out:f.dll", $"-r:{runtime}/System.Private.CoreLib.dll", $"-r:{runtime}/System.Runtime.dll", $"-r:{typeof(Expr).Assembly.Location}", "f.cs");
            AssemblyLoadContext context = new("generated", isCollectible: true);
            Assembly assembly = context.LoadFromStream(new MemoryStream(File.ReadAllBytes(Path.Combine(directory, "f.dll"))));
            MethodInfo method = assembly.GetType("Generated")!.GetMethods(BindingFlags.Public | BindingFlags.Static)[^1];
            IEnumerable<double> values = points.SelectMany(p => (double[])method.Invoke(null, [.. p.Cast<object>()])!);
            Compare(outputs, points, [.. values.Select(TameExpressions.Text)]);
        });
    }

    private (Expr[] Outputs, double[][] Points) Sample()
    {
        TameExpressions random = new(Seed);
        output.WriteLine($"seed {Seed}");
        Expr[] outputs = [.. random.Next(Count).Select(text => _engine.Parse(text))];
        return (outputs, [.. Enumerable.Range(0, Points).Select(_ => random.Point())]);
    }

    private void Compare(Expr[] outputs, double[][] points, string[] lines)
    {
        Assert.Equal(outputs.Length * points.Length, lines.Length);
        for (int i = 0; i < lines.Length; i++)
        {
            double[] point = points[i / outputs.Length];
            Expr e = outputs[i % outputs.Length];
            double expected = Meaning(e, point), actual = double.Parse(lines[i], CultureInfo.InvariantCulture);
            double tolerance = 1e-9 * Math.Max(1, Math.Abs(expected));
            Assert.True(Math.Abs(expected - actual) <= tolerance, $"{e} at {string.Join(", ", point)}: {expected:R} expected, {actual:R} computed");
        }
    }

    private double Meaning(Expr e, double[] point) => ExpressionGraph.Fold<double>(e, (node, u) => node switch
    {
        Number number => number.Value.ToDouble(),
        Constant constant => constant.Value,
        Symbol symbol => point[Array.IndexOf(s_variables, symbol.Name)],
        Add => u.ToArray().Sum(),
        Mul => u.ToArray().Aggregate(1.0, static (a, b) => a * b),
        Pow => Math.Pow(u[0], u[1]),
        Call call => Function(call.Name, u),
        _ => throw new ArgumentException("unknown node", nameof(e)),
    });

    private double Function(string name, ReadOnlySpan<double> u) => name switch
    {
        "if" => u[0] != 0 ? u[1] : u[2],
        "<" => u[0] < u[1] ? 1 : 0,
        ">" => u[0] > u[1] ? 1 : 0,
        "!=" => u[0] != u[1] ? 1 : 0,
        "and" => u[0] * u[1],
        "not" => 1 - u[0],
        "sigmoid" => 1 / (1 + Math.Exp(-u[0])),
        "softplus" => Math.Log(1 + Math.Exp(u[0])),
        "relu" => Math.Max(u[0], 0),
        "sech" => 1 / Math.Cosh(u[0]),
        "logaddexp" => Math.Log(Math.Exp(u[0]) + Math.Exp(u[1])),
        "clamp" => Math.Clamp(u[0], u[1], u[2]),
        _ => Kernel(name, u),
    };

    private double Kernel(string name, ReadOnlySpan<double> u)
    {
        Assert.True(_engine.Functions.TryGet(name, u.Length, out FunctionDefinition? function));
        return (double)function.Kernel!.DynamicInvoke([.. u.ToArray().Cast<object>()])!;
    }
}
