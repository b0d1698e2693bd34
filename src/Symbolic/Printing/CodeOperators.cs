using Symbolic.Expressions;

namespace Symbolic.Printing;

/// <summary>What the programming languages have in common.</summary>
internal static class CodeOperators
{
    /// <summary>Relations and logic in the languages with curly braces.</summary>
    public static Dictionary<string, Operators.Form> CurlyBraces { get; } = Strict(Expressions.Operators.Written(("and", " && "), ("or", " || "), ("not", "!")));

    /// <summary>Sums, products and quotients; small powers of variables and temporaries as products.</summary>
    public static Notation Notation { get; } = new()
    {
        Number = static number => CodeNumbers.Write(number, "1e999"),
        SplitsCoefficient = CodeNumbers.IsQuotient,
        Derivative = static call => throw new SymbolicException(Diagnostic.Error(
            "SD4001", $"the derivative D[{string.Join(',', call.Orders)}]({call.Name}) of an unknown function has no code; define the function or its derivative")),
        Times = " * ",
        Fraction = new Template("$1 / $2", Precedence.Product, Precedence.Product, Precedence.Power),
        One = "1.0",
        RepeatedFactors = 4,
        Operators = CurlyBraces,
    };

    /// <summary>The operators with a negation that binds tightest: <c>!x &gt; 0</c> would negate x.</summary>
    public static Dictionary<string, Operators.Form> Strict(Dictionary<string, Operators.Form> forms) =>
        forms.ToDictionary(static e => e.Key, static e => e.Key == "not" ? e.Value with { Operand = Precedence.Atom, Own = Precedence.Atom } : e.Value);
}
