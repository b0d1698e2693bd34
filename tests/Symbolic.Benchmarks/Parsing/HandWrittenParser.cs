using System.Globalization;
using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Numerics;

namespace Symbolic.Benchmarks.Parsing;

/// <summary>What one would write by hand in an afternoon, as the yardstick: recursive descent over the characters, no spans, no recovery,
/// no limits, ASCII only; the same expressions come out.</summary>
internal ref struct HandWrittenParser(ReadOnlySpan<char> text, FunctionTable functions, bool builds)
{
    private readonly ReadOnlySpan<char> _text = text;
    private readonly Dictionary<string, Expr> _symbols = [];
    private int _position;

    /// <summary>The expression; with <c>builds</c> false, the number 0 after the same walk.</summary>
    public static Expr Parse(ReadOnlySpan<char> text, FunctionTable functions, bool builds = true)
    {
        HandWrittenParser parser = new(text, functions, builds);
        Expr result = parser.Sum();
        return parser.Peek() == '\0' ? result : throw new FormatException();
    }

    private char Peek()
    {
        while (_position < _text.Length && _text[_position] == ' ') _position++;
        return _position < _text.Length ? _text[_position] : '\0';
    }

    private bool Take(char c)
    {
        if (Peek() != c) return false;
        _position++;
        return true;
    }

    private Expr Sum()
    {
        Expr first = Product();
        if (Peek() is not ('+' or '-')) return first;
        List<Expr> terms = [first];
        while (Peek() is '+' or '-')
        {
            bool negative = _text[_position++] == '-';
            Expr term = Product();
            terms.Add(negative && builds ? Canonical.Negate(term) : term);
        }

        return builds ? Canonical.Sum([.. terms]) : first;
    }

    private Expr Product()
    {
        Expr first = Unary();
        if (Peek() is not ('*' or '/')) return first;
        List<Expr> factors = [first];
        while (Peek() is '*' or '/')
        {
            bool inverse = _text[_position++] == '/';
            Expr factor = Unary();
            factors.Add(inverse && builds ? Canonical.Reciprocal(factor) : factor);
        }

        return builds ? Canonical.Product([.. factors]) : first;
    }

    private Expr Unary()
    {
        if (!Take('-')) return Power();
        Expr operand = Unary();
        return builds ? Canonical.Negate(operand) : operand;
    }

    private Expr Power()
    {
        Expr @base = Atom();
        if (!Take('^')) return @base;
        Expr exponent = Unary();
        return builds ? Canonical.Power(@base, exponent) : @base;
    }

    private Expr Atom()
    {
        char c = Peek();
        if (Take('('))
        {
            Expr inner = Sum();
            return Take(')') ? inner : throw new FormatException();
        }

        if (char.IsAsciiDigit(c)) return Number();
        if (char.IsAsciiLetter(c)) return Name();
        throw new FormatException();
    }

    private Expressions.Number Number()
    {
        int start = _position;
        while (_position < _text.Length && (char.IsAsciiDigit(_text[_position]) || _text[_position] == '.')) _position++;
        ReadOnlySpan<char> digits = _text[start.._position];
        if (!builds) return Expressions.Number.Zero;
        bool isDecimal = digits.Contains('.');
        return Expressions.Number.Of(isDecimal ? DecimalLiteral.Parse(digits) : long.Parse(digits, CultureInfo.InvariantCulture), isDecimal);
    }

    private Expr Name()
    {
        int start = _position;
        while (_position < _text.Length && (char.IsAsciiLetterOrDigit(_text[_position]) || _text[_position] == '_')) _position++;
        string name = _text[start.._position].ToString();
        return Take('(') ? Call(name) : Symbol(name);
    }

    private Expr Symbol(string name)
    {
        if (_symbols.TryGetValue(name, out Expr? known)) return known;
        Expr symbol = (Expr?)Constant.Named(name) ?? new Symbol(name);
        _symbols.Add(name, symbol);
        return symbol;
    }

    private Expr Call(string name)
    {
        List<Expr> arguments = [Sum()];
        while (Take(',')) arguments.Add(Sum());
        if (!Take(')') || !functions.TryGet(name, arguments.Count, out FunctionDefinition? definition)) throw new FormatException();
        if (!builds) return arguments[0];
        return definition.Name == "sqrt" ? Canonical.Power(arguments[0], Expressions.Number.Half) : Canonical.Call(definition.Name, [.. arguments]);
    }
}
