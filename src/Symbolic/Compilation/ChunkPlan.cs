namespace Symbolic.Compilation;

/// <summary>Where a tape is cut into methods.</summary>
/// <remarks>Beyond about 1,600 local variables or a few thousand operations RyuJIT stops optimising without a word, and its cost per operation
/// grows long before; so long tapes are cut at a few hundred instructions, between choices where possible.</remarks>
internal static class ChunkPlan
{
    private const int WholeLength = 800, LeastLength = 250, MostLength = 500;

    /// <summary>The stretches, in order; one for a tape of at most <paramref name="whole"/> instructions, else of <paramref name="least"/> to
    /// <paramref name="most"/> each.</summary>
    public static List<Stretch> Of(DataFlow flow, int whole = WholeLength, int least = LeastLength, int most = MostLength)
    {
        int start = flow.Tape.PrologueLength, end = flow.Code.Length;
        List<Stretch> stretches = [];
        while (end - start > (stretches.Count == 0 ? whole : most))
        {
            int cut = Cut(flow, start, least, most);
            stretches.Add(new Stretch(start, cut));
            start = cut;
        }

        stretches.Add(new Stretch(start, end));
        return stretches;
    }

    /// <summary>The last place outside all choices between the least and the greatest length, else the greatest.</summary>
    private static int Cut(DataFlow flow, int start, int least, int most)
    {
        int cut = start + most, reach = start;
        for (int i = start; i < start + most; i++)
        {
            if (i >= start + least && reach <= i) cut = i;
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
