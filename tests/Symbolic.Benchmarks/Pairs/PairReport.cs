using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Symbolic.Benchmarks.Pairs;

/// <summary>What registered pairs cost a differentiation, and what verifying them costs when a rule set is built.</summary>
internal static class PairReport
{
    private const int Rounds = 15;

    private static readonly int[] s_counts = [10, 100, 1_000];

    private static readonly string[] s_families = ["log({0} + exp(u))", "u^{0}*exp(-u)", "sin({0} + u)/u"];

    private static readonly string[] s_texts =
    [
        "log(1 + exp(x))",
        "sin(log(1 + exp(x^2)))*3",
        "y*log(1 + exp(-x)) + (1 - y)*log(1 + exp(x))",
        "exp(-x^2/2)/sqrt(2*pi)*sin(x)^2*cos(y*x)",
        "sqrt(x^2 + y^2 + 1)*log(x^2 + 3) - atan2(y, x)/(1 + x^2)",
        "(x^3 - 2*x + 1)^5/(1 + exp(x*y)) + tan(x)*x^y",
        "log(2 + sin(x))*log(5 + exp(3*x))*exp(7*x)*cos(9*x)",
    ];

    private static readonly string[] s_patterns =
    [
        "log({0} + exp(u))", "sin(u)/({0} + u)", "exp(u)*cos({0}*u)", "sqrt(u^2 + {0}/3)", "{0} - cos({0}*u)^2", "log({0} + sin(u))", "atan2(u, {0})", "exp({0}*u)*sin(u)",
        "(1 + u)^({0} + 1)", "tanh({0} + u)", "u^{0}*exp(-u)", "exp(u) + {0}*exp(-u)", "log(u)*log({0} + v)", "1/({0} + exp(u))", "cosh(u)/({0} + sinh(u))", "sin({0}*u) + cos(u)",
        "hypot(u, {0})", "log(u^2 + {0})", "sqrt({0} + u)*sqrt({0} - u)", "exp(-u^2/{0})",
    ];

    /// <summary>Measures and prints a report in markdown.</summary>
    public static int Run()
    {
        SymbolicEngine none = SymbolicEngine.Core;
        SymbolicEngine[] engines =
        [
            none,
            .. s_counts.Select(count => none.With(Rules(s_patterns, count, surrogate: true), verification: VerificationMode.Off)),
            .. s_families.Select(family => none.With(Rules([family], 1_000, surrogate: true), verification: VerificationMode.Off)),
            SymbolicEngine.Default,
        ];
        string[] names = ["none", .. s_counts.Select(static count => $"{count:N0}, of 20 families"), .. s_families.Select(static family => $"1,000 of the family `{string.Format(CultureInfo.InvariantCulture, family, "k")}`"), "the default library"];
        Line($"| pairs | microseconds | ratio |\n|---|---:|---:|");
        double[] costs = Costs(engines);
        for (int i = 0; i < engines.Length; i++) Line($"| {names[i]} | {costs[i]:F0} | {costs[i] / costs[0]:F2} |");
        string fifty = Rules(s_patterns, 50, surrogate: false), thousand = Rules(s_patterns, 1_000, surrogate: true);
        Line($"\n| building a rule set | milliseconds |\n|---|---:|");
        Line($"| 50 pairs, read and verified | {Best(() => none.With(fifty)) / 1000:F0} |");
        Line($"| 50 pairs, read, verified, and probed for stability | {Best(() => _ = none.With(fifty).Warnings.Length) / 1000:F0} |");
        Line($"| 1,000 pairs, read without verification | {Best(() => none.With(thousand, verification: VerificationMode.Off)) / 1000:F0} |");
        return 0;
    }

    /// <summary>The text of so many different pairs; honest ones state no derivative wrongly because they state the rules' own.</summary>
    private static string Rules(string[] patterns, int count, bool surrogate)
    {
        StringBuilder text = new();
        for (int i = 0; i < count; i++)
        {
            string pattern = string.Format(CultureInfo.InvariantCulture, patterns[i % patterns.Length], (i / patterns.Length) + 11);
            text.Append(CultureInfo.InvariantCulture, $"pair p{i}{(surrogate ? " surrogate" : string.Empty)}: {pattern}\n");
            Expr meaning = SymbolicEngine.Core.Parse(pattern);
            foreach (string name in SymbolicEngine.Variables(meaning))
            {
                text.Append(CultureInfo.InvariantCulture, $"  d/d{name} = {(surrogate ? "1" : SymbolicEngine.Core.Differentiate(meaning, name))}\n");
            }
        }

        return text.ToString();
    }

    /// <summary>Microseconds per pass over all expressions, the engines taking turns so that what else the machine does meets all of them.</summary>
    private static double[] Costs(SymbolicEngine[] engines)
    {
        double[] costs = [.. engines.Select(static _ => double.PositiveInfinity)];
        for (int round = 0; round < 30; round++)
        {
            for (int i = 0; i < engines.Length; i++)
            {
                SymbolicEngine engine = engines[i];
                Expr[] expressions = [.. s_texts.Select(engine.Parse)];
                double time = Best(() => Pass(engine, expressions));
                if (round > 10) costs[i] = Math.Min(costs[i], time);
            }
        }

        return costs;
    }

    private static void Pass(SymbolicEngine engine, Expr[] expressions)
    {
        foreach (Expr expression in expressions) engine.Differentiate(expression, "x");
    }

    /// <summary>The shortest of some runs, in microseconds.</summary>
    private static double Best(Action action)
    {
        double best = double.PositiveInfinity;
        for (int i = 0; i < Rounds; i++)
        {
            long start = Stopwatch.GetTimestamp();
            action();
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMicroseconds);
        }

        return best;
    }

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
