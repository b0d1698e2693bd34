using Symbolic.Compilation;
using Symbolic.Expressions;
using Symbolic.Library;
using Symbolic.Numerics;
using Symbolic.Parsing;
using Symbolic.Rewriting;
using Symbolic.Simplification;

namespace Symbolic;

/// <content>Numbers: values at points and compiled delegates.</content>
public sealed partial class SymbolicEngine
{
    /// <summary>After so many calls functions that help where doubles do not suffice are made machine code: each call stands for one that costs more.</summary>
    private const int CallsOfSlowPath = 24;

    private const int MostExpandedTerms = 16;

    /// <summary>The value at a point.</summary>
    /// <param name="expression">What to evaluate.</param>
    /// <param name="point">A value for every variable of the expression; others may be there too.</param>
    /// <param name="options">How much is done for the digits; <see cref="CompileOptions.Default"/> if null.</param>
    /// <exception cref="SymbolicException">SD4001, SD4002, SD4003: some part has no value.</exception>
    public double Evaluate(Expr expression, IReadOnlyDictionary<string, double> point, CompileOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(point);
        string[] variables = [.. point.Keys];
        double[] inputs = [.. variables.Select(name => point[name])];
        double result = 0;
        Function([expression], variables, options ?? CompileOptions.Default, interpret: true)(inputs, new Span<double>(ref result));
        return result;
    }

    /// <summary>The correctly rounded values of some expressions at a point, in exact real arithmetic of growing precision.</summary>
    /// <param name="expressions">What to evaluate; pairs and value forms play no part, only what the expressions mean over the reals.</param>
    /// <param name="variables">The names of the variables.</param>
    /// <param name="point">A value for every variable; the doubles stand for themselves exactly.</param>
    /// <param name="precisionLimit">The most bits tried before a value is reported as undecided.</param>
    /// <exception cref="SymbolicException">SD4001, SD4002, SD4003: some part has no exact meaning.</exception>
    public ExactResult[] EvaluateExact(ReadOnlySpan<Expr> expressions, ReadOnlySpan<string> variables, ReadOnlySpan<double> point, int precisionLimit = ExactEvaluation.DefaultLimit)
    {
        using Deadline.Scope scope = Deadline.Within(Limits.Time);
        return BuildExact(expressions, variables).Evaluate(point, precisionLimit);
    }

    /// <summary>The correctly rounded value of an expression at a point, or that it overflows, is proved undefined, or remains undecided.</summary>
    /// <param name="expression">What to evaluate; derivatives are evaluated as expressions.</param>
    /// <param name="point">A value for every variable of the expression; others may be there too. The doubles stand for themselves exactly.</param>
    /// <param name="precisionLimit">The most bits tried before the value is reported as undecided.</param>
    /// <exception cref="SymbolicException">SD4001, SD4002, SD4003: some part has no exact meaning.</exception>
    public ExactResult EvaluateExact(Expr expression, IReadOnlyDictionary<string, double> point, int precisionLimit = ExactEvaluation.DefaultLimit)
    {
        ArgumentNullException.ThrowIfNull(point);
        string[] variables = [.. point.Keys];
        return EvaluateExact([expression], variables, [.. variables.Select(name => point[name])], precisionLimit)[0];
    }

    /// <summary>Compiles one expression to a delegate that takes one double (or float) per variable and returns one.</summary>
    /// <exception cref="SymbolicException">SD4001, SD4002, SD4003: some part has no value.</exception>
    /// <exception cref="ArgumentException">The delegate does not take that many arguments.</exception>
    public TDelegate Compile<TDelegate>(Expr expression, ReadOnlySpan<string> variables, CompileOptions? options = null)
        where TDelegate : Delegate
    {
        CompileOptions chosen = options ?? CompileOptions.Default;
        if (chosen.Accuracy == Accuracy.Fast) return DelegateEmitter.Emit<TDelegate>(BuildTape([expression], variables, chosen));
        (Tape tape, Guard? guard) = Prepare([expression], variables, chosen);
        return new CompiledFunction(tape, guard).ToDelegate<TDelegate>();
    }

    /// <summary>Compiles several expressions to one function from the values of the variables to the values of the expressions.</summary>
    /// <exception cref="SymbolicException">SD4001, SD4002, SD4003: some part has no value.</exception>
    public SpanFunction Compile(ReadOnlySpan<Expr> expressions, ReadOnlySpan<string> variables, CompileOptions? options = null) =>
        Function(expressions, variables, options ?? CompileOptions.Default);

    /// <summary>Compiles several expressions to one function over floats: with <see cref="Accuracy.Fast"/> in float arithmetic, else in doubles, rounded once.</summary>
    /// <exception cref="SymbolicException">SD4001, SD4002, SD4003: some part has no value.</exception>
    public SingleSpanFunction CompileSingle(ReadOnlySpan<Expr> expressions, ReadOnlySpan<string> variables, CompileOptions? options = null)
    {
        CompileOptions chosen = options ?? CompileOptions.Default;
        if (chosen.Accuracy == Accuracy.Fast) return DelegateEmitter.Emit<SingleSpanFunction>(BuildTape(expressions, variables, chosen));
        return ScalarDelegates.Of<SingleSpanFunction>(Function(expressions, variables, chosen), variables.Length);
    }

    /// <summary>Compiles several expressions to one function that is interpreted at first and turns into machine code when it is called often.</summary>
    /// <param name="expressions">What to evaluate; subexpressions are shared between all of them.</param>
    /// <param name="variables">The variables, in the order in which their values will be given.</param>
    /// <param name="options">How much is done for the digits; <see cref="CompileOptions.Default"/> if null.</param>
    /// <exception cref="SymbolicException">SD4001, SD4002, SD4003: some part has no value.</exception>
    public CompiledFunction CompileFunction(ReadOnlySpan<Expr> expressions, ReadOnlySpan<string> variables, CompileOptions? options = null)
    {
        (Tape tape, Guard? guard) = Prepare(expressions, variables, options ?? CompileOptions.Default);
        return new CompiledFunction(tape, guard);
    }

    /// <summary>Compiles several expressions to loops that evaluate them at many points at once.</summary>
    /// <param name="expressions">What to evaluate; subexpressions are shared between all of them.</param>
    /// <param name="variables">The variables, in the order of their columns.</param>
    /// <param name="options">How much is done for the digits; <see cref="CompileOptions.Default"/> if null.</param>
    /// <exception cref="SymbolicException">SD4001, SD4002, SD4003: some part has no value.</exception>
    public CompiledBatch CompileBatch(ReadOnlySpan<Expr> expressions, ReadOnlySpan<string> variables, CompileOptions? options = null)
    {
        (Tape tape, Guard? guard) = Prepare(expressions, variables, options ?? CompileOptions.Default, inVectors: true);
        return new CompiledBatch(tape, guard);
    }

    private SpanFunction Function(ReadOnlySpan<Expr> expressions, ReadOnlySpan<string> variables, CompileOptions options, bool interpret = false)
    {
        (Tape tape, Guard? guard) = Prepare(expressions, variables, options);
        if (guard is null) return Emitted(tape, interpret);
        return interpret ? new CompiledFunction(tape, guard).Evaluate : GuardedEmitter.Emit(tape, guard);
    }

    /// <summary>The arithmetic for some expressions and, unless they are evaluated as written, what watches over it.</summary>
    /// <param name="expressions">The expressions.</param>
    /// <param name="variables">The variables.</param>
    /// <param name="options">How much is done for the digits.</param>
    /// <param name="inVectors">Whether the arithmetic is for vectors, where each function has a kernel of its own.</param>
    internal (Tape Tape, Guard? Guard) Prepare(ReadOnlySpan<Expr> expressions, ReadOnlySpan<string> variables, CompileOptions options, bool inVectors = false)
    {
        using Deadline.Scope scope = Deadline.Within(Limits.Time);
        if (options.Accuracy == Accuracy.Fast) return (BuildTape(expressions, variables, options), null);
        Expr[] meanings = expressions.ToArray(), lowered = Folded(Lowered(expressions, options), options.Accuracy);
        string[] names = variables.ToArray();
        bool verified = options.Accuracy == Accuracy.Verified;
        GuardPlan plan = verified ? GuardPlan.None(lowered) : GuardPlan.Of(lowered, Functions, new RangeAnalysis(Functions, ImpliedDomain.Of(lowered, Functions, _assumptions)), ReadFormula, inVectors);
        (Tape tape, GuardPlan.Layout layout) = TapeBuilder.Build(plan.Expressions, variables, Functions, ReadFormula, TapeOptions.Accurate, Limits, plan.Compensation, withCompanions: !verified && !inVectors);
        plan = plan.With(layout);
        ExactTape? exact = verified ? BuildExact(expressions, variables) : null;
        Func<Tape>? plain = plan.Checks == 0 ? null : () => TapeBuilder.Build(lowered, names, Functions, ReadFormula, TapeOptions.Accurate, Limits);
        Lazy<Expr[]> forms = new(() => verified ? meanings : Array.ConvertAll(meanings, Reduced));
        SlowPath slow = new(meanings, names, selected => ExtendedOrNone(selected, names), () => exact ?? ExactOrNone(meanings, names), () => ExactStableOrNone(forms.Value, meanings, names), plain, verified ? options.MaxUlp : null)
        {
            LostResult = new KnownResults(() => verified ? null : LostResultsOf(lowered, names)),
            Reduced = new(() => OtherFormsOrNone(meanings, forms.Value, names)),
            Dominant = atOnce => DominantFormsOrNone(meanings, names, atOnce),
            Series = () => SeriesOrNone(meanings, names),
            IsConstant = i => IsConstant(meanings[i]),
        };
        return (tape, new Guard(plan, slow, verified));
    }

    /// <summary>Lowered expressions over functions that have kernels, with constants folded unless they are to be proved.</summary>
    private Expr[] Folded(Expr[] lowered, Accuracy accuracy)
    {
        Expr[] inlined = FunctionInliner.Inline(lowered, Functions, ReadFormula, Limits).Outputs;
        if (accuracy == Accuracy.Verified) return inlined;
        return Bundle.Apply(ConstantValues.Fold(WithExactConstants(inlined), constants => OrNone(() => ExactAsWritten(constants, []))?.Evaluate([])), Interner.Share);
    }

    /// <summary>Says what results that doubles lose are; null where that is never known, or cannot be made.</summary>
    private CompiledFunction? LostResultsOf(Expr[] results, string[] variables)
    {
        try
        {
            Expr[]? lost = LostResults.Of(results, Functions, new Prover(Functions, _assumptions).Ranges);
            return lost is null ? null : new CompiledFunction(TapeBuilder.Build(lost, variables, LostFunctions.With(Functions), ReadFormula, LostResults.Arithmetic, Limits)) { Patience = CallsOfSlowPath };
        }
        catch (SymbolicException)
        {
            return null;
        }
    }

    /// <summary>Whether an expression is proved to have one value on each part of its domain.</summary>
    private bool IsConstant(Expr expression)
    {
        using Deadline.Scope scope = Deadline.Within(s_reductionTime);
        try
        {
            Expr resolved = Resolve(expression);
            return ZeroProof.Holds(resolved, Functions) || VariablesOf([resolved]).All(variable => ZeroProof.Holds(Resolve(Differentiate(resolved, variable)), Functions));
        }
        catch (SymbolicException)
        {
            return false;
        }
    }

    /// <summary>The series of some expressions; null where there are none, or it takes long to find them.</summary>
    private SeriesForms? SeriesOrNone(Expr[] meanings, string[] variables)
    {
        using Deadline.Scope scope = Deadline.Within(s_reductionTime);
        try
        {
            Expr[] stable = StableMeanings(Array.ConvertAll(meanings, static e => Expansion.Of(e, MostExpandedTerms) ?? e), new Prover(Functions, _assumptions));
            return SeriesForms.Of(Bundle.Apply(meanings, Resolve), stable, variables, Functions, constant => ExactOrNone([constant], [])?.Enclose([], SeriesEvaluation.Precision)[0] ?? Ball.Undecided, difference => ZeroProof.Holds(difference, Functions));
        }
        catch (SymbolicException)
        {
            return null;
        }
    }

    private static SpanFunction Emitted(Tape tape, bool interpret) =>
        interpret ? (x, y) => TapeInterpreter.Evaluate(tape, x, y) : DelegateEmitter.Emit<SpanFunction>(tape);

    /// <summary>Natives and unknown functions have no exact meaning; what contains them is evaluated in double alone.</summary>
    private ExactTape? ExactOrNone(Expr[] expressions, string[] variables) => OrNone(() => BuildExact(expressions, variables));

    /// <summary>A tape, or null where a part has no evaluation in its arithmetic.</summary>
    private static T? OrNone<T>(Func<T> build)
        where T : class
    {
        try
        {
            return build();
        }
        catch (SymbolicException exception) when (exception.Code is "SD4001" or "SD4003")
        {
            return null;
        }
    }

    /// <summary>The tape in double-double arithmetic, or null when a part has no evaluation in it.</summary>
    private ExtendedTape? ExtendedOrNone(Expr[] expressions, string[] variables) => OrNone(() =>
    {
        Prover prover = new(Functions, _assumptions);
        return ExtendedTape.Build(StableMeanings(expressions, prover), variables, Functions, ReadFormula, e => StableForms.Extended(Functions).Apply(e, prover), Limits);
    });

    /// <summary>Stable forms of what some expressions mean: value forms of the library's pairs, which are proved, and not those of a user.</summary>
    private Expr[] StableMeanings(Expr[] expressions, Prover prover)
    {
        ValueForms values = new(_rules, _rules.PairsOf(DefaultLibrary.File), prover);
        return Bundle.Apply(expressions, e => StableForms.Apply(values.Apply(Resolve(e)), Functions, prover));
    }

    /// <summary>Stable forms of some forms as an exact tape, or null where there is none or they are the expressions as they are meant.</summary>
    private ExactTape? ExactStableOrNone(Expr[] forms, Expr[] meanings, string[] variables)
    {
        Expr[] stable = StableMeanings(forms, new Prover(Functions, _assumptions));
        return stable.SequenceEqual(meanings) ? null : ExactOrNone(stable, variables);
    }

    /// <summary>The tape of an expression in double-double arithmetic without stable forms, or null when a part has no evaluation in it.</summary>
    private ExtendedTape? ExtendedAsWritten(Expr expression, ReadOnlySpan<string> variables)
    {
        try
        {
            return ExtendedTape.Build([Resolve(expression)], variables, Functions, ReadFormula, static e => e, Limits);
        }
        catch (SymbolicException exception) when (exception.Code is "SD4001" or "SD4003")
        {
            return null;
        }
    }

    private Expr ReadFormula(string text) => ExpressionParser.Parse(text, _parsing);

    private ExactTape BuildExact(ReadOnlySpan<Expr> expressions, ReadOnlySpan<string> variables)
    {
        return ExactAsWritten(WithExactConstants(Bundle.Apply(expressions, Resolve)), variables);
    }

    private ExactTape ExactAsWritten(Expr[] resolved, ReadOnlySpan<string> variables) => ExactTape.Build(resolved, variables, Functions, text => ExpressionParser.Parse(text, _parsing), Limits);

    private Tape BuildTape(ReadOnlySpan<Expr> expressions, ReadOnlySpan<string> variables, CompileOptions options)
    {
        using Deadline.Scope scope = Deadline.Within(Limits.Time);
        TapeOptions arithmetic = options.Accuracy == Accuracy.Fast ? TapeOptions.Shared : TapeOptions.Accurate;
        return TapeBuilder.Build(Lowered(expressions, options), variables, Functions, ReadFormula, arithmetic, Limits);
    }

    /// <summary>The expressions as they are going to be evaluated: value forms put in and, unless they are evaluated as written, stable forms.</summary>
    private Expr[] Lowered(ReadOnlySpan<Expr> expressions, CompileOptions options, RewriteReport? report = null)
    {
        Prover prover = new(Functions, _assumptions);
        // as written means that the default library has no say; a user's own value forms are part of what was written
        bool isFast = options.Accuracy == Accuracy.Fast;
        ValueForms values = new(_rules, isFast ? _rules.PairsBeside(DefaultLibrary.File) : _rules.Pairs, prover);
        return Bundle.Apply(expressions, e =>
        {
            Expr evaluated = values.Apply(Resolve(e), report is null ? null : report.Add);
            return isFast ? FastForms.Apply(StableForms.WithPowerConvention(evaluated, Functions, prover), Functions) : StableForms.Apply(evaluated, Functions, prover, report is null ? null : report.Add);
        });
    }
}
