namespace Symbolic.Cli.CommandLine;

/// <summary>Tells options from expressions that begin with a minus sign.</summary>
internal static class OptionSyntax
{
    /// <summary>Whether the text is an option, known or misspelt: two dashes and at least two letters, or a request for help. <c>-x^2</c> and <c>--x</c> are expressions.</summary>
    public static bool LooksLikeOption(string text)
    {
        if (text is "-h" or "-?" or "--") return true;
        if (text.Length < 4 || !text.StartsWith("--", StringComparison.Ordinal)) return false;
        int end = text.IndexOfAny(['=', ':']);
        ReadOnlySpan<char> name = end < 0 ? text.AsSpan(2) : text.AsSpan(2, end - 2);
        foreach (char c in name)
        {
            if (!char.IsAsciiLetter(c) && c != '-') return false;
        }

        return char.IsAsciiLetter(name[0]) && name.Length >= 2;
    }
}
