using System.Collections.Immutable;
using Symbolic.Cli.Commands;

namespace Symbolic.Cli.CommandLine;

/// <summary>One command: what it takes and what it does.</summary>
/// <param name="Name">The name; two words for a command below another.</param>
/// <param name="Argument">What stands for its arguments in the help.</param>
/// <param name="Arguments">How many it takes at least and at most.</param>
/// <param name="Summary">One line of help.</param>
/// <param name="Options">The names of the options it takes, separated by spaces.</param>
/// <param name="Examples">Commands that work, for the help.</param>
/// <param name="Run">Does it and returns the exit code.</param>
internal sealed record CommandDescription(
    string Name,
    string Argument,
    (int Least, int Most) Arguments,
    string Summary,
    string Options,
    ImmutableArray<string> Examples,
    Func<Invocation, Session, Terminal, int> Run)
{
    /// <summary>As many arguments as anybody writes.</summary>
    public const int Many = 100_000;

    private const string Rules = "--rules --define --assume --no-defaults --timeout";
    private const string Results = "--at --format --accuracy --simplify " + Rules;

    /// <summary>Every command there is.</summary>
    public static ImmutableArray<CommandDescription> All { get; } =
    [
        new("diff", "EXPR", (1, 1), "Print the derivative.", "--by --order --steps --explain " + Results,
            ["diff \"log(1 + exp(x))\"", "diff \"x^2*sin(y)\" --by x --by y", "diff \"tan(x)\" --order 3 --at x=0.5", "diff \"-x^2\" --format latex"], DiffCommand.Run),
        new("grad", "EXPR", (1, 1), "Print the partial derivatives, one line per entry.", "--by --along --explain " + Results,
            ["grad \"x*y + sin(z)\"", "grad \"x*y\" --by y,x --at x=1,y=2", "grad \"x*y\" --along 3/5,4/5"], GradientCommand.Run),
        new("jacobian", "EXPR", (1, Many), "Print the matrix of partial derivatives row by row, one line per entry.", "--by --along --weights --sparse --explain " + Results,
            ["jacobian \"x*y\" \"x + y\" --by x,y", "jacobian \"x*y\" \"x + y\" --along dx,dy", "jacobian \"x*y\" \"x + y\" --weights a,b", "jacobian \"x^2\" \"y^2\" --sparse"], JacobianCommand.Run),
        new("hessian", "EXPR", (1, 1), "Print the matrix of second derivatives row by row, one line per entry.", "--by --along --sparse --explain " + Results,
            ["hessian \"x^2*y\"", "hessian \"x^2*y + z^2\" --sparse", "hessian \"x^2*y\" --along dx,dy", "hessian \"(1 - x)^2 + 100*(y - x^2)^2\" --at x=1,y=1"], HessianCommand.Run),
        new("eval", "EXPR", (1, Many), "Print the value, in the shortest form that reads back to the same double.", "--at --data --out --accuracy --explain " + Rules,
            ["eval \"sin(pi/6)\"", "eval \"x^y\" --at x=2,y=0.5", "eval \"1 - cos(x)\" --at x=1e-9 --explain", "eval \"sqrt(x)\" --at x=2 --at x=3", "eval \"hypot(x, y)\" \"atan(y/x)\" --data points.csv"], EvalCommand.Run),
        new("simplify", "EXPR", (1, 1), "Print a shorter or more readable form.", "--full " + Results,
            ["simplify \"sin(x)^2 + cos(x)^2\"", "simplify \"x + x\" --format tree", "simplify \"(x + 1)^2 - (x - 1)^2\" --full"], SimplifyCommand.Run),
        new("expand", "EXPR", (1, 1), "Print the expression with products and whole powers of sums multiplied out.", "--at --format --accuracy " + Rules,
            ["expand \"(x + 1)^3\"", "expand \"(x + y)*(x - y)\" --format latex"], FormCommand.Expand),
        new("factor", "EXPR", (1, 1), "Print the expression as a product.", "--at --format --accuracy " + Rules,
            ["factor \"x^2 - y^2\"", "factor \"x^3 - 6*x^2 + 11*x - 6\""], FormCommand.Factor),
        new("together", "EXPR", (1, 1), "Print the expression over one denominator, cancelled.", "--at --format --accuracy " + Rules,
            ["together \"1/x + 1/(1 + x)\"", "together \"(x^6 - 1)/(x^2 - 1)\""], FormCommand.Together),
        new("apart", "EXPR", (1, 1), "Print a rational function of one variable in partial fractions.", "--at --format --accuracy " + Rules,
            ["apart \"1/(x^2 - 1)\""], FormCommand.Apart),
        new("equal", "EXPR", (2, 2), "Say whether two expressions have the same values wherever both are defined.", Rules,
            ["equal \"sin(2*x)\" \"2*sin(x)*cos(x)\"", "equal \"sqrt(x^2)\" \"x\""], EqualCommand.Run),
        new("accuracy", "EXPR", (1, 1), "Compare the delegates of an expression and its derivatives with exact values at random points.", "--points --seed --json " + Rules,
            ["accuracy \"sqrt(x + 1) - sqrt(x)\"", "accuracy \"exp(x) - 1\" --points 100 --json"], AccuracyCommand.Run),
        new("rules check", "FILE", (1, 1), "Read a rule file with all checks and say what it declares.", Rules,
            ["rules check my.sym"], RulesCommands.Check),
        new("rules fmt", "FILE", (1, 1), "Print a rule file in canonical form, comments kept.", Rules,
            ["rules fmt my.sym"], RulesCommands.Format),
        new("rules list", string.Empty, (0, 0), "Print the rules that are registered, those that go first at the top.", Rules,
            ["rules list", "rules list --define \"swish(x) = x*sigmoid(x)\" --no-defaults"], RulesCommands.List),
        new("functions", "NAME", (0, 1), "Print the function table: signature, partials, domain, exact meaning, measured accuracy.", Rules,
            ["functions", "functions sigmoid"], FunctionsCommand.Run),
        new("batch", string.Empty, (0, 0), "Read requests as JSON lines, write responses as JSON lines.", string.Empty,
            ["batch < requests.jsonl"], BatchCommand.Run),
        new("repl", string.Empty, (0, 0), "An interactive session, with history.", "--format --accuracy --simplify " + Rules,
            ["repl"], ReplCommand.Run),
    ];

    /// <summary>Whether the command takes the option.</summary>
    public bool Takes(CommandOption option) => Options.Split(' ').Contains(option.Name);
}
