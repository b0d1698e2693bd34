using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Symbolic.Expressions;

namespace Symbolic.Functions;

/// <summary>The functions that names mean: an immutable table, looked up by name and number of arguments.</summary>
public sealed class FunctionTable
{
    // Never written to once the table is there. A plain dictionary of arrays: every process builds one, and code for these is compiled already.
    private const int Recent = 64;

    private readonly Dictionary<string, FunctionDefinition[]> _byName;

    // what was asked for lately, each definition in the place that its name gives
    private readonly FunctionDefinition?[] _recent = new FunctionDefinition?[Recent];

    private FunctionTable(Dictionary<string, FunctionDefinition[]> byName, bool hasConditions = false)
    {
        _byName = byName;
        HasConditions = hasConditions;
    }

    /// <summary>The functions that have fast forms, as <see cref="Expr.FunctionBits"/>.</summary>
    internal ulong FastForms { get; private init; }

    /// <summary>The functions that are evaluated by a body or value form that takes the place of a call, as <see cref="Expr.FunctionBits"/>.</summary>
    internal ulong Bodies { get; private init; }

    /// <summary>The functions that patterns see as what they mean, as <see cref="Expr.FunctionBits"/>.</summary>
    internal ulong Views { get; private init; }

    /// <summary>The functions that have tangent rules, as <see cref="Expr.FunctionBits"/>.</summary>
    internal ulong Tangents { get; private init; }

    /// <summary>Whether a function was declared with a condition.</summary>
    internal bool HasConditions { get; }

    /// <summary>The table without functions.</summary>
    public static FunctionTable Empty { get; } = new(new Dictionary<string, FunctionDefinition[]>(StringComparer.Ordinal));

    /// <summary>Every definition once, by name and arity.</summary>
    public IEnumerable<FunctionDefinition> Definitions =>
        Unordered().OrderBy(static d => d.Name, StringComparer.Ordinal).ThenBy(static d => d.Arity);

    /// <summary>Every definition once.</summary>
    internal IEnumerable<FunctionDefinition> Unordered()
    {
        foreach ((string name, FunctionDefinition[] overloads) in _byName)
        {
            foreach (FunctionDefinition definition in overloads)
            {
                if (definition.Name == name) yield return definition;
            }
        }
    }

    /// <summary>Every name and alias.</summary>
    public IEnumerable<string> Names => _byName.Keys;

    /// <summary>A table with one more definition; one of the same name and arity is replaced.</summary>
    public FunctionTable With(FunctionDefinition definition) => WithAll([definition]);

    /// <summary>A table with more definitions; those of the same name and arity are replaced.</summary>
    public FunctionTable WithAll(IEnumerable<FunctionDefinition> definitions)
    {
        Dictionary<string, FunctionDefinition[]> byName = new(_byName, StringComparer.Ordinal);
        bool hasConditions = HasConditions;
        ulong fastForms = FastForms, bodies = Bodies, views = Views, tangents = Tangents;
        foreach (FunctionDefinition definition in definitions)
        {
            hasConditions |= definition.Where is not null;
            if (!definition.FastForms.IsEmpty) fastForms |= Call.BitOf(definition.Name);
            if (definition.Value is not null || definition.Origin == FunctionOrigin.User) bodies |= Call.BitOf(definition.Name);
            if (definition is { MatchesAsSpec: true, Spec: not null }) views |= Call.BitOf(definition.Name);
            Put(byName, definition.Name, definition);
            if (definition.Tangent is not null) tangents |= Bits(definition);
            foreach (string alias in definition.Aliases) Put(byName, alias, definition);
        }

        return new FunctionTable(byName, hasConditions) { FastForms = fastForms, Bodies = bodies, Views = views, Tangents = tangents };
    }

    /// <summary>The bits of the names that a function has.</summary>
    private static ulong Bits(FunctionDefinition definition)
    {
        ulong bits = Call.BitOf(definition.Name);
        foreach (string alias in definition.Aliases) bits |= Call.BitOf(alias);
        return bits;
    }

    /// <summary>The definition for a name or alias with that many arguments.</summary>
    public bool TryGet(string name, int arity, [NotNullWhen(true)] out FunctionDefinition? definition)
    {
        ref FunctionDefinition? recent = ref _recent[Slot(name, arity)];
        definition = recent;
        if (definition is not null && definition.Arity == arity && definition.Name == name) return true;
        definition = null;
        if (!_byName.TryGetValue(name, out FunctionDefinition[]? overloads)) return false;
        foreach (FunctionDefinition candidate in overloads)
        {
            if (candidate.Arity == arity) definition = candidate;
        }

        if (definition is not null) recent = definition;
        return definition is not null;
    }

    private static int Slot(string name, int arity) => name.Length == 0 ? 0 : ((name.Length << 4) ^ name[0] ^ (name[^1] << 2) ^ arity) & (Recent - 1);

    /// <summary>Whether a function of that name or alias exists, with any number of arguments.</summary>
    public bool Contains(string name) => _byName.ContainsKey(name);

    /// <summary>The numbers of arguments a function of that name takes, ascending; empty for an unknown name.</summary>
    public ImmutableArray<int> Arities(string name) =>
        _byName.TryGetValue(name, out FunctionDefinition[]? overloads) ? [.. overloads.Select(static d => d.Arity)] : [];

    /// <summary>The known name nearest to a misspelt one (restricted edit distance at most 2, a third of its length at most), or null.</summary>
    /// <remarks>Among equally near names the one with the longest common beginning, then the shortest: <c>sinn</c> is <c>sin</c>, not <c>sign</c>.</remarks>
    public string? Nearest(string name)
    {
        int limit = Math.Clamp(name.Length / 3, 1, 2);
        return _byName.Keys
            .Select(candidate => (Name: candidate, Distance: EditDistance.Between(name, candidate)))
            .Where(pair => pair.Distance <= limit)
            .OrderBy(static pair => pair.Distance)
            .ThenByDescending(pair => pair.Name.AsSpan().CommonPrefixLength(name))
            .ThenBy(static pair => pair.Name.Length)
            .ThenBy(static pair => pair.Name, StringComparer.Ordinal)
            .Select(static pair => pair.Name)
            .FirstOrDefault();
    }

    /// <summary>Enters a definition under a name, overloads by ascending arity.</summary>
    private static void Put(Dictionary<string, FunctionDefinition[]> byName, string name, FunctionDefinition definition)
    {
        if (!byName.TryGetValue(name, out FunctionDefinition[]? known))
        {
            byName.Add(name, [definition]);
            return;
        }

        List<FunctionDefinition> overloads = [.. known.AsSpan()];
        overloads.RemoveAll(d => d.Arity == definition.Arity);
        int place = overloads.FindIndex(d => d.Arity > definition.Arity);
        overloads.Insert(place < 0 ? overloads.Count : place, definition);
        byName[name] = overloads.ToArray();
    }
}
