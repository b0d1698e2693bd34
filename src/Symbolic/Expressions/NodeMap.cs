using System.Diagnostics.CodeAnalysis;

namespace Symbolic.Expressions;

/// <summary>What is known about nodes, which are told apart by reference. Not thread-safe.</summary>
internal sealed class NodeMap<T>
{
    private const int Own = 12;

    private readonly NodeTable _nodes = new(Own);
    private T[] _values = new T[Own];

    /// <summary>Whether something is known about a node.</summary>
    public bool ContainsKey(Expr node) => _nodes.IndexOf(node) >= 0;

    /// <summary>What is known about a node. Throws <see cref="KeyNotFoundException"/> when nothing is.</summary>
    public T this[Expr node]
    {
        get => TryGetValue(node, out T? value) ? value : throw new KeyNotFoundException();
        set
        {
            int index = _nodes.IndexOf(node);
            if (index < 0) index = _nodes.Add(node);
            if (index >= _values.Length) Array.Resize(ref _values, 2 * _values.Length);
            _values[index] = value;
        }
    }

    /// <summary>Adds what is known about a node about which nothing was.</summary>
    public void Add(Expr node, T value) => this[node] = value;

    /// <summary>What is known about a node, if anything.</summary>
    public bool TryGetValue(Expr node, [MaybeNullWhen(false)] out T value)
    {
        int index = _nodes.IndexOf(node);
        value = index < 0 ? default : _values[index];
        return index >= 0;
    }
}
