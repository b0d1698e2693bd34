using System.Collections.Immutable;
using Symbolic.Functions;

namespace Symbolic.Rewriting;

/// <summary>Functions, pairs and rewrites in layers: an immutable value.</summary>
public sealed class RuleSet
{
    private const int RewriteLimit = 1_000;

    private RuleSet(FunctionTable functions, ImmutableArray<RuleLayer> layers, Dictionary<string, Delegate> natives)
    {
        Functions = functions;
        Layers = layers;
        Natives = natives;
        _rewrites = new Lazy<(RewriteSet, PairSet)[]>(OrderedRewrites);
        Pairs = PairsFrom(0);
    }

    private readonly Lazy<(RewriteSet Rewrites, PairSet Pairs)[]> _rewrites;

    /// <summary>Every function: built-in, declared in layers, and one row per pair.</summary>
    public FunctionTable Functions { get; }

    /// <summary>The layers, lowest first.</summary>
    internal ImmutableArray<RuleLayer> Layers { get; }

    /// <summary>The delegates registered for natives; never written to.</summary>
    internal Dictionary<string, Delegate> Natives { get; }

    /// <summary>The pairs of all layers.</summary>
    internal PairSet Pairs { get; }

    /// <summary>The pairs of all layers but those of one file.</summary>
    internal PairSet PairsBeside(string file)
    {
        if (Layers.All(layer => layer.File != file)) return Pairs;
        ImmutableArray<Pair> others = [.. Layers.Where(layer => layer.File != file).SelectMany(static layer => layer.Pairs)];
        return others.IsEmpty ? PairSet.Empty : new PairSet(others, Functions);
    }

    /// <summary>The pairs of one file.</summary>
    internal PairSet PairsOf(string file) => Layers.All(layer => layer.File == file)
        ? Pairs
        : new PairSet([.. Layers.Where(layer => layer.File == file).SelectMany(static layer => layer.Pairs)], Functions);

    /// <summary>The layers that have rewrites, the highest first, each with the pairs that its rewrites leave alone: its own and those above.</summary>
    internal ReadOnlySpan<(RewriteSet Rewrites, PairSet Pairs)> RewritesByLayer => _rewrites.Value;

    /// <summary>A rule set of functions alone.</summary>
    internal static RuleSet Create(FunctionTable functions) => new(functions, [], new(StringComparer.Ordinal));

    /// <summary>This rule set with one more layer, which goes before the others.</summary>
    internal RuleSet With(RuleLayer layer)
    {
        List<FunctionDefinition> rows = [];
        foreach (FunctionDefinition row in layer.Functions) rows.Add(WithKernel(row));
        foreach (Pair pair in layer.Pairs) rows.Add(pair.Row);
        FunctionTable functions = Functions.WithAll(rows);
        return new RuleSet(functions, Layers.Add(layer), Natives);
    }

    /// <summary>This rule set with more warnings about its highest layer.</summary>
    internal RuleSet WithWarnings(IEnumerable<Diagnostic> warnings)
    {
        RuleLayer highest = Layers[^1] with { Warnings = [.. Layers[^1].Warnings, .. warnings] };
        return new RuleSet(Functions, Layers.SetItem(Layers.Length - 1, highest), Natives);
    }

    /// <summary>This rule set with a delegate for a native.</summary>
    internal RuleSet WithNative(string name, Delegate function)
    {
        NativeShape.Check(name, function);
        int arity = NativeShape.Arity(function);
        if (!Functions.TryGet(name, arity, out FunctionDefinition? row)) row = NativeShape.Declare(name, arity);
        if (row.Origin != FunctionOrigin.Native) throw new ArgumentException($"'{name}' is not a native function", nameof(name));
        return new RuleSet(Functions.With(row with { Kernel = function }), Layers, NativesWith(name, function));
    }

    /// <summary>This rule set with a delegate for a native that the next layer declares.</summary>
    internal RuleSet WithDelegate(string name, Delegate function) => new(Functions, Layers, NativesWith(name, function));

    private Dictionary<string, Delegate> NativesWith(string name, Delegate function) => new(Natives, StringComparer.Ordinal) { [name] = function };

    private (RewriteSet Rewrites, PairSet Pairs)[] OrderedRewrites()
    {
        List<(RewriteSet, PairSet)>? ordered = null;
        for (int i = Layers.Length - 1; i >= 0; i--)
        {
            if (Layers[i].Rewrites.IsEmpty) continue;
            RewriteSet rewrites = new(RewriteOrder.Sorted(Layers[i].Rewrites, Functions), Functions, RewriteLimit);
            (ordered ??= []).Add((rewrites, PairsFrom(i)));
        }

        return ordered?.ToArray() ?? [];
    }

    /// <summary>The pairs of a layer and those above it.</summary>
    private PairSet PairsFrom(int lowest)
    {
        List<Pair> pairs = [];
        for (int i = lowest; i < Layers.Length; i++) pairs.AddRange(Layers[i].Pairs.AsSpan());
        return pairs.Count == 0 ? PairSet.Empty : new PairSet([.. pairs], Functions);
    }

    private FunctionDefinition WithKernel(FunctionDefinition row) =>
        row.Origin == FunctionOrigin.Native && Natives.TryGetValue(row.Name, out Delegate? native) ? row with { Kernel = native } : row;
}
