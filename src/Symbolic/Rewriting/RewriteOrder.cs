using System.Collections.Immutable;
using Symbolic.Functions;

namespace Symbolic.Rewriting;

/// <summary>The order in which the rewrites of a layer are tried: by priority, the more specific before the more general, whatever the order of declaration.</summary>
internal static class RewriteOrder
{
    /// <summary>The rewrites in that order; where nothing else decides, by name, since all of them keep the value.</summary>
    public static ImmutableArray<Rewrite> Sorted(ImmutableArray<Rewrite> rewrites, FunctionTable functions) =>
    [
        .. rewrites
            .OrderByDescending(static rewrite => rewrite.Priority)
            .ThenBy(rewrite => rewrites.Count(other => other != rewrite && PairSet.Covers(rewrite.Pattern, other.Pattern, functions)))
            .ThenByDescending(static rewrite => rewrite.Pattern.Conditions.Length)
            .ThenBy(static rewrite => rewrite.Name, StringComparer.Ordinal),
    ];
}
