using Symbolic.Expressions;
using Symbolic.Functions;

namespace Symbolic.Rewriting;

/// <summary>Finds the few patterns that could match at a node among many, by the heads of the node and of its operands.</summary>
internal sealed class PatternIndex<T>
{
    private readonly Dictionary<string, List<T>> _byKey = new(StringComparer.Ordinal);
    private readonly FunctionTable _functions;

    public PatternIndex(IEnumerable<T> entries, Func<T, Expr> pattern, FunctionTable functions)
    {
        _functions = functions;
        foreach (T entry in entries)
        {
            string key = KeyOf(pattern(entry));
            if (!_byKey.TryGetValue(key, out List<T>? list)) _byKey.Add(key, list = []);
            list.Add(entry);
        }
    }

    /// <summary>Whether there are no entries at all.</summary>
    public bool IsEmpty => _byKey.Count == 0;

    /// <summary>The entries whose patterns could match at the node, each once.</summary>
    public IReadOnlyList<T> Candidates(Expr node)
    {
        if (node.Arguments.IsEmpty || IsEmpty) return [];
        List<T>? found = null;
        foreach (string key in Keys(node))
        {
            if (!_byKey.TryGetValue(key, out List<T>? list)) continue;
            found ??= [];
            foreach (T entry in list)
            {
                if (!found.Contains(entry)) found.Add(entry);
            }
        }

        return found is null ? [] : found;
    }

    /// <summary>The one key a pattern is filed under: its own head, for sums and products with the head of an operand that is sure to be there.</summary>
    private static string KeyOf(Expr pattern)
    {
        if (pattern is not (Add or Mul)) return Head(pattern);
        string root = pattern is Add ? "+" : "*";
        foreach (Expr operand in pattern.Arguments)
        {
            if (Anchor(operand) is { } anchor) return root + anchor;
        }

        return root;
    }

    private static string? Anchor(Expr operand) => operand switch
    {
        Call call => Head(call),
        Pow { Base: Call call } => Head(call),
        Pow { Base: Add } => "^+",
        Mul product => product.ArgumentArray.Select(Anchor).FirstOrDefault(static anchor => anchor is not null),
        _ => null,
    };

    private IEnumerable<string> Keys(Expr node)
    {
        if (node is not (Add or Mul))
        {
            yield return Head(node);
            if (SpecViews.Of(node, _functions) is not { } view) yield break;
            foreach (string key in Keys(view)) yield return key;
            yield break;
        }

        string root = node is Add ? "+" : "*";
        yield return root;
        foreach (Expr operand in node.ArgumentArray)
        {
            foreach (string anchor in Anchors(operand)) yield return root + anchor;
        }

        // a product pattern may match one factor times a number
        if (node is Mul) yield break;
        if (SpecViews.OfTerms(node, _functions) is not { } expanded) yield break;
        foreach (Expr operand in expanded.ArgumentArray)
        {
            foreach (string anchor in Anchors(operand)) yield return root + anchor;
        }
    }

    private static IEnumerable<string> Anchors(Expr operand)
    {
        if (operand is Mul product) return product.ArgumentArray.SelectMany(Anchors);
        return Anchor(operand) is { } anchor ? [anchor] : [];
    }

    private static string Head(Expr node) => node switch
    {
        Call call => call.IsDerivative ? $"D{string.Join(',', call.Orders)}:{call.Name}" : call.Name,
        Pow => "^",
        Add => "+",
        _ => "*",
    };
}
