namespace Symbolic.Functions;

/// <summary>A formula in the language that is read once, when first needed, or an expression that is there already.</summary>
/// <remarks>Keeping row text as text cuts the cycle between the functions, which need the parser for their partials, and the
/// parser, which needs the functions for their names. Thread-safe: reading twice gives equal expressions.</remarks>
public sealed class Formula
{
    /// <summary>Stands for a partial that was not given.</summary>
    public static readonly Formula Absent = new("absent");

    private Expr? _expression;
    private string? _text;

    /// <summary>A formula to be read on first use.</summary>
    public Formula(string text) => _text = text;

    /// <summary>A formula that needs no reading.</summary>
    public Formula(Expr expression) => _expression = expression;

    /// <summary>The formula as written.</summary>
    public string Text => _text ??= _expression!.ToString();

    /// <summary>The expression, read by <paramref name="parse"/> if this is the first use.</summary>
    internal Expr Read(Func<string, Expr> parse) => _expression ??= parse(Text);

    /// <summary>Text is a formula.</summary>
    public static implicit operator Formula(string text) => new(text);

    /// <inheritdoc/>
    public override string ToString() => Text;
}
