using System.Diagnostics.CodeAnalysis;

namespace Symbolic.Expressions;

/// <summary>The calls that are written as operators: relations and logic.</summary>
internal static class Operators
{
    /// <summary>The operators by name, in the notation they are read in.</summary>
    public static readonly Dictionary<string, Form> Forms = new Dictionary<string, Form>
    {
        ["<"] = new(" < ", Precedence.Relation, Precedence.Sum),
        ["<="] = new(" <= ", Precedence.Relation, Precedence.Sum),
        [">"] = new(" > ", Precedence.Relation, Precedence.Sum),
        [">="] = new(" >= ", Precedence.Relation, Precedence.Sum),
        ["=="] = new(" == ", Precedence.Relation, Precedence.Sum),
        ["!="] = new(" != ", Precedence.Relation, Precedence.Sum),
        ["and"] = new(" and ", Precedence.And, Precedence.Not),
        ["or"] = new(" or ", Precedence.Or, Precedence.And),
        ["not"] = new("not ", Precedence.Not, Precedence.Not),
    };

    /// <summary>The operators with other texts; what is not named stays.</summary>
    public static Dictionary<string, Form> Written(params ReadOnlySpan<(string Name, string Text)> texts)
    {
        Dictionary<string, Form> forms = new(Forms);
        foreach ((string name, string text) in texts) forms[name] = forms[name] with { Text = text };
        return forms;
    }

    /// <summary>The operator form of a call by that name, if it has one.</summary>
    public static bool TryGet(string name, int operands, [NotNullWhen(true)] out Form? form) => Forms.TryGetValue(name, out form) && (operands > 1 || name == "not");

    /// <summary>Whether a call by that name is true or false instead of a real number.</summary>
    public static bool IsLogical(string name) => Forms.ContainsKey(name);

    /// <summary>The text between (or, for one operand, before) the operands, how tightly it binds, and what its operands must bind at least.</summary>
    internal sealed record Form(string Text, Precedence Own, Precedence Operand);
}
