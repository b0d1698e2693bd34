namespace Symbolic.Compilation;

/// <summary>The order in which values are computed.</summary>
internal static class ValueOrder
{
    private const int LeastRoom = 32;

    /// <summary>The values below the outputs, each after its operands and soon before its first use: depth first, left to right.</summary>
    public static int[] Of(ValueGraph graph, ReadOnlySpan<int> outputs)
    {
        ReadOnlySpan<ValueGraph.Value> values = graph.Values;
        bool[] isDone = new bool[values.Length];
        int[] order = new int[values.Length];
        int count = 0;
        Stack<(int Value, int Next)> open = new(LeastRoom);
        foreach (int output in outputs)
        {
            if (!isDone[output]) open.Push((output, 0));
            while (open.TryPop(out (int Value, int Next) frame))
            {
                if (Next(frame, values, isDone) is var (operand, next))
                {
                    open.Push((frame.Value, next));
                    open.Push((operand, 0));
                }
                else if (!isDone[frame.Value])
                {
                    isDone[frame.Value] = true;
                    order[count++] = frame.Value;
                }
            }
        }

        return count == order.Length ? order : order[..count];
    }

    /// <summary>The first operand from a place on that is still to be computed, and the place after it; null when there is none.</summary>
    private static (int Operand, int Next)? Next((int Value, int Next) frame, ReadOnlySpan<ValueGraph.Value> values, bool[] isDone)
    {
        ref readonly ValueGraph.Value value = ref values[frame.Value];
        for (int k = frame.Next; k < 3; k++)
        {
            int operand = value.Operand(k);
            if (operand >= 0 && !isDone[operand]) return (operand, k + 1);
        }

        return null;
    }
}
