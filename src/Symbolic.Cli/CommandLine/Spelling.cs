namespace Symbolic.Cli.CommandLine;

/// <summary>Finds what was meant by a misspelt word.</summary>
internal static class Spelling
{
    private const int Slips = 2;

    /// <summary><c>; did you mean 'diff'?</c>, or nothing when no word is near.</summary>
    public static string Suggestion(string word, IEnumerable<string> known)
    {
        string? nearest = known.MinBy(name => Distance(name, word));
        return nearest is not null && Distance(nearest, word) <= Slips ? $"; did you mean '{nearest}'?" : string.Empty;
    }

    /// <summary>The least number of letters to insert, leave out or exchange.</summary>
    private static int Distance(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
