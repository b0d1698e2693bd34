using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Printing;
using Xunit;

namespace Symbolic.Tests.Printing;

public sealed class CodeTextTests
{
    private static string Code(ExpressionFormat format, params string[] expressions) =>
        SymbolicEngine.Core.PrintFunction([.. expressions.Select(SymbolicEngine.Core.Parse)], format);

    [Fact]
    public void Shared_subexpressions_are_computed_once()
    {
        const string Expected = """
            static double f(double x)
            {
                double t0 = Math.Exp(x);
                return t0 / (1.0 + t0);
            }
            """;
        Assert.Equal(Expected, Code(ExpressionFormat.CSharp, "exp(x)/(1 + exp(x))"));
    }

    [Fact]
    public void Several_outputs_share_temporaries()
    {
        const string Expected = """
            #include <math.h>

            void f(double x, double y, double result[2])
            {
                double t0 = sin(x * y);
                result[0] = y * t0;
                result[1] = x * t0;
            }
            """;
        Assert.Equal(Expected, Code(ExpressionFormat.C, "y*sin(x*y)", "x*sin(x*y)"));
    }

    [Fact]
    public void What_only_a_branch_needs_is_computed_in_the_branch()
    {
        const string Expected = """
            import math

            def f(x):
                if x > 0.0:
                    t1 = math.log(x)
                    t0 = t1 * math.sin(t1)
                else:
                    t0 = x**2
                return t0
            """;
        Assert.Equal(Expected, Code(ExpressionFormat.Python, "if(x > 0, log(x)*sin(log(x)), x^2)"));
    }

    [Fact]
    public void What_a_language_lacks_is_defined_first()
    {
        const string Expected = """
            #include <math.h>

            static double sigmoid(double x)
            {
                double t0;
                if (x < 0.0)
                {
                    double t1 = exp(x);
                    t0 = t1 / (1.0 + t1);
                }
                else
                {
                    t0 = 1.0 / (1.0 + exp(-x));
                }
                return t0;
            }

            double f(double x)
            {
                return sigmoid(x);
            }
            """;
        Assert.Equal(Expected, Code(ExpressionFormat.C, "sigmoid(x)"));
    }

    [Fact]
    public void Names_never_collide()
    {
        string c = Code(ExpressionFormat.C, "sin(x)*sin + double*t0 + (sin + double)^2*result");
        Assert.Contains("double f(double double_, double result_, double sin_, double t0, double x)", c, StringComparison.Ordinal);
        Assert.Contains("t1 = ", c, StringComparison.Ordinal);
        string python = Code(ExpressionFormat.Python, "lambda*math");
        Assert.Contains("def f(lambda_, math_):", python, StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_functions_are_named_and_their_derivatives_refused()
    {
        FunctionTable table = SymbolicEngine.Core.Functions.With(new FunctionDefinition { Name = "g", Parameters = ["u"], Origin = FunctionOrigin.Unknown });
        PrintOptions options = new() { Functions = table };
        Expr call = new Call("g", [Expr.Symbol("x")]), derivative = new Call("g", [Expr.Symbol("x")], [1]);
        Assert.Contains("double g(double u); /* to be supplied */", ExpressionPrinter.Print(call, ExpressionFormat.C, options), StringComparison.Ordinal);
        Assert.Equal("SD4001", Assert.Throws<SymbolicException>(() => ExpressionPrinter.Print(derivative, ExpressionFormat.C, options)).Code);
    }

    [Fact]
    public void Parameters_are_those_asked_for_in_their_order()
    {
        Expr e = SymbolicEngine.Core.Parse("x + y");
        Assert.StartsWith("static double f(double y, double x, double w)", SymbolicEngine.Core.Print(e, ExpressionFormat.CSharp, "y", "x", "w"), StringComparison.Ordinal);
        Assert.Equal("SD4002", Assert.Throws<SymbolicException>(() => SymbolicEngine.Core.Print(e, ExpressionFormat.CSharp, "x")).Code);
    }

    [Theory]
    [InlineData("1e400*x", "double.PositiveInfinity * x")]
    [InlineData("1e300*x", "1e300 * x")]
    [InlineData("x/3", "x / 3.0")]
    [InlineData("2/3", "2.0 / 3.0")]
    [InlineData("x^(1/2) + x^1.5", "Math.Sqrt(x) + Math.Pow(x, 1.5)")]
    [InlineData("0.1*x", "0.1 * x")]
    [InlineData("5e-324*x", "5e-324 * x")]
    [InlineData("-x^2", "-x * x")]
    [InlineData("100000000000000000001*x", "1e20 * x")]
    [InlineData("if(x < 1, 2, if(x < 2, 3, nan))", "x < 1.0 ? 2.0 : x < 2.0 ? 3.0 : double.NaN")]
    public void Literals_are_doubles(string expression, string expected) =>
        Assert.Contains($"return {expected};", Code(ExpressionFormat.CSharp, expression), StringComparison.Ordinal);
}
