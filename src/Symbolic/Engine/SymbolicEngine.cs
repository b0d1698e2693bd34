using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Library;
using Symbolic.Parsing;
using Symbolic.Rewriting;
using Symbolic.Verification;

namespace Symbolic;

/// <summary>Reads, differentiates, simplifies and compiles expressions under one set of rules.</summary>
/// <remarks>An immutable value: adding rules, natives or assumptions gives a new engine and leaves the old one as it was. Safe to
/// share between threads; two threads with two engines never meet.</remarks>
public sealed partial class SymbolicEngine
{
    private readonly RuleSet _rules;
    private readonly Assumptions _assumptions;
    private readonly ParseOptions _parsing;
    private readonly Lazy<ImmutableArray<Diagnostic>> _warnings;

    private SymbolicEngine(RuleSet rules, Assumptions assumptions, Limits limits)
    {
        _rules = rules;
        _assumptions = assumptions;
        Limits = limits;
        _parsing = new ParseOptions { Functions = rules.Functions, Limits = limits };
        _warnings = new Lazy<ImmutableArray<Diagnostic>>(AllWarnings);
    }

    /// <summary>The function table and the core differentiation rules alone: nothing stabilised by pairs.</summary>
    public static SymbolicEngine Core { get; } = new(RuleSet.Create(StandardFunctions.Table), Assumptions.None, Limits.Default);

    /// <summary>The engine with the default library of pairs, which keep derivatives and values exact where the expression as written overflows or cancels.</summary>
    public static SymbolicEngine Default => DefaultEngine.Instance;

    /// <summary>The functions that names mean here.</summary>
    public FunctionTable Functions => _rules.Functions;

    /// <summary>The rules of all layers.</summary>
    public RuleSet Rules => _rules;

    /// <summary>What in the rules may not do what was meant, of all layers.</summary>
    /// <remarks>The first time, the forms are evaluated at arguments of all magnitudes (SD2005, SD2006).</remarks>
    public ImmutableArray<Diagnostic> Warnings => _warnings.Value;

    /// <summary>The bounds that turn runaway input into diagnostics.</summary>
    public Limits Limits { get; }

    /// <summary>An engine with one more layer of rules, which go before those that are there already.</summary>
    /// <param name="rules">Pairs, functions and rewrites in the language of rule files.</param>
    /// <param name="file">The file's name for diagnostics, or null.</param>
    /// <param name="verification">What happens when a derivative or value form is not what the pattern means.</param>
    /// <exception cref="SymbolicException">The rules have errors; all of them are in the diagnostics.</exception>
    public SymbolicEngine With(string rules, string? file = null, VerificationMode verification = VerificationMode.Reject)
    {
        using Deadline.Scope scope = Deadline.Within(Limits.Time);
        RuleLayer layer = RuleLoader.Load(_rules, rules, Limits, file, isKnown: verification == VerificationMode.Off && ReferenceEquals(rules, DefaultLibrary.Text));
        RuleSet added = _rules.With(layer);
        return new SymbolicEngine(verification == VerificationMode.Off ? added : Verified(added, file, verification), _assumptions, Limits);
    }

    private ImmutableArray<Diagnostic> AllWarnings()
    {
        RuleVerifier verifier = new(new VerificationContext(Functions, Limits));
        return [.. _rules.Layers.Where(static layer => layer.File != DefaultLibrary.File).SelectMany(layer => layer.Warnings.Concat(verifier.Probe(layer).Select(d => d with { File = layer.File })))];
    }

    private RuleSet Verified(RuleSet rules, string? file, VerificationMode mode)
    {
        RuleLayer layer = rules.Layers[^1];
        ImmutableArray<Diagnostic> found = [.. new RuleVerifier(new VerificationContext(rules.Functions, Limits)).Check(layer).Select(d => d with { File = file })];
        bool rejected = mode == VerificationMode.Reject && found.Any(static d => d.Severity == Severity.Error);
        if (rejected) throw new SymbolicException([.. layer.Warnings, .. found]);
        return found.IsEmpty ? rules : rules.WithWarnings(found.Select(static d => d with { Severity = Severity.Warning }));
    }

    /// <summary>An engine in which a condition such as <c>x &gt; 0</c> is taken to hold.</summary>
    /// <exception cref="SymbolicException">The condition is not a relation, or not in the language.</exception>
    public SymbolicEngine Assuming(string condition)
    {
        Expr relation = ExpressionParser.Parse(condition, _parsing with { Expected = ExpressionSort.Logical });
        if (relation is not Call call || !Operators.IsLogical(call.Name)) throw new SymbolicException(Diagnostic.Error("SD1001", $"'{condition}' is no condition; write for example 'x > 0'"));
        return new SymbolicEngine(_rules, _assumptions.With(relation), Limits);
    }

    /// <summary>An engine with other bounds.</summary>
    public SymbolicEngine WithLimits(Limits limits) => new(_rules, _assumptions, limits);

    /// <summary>An engine in which a function is evaluated by a delegate over doubles; it is declared if no rule file has declared it.</summary>
    /// <param name="name">The function's name in expressions.</param>
    /// <param name="function">A delegate with one to eight double parameters that returns a double.</param>
    /// <exception cref="ArgumentException">The delegate has another shape, or the name is that of a built-in function.</exception>
    public SymbolicEngine WithNative(string name, Delegate function) => new(_rules.WithNative(name, function), _assumptions, Limits);

    /// <summary>Reads an expression.</summary>
    /// <exception cref="SymbolicException">The text is not an expression; all that is wrong with it is in the diagnostics.</exception>
    public Expr Parse(string text) => ExpressionParser.Parse(text, _parsing);

    /// <summary>Reads an expression; on failure the diagnostics say why, on success they may hold warnings.</summary>
    public bool TryParse(string text, [NotNullWhen(true)] out Expr? expression, out ImmutableArray<Diagnostic> diagnostics) =>
        ExpressionParser.TryParse(text, _parsing, out expression, out diagnostics);

    /// <summary>A call of a function of the table by its name.</summary>
    /// <param name="name">A name or alias; functions declared in rule files count.</param>
    /// <param name="arguments">As many as the function takes.</param>
    /// <exception cref="SymbolicException">SD1009: there is no such function; SD1008: it takes another number of arguments.</exception>
    public Expr Call(string name, params ReadOnlySpan<Expr> arguments)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!Functions.TryGet(name, arguments.Length, out FunctionDefinition? row)) throw new SymbolicException(NotCallable(name, arguments.Length));
        return row.IsMacro ? MacroExpansion.Expand(row, arguments, _parsing) : Canonical.Call(row.Name, arguments.ToArray());
    }

    private Diagnostic NotCallable(string name, int count)
    {
        ImmutableArray<int> arities = Functions.Arities(name);
        if (!arities.IsEmpty) return Diagnostic.Error("SD1008", $"{name} takes {string.Join(" or ", arities)} arguments, not {count}");
        return Diagnostic.Error("SD1009", Functions.Nearest(name) is { } nearest ? $"unknown function '{name}'; did you mean '{nearest}'?" : $"unknown function '{name}'");
    }

    /// <summary>Built when first asked for.</summary>
    private static class DefaultEngine
    {
        public static readonly SymbolicEngine Instance = Core.With(DefaultLibrary.Text, DefaultLibrary.File, VerificationMode.Off);
    }
}
