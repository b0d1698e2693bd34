namespace Symbolic.Compilation;

/// <summary>The order in which values are computed.</summary>
internal static class ValueOrder
{
    /// <summary>The values below the outputs, each after its operands and soon before its first use: depth first, left to right.</summary>
    public static int[] Of(ValueGraph graph, ReadOnlySpan<int> outputs)
    {
        ReadOnlySpan<ValueGraph.Value> values = graph.Values;
        bool[] isDone = new bool[values.Length];
        List<int> order = [];
        Stack<(int Value, int Next)> open = new();
        foreach (int output in outputs)
        {
            open.Push((output, 0));
            while (open.TryPop(out (int Value, int Next) frame)) Visit(frame, values, open, isDone, order);
        }

        return [.. order];
    }

    private static void Visit(
        (int Value, int Next) frame, ReadOnlySpan<ValueGraph.Value> values, Stack<(int Value, int Next)> open, bool[] isDone, List<int> order)
    {
        (int id, int next) = frame;
        if (isDone[id]) return;
        for (; next < 3; next++)
        {
            int operand = values[id].Operand(next);
            if (operand < 0 || isDone[operand]) continue;
            open.Push((id, next + 1));
            open.Push((operand, 0));
            return;
        }

        isDone[id] = true;
        order.Add(id);
    }
}
