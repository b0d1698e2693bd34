using Symbolic.Numerics;
using Xunit;

namespace Symbolic.Tests.Compilation;

/// <summary>Stable delegates where rounding errors, branches, jumps and underflow on the way decide.</summary>
public sealed class CompensationTests
{
    private const double MostBits = 3.5, MostMeanBits = 0.2;

    // each was off by more than that before what it shows was watched
    [Theory]
    [InlineData("a*b - c*d", 94906267, 94906265, 94906266, 94906266)]
    [InlineData("(a*b - c*d)*(a + b) - a^3", 1.25, 0.1, 0.3, 7)]
    [InlineData("a^8 - b^8 + c/d", 1.0000001, 1, 3, 1e9)]
    [InlineData("exp(a*b - c)", 17.1, 31.7, 12.3, 0)]
    [InlineData("sin(a*b)*c", 1234.5, 97.3, 2, 0)]
    [InlineData("(1 + a)^b", 0.3, 711.3, 0, 0)]
    [InlineData("a/(8*b^3)", -5e-230, 1.6e-104, 0, 0)]
    [InlineData("1 - a/b^2", 1.5e-288, 5.6e-159, 0, 0)]
    [InlineData("sqrt(2.19*a)", 5e-324, 0, 0, 0)]
    [InlineData("a^2*if(4 < 8.09, b, a)", 1.4264136461296908e-161, 4.070345735649851e305, 0, 0)]
    [InlineData("if(sin(a) < a, b + 1, b - 1)", 1e-170, 0.5, 0, 0)]
    [InlineData("if(a*b < a^5, b - 42, b*4.33)", -3.9e-286, 1.4e-55, 0, 0)]
    [InlineData("if(b + tanh(a) - a < (8 - a)^5, a, b)", -1.46e82, 3, 0, 0)]
    [InlineData("floor(a*b)", 0.1, 30, 0, 0)]
    [InlineData("sign(a^2)", -5.9e-248, 0, 0, 0)]
    [InlineData("cos(a) + sign(b - 8.47)", -0.0013743, -0.593, 0, 0)]
    [InlineData("expm1(a)/(a - b)^2 - exp(a)/(a - b) + 3*sigmoid(-a)*sigmoid(a)^3", -1.65e-53, 7.19e-113, 0, 0)]
    [InlineData("sin(0.0354 + a - (a + b))", 7.06e69, 1e308, 0, 0)]
    [InlineData("sin(a - 2 + b - (a - 7))", -4.4e252, -1.6e248, 0, 0)]
    [InlineData("cos(exp(15.2))^4*a", 1, 0, 0, 0)]
    [InlineData("x_*a + sigmoid(7)*a/b^2 - 2*a", -1, -2, 0, 0)]
    [InlineData("sinh(a - 6)*sinh(7 + a) - cosh(a - 6)*cosh(7 + a)", 9.49624, 0, 0, 0)]
    [InlineData("if(a > 0, (sqrt(a^2 - b) - a)/c, -b/(c*(a + sqrt(a^2 - b))))", 96.459, 0.0388, 3, 0)]
    [InlineData("fresnelc((a*b - 9.41)*(2 - a)^4)", 11.25645485187801, -56.96930869703206, 0, 0)]
    [InlineData("a^6*b*atan(log(2*b))", -0.06359828932643508, 1e308, 0, 0)]
    [InlineData("1 + 1/log(a*b)", 5, 1e308, 0, 0)]
    [InlineData("1 + 1/asinh(3*a)^2", 1e308, 0, 0, 0)]
    [InlineData("tanh(log(a*b)/1000)", 5, 1e308, 0, 0)]
    [InlineData("1 + c/sqrt(a*b)", 3, 1e308, 1e154, 0)]
    [InlineData("1 + c/sqrt(a^2 + b^2)", 3e200, 1e200, 1e200, 0)]
    [InlineData("1 + c*(a*b)^(-0.3)", 3, 1e308, 1e92, 0)]
    [InlineData("min(log(a*b), c) + 1", 3, 1e308, 1000, 0)]
    [InlineData("c + exp(-log(a*b)/100)", 3, 1e308, 1, 0)]
    [InlineData("c + 1/(d + log(exp(a) + b))", 720, 1, 1, 1)]
    [InlineData("a*b - c*a^2 - d", -3.868e229, -1.5e102, -4.98e-96, 1)]
    [InlineData("sqrt(a*b)*c + sqrt(c^2 + a*b*d)", 3e200, 2e150, 0.1, 7)]
    [InlineData("(a - 1)/(a*a - 1)", 1.000000536, 0, 0, 0)]
    [InlineData("1/3*(a + b + c) - (a*b*c)^(1/3)", 2.3486510951530426, 19.035647435471635, 0.47171537622750837, 0)]
    [InlineData("a^(1/3) - b*a^(-1/3)", 2.3486510951530426, 1.7666, 0, 0)]
    [InlineData("exp(log(sqrt(a*a + b*b))*c - atan2(b, a)*d)*cos(log(sqrt(a*a + b*b))*d + atan2(b, a)*c)", 721.4216015043945, 0.4142254171425596, 0.35603786830882456, 0.10483749220936624)]
    [InlineData("sin(a)^3/(1 + cos(a))^2", -40.5, 0, 0, 0)]
    [InlineData("((a - 3)*((a - 3)*erfcx(a/10 - 0.3) - b)/50 + erfcx(a/10 - 0.3))/50", 37, 5.641895835477563, 0, 0)]
    public void Values_and_derivatives_are_right_at(string text, double a, double b, double c, double d)
    {
        string[] variables = ["a", "b", "c", "d", "x_"];
        Expr formula = Expr.Parse(text);
        Compare([formula, .. SymbolicEngine.Default.Gradient(formula, variables)], variables, [a, b, c, d, 0.0555], text);
    }

    /// <summary>Functions of one argument of which it is known what their values lack, and powers.</summary>
    public static TheoryData<string> Residuals =>
    [
        .. SymbolicEngine.Default.Functions.Definitions.Where(static row => row.Residual is not null && row.Arity == 1).Select(static row => $"{row.Name}(a)"),
        "a^(1/3)", "a^(-1/3)", "a^(2/7)", "a^3.5", "a^(-7.3)", "a^41", "atan2(a, 1/3)", "atan2(1, a)", "hypot(a, 3)",
    ];

    /// <summary>What a sum loses of a function's digits comes from what the value lacks, in all kinds of delegates.</summary>
    [Theory]
    [MemberData(nameof(Residuals))]
    public void Sums_keep_the_digits_of_functions(string text)
    {
        const int Points = 64, Seed = 5;
        Random random = new(Seed);
        Expr[] outputs = [Expr.Parse($"{text} - b")];
        Func<double, double> plain = SymbolicEngine.Default.Compile<Func<double, double>>(Expr.Parse(text), ["a"]);
        double[] a = new double[Points], b = new double[Points], y = new double[Points];
        for (int i = 0; i < Points; i++)
        {
            // a number of a few digits beside the value
            do a[i] = (random.Next(2) == 0 ? 1 : -1) * Math.Exp((random.NextDouble() * 6) - 4);
            while (!(Math.Abs(plain(a[i])) is > 0.01 and < 100));
            b[i] = Math.Round(plain(a[i]), 2) + 0.001;
        }

        CompiledFunction function = SymbolicEngine.Default.CompileFunction(outputs, ["a", "b"]);
        SymbolicEngine.Default.CompileBatch(outputs, ["a", "b"]).Evaluate([.. a, .. b], y);
        for (int i = 0; i < Points; i++)
        {
            double exact = SymbolicEngine.Default.EvaluateExact(outputs, ["a", "b"], [a[i], b[i]])[0].Value, one = function.Evaluate(a[i], b[i]);
            Assert.True(ErrorBits.Of(one, exact) <= 1 && ErrorBits.Of(y[i], exact) <= 1, $"{text} - {b[i]:R} at {a[i]:R} is {exact:R}, not {one:R} or {y[i]:R}");
        }
    }

    [Theory]
    [InlineData("a^12/(2 + a + b)^36", 0.0123, 0.777)]
    [InlineData("a^12/(2 + a + b)^36", 1.0123, -2.777)]
    [InlineData("a/(2 + a^2 + b/3)^40", 3.7, 0.1)]
    [InlineData("b*(a - 1/3)^(-7.25)", 3.7, 0.1)]
    [InlineData("(3*a - b)^24", 2.497231328748548, -1e-8)]
    [InlineData("if(a < b, a, log1p(a)^16)", 63479380.13247894, 3)]
    [InlineData("if(a < b, (a*b - 1/3)*(a + b)/(a + 1/7)/(b + 3/7), log1p(a)^16) + b", 2.3, 3)]
    [InlineData("1/(1 + (6 + a - b)^2)", 1.7e30, 1.7e30)]
    [InlineData("1/(1 + (6 + a - b)^2)", 1.7e308, 1.7e308)]
    [InlineData("(a - b + 0.1)*(a + 3 - b)/(1 - a + b)", 1e17, 1e17)]
    [InlineData("exp(-(a + 2 - b)^2)*(a + 2 - b)", -3e16, -3e16)]
    [InlineData("atan(6 + a - b)", 1.7e30, 1.7e30)]
    [InlineData("(0.55 - (b - a)/abs(a))^6", -1.7e308, 3e102)]
    [InlineData("(0.55 - (b - a)/abs(a))^6", 1e308, -0.5)]
    [InlineData("7/9 - a/b", 1.2333333333333333e308, 1.6e308)]
    [InlineData("(3*a - b)^24", -0.004421784307785265, 1e-162)]
    [InlineData("1/(a^2 + b/3)^17", 3.7, 0.1)]
    [InlineData("(a*b - 1)^9 + (a*b + 1)^31", -3.7, 0.123)]
    public void Powers_that_are_not_multiplied_out_have_right_bases_below_a_bar(string text, double a, double b)
    {
        Expr formula = Expr.Parse(text);
        Compare([formula, .. SymbolicEngine.Default.Gradient(formula, "a", "b")], ["a", "b"], [a, b], text);
    }

    /// <summary>What is divided by a length is divided by the same root, so that squares do not overflow there either.</summary>
    [Theory]
    [InlineData(3e200, 4e200)]
    [InlineData(3e-200, -4e-200)]
    [InlineData(0.3, 0.4)]
    public void Lengths_and_directions_have_one_root(double x, double y)
    {
        Expr length = Expr.Parse("sqrt(x^2 + y^2)");
        Expr[] outputs = [length, .. SymbolicEngine.Default.Gradient(length, "x", "y")];
        CompiledFunction function = SymbolicEngine.Default.CompileFunction(outputs, ["x", "y"]);
        double[] results = new double[3], exact = Array.ConvertAll(SymbolicEngine.Default.EvaluateExact(outputs, ["x", "y"], [x, y]), static r => r.Value);
        Tier[] tiers = new Tier[3];
        function.Evaluate([x, y], results, tiers);
        Assert.All(results.Zip(exact), pair => Assert.True(ErrorBits.Of(pair.First, pair.Second) <= 1, $"{pair.First:R}, not {pair.Second:R}"));
        Assert.All(tiers, tier => Assert.Equal(Tier.Double, tier));
        Assert.DoesNotContain(function.Tape.Instructions.ToArray(), i => i.Operation == Symbolic.Compilation.Operation.SquareRoot);
    }

    [Theory]
    [InlineData("cos((atan(x) - 6)^5)", -0.0874927876095963)]
    [InlineData("5*cos((atan(x) - 6)^5)*(atan(x) - 6)^4/(1 + x^2)", -0.0874927876095963)]
    [InlineData("sin((exp(x) - 9)^3)", 3.30268)]
    [InlineData("(exp(x) - expm1(x))^(x - 332.4164435410941)", 5.6020888970346805)]
    public void What_residuals_leave_is_watched_where_functions_magnify_it(string text, double x)
    {
        Expr formula = Expr.Parse(text);
        double[] points = [.. Enumerable.Repeat(x, 16)], results = new double[points.Length];
        SymbolicEngine.Default.CompileBatch([formula], ["x"]).Evaluate(points, results);
        double truth = SymbolicEngine.Default.EvaluateExact([formula], ["x"], [x])[0].Value;
        Assert.All(results, result => Assert.True(ErrorBits.Of(result, truth) <= 1, $"{text} at {x:R}: {result:R} instead of {truth:R}"));
    }

    [Theory]
    [InlineData("a*b - c*d")]
    [InlineData("a*b + c*d")]
    [InlineData("4*a*c - b^2")]
    [InlineData("7*a - 3*b")]
    [InlineData("a*b - 1")]
    [InlineData("1 - a^2")]
    [InlineData("a^2 + b^2")]
    public void Sums_of_two_products_are_right_however_much_of_them_is_left(string text)
    {
        const int Seed = 20261126;
        Random random = new(Seed);
        Expr formula = Expr.Parse(text);
        string[] variables = ["a", "b", "c", "d"];
        for (int i = 0; i < 300; i++)
        {
            double[] x = [.. variables.Select(_ => (random.Next(2) == 0 ? -1 : 1) * Math.ScaleB(1 + random.NextDouble(), random.Next(-20, 20)))];
            if (i % 3 == 1) x[3] = x[0] * x[1] / x[2];
            if (i % 3 == 2) x[1] = text.Contains('7') ? 7 * x[0] / 3 : (i % 2 == 0 ? 1 / x[0] : Math.Sqrt(Math.Abs(4 * x[0] * x[2])));
            Compare([formula], variables, x, $"seed {Seed}: {text}");
        }
    }

    [Theory]
    [InlineData("besselj(a, b)", 3.508936467648135e-09, 2.2237734160463788e-06)]
    [InlineData("besseli(a, b)", -1.2411898368171562e-06, 1.8366080597232e-12)]
    [InlineData("bessely(log(a), b)", 0.13533528323661, 0.001)]
    [InlineData("besselk(a*a, b)", 5.1, 1e-3)]
    [InlineData("zeta(a + 1/3, b)", 0.3333333333333333, 1e-9)]
    [InlineData("polylog(a/3, b)", 1, 0.9999999999)]
    public void Arguments_without_a_partial_are_not_taken_with_their_rounding_errors(string text, double a, double b)
    {
        Expr formula = Expr.Parse(text);
        Compare([formula, formula.Differentiate("b")], ["a", "b"], [a, b], text);
    }

    [Theory]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(33)]
    public void Random_formulas_are_right(int seed)
    {
        RandomFormulas random = new(seed);
        double total = 0;
        int count = 0;
        for (int i = 0; i < 120; i++)
        {
            string text = i % 4 == 0 ? $"if({random.Next(2)} < {random.Next(2)}, {random.Next(4)}, {random.Next(4)})" : random.Next(6);
            Expr formula = Expr.Parse(text);
            Expr[] outputs = [formula, SymbolicEngine.Default.Differentiate(formula, "x")];
            for (int k = 0; k < 8; k++)
            {
                (double bits, int compared) = Compare(outputs, ["x", "y"], random.Point(), $"seed {seed}: {text}");
                total += bits;
                count += compared;
            }
        }

        Assert.True(count > 800, $"only {count} values to compare");
        Assert.True(total / count <= MostMeanBits, $"seed {seed}: {total / count} bits in the mean");
    }

    private static (double Bits, int Compared) Compare(Expr[] outputs, string[] variables, double[] x, string what)
    {
        double[] y = new double[outputs.Length];
        SymbolicEngine.Default.Compile(outputs, variables)(x, y);
        double total = 0;
        int count = 0;
        for (int i = 0; i < y.Length; i++)
        {
            ExactResult truth = SymbolicEngine.Default.EvaluateExact([outputs[i]], variables, x, 4096)[0];
            if (truth.Kind is not (ExactResultKind.Value or ExactResultKind.Overflows)) continue;
            double bits = ErrorBits.Of(y[i], truth.Value);
            Assert.True(bits <= MostBits, $"{what}, result {i}, {outputs[i]}, at {RandomFormulas.Text(x)}: {y[i]:R} instead of {truth.Value:R}");
            total += bits;
            count++;
        }

        return (total, count);
    }
}
