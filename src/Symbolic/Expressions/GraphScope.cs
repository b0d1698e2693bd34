namespace Symbolic.Expressions;

/// <summary>The nodes below some roots for several passes, the last of which may number its own behind them.</summary>
internal ref struct GraphScope : IDisposable
{
    /// <summary>Of larger graphs the nodes of the last pass are numbered anew: two runs of serial numbers in one table get into each other's way.</summary>
    private const int MostExtended = 1 << 11;

    /// <summary>The nodes below some roots, where equal ones are one.</summary>
    public GraphScope(ReadOnlySpan<Expr> roots) => Nodes = GraphBuilder.Shared(roots);

    /// <summary>The nodes, or null when their room has been given back.</summary>
    public GraphBuilder? Nodes { get; private set; }

    /// <summary>Goes on to other roots.</summary>
    public void Renew(ReadOnlySpan<Expr> roots)
    {
        Dispose();
        Nodes = GraphBuilder.Shared(roots);
    }

    /// <summary>Gives the room back where there are too many nodes to number further ones behind them.</summary>
    public void ReleaseLarge()
    {
        if (Nodes!.Count > MostExtended) Dispose();
    }

    /// <summary>Gives the room back.</summary>
    public void Dispose()
    {
        Nodes?.Dispose();
        Nodes = null;
    }
}
