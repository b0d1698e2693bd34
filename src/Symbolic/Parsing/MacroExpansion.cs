using Symbolic.Expressions;
using Symbolic.Functions;

namespace Symbolic.Parsing;

/// <summary>Replaces calls such as <c>sqrt(x)</c> by their meaning, <c>x^(1/2)</c>.</summary>
internal static class MacroExpansion
{
    private const int MaximumDepth = 16;
    private const int RecursionWeight = 64;

    /// <summary>The meaning of the macro with the arguments in place of its parameters.</summary>
    /// <exception cref="ArgumentException">The macro has no meaning, or means itself.</exception>
    public static Expr Expand(FunctionDefinition macro, ReadOnlySpan<Expr> arguments, ParseOptions options)
    {
        if (macro.Spec is null || options.MacroDepth > MaximumDepth) throw new ArgumentException($"{macro.Signature} is a macro without a meaning of its own");
        ParseOptions inner = new() { Functions = options.Functions, MacroDepth = options.MacroDepth + 1 };
        Expr meaning = macro.Spec.Read(text => ExpressionParser.Parse(text, inner));
        if (meaning.Weight > RecursionWeight) throw new ArgumentException($"the meaning of {macro.Signature} is too large for a macro");
        return Substitute(meaning, macro, arguments);
    }

    private static Expr Substitute(Expr e, FunctionDefinition macro, ReadOnlySpan<Expr> arguments)
    {
        if (e is Symbol symbol)
        {
            int index = macro.Parameters.IndexOf(symbol.Name);
            return index < 0 ? e : arguments[index];
        }

        if (e.Arguments.IsEmpty) return e;
        Expr[] operands = new Expr[e.Arguments.Length];
        for (int i = 0; i < operands.Length; i++) operands[i] = Substitute(e.Arguments[i], macro, arguments);
        return ExpressionGraph.Rebuild(e, operands);
    }
}
