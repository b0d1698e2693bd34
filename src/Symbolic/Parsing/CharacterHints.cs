using System.Collections.Frozen;

namespace Symbolic.Parsing;

/// <summary>What to write instead of characters that are not in the language but that people type or paste.</summary>
internal static class CharacterHints
{
    private const string Grouping = "write '(' and ')'";
    private const string Quotes = "names and expressions are written without quotes";

    private static readonly FrozenDictionary<char, string> s_hints = new Dictionary<char, string>
    {
        ['{'] = Grouping,
        ['}'] = Grouping,
        [';'] = "write ','",
        ['\''] = "write diff(f(x), x) for a derivative",
        ['\u2032'] = "write diff(f(x), x) for a derivative",
        ['"'] = Quotes,
        ['\u201C'] = Quotes,
        ['\u201D'] = Quotes,
        ['\u2018'] = Quotes,
        ['\u2019'] = Quotes,
        ['%'] = "write mod(a, b), or a/100",
        ['&'] = "write 'and'",
        ['~'] = "write 'not'",
        ['.'] = "write '*' for a product",
        ['\u2013'] = "write '-'",
        ['\u2014'] = "write '-'",
        ['\u00F7'] = "write '/'",
        ['\u2264'] = "write '<='",
        ['\u2265'] = "write '>='",
        ['\u2260'] = "write '!='",
        ['\u221E'] = "write 'inf'",
        ['\u221A'] = "write sqrt(x)",
        ['\u00B2'] = "write '^2'",
        ['\u00B3'] = "write '^3'",
        ['\u00B9'] = "write '^1'",
        ['\u00BD'] = "write '1/2'",
        ['\u00B0'] = "write '*pi/180' for degrees",
        ['\u2202'] = "write diff(e, x)",
    }.ToFrozenDictionary();

    /// <summary>The hint for a character, or null.</summary>
    public static string? For(char c) => s_hints.GetValueOrDefault(c);
}
