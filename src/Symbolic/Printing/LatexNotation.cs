using System.Collections.Frozen;
using System.Globalization;
using Symbolic.Expressions;
using Symbolic.Functions;
using Symbolic.Numerics;

namespace Symbolic.Printing;

/// <summary>LaTeX as a person would typeset it.</summary>
internal static class LatexNotation
{
    private static readonly Dictionary<string, Expressions.Operators.Form> s_operators = CodeOperators.Strict(Expressions.Operators.Written(
        ("<=", @" \le "), (">=", @" \ge "), ("==", " = "), ("!=", @" \ne "), ("and", @" \land "), ("or", @" \lor "), ("not", @"\lnot ")));

    private static readonly FrozenDictionary<string, Template> s_forms = new Dictionary<string, Template>
    {
        ["abs/1"] = new(@"\left|$1\right|"),
        ["floor/1"] = new(@"\left\lfloor $1 \right\rfloor"),
        ["ceil/1"] = new(@"\left\lceil $1 \right\rceil"),
        ["exp/1"] = new("e^{$1}", Precedence.Power),
        ["cbrt/1"] = new(@"\sqrt[3]{$1}"),
        ["root/2"] = new(@"\sqrt[$2]{$1}"),
        ["log/2"] = new(@"\log_{$2}\left($1\right)"),
        ["log2/1"] = new(@"\log_{2}\left($1\right)"),
        ["log10/1"] = new(@"\log_{10}\left($1\right)"),
        ["sign/1"] = new(@"\operatorname{sgn}\left($1\right)"),
        ["gamma/1"] = new(@"\Gamma\left($1\right)"),
        ["lgamma/1"] = new(@"\log\left|\Gamma\left($1\right)\right|", Precedence.Factor),
        ["digamma/1"] = new(@"\psi\left($1\right)"),
        ["trigamma/1"] = new(@"\psi^{(1)}\left($1\right)"),
        ["polygamma/2"] = new(@"\psi^{($1)}\left($2\right)"),
        ["beta/2"] = new(@"\mathrm{B}\left($*\right)"),
        ["lowergamma/2"] = new(@"\gamma\left($*\right)"),
        ["uppergamma/2"] = new(@"\Gamma\left($*\right)"),
        ["gammap/2"] = new(@"P\left($*\right)"),
        ["gammaq/2"] = new(@"Q\left($*\right)"),
        ["zeta/1"] = new(@"\zeta\left($1\right)"),
        ["polylog/2"] = new(@"\operatorname{Li}_{$1}\left($2\right)"),
        ["lambertw/1"] = new(@"W\left($1\right)"),
        ["lambertw/2"] = new(@"W_{$2}\left($1\right)"),
        ["ei/1"] = new(@"\operatorname{Ei}\left($1\right)"),
        ["expint/2"] = new(@"E_{$1}\left($2\right)"),
        ["si/1"] = new(@"\operatorname{Si}\left($1\right)"),
        ["ci/1"] = new(@"\operatorname{Ci}\left($1\right)"),
        ["shi/1"] = new(@"\operatorname{Shi}\left($1\right)"),
        ["chi/1"] = new(@"\operatorname{Chi}\left($1\right)"),
        ["fresnels/1"] = new(@"S\left($1\right)"),
        ["fresnelc/1"] = new(@"C\left($1\right)"),
        ["besselj/2"] = new(@"J_{$1}\left($2\right)"),
        ["bessely/2"] = new(@"Y_{$1}\left($2\right)"),
        ["besseli/2"] = new(@"I_{$1}\left($2\right)"),
        ["besselk/2"] = new(@"K_{$1}\left($2\right)"),
        ["airyai/1"] = new(@"\operatorname{Ai}\left($1\right)"),
        ["airybi/1"] = new(@"\operatorname{Bi}\left($1\right)"),
        ["airyaiprime/1"] = new(@"\operatorname{Ai}'\left($1\right)"),
        ["airybiprime/1"] = new(@"\operatorname{Bi}'\left($1\right)"),
        ["elliptick/1"] = new(@"K\left($1\right)"),
        ["elliptice/1"] = new(@"E\left($1\right)"),
        ["elliptice/2"] = new(@"E\left($1 \mid $2\right)"),
        ["ellipticf/2"] = new(@"F\left($1 \mid $2\right)"),
        ["ellipticpi/2"] = new(@"\Pi\left($1 \mid $2\right)"),
        ["ellipticpi/3"] = new(@"\Pi\left($1; $2 \mid $3\right)"),
    }.ToFrozenDictionary();

    /// <summary>The notation, with the commands of a table's functions.</summary>
    public static Notation For(FunctionTable functions) => new()
    {
        Number = static number => Number(number, @"\frac{{{0}}}{{{1}}}", Precedence.Factor),
        ExponentNumber = static number => Number(number, "{0}/{1}", Precedence.Atom),
        Symbol = Symbol,
        Constant = Constant,
        FunctionName = call => FunctionName(call, functions),
        SpecialForm = static call => s_forms.GetValueOrDefault(string.Create(CultureInfo.InvariantCulture, $"{call.Name}/{call.Arguments.Length}")),
        Derivative = static call => Derivative(call),
        Arguments = new Template(@"\left($*\right)"),
        Times = @" \cdot ",
        Juxtaposed = " ",
        Parentheses = new Template(@"\left($1\right)"),
        Fraction = new Template(@"\frac{$1}{$2}", Precedence.Factor),
        Power = new Template("$1^{$2}", Precedence.Power, Precedence.Atom, Precedence.Lowest),
        SquareRoot = new Template(@"\sqrt{$1}"),
        NamePower = new Template("$0^{$1}"),
        TakesNamePower = call => TakesNamePower(call, functions),
        Operators = s_operators,
        Cases = new Notation.CasesForm(@"\begin{cases} ", @" & \text{if } ", @" \\ ", @" & \text{otherwise}", @" \end{cases}"),
    };

    private static Notation.Written Number(Number number, string fraction, Precedence own)
    {
        string sign = number.Value.Sign < 0 ? "-" : string.Empty;
        Rational magnitude = number.Value.Abs();
        string text = NumberText.Of(Expressions.Number.Of(magnitude, number.IsDecimal));
        if (!magnitude.IsInteger && !NumberText.IsPrintedAsDecimal(number)) text = string.Format(CultureInfo.InvariantCulture, fraction, magnitude.Numerator, magnitude.Denominator);
        else own = Precedence.Atom;
        int mark = text.IndexOf('e', StringComparison.Ordinal);
        if (mark > 0)
        {
            string mantissa = text[..mark] == "1" ? string.Empty : text[..mark] + @" \cdot ";
            text = $"{mantissa}10^{{{text[(mark + 1)..]}}}";
            own = Precedence.Factor;
        }

        return new Notation.Written(sign + text, sign.Length > 0 ? Precedence.Sum : own);
    }

    private static string Constant(string name) => name switch
    {
        "pi" => @"\pi",
        "inf" => @"\infty",
        "nan" => @"\mathrm{NaN}",
        _ => name,
    };

    private static string Symbol(string name)
    {
        SymbolName parts = SymbolName.Of(name);
        string stem = Word(parts.Base, "mathit");
        return parts.Indices.Length == 0 ? stem : $"{stem}_{{{string.Join(", ", parts.Indices.Select(static i => Word(i, "mathrm")))}}}";
    }

    private static string Word(string word, string font)
    {
        if (word == "omicron" || word == "ο") return "o";
        if (SymbolName.LetterOf.ContainsKey(word)) return @"\" + word;
        if (SymbolName.NameOf.TryGetValue(word, out string? letter)) return @"\" + letter;
        if (word.Length == 1 && char.IsAsciiLetter(word[0])) return word;
        if (word.All(char.IsAsciiDigit)) return word;
        string escaped = word.Replace("_", @"\_", StringComparison.Ordinal);
        return word.All(char.IsAscii) ? $@"\{font}{{{escaped}}}" : $@"\text{{{escaped}}}";
    }

    private static string FunctionName(Call call, FunctionTable functions)
    {
        if (functions.TryGet(call.Name, call.Arguments.Length, out FunctionDefinition? definition) && definition.Latex is { } command) return command;
        bool isLetter = call.Name.Length == 1 || SymbolName.LetterOf.ContainsKey(call.Name);
        return isLetter ? Symbol(call.Name) : $@"\operatorname{{{call.Name.Replace("_", @"\_", StringComparison.Ordinal)}}}";
    }

    private static bool TakesNamePower(Call call, FunctionTable functions) =>
        call.Arguments.Length == 1
        && !s_forms.ContainsKey(call.Name + "/1")
        && functions.TryGet(call.Name, 1, out FunctionDefinition? definition)
        && definition.Latex is { Length: > 1 } command
        && command[0] == '\\'
        && command.Skip(1).All(char.IsAsciiLetter);

    private static Template Derivative(Call call)
    {
        int order = call.Orders.Length;
        if (call.Arguments.Length > 1) return new Template($@"\partial_{{{string.Join(',', call.Orders)}}} $0\left($*\right)", Precedence.Factor);
        string mark = order <= 3 ? new string('\'', order) : string.Create(CultureInfo.InvariantCulture, $"^{{({order})}}");
        return new Template($@"$0{mark}\left($*\right)");
    }
}
