namespace Symbolic.Cli.Batch;

/// <summary>Keeps the engines of the rule texts used last: a program sends the same rules with every request.</summary>
internal sealed class EngineCache
{
    private const int Capacity = 8;
    private readonly LinkedList<(string? Rules, bool HasDefaults, SymbolicEngine Engine)> _recent = new();

    /// <summary>The engine with these rules as a user layer.</summary>
    /// <exception cref="SymbolicException">The rules are wrong.</exception>
    public SymbolicEngine Get(string? rules, bool hasDefaults, Limits limits)
    {
        for (LinkedListNode<(string? Rules, bool HasDefaults, SymbolicEngine Engine)>? node = _recent.First; node is not null; node = node.Next)
        {
            if (node.Value.HasDefaults != hasDefaults || node.Value.Rules != rules) continue;
            _recent.Remove(node);
            _recent.AddFirst(node);
            return node.Value.Engine.WithLimits(limits);
        }

        SymbolicEngine engine = (hasDefaults ? SymbolicEngine.Default : SymbolicEngine.Core).WithLimits(limits);
        if (!string.IsNullOrEmpty(rules)) engine = engine.With(rules, "rules");
        _recent.AddFirst((rules, hasDefaults, engine));
        if (_recent.Count > Capacity) _recent.RemoveLast();
        return engine;
    }
}
