namespace Symbolic.Cli;

/// <summary>Splits points as they are written on the command line.</summary>
internal static class PointSyntax
{
    /// <summary>The assignments of <c>x=1,y=max(2,3)</c>: split at commas outside parentheses.</summary>
    public static IEnumerable<string> Split(string text)
    {
        int depth = 0, start = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '(') depth++;
            else if (text[i] == ')') depth--;
            else if (text[i] == ',' && depth == 0)
            {
                yield return text[start..i];
                start = i + 1;
            }
        }

        yield return text[start..];
    }
}
