using System.Collections.Immutable;
using System.Globalization;

namespace Symbolic.Cli.CommandLine;

/// <summary>One option: how it is written, what it means, and what it does to the settings.</summary>
/// <param name="Name">The name with its dashes.</param>
/// <param name="Value">What stands for its value in the help; null for a flag.</param>
/// <param name="Summary">One line of help.</param>
/// <param name="Apply">The settings with a value of this option; throws <see cref="CommandLineException"/> for a value it does not take.</param>
internal sealed record CommandOption(string Name, string? Value, string Summary, Func<Settings, string, Settings> Apply)
{
    private const double LongestTimeout = 1e8;

    /// <summary>Every option there is.</summary>
    public static ImmutableArray<CommandOption> All { get; } =
    [
        new("--by", "VARIABLE", "Differentiate by this variable; repeatable, and x,y,z gives several in order.", static (s, v) => s with { By = [.. s.By, .. Names(v)] }),
        new("--along", "VECTOR", "Along this direction, a component per variable: the derivative of each result along it, without the matrix; repeatable, and 1,0,x gives several.", static (s, v) => s with { Along = [.. s.Along, .. PointSyntax.Split(v)] }),
        new("--weights", "VECTOR", "The sum of the rows with these weights, one per expression, without the matrix; repeatable, and 1,0,x gives several.", static (s, v) => s with { Weights = [.. s.Weights, .. PointSyntax.Split(v)] }),
        new("--sparse", null, "Print the entries that are not 0 by structure, each behind its row and column; of symmetric matrices those on and above the diagonal.", static (s, _) => s with { Sparse = true }),
        new("--order", "N", "Differentiate N times by each variable given.", static (s, v) => s with { Order = WholeNumber(v) }),
        new("--at", "POINT", "Also print the value at this point, such as x=1,y=2; repeatable.", static (s, v) => s with { At = s.At.Add(v) }),
        new("--data", "FILE", "Take the points from this file of comma-separated values, whose first line names the variables; - reads standard input; a name ending in .f64 (-.f64 too) means raw little-endian doubles, one per variable in alphabetical order.", static (s, v) => s with { Data = v }),
        new("--out", "FILE", "Write the rows of --data with their values to this file, which is called FILE.partial until it is complete; - writes to standard output; a name ending in .f64 (-.f64 too) means raw little-endian doubles, the values alone.", static (s, v) => s with { Out = v }),
        new("--format", "FORMAT", "text (default), latex, mathml, csharp, c, python, tree or json.", static (s, v) => s with { Format = Choice<ExpressionFormat>("--format", v) }),
        new("--accuracy", "LEVEL", "fast (as written), stable (default) or verified.", static (s, v) => s with { Accuracy = Choice<Accuracy>("--accuracy", v) }),
        new("--simplify", "LEVEL", "none, auto (default) or full.", static (s, v) => s with { Simplify = Choice<SimplifyLevel>("--simplify", v) }),
        new("--points", "N", "How many points to take in each range; 256 by default.", static (s, v) => s with { Points = WholeNumber(v) is > 0 and var n ? n : throw new CommandLineException("--points is at least 1") }),
        new("--seed", "N", "The same seed gives the same points.", static (s, v) => s with { Seed = WholeNumber(v) }),
        new("--json", null, "Write the scores as JSON.", static (s, _) => s with { Json = true }),
        new("--full", null, "The same as --simplify full.", static (s, _) => s with { Simplify = SimplifyLevel.Full }),
        new("--rules", "FILE", "Use the rules of this file; repeatable, later files go before earlier ones.", static (s, v) => s with { Rules = s.Rules.Add(v) }),
        new("--define", "FUNCTION", "Define a function: \"f(x) = x*sigmoid(x)\"; repeatable.", static (s, v) => s with { Define = s.Define.Add(v) }),
        new("--assume", "CONDITION", "Take a condition such as \"x > 0\" to hold; repeatable.", static (s, v) => s with { Assume = s.Assume.Add(v) }),
        new("--no-defaults", null, "Use only the core differentiation rules, not the default library of pairs.", static (s, _) => s with { HasDefaults = false }),
        new("--timeout", "SECONDS", "Give up after this many seconds (SD5001).", static (s, v) => s with { Timeout = Seconds(v) }),
        new("--steps", null, "Show how the derivative came about, rule by rule.", static (s, _) => s with { Steps = true }),
        new("--explain", null, "Show which pairs and rewrites applied where, and of values how they are computed: stable forms, compensation, what is watched, which arithmetic settled them.", static (s, _) => s with { Explain = true }),
    ];

    /// <summary>The option of that name, or null.</summary>
    public static CommandOption? Named(string name) => All.FirstOrDefault(option => option.Name == name);

    private static string[] Names(string value)
    {
        string[] names = value.Split(',', StringSplitOptions.TrimEntries);
        string? wrong = names.FirstOrDefault(static n => n.Length == 0 || !n.All(static c => char.IsLetterOrDigit(c) || c == '_') || char.IsDigit(n[0]));
        return wrong is null ? names : throw new CommandLineException($"'{value}' is no list of variables; write --by x or --by x,y");
    }

    private static int WholeNumber(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : throw new CommandLineException($"'{value}' is no whole number; write digits such as 2");

    private static TimeSpan Seconds(string value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds) && seconds > 0
            ? TimeSpan.FromSeconds(Math.Min(seconds, LongestTimeout))
            : throw new CommandLineException($"'{value}' is no time; write a positive number of seconds such as --timeout 2.5");

    private static T Choice<T>(string option, string value)
        where T : struct, Enum
    {
        foreach (T choice in Enum.GetValues<T>())
        {
            if (string.Equals(choice.ToString(), value, StringComparison.OrdinalIgnoreCase)) return choice;
        }

        throw new CommandLineException($"'{value}' is no value of {option}; it takes {string.Join(", ", Enum.GetNames<T>().Select(static n => n.ToLowerInvariant()))}");
    }
}
