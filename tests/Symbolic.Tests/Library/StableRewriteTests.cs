using System.Globalization;
using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Library;
using Symbolic.Parsing;
using Symbolic.Rewriting;
using Xunit;

namespace Symbolic.Tests.Library;

/// <summary>Each stable rewrite is an identity: wherever the left-hand side has a value, the right-hand side has the same.</summary>
public sealed class StableRewriteTests
{
    private const int Seed = 20261125, Points = 60;
    private static readonly string[] s_variables = ["a", "n", "u", "v", "w"];

    public static TheoryData<string, string> Rewrites
    {
        get
        {
            TheoryData<string, string> rows = [];
            foreach ((string pattern, string replacement) in StableRewrites.Table) rows.Add(pattern, replacement);
            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Rewrites))]
    public void Both_sides_are_equal_where_the_left_one_has_a_value(string pattern, string replacement)
    {
        Random random = new(Seed);
        Expr[] sides = [SymbolicEngine.Core.Parse(pattern), SymbolicEngine.Core.Parse(replacement)];
        int compared = 0;
        for (int i = 0; i < Points; i++)
        {
            double[] x = [.. s_variables.Select(name => name == "n" ? (4 * random.NextDouble()) - 2 : Coordinate(random))];
            ExactResult[] values = SymbolicEngine.Core.EvaluateExact(sides, s_variables, x, 1024);
            if (values[0].Kind is not (ExactResultKind.Value or ExactResultKind.Undefined)) continue;
            string where = string.Create(CultureInfo.InvariantCulture, $"seed {Seed}, point {i}: {pattern} is {values[0].Kind} {values[0].Value:R}, {replacement} is {values[1].Kind} {values[1].Value:R} at {string.Join(", ", x)}");
            Assert.True(values[0].Kind == values[1].Kind && values[0].Value.Equals(values[1].Value), where);
            compared++;
        }

        Assert.True(compared > Points / 4, $"only {compared} points could be compared");
    }

    /// <summary>A row for f - g is one for g - f, so no second one need be written.</summary>
    [Theory]
    [MemberData(nameof(Rewrites))]
    public void The_negative_of_a_sum_is_rewritten_too(string pattern, string replacement)
    {
        FunctionTable functions = StandardFunctions.Table;
        Expr sum = ExpressionParser.Parse(pattern, new ParseOptions { Functions = functions });
        if (sum is not Add) return;
        Expr negative = Canonical.Sum([.. sum.Arguments.ToArray().Select(static term => -term)]);
        Rewrite rewrite = StableRewrites.Of(functions, replacement.Contains("if(", StringComparison.Ordinal)).Single(rewrite => rewrite.Name == pattern);
        Expr rewritten = new RewriteSet([rewrite], functions).ApplyOnce(negative, new Prover(functions, Assumptions.None));
        Assert.NotEqual(negative.ToString(), rewritten.ToString());
        if (replacement.StartsWith("if(", StringComparison.Ordinal)) Assert.True(rewritten is Call { Name: "if" }, rewritten.ToString());
    }

    [Theory]
    [InlineData("sqrt(x + 1) - sqrt(x)", 1e12)]
    [InlineData("1/(x + 1) - 1/x", 1e9)]
    [InlineData("exp(x) - 2 + exp(-x)", 1e-6)]
    [InlineData("log(x + 1) - log(x)", 1e10)]
    [InlineData("sqrt(x^2 + 1) - x", 1e7)]
    [InlineData("sin(x + 0.125) - sin(x)", 3)]
    [InlineData("1/cos(x) - 1", 1e-5)]
    [InlineData("log(exp(x)*cos(x))", 1)]
    public void What_cancels_by_its_shape_does_not_need_the_guard(string text, double x)
    {
        Expr f = SymbolicEngine.Default.Parse(text);
        double plain = f.Compile("x", CompileOptions.Fast)(x), stable = f.Compile("x")(x), truth = SymbolicEngine.Default.EvaluateExact([f], ["x"], [x])[0].Value;
        Assert.True(Math.Abs(stable - truth) <= 2 * (Math.BitIncrement(Math.Abs(truth)) - Math.Abs(truth)), $"{stable:R} instead of {truth:R}, plain {plain:R}");
    }

    /// <summary>What stands for a metavariable is told by the function it is the argument of, whatever it cancels with elsewhere; -(x - y) is y - x where that occurs.</summary>
    [Theory]
    [InlineData("y*x*coth(x) - y", "x*y*langevin(x)")]
    [InlineData("z*coth(x/y) - z*y/x", "z*langevin(x/y)")]
    [InlineData("2*y*z - x*coth(x/(2*y*z))", "-x*langevin(x/(2*y*z))")]
    [InlineData("csch(x/2)^2/2 - x*coth(x/2)*csch(x/2)^2/4", "-x*csch(x/2)^2*langevin(x/2)/4")]
    [InlineData("sigmoid(-(x - y)) - exp(y - x)", "-exp(y - x)*sigmoid(y - x)")]
    [InlineData("sigmoid(-(x - y)) + exp(z)", "sigmoid(-(x - y)) + exp(z)")]
    [InlineData("x*(1 - exp(-y/x))/y - exp(-y/x)", "y*dexprel(-y/x)/x")]
    [InlineData("(x - y)*sigmoid((y - x)/z)/z + softplus((y - x)/z)", "if(-(x - y)/z > 0, -((x - y)*sigmoid((x - y)/z)/z - softplus((x - y)/z)), -(-(x - y)*sigmoid(-(x - y)/z)/z - softplus(-(x - y)/z)))")]
    [InlineData("z*(x*sigmoid(z*x - z*y) + y*sigmoid(z*y - z*x)) - logaddexp(z*x, z*y)", "-softplus(-abs(x*z - y*z)) - abs(x*z - y*z)*sigmoid(-abs(x*z - y*z))")]
    [InlineData("logaddexp(x/z, y/z) - (x*sigmoid(x/z - y/z) + y*sigmoid(y/z - x/z))/z", "-(-abs(x/z - y/z)*sigmoid(-abs(x/z - y/z)) - softplus(-abs(x/z - y/z)))")]
    [InlineData("z*(x*sigmoid(z*(x - y)) + y*sigmoid(-z*(x - y))) - logaddexp(z*x, z*y)", "-abs(z*(x - y))*sigmoid(-abs(z*(x - y))) - softplus(-abs(z*(x - y)))")]
    [InlineData("(x - z + 3*y*exp(-x))*sigmoid(x)", "(x - z)*sigmoid(x) + 3*y*sigmoid(-x)")]
    [InlineData("z*tanh(x/z)*x - z^2*logcosh(x/z)", "if(abs(x/z) > 1, -2*z^2*abs(x/z)*sigmoid(-2*abs(x/z)) - z^2*softplus(-2*abs(x/z)) + z^2*log(2), z*x*tanh(x/z) - z^2*logcosh(x/z))")]
    public void Forms_are_found_with_arguments_of_several_variables(string text, string stable)
    {
        FunctionTable functions = StandardFunctions.Table;
        Expr found = StableForms.Apply(SymbolicEngine.Core.Parse(text), functions, new Prover(functions, Assumptions.None));
        Assert.Equal(SymbolicEngine.Core.Parse(stable).ToString(), found.ToString());
    }

    private static double Coordinate(Random random) => random.Next(5) switch
    {
        0 => random.Next(1, 6),
        1 => -random.NextDouble() * 3,
        _ => random.NextDouble() * 4,
    };
}
