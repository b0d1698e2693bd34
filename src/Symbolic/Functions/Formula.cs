using System.Collections.Immutable;
using Symbolic.Expressions;

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
    private ParametricExpression? _prepared;

    /// <summary>A formula to be read on first use.</summary>
    public Formula(string text) => _text = text;

    /// <summary>A formula that needs no reading.</summary>
    public Formula(Expr expression) => _expression = expression;

    /// <summary>The formula as written.</summary>
    public string Text => _text ??= _expression!.ToString();

    /// <summary>The expression, read by <paramref name="parse"/> if this is the first use.</summary>
    internal Expr Read(Func<string, Expr> parse) => _expression ??= parse(Text);

    /// <summary>The expression once it was read, else null.</summary>
    internal Expr? Known => _expression;

    /// <summary>The expression over parameters, prepared to be taken at arguments; kept, since a formula belongs to one row.</summary>
    internal ParametricExpression Over(ImmutableArray<string> parameters, Func<string, Expr> parse)
    {
        if (_prepared is { } known && known.IsOver(parameters)) return known;
        return _prepared = new ParametricExpression(Read(parse), parameters);
    }

    /// <summary>The prepared expression over parameters, if there is one already.</summary>
    internal ParametricExpression? KnownOver(ImmutableArray<string> parameters) => _prepared is { } known && known.IsOver(parameters) ? known : null;

    /// <summary>Text is a formula.</summary>
    public static implicit operator Formula(string text) => new(text);

    /// <inheritdoc/>
    public override string ToString() => Text;
}
