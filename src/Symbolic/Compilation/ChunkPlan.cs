namespace Symbolic.Compilation;

/// <summary>Where a tape is cut into methods.</summary>
/// <remarks>Beyond about 1,600 local variables or a few thousand operations RyuJIT stops optimising without a word, and its cost per operation
/// grows long before; so long tapes are cut at a few hundred instructions, between choices where possible.</remarks>
internal static class ChunkPlan
{
    /// <summary>The longest tape that stays one method.</summary>
    public const int Whole = 800;

    private const int Least = 250, Most = 500;

    /// <summary>The stretches, in order; one for a short tape.</summary>
    public static List<Stretch> Of(DataFlow flow)
    {
        int start = flow.Tape.PrologueLength, end = flow.Code.Length;
        List<Stretch> stretches = [];
        while (end - start > (stretches.Count == 0 ? Whole : Most))
        {
            int cut = Cut(flow, start);
            stretches.Add(new Stretch(start, cut));
            start = cut;
        }

        stretches.Add(new Stretch(start, end));
        return stretches;
    }

    /// <summary>The last place outside all choices between the least and the greatest length, else the greatest.</summary>
    private static int Cut(DataFlow flow, int start)
    {
        int cut = start + Most, reach = start;
        for (int i = start; i < start + Most; i++)
        {
            if (i >= start + Least && reach <= i) cut = i;
            if (flow.Code[i].IsJump) reach = Math.Max(reach, flow.Code[i].Result);
        }

        return cut;
    }

    /// <summary>The instructions from <paramref name="Start"/> up to but not including <paramref name="End"/>.</summary>
    internal readonly record struct Stretch(int Start, int End)
    {
        public int Length => End - Start;
    }
}
