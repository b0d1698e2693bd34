using System.Collections.Frozen;
using System.Globalization;
using Symbolic.Expressions;

namespace Symbolic.Printing;

/// <summary>Python 3.11 with the <c>math</c> module. Functions it lacks are defined before their use where a closed form is known, else named in a comment.</summary>
internal static class PythonLanguage
{
    private static readonly FrozenSet<string> s_reserved = (
        "False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda "
        + "nonlocal not or pass raise return try while with yield math result abs max min round float").Split(' ').ToFrozenSet();

    private static readonly FrozenDictionary<string, string> s_names = (
        "cbrt/1:math.cbrt exp/1:math.exp expm1/1:math.expm1 log/1:math.log log2/1:math.log2 log10/1:math.log10 log1p/1:math.log1p sin/1:math.sin cos/1:math.cos "
        + "tan/1:math.tan asin/1:math.asin acos/1:math.acos atan/1:math.atan atan2/2:math.atan2 sinh/1:math.sinh cosh/1:math.cosh tanh/1:math.tanh "
        + "asinh/1:math.asinh acosh/1:math.acosh atanh/1:math.atanh hypot/2:math.hypot floor/1:math.floor ceil/1:math.ceil abs/1:abs round/1:round "
        + "erf/1:math.erf erfc/1:math.erfc gamma/1:math.gamma lgamma/1:math.lgamma")
        .Split(' ').Select(static entry => entry.Split(':')).ToFrozenDictionary(static parts => parts[0], static parts => parts[1]);

    private static readonly Template s_if = new("$2 if $1 else $3", Precedence.Lowest, Precedence.Or, Precedence.Or, Precedence.Lowest);

    /// <summary>The language.</summary>
    public static CodeLanguage Instance { get; } = new()
    {
        Notation = CodeOperators.Notation with
        {
            Number = static number => CodeNumbers.Write(number, "math.inf"),
            ExponentNumber = Exponent,
            Constant = static name => "math." + name,
            FunctionName = static call => NameOf(call) ?? call.Name,
            SpecialForm = static call => call.Name == "if" ? s_if : null,
            Power = new Template("math.pow($1, $2)"),
            IntegerPower = new Template("$1**$2", Precedence.Power, Precedence.Atom, Precedence.Atom),
            SquareRoot = new Template("math.sqrt($1)"),
            RepeatedFactors = 1,
            Operators = Expressions.Operators.Forms,
        },
        Has = static call => call.Name == "if" || NameOf(call) is not null,
        Reserved = s_reserved,
        Preamble = "import math\n\n",
        Comment = "# {0}",
        External = "# needs: def {0}({1})",
        Parameter = "{0}",
        Head = "def {0}({1}):",
        ArrayHead = "def {0}({1}):",
        ArrayStart = "result = [0.0] * {0}",
        Types = (string.Empty, string.Empty),
        Declaration = string.Empty,
        Definition = "{1} = {2}",
        Assignment = "{0} = {1}",
        Return = "return {0}",
        If = "if {0}:",
        ElseIf = "elif {0}:",
        Else = "else:",
        Block = (string.Empty, string.Empty),
    };

    private static string? NameOf(Call call) =>
        s_names.GetValueOrDefault(string.Create(CultureInfo.InvariantCulture, $"{call.Name}/{call.Arguments.Length}"));

    private static Notation.Written Exponent(Number number) =>
        number.Value.TryGetInt32(out int whole) && whole >= 0
            ? new Notation.Written(whole.ToString(CultureInfo.InvariantCulture), Precedence.Atom)
            : CodeNumbers.Write(number, "math.inf");
}
