using System.Globalization;
using Symbolic.Expressions;
using Symbolic.Numerics;

namespace Symbolic.Tests.Simplification;

/// <summary>Reads text into nodes exactly as written, without canonical form: what the differentiator hands to the simplifier.</summary>
internal sealed class RawReader
{
    private readonly string _text;
    private int _at;

    private RawReader(string text) => _text = text;

    /// <summary>The raw expression.</summary>
    public static Expr Raw(string text)
    {
        RawReader reader = new(text);
        Expr result = reader.Disjunction();
        reader.Skip();
        return reader._at == text.Length ? result : throw new FormatException($"'{text}' at {reader._at}");
    }

    /// <summary>The canonical expression.</summary>
    public static Expr Read(string text) => Rebuild(Raw(text));

    /// <summary>Every node rebuilt by the canonical constructors.</summary>
    public static Expr Rebuild(Expr raw) => ExpressionGraph.Fold<Expr>(raw, static (node, operands) => node switch
    {
        _ when operands.IsEmpty => node,
        _ => node.WithArguments(operands),
    });

    private void Skip()
    {
        while (_at < _text.Length && _text[_at] == ' ') _at++;
    }

    private bool Take(string token)
    {
        Skip();
        if (string.CompareOrdinal(_text, _at, token, 0, token.Length) != 0) return false;
        if (char.IsLetter(token[0]) && _at + token.Length < _text.Length && char.IsLetterOrDigit(_text[_at + token.Length])) return false;
        _at += token.Length;
        return true;
    }

    private Expr Disjunction()
    {
        Expr left = Conjunction();
        while (Take("or")) left = new Call("or", [left, Conjunction()]);
        return left;
    }

    private Expr Conjunction()
    {
        Expr left = Negation();
        while (Take("and")) left = new Call("and", [left, Negation()]);
        return left;
    }

    private Expr Negation() => Take("not") ? new Call("not", [Negation()]) : Relation();

    private Expr Relation()
    {
        Expr left = Sum();
        foreach (string token in (string[])["<=", ">=", "==", "!=", "<", ">"])
        {
            if (Take(token)) return new Call(token, [left, Sum()]);
        }

        return left;
    }

    private Expr Sum()
    {
        Expr left = Product();
        while (true)
        {
            if (Take("+")) left = new Add([left, Product()]);
            else if (Take("-")) left = new Add([left, new Mul([Number.MinusOne, Product()])]);
            else return left;
        }
    }

    private Expr Product()
    {
        Expr left = Unary();
        while (true)
        {
            if (Take("*")) left = new Mul([left, Unary()]);
            else if (Take("/")) left = new Mul([left, new Pow(Unary(), Number.MinusOne)]);
            else return left;
        }
    }

    private Expr Unary() => Take("-") ? new Mul([Number.MinusOne, Unary()]) : Power();

    private Expr Power()
    {
        Expr @base = Atom();
        return Take("^") ? new Pow(@base, Take("-") ? new Mul([Number.MinusOne, Power()]) : Power()) : @base;
    }

    private Expr Atom()
    {
        if (Take("(")) return Closed();
        int start = _at;
        while (_at < _text.Length && (char.IsLetterOrDigit(_text[_at]) || _text[_at] is '.' or ':' or '_')) _at++;
        string token = _text[start.._at];
        if (token.Length == 0) throw new FormatException($"'{_text}' at {_at}");
        if (char.IsDigit(token[0])) return Number.Of(DecimalLiteral.Parse(token), token.Contains('.', StringComparison.Ordinal));
        if (Take("(")) return Function(token);
        return Constant.Named(token) ?? (Expr)new Symbol(token);
    }

    private Expr Closed()
    {
        Expr inner = Disjunction();
        return Take(")") ? inner : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"')' at {_at} of '{_text}'"));
    }

    private Expr Function(string name)
    {
        List<Expr> arguments = [];
        do
        {
            arguments.Add(Disjunction());
        }
        while (Take(","));
        if (!Take(")")) throw new FormatException($"'{_text}' at {_at}");
        return name == "sqrt" ? new Pow(arguments[0], Number.Half) : new Call(name, [.. arguments]);
    }
}
