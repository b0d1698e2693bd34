using System.Collections.Immutable;
using System.Globalization;
using Symbolic.Cli.Rendering;

namespace Symbolic.Cli;

/// <summary>What the commands share: the engine that the settings describe, reading expressions and points, writing results.</summary>
internal sealed class Session
{
    private readonly Terminal _terminal;
    private readonly SourceMap _sources;

    /// <summary>A session under some settings.</summary>
    /// <exception cref="SymbolicException">A rule file, definition or assumption is wrong.</exception>
    /// <exception cref="CommandLineException">A rule file cannot be read.</exception>
    public Session(Settings settings, Terminal terminal, SourceMap sources)
    {
        _terminal = terminal;
        _sources = sources;
        Settings = settings;
        Engine = settings.HasDefaults ? SymbolicEngine.Default : SymbolicEngine.Core;
        Extend(settings);
    }

    private Session(Session other, Settings settings)
    {
        _terminal = other._terminal;
        _sources = other._sources;
        Settings = settings;
        Engine = other.Engine;
        Extend(settings);
    }

    /// <summary>The settings.</summary>
    public Settings Settings { get; }

    /// <summary>The engine: functions, rules, assumptions, limits.</summary>
    public SymbolicEngine Engine { get; private set; }

    /// <summary>The texts read so far.</summary>
    public SourceMap Sources => _sources;

    /// <summary>How values are computed.</summary>
    public CompileOptions Compilation => CompileOptions.Default with { Accuracy = Settings.Accuracy };

    /// <summary>A session that starts with the rules of this one and goes by other settings.</summary>
    public Session For(Settings settings) => new(this, settings);

    /// <summary>Adds rules typed in the session.</summary>
    public void Define(string definition)
    {
        string text = IsRule(definition) ? definition : "function " + definition;
        _sources.Typed = text;
        Engine = Engine.With(text);
    }

    /// <summary>Takes a condition to hold.</summary>
    public void Assume(string condition)
    {
        _sources.Typed = condition;
        Engine = Engine.Assuming(condition);
    }

    /// <summary>Reads an expression: the text itself, <c>-</c> for standard input, <c>@file</c> for a file.</summary>
    public Expr Read(string argument)
    {
        string text = argument;
        if (argument == "-") text = _terminal.In.ReadToEnd().TrimEnd('\n', '\r');
        else if (argument.StartsWith('@')) text = Files.Read(argument[1..]).TrimEnd('\n', '\r');
        string? file = argument.StartsWith('@') ? argument[1..] : null;
        if (file is not null) _sources.Add(file, text);
        _sources.Typed = text;
        if (!Engine.TryParse(text, out Expr? expression, out ImmutableArray<Diagnostic> diagnostics)) throw new SymbolicException([.. diagnostics.Select(d => d with { File = file })]);
        Warn(diagnostics);
        return expression;
    }

    /// <summary>The variables to differentiate by: those given with <c>--by</c>, or all of some expressions in alphabetical order.</summary>
    public ImmutableArray<string> By(params ReadOnlySpan<Expr> expressions) => Settings.By.IsEmpty ? VariablesOf(expressions) : Settings.By;

    /// <summary>The variables of some expressions, in alphabetical order.</summary>
    public static ImmutableArray<string> VariablesOf(ReadOnlySpan<Expr> expressions) =>
        [.. expressions.ToArray().SelectMany(static e => SymbolicEngine.Variables(e)).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The components of a vector given with an option, of which there have to be so many.</summary>
    /// <exception cref="CommandLineException">There are more or fewer.</exception>
    public Expr[] Vector(string option, ImmutableArray<string> components, int count, string what)
    {
        if (components.Length != count) throw new CommandLineException(string.Create(CultureInfo.InvariantCulture, $"{option} takes {count} components, one per {what}, not {components.Length}"));
        return [.. components.Select(Read)];
    }

    /// <summary>The points given with <c>--at</c>; a value is a number or a constant expression.</summary>
    public ImmutableArray<Dictionary<string, double>> Points() => Settings.At.IsEmpty ? [] : [.. Settings.At.Select(Point)];

    /// <summary>Writes warnings.</summary>
    public void Warn(ImmutableArray<Diagnostic> diagnostics)
    {
        if (!diagnostics.IsEmpty) DiagnosticRenderer.Write(diagnostics, _sources, _terminal);
    }

    /// <summary>Writes results, one after the other, or in one function of a programming language.</summary>
    public void Write(ImmutableArray<Expr> results, ImmutableArray<string> variables)
    {
        if (Settings.Format is ExpressionFormat.C or ExpressionFormat.CSharp or ExpressionFormat.Python)
        {
            string[] parameters = [.. variables.Union(VariablesOf(results.AsSpan()))];
            _terminal.Out.WriteLine(Engine.PrintFunction(results.AsSpan(), Settings.Format, parameters));
            return;
        }

        foreach (Expr result in results) _terminal.Out.WriteLine(Engine.Print(result, Settings.Format));
    }

    /// <summary>Writes the entries of a matrix, each behind the names of its row and column.</summary>
    public void Write(ImmutableArray<MatrixEntry> entries, Func<int, string> row, ImmutableArray<string> columns, ImmutableArray<string> variables)
    {
        ImmutableArray<Expr> values = [.. entries.Select(static e => e.Value)];
        if (Settings.Format is ExpressionFormat.C or ExpressionFormat.CSharp or ExpressionFormat.Python) Write(values, variables);
        else foreach (MatrixEntry entry in entries) _terminal.Out.WriteLine($"{row(entry.Row)},{columns[entry.Column]}: {Engine.Print(entry.Value, Settings.Format)}");
        WriteValues(values);
    }

    /// <summary>The values at a point; null where it is proved that there is none.</summary>
    /// <exception cref="SymbolicException">SD4002: a variable has no value.</exception>
    public ImmutableArray<double?> Values(ImmutableArray<Expr> expressions, Dictionary<string, double> point)
    {
        CheckAssigned(expressions, point);
        if (Settings.Accuracy != Accuracy.Verified) return [.. expressions.Select(e => (double?)Engine.Evaluate(e, point, Compilation))];
        return Evaluation.Proved(Engine, expressions.AsSpan(), [.. point.Keys], [.. point.Values], diagnostic => Warn([diagnostic]));
    }

    private static void CheckAssigned(ImmutableArray<Expr> expressions, Dictionary<string, double> point)
    {
        string[] missing = [.. VariablesOf(expressions.AsSpan()).Where(name => !point.ContainsKey(name))];
        if (missing.Length == 0) return;
        string what = missing.Length == 1 ? $"the variable '{missing[0]}' has no value" : $"the variables {string.Join(", ", missing.Select(static name => $"'{name}'"))} have no values";
        IEnumerable<string> assignments = point.Select(static p => $"{p.Key}={NumberFormat.Of(p.Value)}").Concat(missing.Select(static name => name + "=NUMBER"));
        throw new SymbolicException(Diagnostic.Error("SD4002", $"{what}; write --at {string.Join(',', assignments)}"));
    }

    /// <summary>Writes the values at the points, one line per point, and how they came about where that is asked for.</summary>
    public void WriteValues(ImmutableArray<Expr> results)
    {
        foreach (Dictionary<string, double> point in Points()) WriteValues(results, point);
        if (Settings.Explain && !Settings.At.IsEmpty) Explanation.WriteEvaluation(this, results, _terminal.Out);
    }

    /// <summary>Writes the values at a point on one line.</summary>
    public void WriteValues(ImmutableArray<Expr> results, Dictionary<string, double> point)
    {
        _terminal.Out.WriteLine(string.Join(' ', Values(results, point).Select(static v => v is { } value ? NumberFormat.Of(value) : "undefined")));
    }

    private static bool IsRule(string text) =>
        text.StartsWith("function ", StringComparison.Ordinal) || text.StartsWith("pair ", StringComparison.Ordinal) || text.StartsWith("rewrite ", StringComparison.Ordinal);

    private void Extend(Settings settings)
    {
        if (settings.Timeout != Timeout.InfiniteTimeSpan) Engine = Engine.WithLimits(Engine.Limits with { Time = settings.Timeout });
        foreach (string file in settings.Rules) Load(file);
        foreach (string definition in settings.Define) Define(definition);
        foreach (string condition in settings.Assume) Assume(condition);
        if (settings.Rules.Length + settings.Define.Length > 0) Warn(Engine.Warnings);
    }

    /// <summary>Adds the rules of a file.</summary>
    public void Load(string file)
    {
        string text = Files.Read(file);
        _sources.Add(file, text);
        Engine = Engine.With(text, file);
    }

    private Dictionary<string, double> Point(string text)
    {
        Dictionary<string, double> point = new(StringComparer.Ordinal);
        foreach (string assignment in PointSyntax.Split(text))
        {
            int mark = assignment.IndexOf('=', StringComparison.Ordinal);
            if (mark < 1) throw new CommandLineException($"'{text}' is no point; write --at x=1,y=2");
            string variable = assignment[..mark].Trim();
            if (!point.TryAdd(variable, Value(assignment[(mark + 1)..].Trim()))) throw new CommandLineException($"'{text}' gives '{variable}' twice; write one --at per point");
        }

        return point;
    }

    private double Value(string text)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)) return value;
        _sources.Typed = text;
        Expr number = Engine.Parse(text);
        ImmutableArray<string> variables = SymbolicEngine.Variables(number);
        if (variables.IsEmpty) return Engine.Evaluate(number, new Dictionary<string, double>(), Compilation);
        throw new SymbolicException(Diagnostic.Error("SD4002", $"'{variables[0]}' has no value; in --at a value is a number or an expression without variables, such as x=pi/2"));
    }
}
