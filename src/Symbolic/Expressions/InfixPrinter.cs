namespace Symbolic.Expressions;

/// <summary>Writes expressions the way a person would, in the language they are read in.</summary>
/// <remarks>Products are written with one fraction bar, sums with a positive term first where there is one, both in canonical order.</remarks>
internal static class InfixPrinter
{
    private static readonly Notation s_notation = new()
    {
        Number = static number => new Notation.Written(NumberText.Of(number), NumberPrecedence(number)),
        Derivative = static call => new Template($"D[{string.Join(',', call.Orders)}]($0)($*)"),
        Operators = Operators.Forms,
    };

    /// <summary>The text of an expression. Throws SD5001 beyond <paramref name="maximumLength"/> characters.</summary>
    public static string Print(Expr expression, int maximumLength = 100_000_000) => Layout.Print(expression, s_notation, maximumLength);

    /// <summary>How tightly a number's text binds.</summary>
    public static Precedence NumberPrecedence(Number number)
    {
        if (number.Value.Sign < 0) return Precedence.Sum;
        return number.Value.IsInteger || NumberText.IsPrintedAsDecimal(number) ? Precedence.Atom : Precedence.Product;
    }
}
