using System.Collections.Immutable;
using System.Globalization;
using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Parsing.Generated;

namespace Symbolic.Parsing;

/// <summary>Builds calls: looks up the name, checks the arguments, replaces macros by their meaning.</summary>
internal sealed class CallBuilder(ParseSession session)
{
    /// <summary>The call whose name is the token <paramref name="name"/> and whose last token is before <paramref name="end"/>.</summary>
    public Expr Build(int name, ReadOnlySpan<Expr> arguments, int end)
    {
        if (session.Tokens[name].Type == SymbolicLexer.IF) return Conditional(name, arguments);
        NameTable.Entry entry = session.Names[session.Tokens.TextOf(name)];
        if (entry.Name == "diff") return Diff(name, arguments, end);
        if (entry.Name == "d" && session.Options.AllowDirections) return Direction(name, arguments);
        if (!session.Options.Functions.TryGet(entry.Name, arguments.Length, out FunctionDefinition? definition)) return Unknown(entry, name, arguments.Length, end);
        if (session.Failed) return session.Placeholder;
        return definition.IsMacro ? MacroExpansion.Expand(definition, arguments, session.Options) : Canonical.Call(definition.Name, arguments.ToArray());
    }

    /// <summary>The partial derivative <c>D[positions](name)(arguments)</c>.</summary>
    public Expr Partial(int name, ImmutableArray<int> positions, ReadOnlySpan<Expr> arguments, int end)
    {
        NameTable.Entry entry = session.Names[session.Tokens.TextOf(name)];
        if (!session.Options.Functions.TryGet(entry.Name, arguments.Length, out FunctionDefinition? definition)) return Unknown(entry, name, arguments.Length, end);
        if (positions[^1] > definition.Arity)
        {
            session.Diagnostics.Error("SD1008", $"{definition.Name} has no argument {Text(positions[^1])}; it takes {Arguments(definition.Arity)}", session.Tokens[name].Start, session.Tokens[name].Length);
            return session.Placeholder;
        }

        return new Call(definition.Name, arguments.ToArray(), positions);
    }

    private Expr Conditional(int name, ReadOnlySpan<Expr> arguments)
    {
        if (arguments.Length != 3) return WrongCount("if", name, "if takes a condition and two values: if(condition, a, b)");
        return new Call("if", arguments.ToArray());
    }

    private Expr Direction(int name, ReadOnlySpan<Expr> arguments) =>
        arguments is [Symbol]
            ? new Call("d", arguments.ToArray())
            : WrongCount("d", name, "d takes one variable: d(u) is the derivative of what u stands for");

    private Expr Diff(int name, ReadOnlySpan<Expr> arguments, int end)
    {
        if (arguments.Length < 2) return WrongCount("diff", name, "diff takes an expression and variables: diff(e, x), diff(e, x, 2), diff(e, x, y)");
        for (int i = 1; i < arguments.Length; i++)
        {
            bool isOrder = arguments[i] is Number { Value: { IsInteger: true, Sign: > 0 } } && arguments[i - 1] is Symbol && i > 1;
            if (arguments[i] is Symbol || isOrder) continue;
            (int start, int length) = session.Extent(name, end);
            session.Diagnostics.Error("SD1001", $"argument {Text(i + 1)} of diff is no variable", start, length, "write diff(e, x), diff(e, x, 2) or diff(e, x, y)");
            return session.Placeholder;
        }

        return new Call("diff", arguments.ToArray());
    }

    private Symbol WrongCount(string function, int name, string message)
    {
        session.Diagnostics.Error("SD1008", $"wrong arguments for {function}: {message}", session.Tokens[name].Start, session.Tokens[name].Length);
        return session.Placeholder;
    }

    /// <summary>Reports the name of a call that is never closed, when no function has it.</summary>
    public void CheckName(int name)
    {
        Token token = session.Tokens[name];
        if (token.Type == SymbolicLexer.IF) return;
        NameTable.Entry entry = session.Names[session.Tokens.TextOf(name)];
        bool known = entry.Name == "diff" || session.Options.Functions.Contains(entry.Name) || (entry.Name == "d" && session.Options.AllowDirections);
        if (!known) Unknown(entry, name, 0, name + 1);
    }

    private Symbol Unknown(NameTable.Entry entry, int name, int count, int end)
    {
        Token token = session.Tokens[name];
        ImmutableArray<int> arities = session.Options.Functions.Arities(entry.Name);
        if (session.Diagnostics.IsFull || entry.IsReported) return session.Placeholder;
        entry.IsReported = arities.IsEmpty;
        if (arities.IsEmpty) session.Diagnostics.Error("SD1009", UnknownName(entry, name, end), token.Start, token.Length);
        else session.Diagnostics.Error("SD1008", $"{entry.Name} takes {Choice(arities)}, not {Text(count)}", token.Start, token.Length, Signatures(entry.Name, arities));
        return session.Placeholder;
    }

    private string UnknownName(NameTable.Entry entry, int name, int end)
    {
        string product = $"for a product write '{entry.Name}*{Excerpt(name + 1, end)}'";
        if (entry.Leaf is Constant) return $"'{entry.Name}' is a constant, not a function; {product}";
        if (entry.Name == "d") return $"'d(u)' has a meaning in 'tangent = …' only; {product}";
        string? nearest = entry.Name.Length > 1 ? session.Options.Functions.Nearest(entry.Name) : null;
        if (nearest is not null) return $"unknown function '{entry.Name}'; did you mean '{nearest}'?";
        bool isCall = session.Tokens[name + 1].Type == SymbolicLexer.OPEN;
        return $"unknown function '{entry.Name}'; {(isCall ? product : $"declare it: function {entry.Name}(x) = unknown")}";
    }

    /// <summary>The text from a bracket on, shortened when it is long.</summary>
    private string Excerpt(int token, int end)
    {
        const int Longest = 24;
        if (end <= token) return "(…)";
        string text = session.TextBetween(token, end);
        return text.Length <= Longest && !text.Contains('\n', StringComparison.Ordinal) ? text : "(…)";
    }

    private string Signatures(string name, ImmutableArray<int> arities)
    {
        IEnumerable<string> signatures = arities.Select(arity => session.Options.Functions.TryGet(name, arity, out FunctionDefinition? definition) ? definition.Signature : name);
        return "write " + string.Join(" or ", signatures);
    }

    private static string Choice(ImmutableArray<int> arities) =>
        arities.Length == 1 ? Arguments(arities[0]) : string.Join(" or ", arities.Select(Text)) + " arguments";

    private static string Arguments(int count) => count == 1 ? "1 argument" : $"{Text(count)} arguments";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
