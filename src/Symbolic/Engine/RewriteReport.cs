using Symbolic.Rewriting;

namespace Symbolic;

/// <summary>Collects what was put in the place of expressions that are compiled.</summary>
internal sealed class RewriteReport
{
    /// <summary>The pairs whose value forms were put in.</summary>
    public List<PairUse> Pairs { get; } = [];

    /// <summary>The rewrites that applied.</summary>
    public List<RewriteUse> Rewrites { get; } = [];

    /// <summary>Adds a pair, if it has a value form.</summary>
    public void Add(PairApplication application)
    {
        if (application.Pair.Row.Value is not null) Pairs.Add(PairUse.Of(application));
    }

    /// <summary>Adds a rewrite.</summary>
    public void Add(RewriteApplication application) => Rewrites.Add(RewriteUse.Of(application));
}
