using System.Collections.Frozen;
using System.Globalization;
using System.Security;
using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Numerics;

namespace Symbolic.Printing;

/// <summary>Presentation MathML; every part is one element.</summary>
internal static class MathMLNotation
{
    private const string Apply = "<mo>&#x2061;</mo>";
    private const string Parenthesised = "<mrow><mo>(</mo>$*<mo>)</mo></mrow>";

    private static readonly Dictionary<string, Expressions.Operators.Form> s_operators = CodeOperators.Strict(Expressions.Operators.Written(
        ("<", "<mo>&lt;</mo>"), ("<=", "<mo>&#x2264;</mo>"), (">", "<mo>&gt;</mo>"), (">=", "<mo>&#x2265;</mo>"), ("==", "<mo>=</mo>"),
        ("!=", "<mo>&#x2260;</mo>"), ("and", "<mo>&#x2227;</mo>"), ("or", "<mo>&#x2228;</mo>"), ("not", "<mo>&#xAC;</mo>")));

    private static readonly FrozenDictionary<string, Template> s_forms = new Dictionary<string, Template>
    {
        ["abs/1"] = new("<mrow><mo>|</mo>$1<mo>|</mo></mrow>"),
        ["floor/1"] = new("<mrow><mo>&#x230A;</mo>$1<mo>&#x230B;</mo></mrow>"),
        ["ceil/1"] = new("<mrow><mo>&#x2308;</mo>$1<mo>&#x2309;</mo></mrow>"),
        ["exp/1"] = new("<msup><mi>e</mi>$1</msup>", Precedence.Power),
        ["cbrt/1"] = new("<mroot>$1<mn>3</mn></mroot>"),
        ["root/2"] = new("<mroot>$1$2</mroot>"),
        ["log/2"] = Indexed("<mi>log</mi>", "$2", "$1"),
        ["log2/1"] = Indexed("<mi>log</mi>", "<mn>2</mn>", "$1"),
        ["log10/1"] = Indexed("<mi>log</mi>", "<mn>10</mn>", "$1"),
        ["polygamma/2"] = new($"<mrow><msup><mi>ψ</mi><mrow><mo>(</mo>$1<mo>)</mo></mrow></msup>{Apply}<mrow><mo>(</mo>$2<mo>)</mo></mrow></mrow>"),
        ["polylog/2"] = Indexed("<mi>Li</mi>", "$1", "$2"),
        ["lambertw/2"] = Indexed("<mi>W</mi>", "$2", "$1"),
        ["expint/2"] = Indexed("<mi>E</mi>", "$1", "$2"),
        ["besselj/2"] = Indexed("<mi>J</mi>", "$1", "$2"),
        ["bessely/2"] = Indexed("<mi>Y</mi>", "$1", "$2"),
        ["besseli/2"] = Indexed("<mi>I</mi>", "$1", "$2"),
        ["besselk/2"] = Indexed("<mi>K</mi>", "$1", "$2"),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> s_names = new Dictionary<string, string>
    {
        ["gamma"] = "Γ",
        ["uppergamma"] = "Γ",
        ["lowergamma"] = "γ",
        ["digamma"] = "ψ",
        ["beta"] = "Β",
        ["zeta"] = "ζ",
        ["sign"] = "sgn",
        ["asin"] = "arcsin",
        ["acos"] = "arccos",
        ["atan"] = "arctan",
        ["lambertw"] = "W",
    }.ToFrozenDictionary();

    /// <summary>The notation; the table says which names are functions of one argument whose power stands at the name.</summary>
    public static Notation For(FunctionTable functions) => new()
    {
        Number = static number => Number(number),
        Symbol = Symbol,
        Constant = Constant,
        FunctionName = static call => Identifier(s_names.GetValueOrDefault(call.Name, call.Name)),
        SpecialForm = static call => s_forms.GetValueOrDefault(string.Create(CultureInfo.InvariantCulture, $"{call.Name}/{call.Arguments.Length}")),
        Derivative = Derivative,
        Arguments = new Template(Apply + Parenthesised),
        Comma = "<mo>,</mo>",
        Plus = "<mo>+</mo>",
        Minus = "<mo>&#x2212;</mo>",
        Negative = "<mo>&#x2212;</mo>",
        Times = "<mo>&#x22C5;</mo>",
        Juxtaposed = "<mo>&#x2062;</mo>",
        Row = ("<mrow>", "</mrow>"),
        Parentheses = new Template("<mrow><mo>(</mo>$1<mo>)</mo></mrow>"),
        Fraction = new Template("<mfrac>$1$2</mfrac>", Precedence.Factor),
        One = "<mn>1</mn>",
        Power = new Template("<msup>$1$2</msup>", Precedence.Power, Precedence.Atom, Precedence.Lowest),
        SquareRoot = new Template("<msqrt>$1</msqrt>"),
        NamePower = new Template("<msup>$0$1</msup>"),
        TakesNamePower = call => TakesNamePower(call, functions),
        Operators = s_operators,
        Cases = new Notation.CasesForm(
            "<mrow><mo>{</mo><mtable columnalign=\"left\"><mtr><mtd>",
            "</mtd><mtd><mtext>if&#xA0;</mtext>",
            "</mtd></mtr><mtr><mtd>",
            "</mtd><mtd><mtext>otherwise</mtext>",
            "</mtd></mtr></mtable></mrow>"),
    };

    /// <summary>The element around everything.</summary>
    public static string Document(string content) => $"<math xmlns=\"http://www.w3.org/1998/Math/MathML\">{content}</math>";

    private static Template Indexed(string name, string index, string argument) =>
        new($"<mrow><msub>{name}{index}</msub>{Apply}<mrow><mo>(</mo>{argument}<mo>)</mo></mrow></mrow>");

    private static Notation.Written Number(Number number)
    {
        Rational magnitude = number.Value.Abs();
        bool isFraction = !magnitude.IsInteger && !NumberText.IsPrintedAsDecimal(number);
        string text = isFraction
            ? string.Create(CultureInfo.InvariantCulture, $"<mfrac><mn>{magnitude.Numerator}</mn><mn>{magnitude.Denominator}</mn></mfrac>")
            : Decimal(NumberText.Of(Expressions.Number.Of(magnitude, number.IsDecimal)));
        if (number.Value.Sign < 0) return new Notation.Written($"<mrow><mo>&#x2212;</mo>{text}</mrow>", Precedence.Sum);
        return new Notation.Written(text, isFraction ? Precedence.Factor : Precedence.Atom);
    }

    private static string Decimal(string text)
    {
        int mark = text.IndexOf('e', StringComparison.Ordinal);
        if (mark < 0) return $"<mn>{text}</mn>";
        string exponent = text[(mark + 1)..];
        string written = exponent[0] == '-' ? $"<mrow><mo>&#x2212;</mo><mn>{exponent[1..]}</mn></mrow>" : $"<mn>{exponent}</mn>";
        return $"<mrow><mn>{text[..mark]}</mn><mo>&#x22C5;</mo><msup><mn>10</mn>{written}</msup></mrow>";
    }

    private static string Constant(string name) => name switch
    {
        "pi" => "<mi>π</mi>",
        "inf" => "<mi>∞</mi>",
        "nan" => "<mi>NaN</mi>",
        _ => Identifier(name),
    };

    private static string Symbol(string name)
    {
        SymbolName parts = SymbolName.Of(name);
        if (parts.Indices.Length == 0) return Identifier(parts.Base);
        string indices = string.Join("<mo>,</mo>", parts.Indices.Select(static i => i.All(char.IsAsciiDigit) ? $"<mn>{i}</mn>" : Identifier(i)));
        return $"<msub>{Identifier(parts.Base)}{(parts.Indices.Length > 1 ? $"<mrow>{indices}</mrow>" : indices)}</msub>";
    }

    private static string Identifier(string name) => $"<mi>{SecurityElement.Escape(SymbolName.LetterOf.GetValueOrDefault(name, name))}</mi>";

    private static bool TakesNamePower(Call call, FunctionTable functions) =>
        call.Arguments.Length == 1 && !s_forms.ContainsKey(call.Name + "/1")
        && functions.TryGet(call.Name, 1, out FunctionDefinition? definition) && definition.Latex is not null;

    private static Template Derivative(Call call)
    {
        string arguments = Apply + Parenthesised;
        int order = call.Orders.Length;
        if (call.Arguments.Length > 1)
        {
            string positions = string.Join("<mo>,</mo>", call.Orders.Select(static p => string.Create(CultureInfo.InvariantCulture, $"<mn>{p}</mn>")));
            return new Template($"<mrow><msub><mo>&#x2202;</mo><mrow>{positions}</mrow></msub>$0{arguments}</mrow>", Precedence.Factor);
        }

        string mark = order <= 3
            ? $"<mo>{new string('\'', order)}</mo>"
            : string.Create(CultureInfo.InvariantCulture, $"<mrow><mo>(</mo><mn>{order}</mn><mo>)</mo></mrow>");
        return new Template($"<mrow><msup>$0{mark}</msup>{arguments}</mrow>");
    }
}
