using System.Globalization;
using Symbolic.Compilation;
using Symbolic.Numerics;
using Xunit;

namespace Symbolic.Tests.Compilation;

/// <summary>Results in other forms than those they were given in, where these cancel: right, and without exact reals.</summary>
public sealed class OtherFormsTests
{
    private const double MostBits = 1.01;

    public static TheoryData<string, double[]> Cancelling => new()
    {
        // the derivative by an exponent, where one term is far greater than the others
        { "(u^(-t) + v^(-t) - 1)^(-1/t)", [-376.5839020666583, 15.689874448117225, 0.010856537148177295] },
        { "(u^(-t) + v^(-t) - 1)^(-1/t)", [162.12417073243165, 0.03647989601153473, 0.6333369421860363] },
        { "exp(-((-log(u))^t + (-log(v))^t)^(1/t))", [233.64376694695554, 0.037784920881014324, 0.269230307146627] },
        { "-log(1 + (exp(-t*u)-1)*(exp(-t*v)-1)/(exp(-t)-1))/t", [339.42374780536335, 0.0026818048985484465, 239.29585604291327] },
        { "t*log(exp(u/t) + exp(v/t))", [0.0031, 0.25, 0.75] },
        { "(u^t + v^t)^(1/t)", [400, 0.25, 0.75] },
        { "(u^t/3 + 2*v^t/3)^(1/t)", [250, 1e3, 3e3] }, // doubles give infinity

        // exponentials that overflow in both parts of a quotient
        { "u*v*(1 - exp(-(u - v)*t))/(u - v*exp(-(u - v)*t))", [-120, 15.5, 3.25] },

        // derivatives that cancel by their algebra
        { "t*(exp((u+v)*t)-1)/((exp(u*t)-1)*(exp(v*t)-1))", [116.63647510965984, -11.634036601226684, 128.71600588799237] },

        // in a product of exponentials below the bar
        { "t*(exp((u+v)*t)-1)/((exp(u*t)-1)*(exp(v*t)-1))", [1.2, 1e-7, 1e-8] },
        { "t*(exp((u+v)*t)-1)/((exp(u*t)-1)*(exp(v*t)-1))", [-2.7e-3, 2.1e-3, 0.0026] },
    };

    [Theory]
    [MemberData(nameof(Cancelling))]
    public void Results_are_right_without_exact_reals(string formula, double[] point)
    {
        SymbolicEngine engine = SymbolicEngine.Default;
        string[] variables = ["t", "u", "v"];
        Expr expression = engine.Parse(formula);
        Expr[] outputs = [expression, .. engine.Gradient(expression, variables)];
        (Tape tape, Guard? guard) = engine.Prepare(outputs, variables, CompileOptions.Default);
        guard!.MakeForms();
        double[] all = new double[tape.OutputCount], y = new double[outputs.Length];
        Tier[] tiers = new Tier[outputs.Length];
        TapeInterpreter.Evaluate(tape, point, all);
        guard.Apply(point, all, y, tiers);
        ExactResult[] exact = engine.EvaluateExact(outputs, variables, point);
        for (int i = 0; i < y.Length; i++)
        {
            string where = string.Create(CultureInfo.InvariantCulture, $"{outputs[i]}: {y[i]:R}, exact {exact[i].Value:R}, {tiers[i]}");
            Assert.True(ErrorBits.Of(y[i], exact[i].Value) <= MostBits, where);
            Assert.True(tiers[i] != Tier.Exact, where);
        }
    }

    [Fact]
    public void What_has_no_form_is_settled_as_before()
    {
        // forms are for positive bases
        Expr[] outputs = [Expr.Parse("(u^(-t) + v^(-t) - 1)^(-1/t)")];
        double[] point = [-0.01, 1e14, 1];
        double exact = SymbolicEngine.Default.EvaluateExact(outputs, ["u", "v", "t"], point)[0].Value;
        CompiledFunction function = SymbolicEngine.Default.CompileFunction(outputs, ["u", "v", "t"]);
        for (int i = 0; i < 200; i++) Assert.True(ErrorBits.Of(function.Evaluate(point), exact) <= MostBits);
    }

    [Fact]
    public void Checks_of_many_sets_of_results_do_not_put_all_in_doubt()
    {
        const int Results = 12;
        ulong[] dependents = [.. Enumerable.Range(0, Results).Select(static k => 3UL << k & 0xFFF)];
        GuardPlan plan = GuardPlan.None([.. Enumerable.Range(0, Results).Select(static k => Expr.Parse($"x{k}"))]).With(new GuardPlan.Layout(0, Results, dependents));
        Assert.Equal(8, plan.Doubtful.Length);
        for (int i = 0; i < Results; i++)
        {
            ulong doubtful = plan.Doubtful[plan.Groups[i]];
            Assert.Equal(dependents[i], dependents[i] & doubtful);
            Assert.InRange(System.Numerics.BitOperations.PopCount(doubtful), 1, 5);
        }
    }
}
