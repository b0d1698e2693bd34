using System.Collections.Immutable;

namespace Symbolic.Cli.Batch;

/// <summary>Keeps the engines of the rule texts used last: a program sends the same rules with every request.</summary>
internal sealed class EngineCache
{
    private const int Capacity = 8;
    private const string RuleFile = "rules";
    private readonly LinkedList<Entry> _recent = new();

    /// <summary>The engine with these rules as a user layer.</summary>
    /// <exception cref="SymbolicException">The rules are wrong.</exception>
    public Entry Get(string? rules, bool hasDefaults, Limits limits)
    {
        for (LinkedListNode<Entry>? node = _recent.First; node is not null; node = node.Next)
        {
            if (node.Value.HasDefaults != hasDefaults || node.Value.Rules != rules) continue;
            _recent.Remove(node);
            _recent.AddFirst(node);
            return node.Value;
        }

        SymbolicEngine engine = (hasDefaults ? SymbolicEngine.Default : SymbolicEngine.Core).WithLimits(limits);
        bool hasRules = !string.IsNullOrWhiteSpace(rules);
        if (hasRules) engine = engine.With(rules!, RuleFile);
        Entry entry = new(rules, hasDefaults, engine, hasRules ? engine.Warnings : []);
        _recent.AddFirst(entry);
        if (_recent.Count > Capacity) _recent.RemoveLast();
        return entry;
    }

    /// <summary>An engine with the warnings that its rules give.</summary>
    internal sealed record Entry(string? Rules, bool HasDefaults, SymbolicEngine Engine, ImmutableArray<Diagnostic> Warnings);
}
