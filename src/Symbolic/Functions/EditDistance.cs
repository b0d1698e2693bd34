namespace Symbolic.Functions;

/// <summary>How many insertions, deletions, substitutions and swaps of neighbours lead from one name to another.</summary>
internal static class EditDistance
{
    /// <summary>The optimal string alignment distance. O(|a|·|b|) time, O(|b|) space.</summary>
    public static int Between(string a, string b)
    {
        int[] before = new int[b.Length + 1], previous = new int[b.Length + 1], current = new int[b.Length + 1];
        for (int j = 0; j <= b.Length; j++) previous[j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int substituted = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                int best = Math.Min(Math.Min(previous[j], current[j - 1]) + 1, substituted);
                bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
                current[j] = swapped ? Math.Min(best, before[j - 2] + 1) : best;
            }

            (before, previous, current) = (previous, current, before);
        }

        return previous[b.Length];
    }
}
