using System.Reflection;
using Xunit;

namespace Symbolic.Tests.Engine;

/// <summary>Expressions built in C# are those that the parser builds.</summary>
public sealed class ExprFunctionTests
{
    private static readonly Expr[] s_arguments = [Expr.Symbol("a"), Expr.Symbol("b"), Expr.Symbol("c")];

    public static TheoryData<string, int> Builders()
    {
        TheoryData<string, int> builders = [];
        foreach (MethodInfo method in typeof(Expr).GetMethods(BindingFlags.Public | BindingFlags.Static))
        {
            ParameterInfo[] parameters = method.GetParameters();
            bool isFunction = !method.IsSpecialName && parameters.Length > 0 && parameters.All(static p => p.ParameterType == typeof(Expr));
            if (isFunction && method.Name != "If") builders.Add(method.Name, parameters.Length);
        }

        return builders;
    }

    [Theory]
    [MemberData(nameof(Builders))]
    public void Builds_what_the_text_means(string name, int count)
    {
        MethodInfo method = typeof(Expr).GetMethod(name, BindingFlags.Public | BindingFlags.Static, [.. Enumerable.Repeat(typeof(Expr), count)])!;
        Expr built = (Expr)method.Invoke(null, [.. s_arguments[..count]])!;
        Assert.Equal(Expr.Parse($"{name.ToLowerInvariant()}({string.Join(", ", s_arguments[..count].Select(static a => a.ToString()))})"), built);
    }

    [Fact]
    public void Numbers_variables_operators_and_functions_combine()
    {
        Expr x = Expr.Symbol("x"), y = Expr.Symbol("y");
        Assert.Equal(Expr.Parse("2*x*sin(x^2) - y/3 + 0.5"), (2 * x * Expr.Sin(x.Pow(2))) - (y / 3) + 0.5);
        Assert.Equal(Expr.Parse("if(x <= y, exp(-x), besselj(0, x))"), Expr.If(x <= y, Expr.Exp(-x), Expr.Call("besselj", 0, x)));
        Assert.Equal(Expr.Parse("if(x > 0, x, 0)"), Expr.If(x > 0, x, 0));
        Assert.Equal("cos(x)", Expr.Sin(x).Differentiate("x").ToString());
        Assert.Equal("swish(x)", SymbolicEngine.Default.With("function swish(u) = u*sigmoid(u)").Call("swish", x).ToString());
    }

    [Theory]
    [InlineData("sinn", 1, "SD1009")]
    [InlineData("sin", 2, "SD1008")]
    [InlineData("", 0, "SD1009")]
    public void Wrong_calls_say_what_is_wrong(string name, int count, string code)
    {
        SymbolicException wrong = Assert.Throws<SymbolicException>(() => Expr.Call(name, s_arguments.AsSpan(0, count)));
        Assert.Equal(code, Assert.Single(wrong.Diagnostics).Code);
    }

    [Fact]
    public void A_number_is_no_condition() => Assert.Throws<ArgumentException>(() => Expr.If(Expr.Symbol("x"), 1, 2));
}
