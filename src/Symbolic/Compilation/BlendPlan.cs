namespace Symbolic.Compilation;

/// <summary>Choices of a stretch whose branches take so few operations that code for vectors computes both of them and takes one per lane at the end: there are no jumps then, and no masks for
/// all that the branches compute. Linear time.</summary>
internal sealed class BlendPlan
{
    private const int MostOperations = 12;
    private readonly DataFlow _flow;
    private readonly ChunkPlan.Stretch _stretch;

    /// <summary>For each instruction of the stretch that is part of such a choice, its conditional jump, copy, jump or merge, one more than the place of the conditional jump.</summary>
    private readonly int[] _choiceOf;

    /// <summary>For each place of the stretch how many jumps lead there.</summary>
    private readonly int[] _arrivals;

    /// <summary>Finds the choices.</summary>
    public BlendPlan(DataFlow flow, ChunkPlan.Stretch stretch)
    {
        (_flow, _stretch) = (flow, stretch);
        _choiceOf = new int[stretch.Length];
        _arrivals = new int[stretch.Length + 1];
        for (int i = stretch.Start; i < stretch.End; i++)
        {
            if (flow.Code[i].IsJump && flow.Code[i].Result <= stretch.End) _arrivals[flow.Code[i].Result - stretch.Start]++;
        }

        // choices inside others stand after the jumps of these
        for (int i = stretch.End - 1; i >= stretch.Start; i--)
        {
            if (flow.Code[i] is { IsJump: true, Operation: not Operation.Jump } jump) Find(i, jump.Result);
        }
    }

    /// <summary>Whether an instruction is part of the frame of such a choice.</summary>
    public bool Contains(int position) => _choiceOf[position - _stretch.Start] != 0;

    /// <summary>The conditional jump of the choice that ends with a merge; null where it is not such a choice.</summary>
    public int? ChoiceOf(int merge) => _choiceOf[merge - _stretch.Start] is > 0 and var place ? _stretch.Start + place - 1 : null;

    /// <summary>The merge that ends such a choice.</summary>
    public int EndOf(int choice) => _flow.Code[_flow.Code[choice].Result - 1].Result - 1;

    /// <summary>Whether jumps lead to a place that are not parts of such choices.</summary>
    public bool IsTarget(int position) => _flow.IsTarget[position] && (position > _stretch.End || _arrivals[position - _stretch.Start] >= 0);

    /// <summary>if … else no; a copy and a jump to the end stand before the second branch, a merge at its end.</summary>
    private void Find(int choice, int no)
    {
        if (no > _stretch.End || no - 2 <= choice || _arrivals[no - _stretch.Start] != 1) return;
        Instruction copy = _flow.Code[no - 2], jump = _flow.Code[no - 1];
        if (copy.Operation != Operation.Copy || jump.Operation != Operation.Jump || jump.Result > _stretch.End || _arrivals[jump.Result - _stretch.Start] != 1) return;
        int end = jump.Result - 1;
        if (_flow.Code[end].Operation != Operation.Merge || HasArrivals(choice + 1, no) || HasArrivals(no + 1, jump.Result) || Cost(choice + 1, no - 2) + Cost(no, end) > MostOperations) return;
        foreach (int part in (ReadOnlySpan<int>)[choice, no - 2, no - 1, end]) _choiceOf[part - _stretch.Start] = choice - _stretch.Start + 1;
        _arrivals[no - _stretch.Start] = _arrivals[jump.Result - _stretch.Start] = -1;
    }

    /// <summary>Whether jumps of conditions that take several lead to a place from one to before another.</summary>
    private bool HasArrivals(int start, int end) => _arrivals.AsSpan((start - _stretch.Start)..(end - _stretch.Start)).ContainsAnyInRange(1, int.MaxValue);

    /// <summary>How many operations stand between two places; too many where one is a call of more than a few operations, or waits for a jump.</summary>
    private int Cost(int start, int end)
    {
        int cost = 0;
        for (int i = start; i < end && cost <= MostOperations; i++)
        {
            Instruction instruction = _flow.Code[i];
            bool isShort = Contains(i) || instruction.Operation < Operation.Power || instruction.Operation == Operation.FusedMultiplyAdd || (IsCall(instruction) && _flow.Tape.Kernels[instruction.Index].IsShort);
            cost += isShort ? 1 : MostOperations + 1;
        }

        return cost;
    }

    private static bool IsCall(in Instruction instruction) => instruction.Operation is >= Operation.Call1 and <= Operation.Call3;
}
