namespace Symbolic.Compilation;

/// <summary>The order in which values are computed.</summary>
internal static class ValueOrder
{
    private const int LeastRoom = 32;

    /// <summary>The values below the outputs, each after its operands and soon before its first use: depth first, and first the operand that needs more values kept at a time; left to right where methods are called, across
    /// which registers keep nothing.</summary>
    public static int[] Of(ValueGraph graph, ReadOnlySpan<int> outputs)
    {
        ReadOnlySpan<ValueGraph.Value> values = graph.Values;
        byte[] need = graph.Kernels.All(static k => k.IsInstruction) ? Needs(values) : new byte[values.Length];
        bool[] isDone = new bool[values.Length];
        int[] order = new int[values.Length];
        int count = 0;
        Stack<int> open = new(LeastRoom);
        foreach (int output in outputs)
        {
            if (!isDone[output]) open.Push(output);
            while (open.TryPeek(out int value))
            {
                if (!isDone[value] && Next(values[value], need, isDone) is >= 0 and var operand)
                {
                    open.Push(operand);
                    continue;
                }

                open.Pop();
                if (isDone[value]) continue;
                isDone[value] = true;
                order[count++] = value;
            }
        }

        return count == order.Length ? order : order[..count];
    }

    /// <summary>For each value how many have to be kept at a time while it is computed, if nothing were shared (Sethi and Ullman 1970).</summary>
    private static byte[] Needs(ReadOnlySpan<ValueGraph.Value> values)
    {
        byte[] need = new byte[values.Length];
        for (int id = 0; id < values.Length; id++)
        {
            ref readonly ValueGraph.Value value = ref values[id];
            int a = value.A >= 0 ? need[value.A] : 0, b = value.B >= 0 ? need[value.B] : 0, c = value.C >= 0 ? need[value.C] : 0;
            int most = Math.Max(a, Math.Max(b, c)), times = (a == most ? 1 : 0) + (b == most ? 1 : 0) + (c == most ? 1 : 0);
            need[id] = (byte)Math.Min(times == 1 ? most : most + 1, byte.MaxValue);
        }

        return need;
    }

    /// <summary>The operand to be computed next, or −1 when there is none.</summary>
    private static int Next(in ValueGraph.Value value, byte[] need, bool[] isDone)
    {
        int next = -1;
        for (int k = 0; k < 3; k++)
        {
            int operand = value.Operand(k);
            if (operand >= 0 && !isDone[operand] && (next < 0 || need[operand] > need[next])) next = operand;
        }

        return next;
    }
}
