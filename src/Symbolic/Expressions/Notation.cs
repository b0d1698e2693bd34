namespace Symbolic.Expressions;

/// <summary>How one format writes expressions: the data that <see cref="Layout"/> walks with.</summary>
internal sealed record Notation
{
    /// <summary>A number's text and how tightly it binds.</summary>
    public required Func<Number, Written> Number { get; init; }

    /// <summary>A number's text as an exponent; null for <see cref="Number"/>.</summary>
    public Func<Number, Written>? ExponentNumber { get; init; }

    /// <summary>Whether a coefficient is split into a numerator above and a denominator below the fraction bar.</summary>
    public Func<Number, bool> SplitsCoefficient { get; init; } = static number => !NumberText.IsPrintedAsDecimal(number);

    /// <summary>A variable's text.</summary>
    public Func<string, string> Symbol { get; init; } = static name => name;

    /// <summary>The text of <c>pi</c>, <c>e</c>, <c>inf</c>, <c>nan</c>.</summary>
    public Func<string, string> Constant { get; init; } = static name => name;

    /// <summary>The text of a function's name.</summary>
    public Func<Call, string> FunctionName { get; init; } = static call => call.Name;

    /// <summary>The layout of a call that is more than a name with arguments, or null.</summary>
    public Func<Call, Template?> SpecialForm { get; init; } = static _ => null;

    /// <summary>The layout of an unevaluated partial derivative.</summary>
    public required Func<Call, Template> Derivative { get; init; }

    /// <summary>A function's name; what follows it is <see cref="Arguments"/>.</summary>
    public Template Name { get; init; } = new("$0");

    /// <summary>The arguments of a call.</summary>
    public Template Arguments { get; init; } = new("($*)");

    /// <summary>Between arguments.</summary>
    public string Comma { get; init; } = ", ";

    /// <summary>Between a term and a positive one.</summary>
    public string Plus { get; init; } = " + ";

    /// <summary>Between a term and a negative one.</summary>
    public string Minus { get; init; } = " - ";

    /// <summary>Before a negative term that stands first.</summary>
    public string Negative { get; init; } = "-";

    /// <summary>Between factors.</summary>
    public string Times { get; init; } = "*";

    /// <summary>Between factors where nothing is ambiguous; null for <see cref="Times"/>.</summary>
    public string? Juxtaposed { get; init; }

    /// <summary>Before and after a row of terms, of factors, of a name and its arguments.</summary>
    public (string Open, string Close) Row { get; init; } = (string.Empty, string.Empty);

    /// <summary>The layout that makes anything an atom.</summary>
    public Template Parentheses { get; init; } = new("($1)");

    /// <summary>A quotient of two products.</summary>
    public Template Fraction { get; init; } = new("$1/$2", Precedence.Product, Precedence.Product, Precedence.Power);

    /// <summary>The number 1 as a numerator.</summary>
    public string One { get; init; } = "1";

    /// <summary>A power.</summary>
    public Template Power { get; init; } = new("$1^$2", Precedence.Power, Precedence.Atom, Precedence.Power);

    /// <summary>A power whose exponent is a whole number; null for <see cref="Power"/>.</summary>
    public Template? IntegerPower { get; init; }

    /// <summary>A square root.</summary>
    public Template SquareRoot { get; init; } = new("sqrt($1)");

    /// <summary>The name of a function raised to a whole power, as in <c>\sin^{2}(x)</c>; null where that is not written.</summary>
    public Template? NamePower { get; init; }

    /// <summary>Whether the power may stand at that function's name.</summary>
    public Func<Call, bool> TakesNamePower { get; init; } = static _ => false;

    /// <summary>Powers of atoms up to this one are written as products; 1 for none.</summary>
    public int RepeatedFactors { get; init; } = 1;

    /// <summary>The operators of relations and logic.</summary>
    public required Dictionary<string, Operators.Form> Operators { get; init; }

    /// <summary>The layout of a piecewise definition in rows; null when <c>if</c> is a call or has a <see cref="SpecialForm"/>.</summary>
    public CasesForm? Cases { get; init; }

    /// <summary>Text that binds as tightly as <paramref name="Own"/>.</summary>
    internal readonly record struct Written(string Text, Precedence Own);

    /// <summary>The text around the rows of a piecewise definition: value <paramref name="If"/> condition <paramref name="Next"/> … value <paramref name="Otherwise"/>.</summary>
    internal sealed record CasesForm(string Open, string If, string Next, string Otherwise, string Close);
}
