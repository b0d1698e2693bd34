using System.Diagnostics.CodeAnalysis;

namespace Symbolic;

/// <summary>Compiled functions by what they compute: asked for again, they are there already, machine code included.</summary>
/// <remarks>Equal expressions, variables in the same order and equal options give the same function. Bounded: beyond the capacity, what was not asked for
/// the longest is forgotten, and its machine code collected once nobody holds it. Safe to use from several threads; a function that two of
/// them ask for at once is compiled once.</remarks>
public sealed class CompileCache
{
    /// <summary>The capacity when none is given.</summary>
    public const int DefaultCapacity = 256;

    private readonly SymbolicEngine _engine;
    private readonly Lock _lock = new();
    private readonly Dictionary<Key, LinkedListNode<Entry>> _entries = [];
    private readonly LinkedList<Entry> _recent = [];

    /// <summary>An empty cache.</summary>
    /// <param name="engine">What compiles.</param>
    /// <param name="capacity">The most functions kept, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The capacity is below 1.</exception>
    public CompileCache(SymbolicEngine engine, int capacity = DefaultCapacity)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        _engine = engine;
        Capacity = capacity;
    }

    /// <summary>The most functions kept.</summary>
    public int Capacity { get; }

    /// <summary>The number of functions kept.</summary>
    public int Count
    {
        get
        {
            lock (_lock) return _entries.Count;
        }
    }

    /// <summary>The compiled function of some expressions, made now if it is not there.</summary>
    /// <param name="expressions">What to evaluate; subexpressions are shared between all of them.</param>
    /// <param name="variables">The variables, in the order in which their values will be given.</param>
    /// <param name="options">How much is done for the digits; <see cref="CompileOptions.Default"/> if null.</param>
    /// <exception cref="SymbolicException">As for <see cref="SymbolicEngine.CompileFunction"/>; nothing is kept then.</exception>
    public CompiledFunction Get(ReadOnlySpan<Expr> expressions, ReadOnlySpan<string> variables, CompileOptions? options = null)
    {
        Key key = new(expressions.ToArray(), variables.ToArray(), options ?? CompileOptions.Default);
        Lazy<CompiledFunction> function = Find(key);
        try
        {
            return function.Value;
        }
        catch
        {
            Remove(key, function);
            throw;
        }
    }

    /// <summary>Forgets all functions.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _entries.Clear();
            _recent.Clear();
        }
    }

    private Lazy<CompiledFunction> Find(Key key)
    {
        lock (_lock)
        {
            if (_entries.TryGetValue(key, out LinkedListNode<Entry>? known))
            {
                _recent.Remove(known);
                _recent.AddFirst(known);
                return known.Value.Function;
            }

            Lazy<CompiledFunction> function = new(() => _engine.CompileFunction(key.Expressions, key.Variables, key.Options));
            _entries.Add(key, _recent.AddFirst(new Entry(key, function)));
            if (_entries.Count <= Capacity) return function;
            _entries.Remove(_recent.Last!.Value.Key);
            _recent.RemoveLast();
            return function;
        }
    }

    private void Remove(Key key, Lazy<CompiledFunction> function)
    {
        lock (_lock)
        {
            if (!_entries.TryGetValue(key, out LinkedListNode<Entry>? known) || known.Value.Function != function) return;
            _entries.Remove(key);
            _recent.Remove(known);
        }
    }

    private readonly record struct Entry(Key Key, Lazy<CompiledFunction> Function);

    /// <summary>What a function computes; equal when all parts are.</summary>
    private readonly struct Key : IEquatable<Key>
    {
        private readonly int _hash;

        public Key(Expr[] expressions, string[] variables, CompileOptions options)
        {
            (Expressions, Variables, Options) = (expressions, variables, options);
            HashCode hash = default;
            foreach (Expr expression in expressions) hash.Add(expression);
            foreach (string variable in variables) hash.Add(variable, StringComparer.Ordinal);
            hash.Add(options);
            _hash = hash.ToHashCode();
        }

        public Expr[] Expressions { get; }

        public string[] Variables { get; }

        public CompileOptions Options { get; }

        public bool Equals(Key other) =>
            _hash == other._hash && Options == other.Options && Variables.AsSpan().SequenceEqual(other.Variables) && Expressions.AsSpan().SequenceEqual(other.Expressions);

        public override bool Equals([NotNullWhen(true)] object? obj) => obj is Key other && Equals(other);

        public override int GetHashCode() => _hash;
    }
}
