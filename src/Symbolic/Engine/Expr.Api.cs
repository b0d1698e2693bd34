using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Symbolic;

/// <content>What can be done with an expression under the default rules; a <see cref="SymbolicEngine"/> does the same under its own.</content>
public abstract partial class Expr
{
    /// <summary>Reads an expression, with the functions and rules of <see cref="SymbolicEngine.Default"/>.</summary>
    /// <exception cref="SymbolicException">The text is not an expression; all that is wrong with it is in the diagnostics.</exception>
    public static Expr Parse(string text) => SymbolicEngine.Default.Parse(text);

    /// <summary>Reads an expression; on failure the diagnostics say why, on success they may hold warnings.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out Expr? expression, out ImmutableArray<Diagnostic> diagnostics) =>
        SymbolicEngine.Default.TryParse(text, out expression, out diagnostics);

    /// <summary>The derivative by a variable, simplified.</summary>
    /// <param name="variable">The variable's name; an expression that does not depend on it has derivative 0.</param>
    /// <param name="order">How often, at least 0.</param>
    /// <exception cref="SymbolicException">Something is not differentiable, or a limit was hit.</exception>
    public Expr Differentiate(string variable, int order = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(order);
        return SymbolicEngine.Default.Differentiate(this, [.. Enumerable.Repeat(variable, order)]);
    }

    /// <summary>The mixed partial derivative by each of some variables in turn.</summary>
    /// <exception cref="SymbolicException">Something is not differentiable, or a limit was hit.</exception>
    public Expr Differentiate(params ReadOnlySpan<string> variables) => SymbolicEngine.Default.Differentiate(this, variables);

    /// <summary>The partial derivatives by some variables, in their order; by all variables in alphabetical order when none are given.</summary>
    public ImmutableArray<Expr> Gradient(params ReadOnlySpan<string> variables) => SymbolicEngine.Default.Gradient(this, variables);

    /// <summary>The matrix of second partial derivatives by some variables, or by all in alphabetical order.</summary>
    public ImmutableArray<ImmutableArray<Expr>> Hessian(params ReadOnlySpan<string> variables) => SymbolicEngine.Default.Hessian(this, variables);

    /// <summary>A shorter or more readable form with the same values wherever this expression is defined.</summary>
    public Expr Simplify(SimplifyLevel level = SimplifyLevel.Auto) => SymbolicEngine.Default.Simplify(this, level);

    /// <summary>The expression with its products and whole powers of sums multiplied out: (x + 1)^2 gives 1 + 2*x + x^2.</summary>
    /// <exception cref="SymbolicException">SD5001: the result has too many terms.</exception>
    public Expr Expand() => SymbolicEngine.Default.Expand(this);

    /// <summary>The expression over one denominator, cancelled: 1/x + 1/(1 + x) gives (1 + 2*x)/(x*(1 + x)).</summary>
    public Expr Together() => SymbolicEngine.Default.Together(this);

    /// <summary>The expression as a product: x^2 - y^2 gives (x - y)*(x + y).</summary>
    public Expr Factor() => SymbolicEngine.Default.Factor(this);

    /// <summary>A rational function of one unknown in partial fractions: 1/(x^2 - 1) gives 1/(2*(x - 1)) - 1/(2*(1 + x)).</summary>
    public Expr Apart() => SymbolicEngine.Default.Apart(this);

    /// <summary>The cheapest form that a search within a budget of nodes and time finds, and why the search ended.</summary>
    public FullSimplification SimplifyFully(long? nodes = null, TimeSpan? time = null) => SymbolicEngine.Default.SimplifyFully(this, nodes, time);

    /// <summary>Whether this and another expression have the same values wherever both are defined: proved, refuted at a point, or undecided.</summary>
    public Equivalence EquivalentTo(Expr other) => SymbolicEngine.Default.Equivalent(this, other);

    /// <summary>Compiles to a function of one variable.</summary>
    /// <exception cref="SymbolicException">The expression has other variables, or parts without a value.</exception>
    public Func<double, double> Compile(string x, CompileOptions? options = null) =>
        SymbolicEngine.Default.Compile<Func<double, double>>(this, [x], options);

    /// <summary>Compiles to a function of two variables.</summary>
    /// <exception cref="SymbolicException">The expression has other variables, or parts without a value.</exception>
    public Func<double, double, double> Compile(string x, string y, CompileOptions? options = null) =>
        SymbolicEngine.Default.Compile<Func<double, double, double>>(this, [x, y], options);

    /// <summary>Compiles to a function of three variables.</summary>
    /// <exception cref="SymbolicException">The expression has other variables, or parts without a value.</exception>
    public Func<double, double, double, double> Compile(string x, string y, string z, CompileOptions? options = null) =>
        SymbolicEngine.Default.Compile<Func<double, double, double, double>>(this, [x, y, z], options);

    /// <summary>Compiles to a delegate that takes one double or float per variable, in the order of the names, and returns one.</summary>
    /// <exception cref="SymbolicException">The expression has other variables, or parts without a value.</exception>
    public TDelegate Compile<TDelegate>(ReadOnlySpan<string> variables, CompileOptions? options = null)
        where TDelegate : Delegate => SymbolicEngine.Default.Compile<TDelegate>(this, variables, options);

    /// <summary>Compiles to a function that is interpreted at first and turns into machine code when it is called often.</summary>
    /// <param name="variables">The variables, in the order in which their values will be given.</param>
    /// <param name="options">How much is done for the digits; <see cref="CompileOptions.Default"/> if null.</param>
    /// <exception cref="SymbolicException">The expression has other variables, or parts without a value.</exception>
    public CompiledFunction CompileFunction(ReadOnlySpan<string> variables, CompileOptions? options = null) =>
        SymbolicEngine.Default.CompileFunction([this], variables, options);

    /// <summary>Compiles to loops that evaluate the expression at many points at once.</summary>
    /// <param name="variables">The variables, in the order of their columns.</param>
    /// <param name="options">How much is done for the digits; <see cref="CompileOptions.Default"/> if null.</param>
    /// <exception cref="SymbolicException">The expression has other variables, or parts without a value.</exception>
    public CompiledBatch CompileBatch(ReadOnlySpan<string> variables, CompileOptions? options = null) =>
        SymbolicEngine.Default.CompileBatch([this], variables, options);

    /// <summary>The value at a point.</summary>
    /// <exception cref="SymbolicException">A variable has no value, or a part cannot be evaluated.</exception>
    public double Evaluate(IReadOnlyDictionary<string, double> point) => SymbolicEngine.Default.Evaluate(this, point);
}
