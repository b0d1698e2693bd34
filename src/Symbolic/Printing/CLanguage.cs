using System.Collections.Frozen;
using System.Globalization;
using Symbolic.Expressions;

namespace Symbolic.Printing;

/// <summary>C99 with <c>math.h</c>. Functions it lacks are defined before their use where a closed form is known, else declared for the linker.</summary>
internal static class CLanguage
{
    private static readonly FrozenSet<string> s_reserved = (
        "auto break case char const continue default do double else enum extern float for goto if inline int long register restrict return short "
        + "signed sizeof static struct switch typedef union unsigned void volatile while main result INFINITY NAN fma j0 j1 jn y0 y1 yn "
        + "gamma lgamma tgamma div abs signgam").Split(' ').ToFrozenSet();

    private static readonly FrozenDictionary<string, string> s_names = (
        "exp/1:exp exp2/1:exp2 expm1/1:expm1 log/1:log log2/1:log2 log10/1:log10 log1p/1:log1p sin/1:sin cos/1:cos tan/1:tan asin/1:asin acos/1:acos "
        + "atan/1:atan atan2/2:atan2 sinh/1:sinh cosh/1:cosh tanh/1:tanh asinh/1:asinh acosh/1:acosh atanh/1:atanh cbrt/1:cbrt hypot/2:hypot "
        + "floor/1:floor ceil/1:ceil round/1:nearbyint abs/1:fabs erf/1:erf erfc/1:erfc gamma/1:tgamma lgamma/1:lgamma")
        .Split(' ').Select(static entry => entry.Split(':')).ToFrozenDictionary(static parts => parts[0], static parts => parts[1]);

    private static readonly Template s_if = new("$1 ? $2 : $3", Precedence.Lowest, Precedence.Or, Precedence.Or, Precedence.Lowest);

    /// <summary>The language.</summary>
    public static CodeLanguage Instance { get; } = new()
    {
        Notation = CodeOperators.Notation with
        {
            Number = static number => CodeNumbers.Write(number, "INFINITY"),
            Constant = Constant,
            FunctionName = static call => NameOf(call) ?? call.Name,
            SpecialForm = static call => call.Name == "if" ? s_if : null,
            Power = new Template("pow($1, $2)"),
        },
        Has = static call => call.Name == "if" || NameOf(call) is not null,
        Reserved = s_reserved,
        Preamble = "#include <math.h>\n\n",
        Comment = "/* {0} */",
        External = "double {0}({1}); /* to be supplied */",
        Parameter = "double {0}",
        NoParameters = "void",
        Head = "{2} {0}({1})",
        LocalHead = "static {2} {0}({1})",
        ArrayHead = "void {0}({1})",
        ArrayParameter = "double result[{0}]",
        Types = ("int", "double"),
    };

    private static string? NameOf(Call call) =>
        s_names.GetValueOrDefault(string.Create(CultureInfo.InvariantCulture, $"{call.Name}/{call.Arguments.Length}"));

    private static string Constant(string name) => name switch
    {
        "pi" => CodeNumbers.Literal(Math.PI, "INFINITY"),
        "e" => CodeNumbers.Literal(Math.E, "INFINITY"),
        "inf" => "INFINITY",
        _ => "NAN",
    };
}
