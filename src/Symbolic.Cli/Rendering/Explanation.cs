using System.Globalization;

namespace Symbolic.Cli.Rendering;

/// <summary>Which pair fired where.</summary>
internal static class Explanation
{
    /// <summary>One line per use: the pair, where it is defined, what it matched, and what its metavariables stood for.</summary>
    public static void Write(Derivation derivation, TextWriter output)
    {
        if (derivation.Pairs.IsEmpty) output.WriteLine("no pair fired");
        foreach (PairUse use in derivation.Pairs)
        {
            string place = use.File is null ? string.Empty : string.Create(CultureInfo.InvariantCulture, $" ({use.File}:{use.Line})");
            string bindings = string.Join(", ", use.Bindings.OrderBy(static b => b.Key, StringComparer.Ordinal).Select(static b => $"{b.Key} = {b.Value}"));
            output.WriteLine($"pair {use.Pair}{place} at {use.At}{(bindings.Length > 0 ? " with " + bindings : string.Empty)}");
        }
    }
}
