using Symbolic.Compilation;
using Symbolic.Expressions;
using Symbolic.Numerics;
using Xunit;
using static Symbolic.Tests.Compilation.CompilationTable;

namespace Symbolic.Tests.Compilation;

public sealed class TapeTests
{
    private static readonly Expr s_x = Expr.Symbol("x"), s_y = Expr.Symbol("y"), s_z = Expr.Symbol("z");

    private static Tape Build(params Expr[] outputs) => TapeBuilder.Build(outputs, ["x", "y", "z"], Table, Read);

    private static int Count(Tape tape, Operation operation) => tape.Code.Count(i => i.Operation == operation);

    private static double At(Tape tape, double x, double y = 0, double z = 0)
    {
        double[] results = new double[tape.OutputCount];
        TapeInterpreter.Evaluate(tape, [x, y, z], results);
        return results[0];
    }

    public static TheoryData<string, int, int, int, int> Arithmetic => new()
    {
        // expression by name below, then additions and subtractions, multiplications, divisions, square roots
        { "a - b", 1, 0, 0, 0 },
        { "x/(y*z)", 0, 1, 1, 0 },
        { "x^2", 0, 1, 0, 0 },
        { "x^8 + x^4 + x^2", 2, 3, 0, 0 },
        { "x^-3", 0, 2, 1, 0 },
        { "x^(-1/2)", 0, 0, 1, 1 },
        { "x^(3/2)", 0, 1, 0, 1 },
        { "-x-y", 1, 0, 0, 0 },
        { "x/3", 0, 0, 1, 0 },
        { "x/4", 0, 1, 0, 0 },
        { "2x/(3y)", 0, 2, 1, 0 },
        { "sqrt(2 pi) x", 0, 1, 0, 0 },
    };

    private static readonly Dictionary<string, Expr> s_arithmetic = new()
    {
        ["a - b"] = s_x - s_y,
        ["x/(y*z)"] = s_x / (s_y * s_z),
        ["x^2"] = s_x.Pow(2),
        ["x^8 + x^4 + x^2"] = s_x.Pow(8) + s_x.Pow(4) + s_x.Pow(2),
        ["x^-3"] = s_x.Pow(-3),
        ["x^(-1/2)"] = s_x.Pow(Expr.Number(Rational.Create(-1, 2))),
        ["x^(3/2)"] = s_x.Pow(Expr.Number(Rational.Create(3, 2))),
        ["-x-y"] = -s_x - s_y,
        ["x/3"] = s_x / 3,
        ["x/4"] = s_x / 4,
        ["2x/(3y)"] = 2 * s_x / (3 * s_y),
        ["sqrt(2 pi) x"] = (2 * Expr.Pi).Pow(Expr.Number(Rational.Half)) * s_x,
    };

    [Theory]
    [MemberData(nameof(Arithmetic))]
    public void Canonical_forms_become_good_arithmetic(string name, int sums, int products, int quotients, int roots)
    {
        Tape tape = Build(s_arithmetic[name]);
        Instruction[] body = tape.Code[tape.PrologueLength..].ToArray();
        Assert.Equal(sums, body.Count(static i => i.Operation is Operation.Add or Operation.Subtract));
        Assert.Equal(products, body.Count(static i => i.Operation is Operation.Multiply));
        Assert.Equal(quotients, body.Count(static i => i.Operation is Operation.Divide));
        Assert.Equal(roots, body.Count(static i => i.Operation is Operation.SquareRoot));
        double expected = ReferenceEvaluation.Of(s_arithmetic[name], new Dictionary<string, double> { ["x"] = 1.25, ["y"] = 3, ["z"] = 0.5 });
        Assert.Equal(expected, At(tape, 1.25, 3, 0.5), 1e-15 * Math.Abs(expected));
    }

    [Fact]
    public void Equal_parts_of_different_outputs_are_computed_once()
    {
        Tape tape = Build(F("tanh", s_x * s_y) + 1, F("tanh", s_x * s_y).Pow(2), s_z * F("tanh", s_x * s_y));
        Assert.Equal(1, Count(tape, Operation.Call1));
        Assert.Equal(3, Count(tape, Operation.Multiply));
    }

    [Fact]
    public void Registers_are_used_again_after_the_last_use()
    {
        Expr chain = s_x;
        for (int i = 0; i < 1000; i++) chain = F("sin", chain) + s_y;
        Tape tape = Build(chain);
        Assert.True(tape.RegisterCount <= 5, $"{tape.RegisterCount} registers");
    }

    [Fact]
    public void A_long_sum_does_not_keep_its_terms_alive()
    {
        Expr sum = new Add([.. Enumerable.Range(0, 10_000).Select(i => F("sin", s_x + i))]);
        Tape tape = Build(sum);
        Assert.True(tape.RegisterCount - tape.FirstTemporary <= 20, $"{tape.RegisterCount - tape.FirstTemporary} temporaries");
    }

    [Fact]
    public void Only_the_taken_branch_is_evaluated()
    {
        int calls = 0;
        var table = Table.With(new() { Name = "count", Parameters = ["x"], Kernel = (double x) => { calls++; return x; } });
        Expr inner = F("count", s_x);
        Expr e = If(F("<", s_x, 0), inner + inner.Pow(2), If(F("and", F(">", s_x, 1), F("<", F("count", s_x + 1), 5)), s_y, s_z));
        Tape tape = TapeBuilder.Build([e], ["x", "y", "z"], table, Read);
        Assert.Equal(2, At(tape, -2));
        Assert.Equal(1, calls);
        Assert.Equal(8, At(tape, 0.5, 7, 8));
        Assert.Equal(1, calls);
        Assert.Equal(7, At(tape, 2, 7, 8));
        Assert.Equal(2, calls);
    }

    [Fact]
    public void A_value_both_branches_need_is_computed_before_the_choice()
    {
        Expr shared = F("tanh", s_x);
        Tape tape = Build(If(F("<", s_y, 0), shared, shared.Pow(2)));
        Assert.Equal(1, Count(tape, Operation.Call1));
        Assert.Equal(Math.Tanh(3), At(tape, 3, -1));
    }

    [Fact]
    public void Nested_choices_of_any_depth_and_shared_conditions_stay_linear()
    {
        Expr chain = s_x, condition = F("<", s_x, 0);
        for (int i = 0; i < 30_000; i++) chain = If(F("<", s_x, i), F("sin", s_x * i), chain);
        for (int i = 0; i < 200; i++) condition = F("and", F("or", condition, F("<", s_y, i)), F("not", condition));
        Tape tape = Build(chain, If(condition, s_y, s_z));
        Assert.True(tape.Length < 240_000, $"{tape.Length} instructions");
        Assert.Equal(Math.Sin(7.5 * 29_999), At(tape, 7.5));
    }

    [Fact]
    public void Constants_keep_their_exact_value_and_are_folded_once()
    {
        Tape tape = Build(F("sin", Expr.Number(Rational.Create(1, 3))) * s_x + 0.1);
        Assert.Contains(tape.Constants, static c => c.Exact == Expr.Number(Rational.Create(1, 3)));
        Assert.Equal(1, tape.PrologueLength);
        Assert.Equal((2 * Math.Sin(1.0 / 3)) + 0.1, At(tape, 2));
        Assert.Equal(0.1, At(tape.WithPrologueValues([0.0]), 2));
    }

    [Theory]
    [InlineData("D", "SD4001")]
    [InlineData("unknown", "SD4001")]
    [InlineData("undefined", "SD4001")]
    [InlineData("variable", "SD4002")]
    [InlineData("native", "SD4003")]
    [InlineData("cycle", "SD1010")]
    public void What_cannot_be_evaluated_is_said(string what, string code)
    {
        Expr e = what switch
        {
            "D" => new Call("g", [s_x], [1]),
            "unknown" => F("g", s_x),
            "undefined" => F("sinn", s_x),
            "variable" => Expr.Symbol("w") + s_x,
            "native" => F("missing", s_x),
            _ => F("loop", s_x),
        };
        SymbolicException error = Assert.Throws<SymbolicException>(() => Build(e * 2));
        Assert.Equal(code, error.Code);
    }

    [Fact]
    public void Roots_that_no_double_exponent_can_say_are_corrected()
    {
        Expr e = s_x.Pow(Expr.Number(Rational.Create(1, 3)));
        Tape tape = TapeBuilder.Build([e], ["x"], Table, Read, TapeOptions.Accurate);
        double[] y = new double[1];
        foreach (double x in (double[])[1e300, 1e-300, 8e-290, 27e150, 0, double.PositiveInfinity])
        {
            TapeInterpreter.Evaluate(tape, [x], y);
            Assert.InRange(y[0], Math.BitDecrement(Math.BitDecrement(Math.BitDecrement(Math.Cbrt(x)))), Math.BitIncrement(Math.BitIncrement(Math.BitIncrement(Math.Cbrt(x)))));
        }
    }
}
