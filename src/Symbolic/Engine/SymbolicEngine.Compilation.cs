using Symbolic.Compilation;
using Symbolic.Library;
using Symbolic.Parsing;
using Symbolic.Rewriting;

namespace Symbolic;

/// <content>Numbers: values at points and compiled delegates.</content>
public sealed partial class SymbolicEngine
{
    /// <summary>The value at a point.</summary>
    /// <param name="expression">What to evaluate.</param>
    /// <param name="point">A value for every variable of the expression; others may be there too.</param>
    /// <param name="options">How much is done for the digits; <see cref="CompileOptions.Default"/> if null.</param>
    /// <exception cref="SymbolicException">SD4001, SD4002, SD4003: some part has no value.</exception>
    public double Evaluate(Expr expression, IReadOnlyDictionary<string, double> point, CompileOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(point);
        string[] variables = [.. point.Keys];
        Tape tape = BuildTape([expression], variables, options ?? CompileOptions.Default);
        double[] inputs = [.. variables.Select(name => point[name])];
        double result = 0;
        TapeInterpreter.Evaluate(tape, inputs, new Span<double>(ref result));
        return result;
    }

    /// <summary>Compiles one expression to a delegate that takes one double (or float) per variable and returns one.</summary>
    /// <exception cref="SymbolicException">SD4001, SD4002, SD4003: some part has no value.</exception>
    /// <exception cref="ArgumentException">The delegate does not take that many arguments.</exception>
    public TDelegate Compile<TDelegate>(Expr expression, ReadOnlySpan<string> variables, CompileOptions? options = null)
        where TDelegate : Delegate
    {
        CompileOptions chosen = options ?? CompileOptions.Default;
        return DelegateEmitter.Emit<TDelegate>(BuildTape([expression], variables, chosen), chosen.Accuracy != Accuracy.Fast);
    }

    /// <summary>Compiles several expressions to one function from the values of the variables to the values of the expressions.</summary>
    /// <exception cref="SymbolicException">SD4001, SD4002, SD4003: some part has no value.</exception>
    public SpanFunction Compile(ReadOnlySpan<Expr> expressions, ReadOnlySpan<string> variables, CompileOptions? options = null) =>
        DelegateEmitter.Emit<SpanFunction>(BuildTape(expressions, variables, options ?? CompileOptions.Default));

    /// <summary>Compiles several expressions to one function over floats.</summary>
    /// <exception cref="SymbolicException">SD4001, SD4002, SD4003: some part has no value.</exception>
    public SingleSpanFunction CompileSingle(ReadOnlySpan<Expr> expressions, ReadOnlySpan<string> variables, CompileOptions? options = null)
    {
        CompileOptions chosen = options ?? CompileOptions.Default;
        return DelegateEmitter.Emit<SingleSpanFunction>(BuildTape(expressions, variables, chosen), chosen.Accuracy != Accuracy.Fast);
    }

    private Tape BuildTape(ReadOnlySpan<Expr> expressions, ReadOnlySpan<string> variables, CompileOptions options)
    {
        using Deadline.Scope scope = Deadline.Within(Limits.Time);
        bool isFast = options.Accuracy == Accuracy.Fast;
        Prover prover = new(Functions, _assumptions);
        ValueForms values = new(_rules, prover);
        Expr[] lowered = new Expr[expressions.Length];
        for (int i = 0; i < lowered.Length; i++)
        {
            Expr evaluated = values.Apply(Resolve(expressions[i]));
            lowered[i] = isFast ? evaluated : StableForms.Of(Functions).Apply(evaluated, prover);
        }

        Expr Read(string text) => ExpressionParser.Parse(text, _parsing);
        return TapeBuilder.Build(lowered, variables, Functions, Read, isFast ? TapeOptions.Fast : TapeOptions.Accurate, Limits);
    }
}
