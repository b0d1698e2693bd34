namespace Symbolic.Expressions;

/// <summary>The nodes below some roots for several passes, the last of which may number its own behind them.</summary>
internal ref struct GraphScope : IDisposable
{
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

    /// <summary>Gives the room back.</summary>
    public void Dispose()
    {
        Nodes?.Dispose();
        Nodes = null;
    }
}
