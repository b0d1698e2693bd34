using Symbolic.Expressions;
using Symbolic.Functions;

namespace Symbolic.Tests.Compilation;

/// <summary>A small function table of plain .NET methods, closures and definitions, so that the compiler is tested without the library.</summary>
internal static class CompilationTable
{
    private static readonly double s_offset = Math.Sqrt(2);

    public static FunctionTable Table { get; } = FunctionTable.Empty.WithAll(
    [
        Row("exp", Math.Exp) with { SingleKernel = MathF.Exp }, Row("log", Math.Log), Row("sin", Math.Sin), Row("cos", Math.Cos), Row("tanh", Math.Tanh), Row("atan", Math.Atan),
        Row("abs", Math.Abs), Row("floor", Math.Floor), Row("cbrt", static x => Math.Cbrt(x)), Row("shift", x => x + s_offset),
        new FunctionDefinition { Name = "max", Parameters = ["x", "y"], Kernel = (Func<double, double, double>)Math.Max },
        new FunctionDefinition { Name = "atan2", Parameters = ["y", "x"], Kernel = Math.Atan2, SingleKernel = MathF.Atan2 },
        new FunctionDefinition { Name = "clamp", Parameters = ["x", "lo", "hi"], Kernel = Clamp },
        new FunctionDefinition { Name = "fused", Parameters = ["x", "y", "z"], Kernel = Math.FusedMultiplyAdd },
        new FunctionDefinition { Name = "mean", Parameters = ["a", "b", "c", "d"], Kernel = Mean, SingleKernel = static (float a, float b, float c, float d) => (a + b + c + d) / 4 },
        new FunctionDefinition { Name = "answer", Parameters = [], Kernel = static () => 42.0 },
        new FunctionDefinition { Name = "softplus", Parameters = ["x"], Spec = new Formula(F("log", 1 + F("exp", Expr.Symbol("x")))) },
        new FunctionDefinition { Name = "twice", Parameters = ["u"], Spec = new Formula(F("softplus", F("softplus", Expr.Symbol("u")))) },
        new FunctionDefinition { Name = "loop", Parameters = ["x"], Spec = new Formula(F("loop", Expr.Symbol("x") + 1)) },
        new FunctionDefinition { Name = "g", Parameters = ["x"], Origin = FunctionOrigin.Unknown },
        new FunctionDefinition { Name = "missing", Parameters = ["x"], Origin = FunctionOrigin.Native },
    ]);

    public static Call F(string name, params Expr[] arguments) => new(name, arguments);

    public static Expr If(Expr condition, Expr yes, Expr no) => F("if", condition, yes, no);

    public static Expr Read(string text) => throw new InvalidOperationException($"the test table has no text to read: {text}");

    private static double Clamp(double x, double lo, double hi) => x < lo ? lo : x > hi ? hi : x;

    private static double Mean(double a, double b, double c, double d) => (a + b + c + d) / 4;

    private static FunctionDefinition Row(string name, Func<double, double> kernel) => new() { Name = name, Parameters = ["x"], Kernel = kernel };
}
